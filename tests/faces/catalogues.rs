//! Every message in every form, in each language.

use backsoon::domain::day::Day;
use backsoon::present::catalogue::{Catalogue, fill};
use backsoon::present::message::Message;
use backsoon::present::wording::{Speech, When, Words};
use serde_json::Value;

use crate::every_state;
use crate::shop::{Shop, moment, words};

const LANGUAGES: [&str; 2] = ["en", "hu"];

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
    for language in LANGUAGES {
        let words = words(language);
        for long in [false, true] {
            let speech = Speech {
                words: &words,
                today,
                long,
            };
            for message in Message::ALL {
                for day in days.iter().filter(|_| message.dated).chain(&[None]) {
                    for count in [0, 1, 2, 1_000_000] {
                        let when = message.dated.then_some(When::from(*day));
                        let mut more = values.to_vec();
                        if message.key == "known" {
                            more.push(("date", "D"));
                        }
                        let text =
                            speech.speak(*message, when, message.counted.then_some(count), &more);
                        assert!(!text.trim().is_empty(), "{language} {}", message.key);
                        assert!(
                            !text.contains(['{', '}']),
                            "{language} {}: {text}",
                            message.key
                        );
                        assert!(!text.contains("  "), "{language} {}: {text}", message.key);
                    }
                }
            }
        }
    }
}

#[test]
fn every_catalogue_has_every_message_and_every_plural_form_and_no_other() {
    for language in LANGUAGES {
        let catalogue = words(language);
        let catalogue = catalogue.catalogue();
        let text = std::fs::read_to_string(format!(
            "{}/www/locales/{language}.json",
            env!("CARGO_MANIFEST_DIR")
        ));
        let told: Value = serde_json::from_str(&text.expect("a catalogue")).expect("JSON");
        let mut left: Vec<&str> = told
            .as_object()
            .expect("an object")
            .keys()
            .map(|key| &**key)
            .collect();
        for message in Message::ALL {
            let contexts: &[&str] = if message.dated {
                &["", "_today", "_tomorrow", "_undated"]
            } else {
                &[""]
            };
            let plurals: &[&str] = if message.counted {
                &["_one", "_other"]
            } else {
                &[""]
            };
            for (context, plural) in contexts
                .iter()
                .flat_map(|c| plurals.iter().map(move |p| (c, p)))
            {
                let key = format!("{}{context}{plural}", message.key);
                let text = catalogue
                    .get(&key)
                    .unwrap_or_else(|| panic!("{language} lacks {key}"));
                let has = |place: &str| text.contains(&format!("{{{{{place}}}}}"));
                assert_eq!(
                    has("date"),
                    message.key == "known" || message.dated && context.is_empty(),
                    "{key}"
                );
                assert!(
                    has("count") || !message.counted,
                    "{key} in {language}: {text}"
                );
                left.retain(|known| *known != key);
            }
        }
        let lists = [("months", 12), ("monthsShort", 12), ("weekdays", 7)];
        for (list, length) in lists {
            assert!(
                catalogue
                    .entry(list, length - 1)
                    .is_some_and(|name| !name.is_empty()),
                "{list}"
            );
            assert!(catalogue.entry(list, length).is_none(), "{list}");
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
        assert!(
            patterns
                .iter()
                .all(|pattern| catalogue.get(pattern).is_some())
        );
        assert_eq!(left, [] as [&str; 0], "nobody says these in {language}");
    }
}

#[test]
fn places_are_filled_once_and_by_name() {
    let values = [("a", "{{b}}"), ("b", "2")];
    assert_eq!(fill("{{a}} and {{b}}{{c}}.", &values), "{{b}} and 2.");
    assert_eq!(fill("plain", &values), "plain");
    assert_eq!(fill("{{b", &values), "{{b");
}
