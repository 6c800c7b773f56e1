//! A shop in a few lines of JSON, on the Monday morning of most tests, and what it says.

use std::fs;

use backsoon::domain::day::Moment;
use backsoon::domain::promise::Promise;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use backsoon::present::catalogue::Catalogue;
use backsoon::present::face::Face;
use backsoon::present::wording::Words;
use serde_json::Value;

/// Monday, before the cut-off.
const NOW: &str = "2026-11-23T10:00";

pub struct Shop {
    snapshot: Snapshot,
    now: Moment,
}

impl Shop {
    pub fn new(snapshot: &Value) -> Shop {
        let snapshot = Snapshot::read(snapshot.to_string().as_bytes()).expect("a snapshot");
        // Some tests tell addresses and offers that are none.
        let mut others = snapshot.problems.iter().filter(|problem| {
            !problem.message.contains("http(s)") && !problem.place.ends_with(".percent")
        });
        assert_eq!(others.next(), None);
        Shop {
            snapshot,
            now: moment(NOW),
        }
    }

    pub fn at(mut self, now: &str) -> Shop {
        self.now = moment(now);
        self
    }

    pub fn round(&self) -> Round<'_> {
        Round::new(&self.snapshot, self.now)
    }

    pub fn promise(&self, sku: &str, quantity: u64) -> Promise {
        self.round().promise(sku, quantity)
    }

    /// What a shopper reads in English, told by a backend that knew it at 8:55.
    pub fn face(&self, sku: &str, quantity: u64) -> Face {
        self.face_in("en", sku, quantity)
    }

    pub fn face_in(&self, locale: &str, sku: &str, quantity: u64) -> Face {
        let known = Some(moment("2026-11-23T08:55"));
        let promise = self.promise(sku, quantity);
        self.round()
            .face(sku, quantity, &promise, &words(locale), self.now, known)
    }
}

pub fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

pub fn words(locale: &str) -> Words {
    let path = format!("{}/www/locales/{locale}.json", env!("CARGO_MANIFEST_DIR"));
    let catalogue = Catalogue::read(&fs::read(path).expect("a catalogue")).expect("a catalogue");
    assert_eq!(catalogue.problems, []);
    Words::new(Some(catalogue), None)
}
