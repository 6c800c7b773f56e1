//! The kinds of value that a backend tells, and what is kept of each.

use super::address::{EXPECTED, is_page};
use super::day::{Day, is_instant};
use super::json::{Fault, Read, Reader};
use crate::error::Error;

/// The most units, cents or days a snapshot may name: what JavaScript can count without rounding.
pub const MOST: u64 = 9_007_199_254_740_991;

/// An enum of words, each with its name in JSON.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident $expected:literal { $($(#[$word_doc:meta])* $word:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$word_doc])* $word,)* }

        impl $name {
            /// What an error says should have stood there.
            pub(in crate::domain) const EXPECTED: &str = $expected;

            /// The word as JSON writes it.
            pub fn text(self) -> &'static str {
                match self { $($name::$word => $text),* }
            }

            pub(in crate::domain) fn read(
                reader: &mut $crate::domain::json::Reader<'_>,
            ) -> $crate::domain::json::Read<$name> {
                let number = $crate::domain::values::word(reader, Self::EXPECTED, &[$($text),*])?;
                Ok([$($name::$word),*][number])
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.text())
            }
        }
    };
}
pub(in crate::domain) use words;

/// Keeps a value that was read.
pub(in crate::domain) fn put<T>(setting: &mut T, value: impl Into<T>) -> Read<()> {
    *setting = value.into();
    Ok(())
}

/// Text that `accept` takes.
pub(in crate::domain) fn text_that(
    reader: &mut Reader<'_>,
    expected: &str,
    accept: fn(&str) -> bool,
) -> Read<Box<str>> {
    let mut kept = Box::default();
    reader.text(expected, &mut |text| {
        kept = text.into();
        accept(text)
    })?;
    Ok(kept)
}

/// Not a name for nothing: an empty one would be found by nobody.
pub(in crate::domain) fn name(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "text of at least one character", |text| {
        !text.is_empty()
    })
}

/// Text of any length.
pub(in crate::domain) fn text(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "text", |_| true)
}

/// The address of a page or a picture.
pub(in crate::domain) fn address(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, EXPECTED, is_page)
}

/// A word of a list; its number there.
pub(in crate::domain) fn word(
    reader: &mut Reader<'_>,
    expected: &str,
    words: &[&str],
) -> Read<usize> {
    let mut found = 0;
    reader.text(
        expected,
        &mut |text| match words.iter().position(|word| *word == text) {
            Some(number) => {
                found = number;
                true
            }
            None => false,
        },
    )?;
    Ok(found)
}

/// A whole number of units, cents or days.
pub(in crate::domain) fn whole(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a whole number from 0 to 9007199254740991", 0, MOST)
}

/// Per cent.
pub(in crate::domain) fn percent(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a whole number from 0 to 100", 0, 100)
}

/// Units a day, in thousandths.
pub(in crate::domain) fn demand(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number(
        "a number of at least 0 with at most three decimal places",
        3,
        MOST,
    )
}

/// A day.
pub(in crate::domain) fn day(reader: &mut Reader<'_>) -> Read<Day> {
    let mut day = None;
    reader.text(Day::EXPECTED, &mut |text| {
        day = Day::parse(text);
        day.is_some()
    })?;
    Ok(day.unwrap_or(Day::FIRST))
}

/// An instant with a zone.
pub(in crate::domain) fn instant(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "an instant as YYYY-MM-DDTHH:MM:SSZ", is_instant)
}

/// A list of which every entry must be right.
pub(in crate::domain) fn list<T>(
    reader: &mut Reader<'_>,
    read: fn(&mut Reader<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    let mut list = Vec::new();
    reader.entries(&mut |reader, _| {
        list.push(read(reader)?);
        Ok(())
    })?;
    Ok(list)
}

/// A list of which a wrong entry costs only itself.
#[cfg(any(feature = "full", feature = "checkout"))]
pub(in crate::domain) fn lenient_list<T>(
    reader: &mut Reader<'_>,
    kept: &mut Vec<T>,
    read: fn(&mut Reader<'_>) -> Read<T>,
) -> Read<()> {
    kept.clear();
    reader.entries(&mut |reader, _| {
        reader.lenient(&mut |reader| {
            kept.push(read(reader)?);
            Ok(())
        })
    })
}

/// All of a JSON text (UTF-8) that is one value.
#[cfg(any(feature = "full", feature = "checkout"))]
pub(in crate::domain) fn all<T>(
    bytes: &[u8],
    read: impl FnOnce(&mut Reader<'_>) -> Read<T>,
) -> Result<T, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::new("it", "text in UTF-8"))?;
    let mut reader = Reader::new(text);
    let value = read(&mut reader).map_err(Fault::error)?;
    reader.end().map_err(Fault::error)?;
    Ok(value)
}

/// A field that must be there is not.
#[cold]
pub(in crate::domain) fn missing(field: &str, expected: &str) -> Fault {
    Fault::wrong(Error::new("missing", expected).under(field))
}
