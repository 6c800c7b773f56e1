//! A language's words: a catalogue in the i18next JSON v4 format that translators' tools know.

use crate::cut::cut_at;
use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

/// Messages by key. Of a list, the entries are lines of one.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub(super) messages: Messages,
    /// What was left out, and why.
    pub problems: Vec<Error>,
}

pub(super) type Messages = Vec<(Box<str>, Box<str>)>;

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
                let mut text = String::new();
                if reader.is_list() {
                    reader.entries(&mut |reader, index| {
                        if index > 0 {
                            text.push('\n');
                        }
                        add_to(&mut text, reader)
                    })?;
                } else {
                    add_to(&mut text, reader)?;
                }
                messages.push((key.into(), text.into()));
                Ok(())
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
        // Of two the last stands, as wherever else JSON is read.
        let mut messages = self.messages.iter().rev();
        let found = messages.find(|(name, _)| **name == *key)?;
        Some(&found.1)
    }
}

fn add_to(text: &mut String, reader: &mut Reader<'_>) -> Read<()> {
    reader.text("text", &mut |found| {
        text.push_str(found);
        true
    })
}

/// What stands before the first place `{{name}}` of a message, its name, and what stands behind it. A
/// name is read as translators' tools write it, too: `{{ name }}`, `{{- name}}`, `{{name, number}}`; how a
/// value is written and made harmless is not theirs to say.
pub(super) fn place(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = cut_at(pattern, b'{')?;
    let (inside, behind) = cut_at(rest, b'}')?;
    let mut names = inside.split(|character: char| !character.is_ascii_alphanumeric());
    let name = names.find(|name| !name.is_empty()).unwrap_or_default();
    Some((before, name, behind.trim_start_matches('}')))
}

/// Puts `values` into the places of `pattern`. One that nobody fills stays empty.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, name, behind)) = place(rest) {
        text.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text.push_str(value);
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}
