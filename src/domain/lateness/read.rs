//! Reading the lateness that a public snapshot tells of a supplier.

use super::{CERTAIN, Kind, Lateness, MOST_DAYS, Quantile};
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::values::{put, whole};
use crate::error::Error;

/// A supplier's lateness with each [`Kind`], where it is known.
pub type ByKind = [Option<Lateness>; Kind::ALL.len()];

/// Reads `{ "purchase": { "samples": 41, "quantiles": [[0.1, -1], [0.9, 9]] } }`. A wrong table costs only
/// itself.
pub(in crate::domain) fn by_kind(reader: &mut Reader<'_>, told: &mut ByKind) -> Read<()> {
    reader.fields(&mut |reader, key| {
        let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.text() == key) else {
            return reader.skip();
        };
        reader.lenient(&mut |reader| {
            told[kind as usize] = Lateness::read(reader)?;
            Ok(())
        })
    })
}

impl Lateness {
    /// None where the table is empty: then nothing is known.
    fn read(reader: &mut Reader<'_>) -> Read<Option<Lateness>> {
        let (mut samples, mut quantiles) = (0, Vec::new());
        reader.fields(&mut |reader, key| match key {
            "samples" => put(&mut samples, whole(reader)?),
            "quantiles" => {
                quantiles.clear();
                reader.entries(&mut |reader, _| {
                    let quantile = Quantile::read(reader, quantiles.last())?;
                    quantiles.push(quantile);
                    Ok(())
                })
            }
            _ => reader.skip(),
        })?;
        Ok((!quantiles.is_empty()).then(|| Lateness {
            samples,
            quantiles: quantiles.into(),
        }))
    }
}

impl Quantile {
    /// Reads `[0.9, 9]`, which must not fall below what stands `before` it.
    fn read(reader: &mut Reader<'_>, before: Option<&Quantile>) -> Read<Quantile> {
        let mut pair = before.map_or([0, -MOST_DAYS], |before| [before.level, before.days]);
        let mut told = 0;
        reader.entries(&mut |reader, number| {
            told = number + 1;
            if number >= PAIR.len() {
                return reader.skip();
            }
            let (expected, places, most) = PAIR[number];
            pair[number] = reader.small(expected, places, [pair[number], most])?;
            Ok(())
        })?;
        if told != PAIR.len() {
            let expected = "a pair of a probability and days";
            return Err(Fault::wrong(Error::new("too few or too many", expected)));
        }
        let [level, days] = pair;
        Ok(Quantile { level, days })
    }
}

/// What each of the two must be, its decimal places, and the most it may be then.
const PAIR: [(&str, i32, i32); 2] = [
    (
        "a probability from 0 to 1, of at most four decimal places, not below the one before it",
        4,
        CERTAIN,
    ),
    (
        "whole days from -3660 to 3660, not below those before them",
        0,
        MOST_DAYS,
    ),
];
