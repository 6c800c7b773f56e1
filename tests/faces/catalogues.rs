//! Every message in every form, in each language.

use std::collections::BTreeSet;

use backsoon::domain::day::Day;
use backsoon::present::care::message::Help;
use backsoon::present::catalogue::{Catalogue, fill};
use backsoon::present::checkout::message::Phrase;
use backsoon::present::message::Message;
use backsoon::present::waiting::Waiting;
use backsoon::present::wording::{Speech, When, Words};
use serde_json::Value;

use crate::every_state;
use crate::languages::{Language, categories};
use crate::shop::{Shop, moment};

#[test]
fn what_a_language_lacks_is_said_in_english() {
    let own =
        Catalogue::read(br#"{"backorder":"Bald wieder da, {{date}}","months":7,"split_other":[]}"#);
    let own = own.expect("a catalogue");
    assert_eq!(own.problems.len(), 1);
    let shop = Shop::new(&every_state());
    let (promise, now) = (shop.promise("backorder", 1), moment("2026-11-23T10:00"));
    let face = shop.round().face(
        "backorder",
        1,
        &promise,
        &Words::new(Some(own), None),
        now,
        None,
    );
    assert!(
        face.headline.starts_with("Bald wieder da, "),
        "{}",
        face.headline
    );
    assert_eq!(face.detail, "We order it from our supplier for you.");
    assert_eq!(Words::new(None, None).catalogue().get("no such key"), None);
}

/// A place where something is said, which has catalogues of its own.
struct Place {
    folder: &'static str,
    messages: &'static [Message],
    english: fn() -> Catalogue,
    /// Names of days and months, and how many there are.
    lists: &'static [(&'static str, usize)],
    /// What stands there besides.
    others: &'static [&'static str],
}

const PLACES: [Place; 5] = [
    Place {
        folder: "www/locales",
        messages: Message::STATUS,
        english: Catalogue::english,
        lists: &[("months", 12), ("monthsShort", 12), ("weekdays", 7)],
        others: &[
            "pause",
            "dateBare",
            "dateLong",
            "dateLongYear",
            "dateShort",
            "dateShortYear",
            "time",
            "am",
            "pm",
        ],
    },
    Place {
        folder: "www/locales/checkout",
        messages: Phrase::ALL,
        english: || english_of("checkout"),
        lists: &[],
        others: &["comma", "pause"],
    },
    Place {
        folder: "www/locales/waiting",
        messages: Waiting::ALL,
        english: || english_of("waiting"),
        lists: &[],
        others: &[],
    },
    Place {
        folder: "www/locales/care",
        messages: Help::ALL,
        english: || english_of("care"),
        lists: &[],
        others: &["comma"],
    },
    Place {
        folder: "www/locales/mail",
        messages: Message::MAIL,
        english: Catalogue::english_of_letters,
        lists: &[],
        others: &["direction"],
    },
];

/// English that comes with the scripts that say it, and so is not in the core.
fn english_of(place: &str) -> Catalogue {
    let path = format!("{}/www/locales/{place}/en.json", env!("CARGO_MANIFEST_DIR"));
    Catalogue::read(&std::fs::read(path).expect("a catalogue")).expect("a catalogue")
}

/// Each language of each place.
fn everywhere() -> Vec<(&'static Place, Language)> {
    let all = PLACES.iter().flat_map(|place| {
        let languages = Language::in_folder(place.folder).into_iter();
        languages.map(move |language| (place, language))
    });
    all.collect()
}

/// Every message in every form that its day and its count can ask for.
#[test]
fn no_message_is_empty_or_has_a_place_left_open() {
    let today = Day::parse("2026-11-23").expect("a day");
    let days = [
        None,
        Some(today),
        today.plus(1),
        today.plus(9),
        today.plus(400),
    ];
    for (place, language) in everywhere() {
        for long in [false, true] {
            let speech = Speech {
                words: &language.words,
                today,
                long,
            };
            for message in place.messages {
                let forms = language.forms(*message).into_iter();
                let keys = forms.flat_map(|form| form.keys.into_iter().chain(form.brief));
                let patterns = keys.filter_map(|key| language.words.catalogue().get(&key));
                let names: BTreeSet<&str> = patterns.flat_map(places).collect();
                let of_day_and_count = |name: &&str| match *name {
                    "date" => message.dated,
                    name => name == "count",
                };
                let names = names.into_iter().filter(|name| !of_day_and_count(name));
                let values: Vec<_> = names.map(|name| (name, "12")).collect();
                for day in days.iter().filter(|_| message.dated).chain(&[None]) {
                    for count in [0, 1, 2, 1_000_000] {
                        let when = message.dated.then_some(When::from(*day));
                        let text =
                            speech.speak(*message, when, message.counted.then_some(count), &values);
                        let name = format!("{} in {}", message.key, language.name);
                        assert!(!text.trim().is_empty(), "{name}");
                        assert!(!text.contains(['{', '}']), "{name}: {text}");
                        assert!(!text.contains("  "), "{name}: {text}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_catalogue_has_every_message_and_every_plural_form_and_no_other() {
    for (place, language) in everywhere() {
        let (name, catalogue) = (&language.name, language.words.catalogue());
        let folder = place.folder;
        let path = format!("{}/{folder}/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a catalogue");
        let told: Value = serde_json::from_str(&text).expect("JSON");
        let told = told.as_object().expect("an object");
        let mut left: Vec<&str> = told.keys().map(|key| &**key).collect();
        for message in place.messages {
            for form in language.forms(*message) {
                let is_there = |key: &String| catalogue.get(key).is_some();
                let lacking: Vec<_> = form.keys.iter().filter(|key| !is_there(key)).collect();
                assert!(lacking.is_empty(), "{name} lacks {lacking:?}");
                let brief = form.brief.iter().filter(|key| is_there(key)).count();
                let all_or_none = brief == 0 || brief == form.brief.len();
                assert!(all_or_none, "{name} lacks some of {:?}", form.brief);
                left.retain(|known| !form.keys.iter().chain(&form.brief).any(|key| key == known));
            }
        }
        for (list, length) in place.lists {
            let names: Vec<_> = catalogue.get(list).unwrap_or_default().lines().collect();
            assert_eq!(names.len(), *length, "{list} in {name}");
            assert!(
                names.iter().all(|name| !name.is_empty()),
                "{list} in {name}"
            );
            left.retain(|known| known != list);
        }
        left.retain(|known| !place.others.contains(known));
        for other in place.others {
            assert!(catalogue.get(other).is_some(), "{name} lacks {other}");
        }
        assert_eq!(left, [] as [&str; 0], "nobody says these in {name}");
    }
}

/// What one language tells, none leaves out; a brief form may, but not the day, nor the count.
#[test]
fn every_form_has_the_places_that_its_message_needs() {
    for (place, language) in everywhere() {
        let english = (place.english)();
        let catalogue = language.words.catalogue();
        for message in place.messages {
            for form in language.forms(*message) {
                let key = format!("{}{}", message.key, form.context);
                let other = if message.counted { "_other" } else { "" };
                let needed = english.get(&format!("{key}{other}"));
                let needed = places(needed.expect("a message"));
                let is_dated = message.dated && form.context.is_empty();
                assert_eq!(needed.contains("count"), message.counted, "{key}");
                // One that is not of a day as seen from today may name another.
                let names_another = !message.dated && needed.contains("date");
                assert_eq!(needed.contains("date"), is_dated || names_another, "{key}");
                for key in &form.keys {
                    let text = catalogue.get(key).unwrap_or_default();
                    assert_eq!(places(text), needed, "{key} in {}", language.name);
                }
                for text in form.brief.iter().filter_map(|key| catalogue.get(key)) {
                    let found = places(text);
                    assert!(found.is_subset(&needed), "{text}");
                    for name in ["date", "count"] {
                        assert_eq!(found.contains(name), needed.contains(name), "{text}");
                    }
                }
            }
        }
    }
}

/// The names of the places that are to be filled.
fn places(text: &str) -> BTreeSet<&str> {
    let pieces = text.split("{{").skip(1);
    pieces
        .filter_map(|piece| Some(piece.split_once("}}")?.0))
        .collect()
}

/// A catalogue whose plural forms nobody knows must not pass for one that is whole.
#[test]
fn every_catalogue_is_of_a_language_whose_plurals_are_known() {
    for place in &PLACES {
        let languages = Language::in_folder(place.folder).into_iter();
        let names: Vec<_> = languages.map(|language| language.name).collect();
        for name in ["de", "en", "fr", "hu"] {
            assert!(
                names.iter().any(|there| there == name),
                "no {name} in {names:?}"
            );
        }
        let unlisted = names.iter().filter(|name| categories(name).is_none());
        let unlisted: Vec<_> = unlisted.collect();
        assert!(
            unlisted.is_empty(),
            "expected the plural categories of {unlisted:?} in the table"
        );
    }
    assert_eq!(categories("pt-BR"), categories("pt"));
    assert_eq!((categories("tlh"), categories("")), (None, None));
}

#[test]
fn places_are_filled_once_and_by_name() {
    let values = [("a", "{{b}}"), ("b", "2")];
    assert_eq!(fill("{{a}} and {{b}}{{c}}.", &values), "{{b}} and 2.");
    assert_eq!(fill("plain", &values), "plain");
    assert_eq!(fill("{{b", &values), "{{b");
}
