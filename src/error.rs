//! The one error of the crate: it names the place, the value found there and what was expected.

use serde::Serialize;

/// What is wrong with something that came from outside, and where.
///
/// `place` is written the way the asker would reach the value: `items[3].onOrder[0].due`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Error {
    /// The way to the value, empty for the whole.
    pub place: String,
    /// The value as it stands there (shortened) and what was expected instead.
    pub message: String,
}

impl Error {
    /// `value` was found where `expected` should have been.
    #[cold]
    #[inline(never)]
    pub fn new(value: &str, expected: &str) -> Error {
        let mut message = String::new();
        push_clipped(&mut message, value);
        message.push_str(": expected ");
        message.push_str(expected);
        Error {
            place: String::new(),
            message,
        }
    }

    /// The same error, seen from the object whose field `name` holds it.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn under(mut self, name: &str) -> Error {
        if !self.place.is_empty() && !self.place.starts_with('[') {
            self.place.insert(0, '.');
        }
        let mut place = String::new();
        push_clipped(&mut place, name);
        self.place.insert_str(0, &place);
        self
    }

    /// The same error, seen from the list whose entry `index` (from 0) holds it.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn at(self, index: usize) -> Error {
        let mut name = String::from("[");
        push_number(&mut name, index as u64);
        name.push(']');
        self.under(&name)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.place.is_empty() {
            f.write_str(&self.place)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// The longest piece of a wrong value, or of a name, that an error repeats, in characters.
const SHOWN: usize = 40;

fn push_clipped(text: &mut String, piece: &str) {
    match piece.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            text.push_str(&piece[..end]);
            text.push('…');
        }
        None => text.push_str(piece),
    }
}

/// Appends `number` in decimal digits. In place of `format!`, whose machinery costs a shopper 3 KB.
pub(crate) fn push_number(text: &mut String, number: u64) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}
