//! A language's words: a catalogue in the i18next JSON v4 format that translators' tools know.

use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

/// Messages by key. Lists are kept entry by entry: `months.0`.
#[derive(Debug, Default)]
pub struct Catalogue {
    messages: Vec<(Box<str>, Box<str>)>,
    /// What was left out, and why.
    pub problems: Vec<Error>,
}

impl Catalogue {
    /// Reads a catalogue: an object of texts and lists of texts. What is neither is left out.
    ///
    /// # Errors
    /// When the text is not UTF-8 or not JSON, or is not an object.
    pub fn read(bytes: &[u8]) -> Result<Catalogue, Error> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| Error::new("the catalogue", "text in UTF-8"))?;
        let mut reader = Reader::new(text);
        Catalogue::read_whole(&mut reader).map_err(|fault| match fault {
            Fault::Broken(error) | Fault::Wrong(error) => error,
        })
    }

    /// English, which is always there.
    pub fn english() -> Catalogue {
        let text = include_str!("../../www/locales/en.json");
        Catalogue::read(text.as_bytes()).unwrap_or_default()
    }

    fn read_whole(reader: &mut Reader<'_>) -> Read<Catalogue> {
        let mut messages = Vec::new();
        reader.fields(&mut |reader, key| {
            reader.lenient(|reader| {
                if !reader.is_list() {
                    messages.push((key.into(), message(reader)?));
                    return Ok(());
                }
                reader.entries(&mut |reader, index| {
                    messages.push((numbered(key, index), message(reader)?));
                    Ok(())
                })
            })?;
            Ok(())
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

fn message(reader: &mut Reader<'_>) -> Read<Box<str>> {
    reader.text("text", |text| Some(text.into()))
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
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((name, after)) = behind.split_once("}}") else {
            break;
        };
        text.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text.push_str(value);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}
