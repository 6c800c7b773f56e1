//! Whether what a catalogue says may be said. What a message must have in it, its English says; what it
//! must not have is the same for all. One that fails is left out, so that what stands behind it is said.

use super::catalogue::{Catalogue, place};
use crate::cut::cut_at;
use crate::domain::address::readable;
use crate::error::Error;

/// The longest message that somebody can mean, in bytes.
const LONGEST: usize = 1000;

/// How a time is written by other languages than English.
const BY_24_HOURS: &str = "{{hour}}:{{minute}}";

impl Catalogue {
    /// Whether a message is to be said where this English is. Nobody says a key that is not known there,
    /// or an empty text, as of what is not translated yet.
    ///
    /// # Errors
    /// When it would be said, and must not be.
    pub(super) fn allows(&self, key: &str, text: &str) -> Result<bool, Error> {
        let Some(model) = self.model(key).filter(|_| !text.is_empty()) else {
            return Ok(false);
        };
        let fits = |model| fits(key, text, model);
        if is_plain(text) && (fits(model) || key == "time" && fits(BY_24_HOURS)) {
            return Ok(true);
        }
        let mut expected = String::from("plain text as ");
        expected.push_str(model);
        Err(Error::new(text, &expected).under(key))
    }

    /// The English that a form is held to: of brief and plural forms the whole one, of many.
    fn model(&self, key: &str) -> Option<&str> {
        let (head, tail) = brief(key).unwrap_or(("", key));
        let stem = tail.trim_end_matches(|c: char| c != '_');
        let is_model = |name: &str| {
            let is_whole = |rest: &str| rest == tail || rest.strip_suffix("other") == Some(stem);
            name == key || name.strip_prefix(head).is_some_and(is_whole)
        };
        let found = self.messages.iter().find(|(name, _)| is_model(name))?;
        Some(&found.1)
    }
}

/// What stands in the key of a brief form before and behind what says that it is one.
fn brief(key: &str) -> Option<(&str, &str)> {
    let (head, rest) = cut_at(key, b'B')?;
    Some((head, rest.strip_prefix("rief")?))
}

/// Whether a message has the places and lines of its model: no other, and none less. Languages say one
/// or two without a number, and a brief form may lack all but day and count.
fn fits(key: &str, text: &str, model: &str) -> bool {
    let few = ["_zero", "_one", "_two"]
        .iter()
        .any(|end| key.ends_with(end));
    let lines = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
    lines(text) == lines(model)
        && covers(model, text, false, false)
        && covers(text, model, few, brief(key).is_some())
}

/// Whether a text has all the places of another, but for a count and others that it may lack.
fn covers(text: &str, mut other: &str, count: bool, others: bool) -> bool {
    while let Some((_, name, behind)) = place(other) {
        let mut left = text;
        loop {
            match place(left) {
                Some((_, found, _)) if found == name => break,
                Some((_, _, behind)) => left = behind,
                None if name == "count" && count => break,
                None if name != "count" && name != "date" && others => break,
                None => return false,
            }
        }
        other = behind;
    }
    true
}

/// Whether a text is nothing but text, some of it to be seen, without blank lines, and of bearable length. Marks of direction
/// belong to some languages, and so do isolates that are closed again; overrides to none.
fn is_plain(text: &str) -> bool {
    let (mut open, mut isolates, mut before, mut entity) = (0, 0, '\n', false);
    for character in text.chars() {
        match character {
            '{' if open > 0 && before != '{' => return false,
            '{' => open += 1,
            '}' => open -= 1,
            '\u{2066}'..='\u{2068}' => isolates += 1,
            '\u{2069}' => isolates -= 1,
            '\n' if before != '\n' => {}
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}'..='\u{202e}' => return false,
            ';' if entity => return false,
            't' if before == '$' => return false,
            'a'..='z' | 'A'..='Z' | '!' | '/' if before == '<' => return false,
            ' ' if before == '\n' => continue,
            _ => {}
        }
        if open < 0 || isolates < 0 {
            return false;
        }
        entity =
            character == '&' || entity && (character.is_ascii_alphanumeric() || character == '#');
        before = character;
    }
    let is_whole = open == 0 && isolates == 0 && before != '\n' && text.len() <= LONGEST;
    is_whole && !readable(text).is_empty()
}
