//! The catalogues that a place speaks with, together.

use std::fs;

use backsoon::present::catalogue::Catalogue;
use backsoon::present::wording::Words;

/// The words of a language, from these folders of `www`.
pub fn words(locale: &str, folders: &[&str]) -> Words {
    let read = |folder: &&str| {
        let path = format!("{}/www/{folder}/{locale}.json", env!("CARGO_MANIFEST_DIR"));
        let catalogue = Catalogue::read(&fs::read(path).expect("a catalogue"));
        let catalogue = catalogue.expect("a catalogue");
        assert_eq!(catalogue.problems, [], "in {folder}/{locale}.json");
        catalogue
    };
    Words::new(folders.iter().map(read).reduce(Catalogue::and), None)
}
