//! A language's words: a catalogue in the i18next JSON v4 format that translators' tools know.

use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

/// Messages by key. Lists are kept entry by entry: `months.0`.
#[derive(Debug, Default)]
pub struct Catalogue {
    messages: Messages,
    /// What was left out, and why.
    pub problems: Vec<Error>,
}

type Messages = Vec<(Box<str>, Box<str>)>;

impl Catalogue {
    /// Reads a catalogue: an object of texts and lists of texts. What is neither is left out.
    ///
    /// # Errors
    /// When the text is not UTF-8 or not JSON, or is not an object.
    pub fn read(bytes: &[u8]) -> Result<Catalogue, Error> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| Error::new("the catalogue", "text in UTF-8"))?;
        let mut reader = Reader::new(text);
        Catalogue::read_whole(&mut reader).map_err(Fault::error)
    }

    /// The messages of both.
    pub fn and(mut self, other: Catalogue) -> Catalogue {
        self.messages.extend(other.messages);
        self.problems.extend(other.problems);
        self
    }

    /// The English of what is said of an item, which is always there.
    pub fn english() -> Catalogue {
        let text = include_str!(concat!(env!("OUT_DIR"), "/en.json"));
        Catalogue::read(text.as_bytes()).unwrap_or_default()
    }

    fn read_whole(reader: &mut Reader<'_>) -> Read<Catalogue> {
        let mut messages = Vec::new();
        reader.fields(&mut |reader, key| {
            reader.lenient(&mut |reader| {
                if !reader.is_list() {
                    return message(reader, key.into(), &mut messages);
                }
                reader.entries(&mut |reader, index| {
                    message(reader, numbered(key, index), &mut messages)
                })
            })
        })?;
        reader.end()?;
        Ok(Catalogue {
            messages,
            problems: std::mem::take(&mut reader.problems),
        })
    }

    /// The message with this key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.messages.iter().find(|(name, _)| **name == *key)?;
        Some(&found.1)
    }

    /// Entry `index`, from 0, of the list with this key.
    pub fn entry(&self, key: &str, index: usize) -> Option<&str> {
        self.get(&numbered(key, index))
    }
}

fn message(reader: &mut Reader<'_>, key: Box<str>, messages: &mut Messages) -> Read<()> {
    reader.text("text", &mut |text| {
        messages.push((key.clone(), text.into()));
        true
    })
}

fn numbered(key: &str, index: usize) -> Box<str> {
    let mut name = String::from(key);
    name.push('.');
    crate::error::push_number(&mut name, index as u64);
    name.into()
}

/// Puts `values` into the places `{{name}}` of `pattern`. A place nobody fills stays empty.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else {
            break;
        };
        let name = rest[start..start + length].trim_start_matches('{');
        text.push_str(&rest[..start]);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text.push_str(value);
        }
        rest = rest[start + length..].trim_start_matches('}');
    }
    text.push_str(rest);
    text
}
