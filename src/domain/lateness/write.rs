//! Writing what may be public of a supplier's lateness, as [`super::by_kind`] reads it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{ByKind, CERTAIN, Kind, Quantile};

/// A supplier's tables, by kind.
#[derive(Debug)]
pub struct PublicLateness<'s>(&'s ByKind);

impl<'s> PublicLateness<'s> {
    /// None where nothing is known.
    pub(in crate::domain) fn new(lateness: &'s ByKind) -> Option<PublicLateness<'s>> {
        let known = lateness.iter().any(Option::is_some);
        known.then_some(PublicLateness(lateness))
    }
}

impl Serialize for PublicLateness<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (kind, lateness) in Kind::ALL.iter().zip(self.0) {
            if let Some(lateness) = lateness {
                map.serialize_entry(kind.text(), lateness)?;
            }
        }
        map.end()
    }
}

impl Serialize for Quantile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (f64::from(self.level) / f64::from(CERTAIN), self.days).serialize(serializer)
    }
}
