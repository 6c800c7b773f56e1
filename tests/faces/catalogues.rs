//! Every message in every form, in each language.

use std::collections::BTreeSet;

use backsoon::domain::day::Day;
use backsoon::present::catalogue::{Catalogue, fill};
use backsoon::present::message::Message;
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
    let values = [
        ("quantity", "12"),
        ("time", "14:00"),
        ("from", "A"),
        ("to", "B"),
    ];
    for language in Language::all() {
        for long in [false, true] {
            let speech = Speech {
                words: &language.words,
                today,
                long,
            };
            for message in Message::STATUS {
                for day in days.iter().filter(|_| message.dated).chain(&[None]) {
                    for count in [0, 1, 2, 1_000_000] {
                        let when = message.dated.then_some(When::from(*day));
                        let mut more = values.to_vec();
                        if message.key == "known" {
                            more.push(("date", "D"));
                        }
                        let text =
                            speech.speak(*message, when, message.counted.then_some(count), &more);
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
    for language in Language::all() {
        let (name, catalogue) = (&language.name, language.words.catalogue());
        let path = format!("{}/www/locales/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a catalogue");
        let told: Value = serde_json::from_str(&text).expect("JSON");
        let told = told.as_object().expect("an object");
        let mut left: Vec<&str> = told.keys().map(|key| &**key).collect();
        for message in Message::STATUS {
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
        let lists = [("months", 12), ("monthsShort", 12), ("weekdays", 7)];
        for (list, length) in lists {
            assert!(
                catalogue
                    .entry(list, length - 1)
                    .is_some_and(|name| !name.is_empty()),
                "{list} in {name}"
            );
            assert!(catalogue.entry(list, length).is_none(), "{list} in {name}");
            left.retain(|known| *known != list);
        }
        let patterns = [
            "pause",
            "dateLong",
            "dateLongYear",
            "dateShort",
            "dateShortYear",
            "time",
            "am",
            "pm",
        ];
        left.retain(|known| !patterns.contains(known));
        for pattern in patterns {
            assert!(catalogue.get(pattern).is_some(), "{name} lacks {pattern}");
        }
        assert_eq!(left, [] as [&str; 0], "nobody says these in {name}");
    }
}

/// What one language tells, none leaves out; a brief form may, but not the day, nor the count.
#[test]
fn every_form_has_the_places_that_its_message_needs() {
    let english = Words::new(None, None);
    for language in Language::all() {
        let catalogue = language.words.catalogue();
        for message in Message::STATUS {
            for form in language.forms(*message) {
                let key = format!("{}{}", message.key, form.context);
                let other = if message.counted { "_other" } else { "" };
                let needed = english.catalogue().get(&format!("{key}{other}"));
                let needed = places(needed.expect("a message"));
                let is_dated = message.dated && form.context.is_empty();
                let of_day_and_count = [("date", is_dated), ("count", message.counted)];
                for (place, is_needed) in of_day_and_count {
                    let is_known = message.key == Message::KNOWN.key && place == "date";
                    assert_eq!(needed.contains(place), is_needed || is_known, "{key}");
                }
                for key in &form.keys {
                    let text = catalogue.get(key).unwrap_or_default();
                    assert_eq!(places(text), needed, "{key} in {}", language.name);
                }
                for text in form.brief.iter().filter_map(|key| catalogue.get(key)) {
                    let found = places(text);
                    assert!(found.is_subset(&needed), "{text}");
                    for (place, is_needed) in of_day_and_count {
                        assert_eq!(found.contains(place), is_needed, "{text}");
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
    let names: Vec<_> = Language::all()
        .into_iter()
        .map(|language| language.name)
        .collect();
    for name in ["en", "hu"] {
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
