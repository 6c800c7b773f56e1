//! Catalogues that are bad, and those of a shop's own: what may be said of them is said, the rest is named.

#[path = "../shop/languages.rs"]
#[allow(dead_code)]
mod languages;

use backsoon::domain::day::{Day, Time};
use backsoon::present::catalogue::Catalogue;
use backsoon::present::message::Message;
use backsoon::present::wording::{Speech, When, Words};

use crate::languages::Language;

fn catalogue(text: &str) -> Catalogue {
    Catalogue::read(text.as_bytes()).expect("a catalogue")
}

/// English, as a shop says it.
fn english(own: &str) -> Words {
    let mut words = Words::new(None, None);
    words.add(catalogue(own));
    words
}

/// A language of ours, as a shop says it.
fn foreign(ours: &str, own: &str) -> Words {
    let mut words = Words::new(Some(Catalogue::default()), None);
    words.add(catalogue(ours));
    words.add(catalogue(own));
    words
}

fn problems(words: &Words) -> Vec<String> {
    let problems = words.catalogue().problems.iter();
    problems.map(ToString::to_string).collect()
}

/// English in which a shop says one message its own way.
fn saying(key: &str, text: &str) -> Words {
    english(&serde_json::json!({ key: text }).to_string())
}

fn is_said(key: &str, text: &str) -> bool {
    saying(key, text).catalogue().get(key) == Some(text)
}

/// Monday, the shop's day.
fn today() -> Day {
    Day::parse("2026-11-23").expect("a day")
}

fn speech(words: &Words) -> Speech<'_> {
    Speech {
        words,
        today: today(),
        long: true,
    }
}

#[test]
fn what_translators_may_write_is_said() {
    for (key, text) in [
        ("quiet", "Leaves us on {{date}}"),
        ("quiet", "Leaves us on {{ date }}"),
        ("quiet", "Leaves us on {{- date}}"),
        ("quiet", "Leaves us on {{date, datetime}}"),
        (
            "quiet",
            "{{date}}: Oak & Co sends it, 5 < 7 & so on; that is 5 $",
        ),
        ("quiet", "\u{200f}\u{061c}\u{2068}{{date}}\u{2069}\u{200e}"),
        ("lowStock_one", "The last one, ships {{date}}"),
        ("lowStock_two", "The last two, ship {{date}}"),
        ("lowStock_few", "Only {{count}}, ships {{date}}"),
        ("lowStock_today_zero", "None left"),
        ("shortBrief_other", "Only {{count}}, by {{date}}"),
        ("madeToOrderBrief", "Made by {{date}}"),
        ("time", "{{hour}}.{{minute}}"),
        ("time", "{{half}} {{hour12}}:{{minute}}"),
    ] {
        assert!(is_said(key, text), "{key}: {text}");
    }
}

#[test]
fn a_message_is_left_out_that_has_not_the_places_of_its_english() {
    let only = "Only {{count}} left, ships {{date}}";
    for (key, text, english) in [
        ("quiet", "Ships soon", "Ships by {{date}}"),
        ("quiet", "Ships by {{datum}}", "Ships by {{date}}"),
        ("quiet", "Ships by {{date}} {{name}}", "Ships by {{date}}"),
        ("quiet", "Ships by {{date", "Ships by {{date}}"),
        ("quiet", "Ships by {{date}} }}", "Ships by {{date}}"),
        ("quiet", "Ships by }}date{{", "Ships by {{date}}"),
        ("quiet_today", "Ships {{date}}", "Ships today"),
        ("lowStock_few", "Ships {{date}}", only),
        ("lowStock_one", "The last one", only),
        ("lowStock_two", "The last {{quantity}}, {{date}}", only),
        (
            "waitNote_few",
            "{count, plural, few {# days}}",
            "That is {{count}} days from now.",
        ),
        ("quietBrief", "Ships soon", "Ships by {{date}}"),
        (
            "shortBrief_few",
            "By {{date}}",
            "Only {{count}} of your {{quantity}} available, ships by {{date}}",
        ),
        (
            "windowNote",
            "From {{from}}.",
            "Expected to ship between {{from}} and {{to}}.",
        ),
        (
            "time",
            "{{hour12}}:{{minute}}",
            "{{hour12}}:{{minute}} {{half}}",
        ),
        ("dateLong", "{{month}}", "{{weekday}}, {{month}} {{day}}"),
    ] {
        let words = saying(key, text);
        assert_ne!(words.catalogue().get(key), Some(text), "{key}: {text}");
        let expected = format!("{key}: {text}: expected plain text as {english}");
        assert_eq!(problems(&words), [expected]);
    }
}

#[test]
fn a_message_is_left_out_that_is_more_than_text() {
    let long = "a".repeat(1001);
    for text in [
        "<b>No longer available</b>",
        "Gone</p>",
        "Gone <!-- ",
        "Gone&nbsp;for good",
        "Gone &#8211; for good",
        "Gone, $t(unknownNote)",
        "Gone {",
        "Gone\u{202e}elbaliava",
        "Gone\u{2067}",
        "Gone\u{2069}\u{2067}",
        "Gone\nfor good",
        "Gone\u{7}",
        "Gone\u{85}",
        "Gone\u{2028}",
        "   ",
        "\u{a0}",
        "\u{200b}\u{feff}",
        &long,
    ] {
        let words = saying("discontinued", text);
        assert_eq!(
            words.catalogue().get("discontinued"),
            Some("No longer available")
        );
        let found = problems(&words);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("discontinued: "), "{found:?}");
        assert!(
            found[0].ends_with(": expected plain text as No longer available"),
            "{found:?}"
        );
    }
    assert!(is_said("discontinued", &"é".repeat(499)));
}

#[test]
fn what_is_not_translated_yet_is_no_problem_and_is_said_in_english() {
    let words = saying("discontinued", "");
    assert_eq!(
        words.catalogue().get("discontinued"),
        Some("No longer available")
    );
    assert_eq!(problems(&words), [] as [&str; 0]);
}

#[test]
fn a_key_that_nobody_knows_here_may_be_of_another_place() {
    let words = english(
        r#"{ "termsOnDispatch": "Pay {{later}}", "Brief": "<b", "_": "<b", "_other": "<b", "other": "<b", "": "<b" }"#,
    );
    assert_eq!(problems(&words), [] as [&str; 0]);
}

#[test]
fn what_is_no_text_is_left_out() {
    let words = english(r#"{ "discontinued": 7, "unknown": { "nested": "Ask" }, "known": null }"#);
    assert_eq!(problems(&words).len(), 3);
    assert_eq!(speech(&words).say(Message::GONE), "No longer available");
}

#[test]
fn of_two_messages_with_one_key_the_last_is_said_as_wherever_json_is_read() {
    let words =
        english(r#"{ "discontinued": "Gone", "unknown": "Ask us", "discontinued": "Sold" }"#);
    assert_eq!(speech(&words).say(Message::GONE), "Sold");
    let words = english(r#"{ "discontinued": "Gone", "discontinued": "<b>Sold</b>" }"#);
    assert_eq!(speech(&words).say(Message::GONE), "Gone");
}

#[test]
fn a_list_is_said_whole_or_not_at_all() {
    let eleven = r#""a","b","c","d","e","f","g","h","i","j","k""#;
    for list in [
        format!("[{eleven}]"),
        format!("[{eleven},\"l\",\"m\"]"),
        format!("[{eleven},\"\"]"),
        format!("[\"\",{eleven}]"),
        format!("[{eleven},7]"),
        format!("[{eleven},\"<i>l</i>\"]"),
        String::from("\"January\""),
        String::from("7"),
    ] {
        let words = english(&format!("{{\"months\":{list}}}"));
        let found = problems(&words);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("months"), "{found:?}");
        assert_eq!(date(&words), "Wednesday, December 2");
    }
    let words = english(&format!("{{\"months\":[{eleven},\"Yule\"]}}"));
    assert_eq!(date(&words), "Wednesday, Yule 2");
    let words = english(r#"{ "quiet": ["Ships", "by {{date}}"] }"#);
    assert_eq!(problems(&words).len(), 1);
}

fn date(words: &Words) -> String {
    speech(words).date(today().plus(9).expect("a day"))
}

#[test]
fn a_shop_says_what_it_will_and_we_the_rest_form_by_form() {
    let own =
        r#"{ "quiet": "Indul: {{date}}", "waitNote_one": "Egyetlen nap.", "unknown": "<b>?</b>" }"#;
    let words = foreign(include_str!("../../www/locales/hu.json"), own);
    let speech = speech(&words);
    let quiet = |days| speech.dated(Message::QUIET, When::from(today().plus(days)));
    assert_eq!(quiet(9), "Indul: december 2., szerda");
    assert_eq!(quiet(0), "Még ma feladjuk");
    assert_eq!(speech.counted(Message::WAIT, 1), "Egyetlen nap.");
    assert!(speech.counted(Message::WAIT, 2).contains('2'));
    assert_eq!(speech.time(Time::parse("14:05").expect("a time")), "14:05");
    assert_eq!(problems(&words).len(), 1);
    assert_ne!(speech.say(Message::UNKNOWN), "Availability not known");
}

#[test]
fn a_shop_says_english_in_its_own_words() {
    let words =
        english(r#"{ "quiet": "Leaves us by {{date}}", "waitNote_other": "{{count}} days." }"#);
    let speech = speech(&words);
    let quiet = |days| speech.dated(Message::QUIET, When::from(today().plus(days)));
    assert_eq!(quiet(9), "Leaves us by Wednesday, December 2");
    assert_eq!(quiet(1), "Ships tomorrow");
    assert_eq!(speech.counted(Message::WAIT, 2), "2 days.");
    assert_eq!(speech.counted(Message::WAIT, 1), "That is 1 day from now.");
}

#[test]
fn a_language_that_only_the_shop_has_is_said_with_english_behind_it() {
    let words = foreign(
        "{}",
        r#"{ "quiet": "Envio até {{date}}", "splitNone_other": "{{count}} fora" }"#,
    );
    let speech = speech(&words);
    let quiet = |days| speech.dated(Message::QUIET, When::from(today().plus(days)));
    assert_eq!(quiet(9), "Envio até Wednesday, December 2");
    assert_eq!(quiet(0), "Ships today");
    assert_eq!(speech.counted(Message::SPLIT_NONE, 1), "1 fora");
    assert_eq!(speech.counted(Message::WAIT, 1), "That is 1 day from now.");
    assert_eq!(speech.counted(Message::WAIT, 2), "That is 2 days from now.");
}

#[test]
fn nothing_is_wrong_with_our_own() {
    for place in [
        "www/locales",
        "www/locales/care",
        "www/locales/checkout",
        "www/locales/mail",
        "www/locales/review",
        "www/locales/waiting",
    ] {
        let read = |name: &str| {
            let path = format!("{}/{place}/{name}.json", env!("CARGO_MANIFEST_DIR"));
            Catalogue::read(&std::fs::read(path).expect("a file")).expect("a catalogue")
        };
        for language in Language::in_folder(place) {
            let mut words = Words::of(Some(Catalogue::default()), read("en"), None);
            words.add(read(&language.name));
            assert_eq!(
                words.catalogue().problems,
                [],
                "{place}/{}.json",
                language.name
            );
        }
    }
}
