//! What a merchant may want otherwise.

use crate::domain::json::{Read, Reader};
use crate::domain::values::{all, put};
use crate::error::Error;

/// What a review is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many days before today its figures of the past are about.
    pub days: i32,
    /// Whether what to order is advised: forecasting all items takes longer than all other figures.
    pub advice: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            days: 365,
            advice: true,
        }
    }
}

impl Options {
    /// Reads a JSON object (UTF-8) of what is wanted otherwise. What else stands there is others' to read.
    ///
    /// # Errors
    /// When it is no object, or something in it is wrong.
    pub fn read(bytes: &[u8]) -> Result<Options, Error> {
        let mut options = Options::default();
        all(bytes, |reader| {
            reader.fields(&mut |reader, key| match key {
                "days" => put(&mut options.days, days(reader)?),
                "advice" => put(&mut options.advice, reader.boolean()?),
                _ => reader.skip(),
            })
        })?;
        Ok(options)
    }
}

/// Reads of a JSON object (UTF-8) over how many `days` an item's stock is projected, 180 unless told.
///
/// # Errors
/// When it is no object, or the days are wrong.
pub fn projected_days(bytes: &[u8]) -> Result<i32, Error> {
    let mut days = 180;
    all(bytes, |reader| {
        reader.fields(&mut |reader, key| match key {
            "days" => {
                let expected = "a whole number of days from 1 to 730";
                put(&mut days, reader.small(expected, 0, [1, 730])?)
            }
            _ => reader.skip(),
        })
    })?;
    Ok(days)
}

fn days(reader: &mut Reader<'_>) -> Read<i32> {
    reader.small("a whole number of days from 1 to 3660", 0, [1, 3660])
}
