//! What a customer reads in a mail: what the law asks for of a delay, each kind of news, and that the
//! HTML says the same as the text, whatever others wrote.

mod hostile;
mod law;
mod news;
mod page;
mod whole;

use std::fs;

use backsoon::domain::day::Moment;
use backsoon::domain::order::Due;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use backsoon::present::catalogue::Catalogue;
use backsoon::present::letter::{Letter, Letterhead};
use backsoon::present::wording::Words;
use serde_json::{Value, json};

/// A shop that can be reached in every way.
fn contact() -> Value {
    json!({ "email": "help@shop.example", "phone": "+36 1 234 5678", "chat": "https://shop.example/chat" })
}

/// Two chairs that were promised by 4 December and come on the 9th.
fn delayed() -> Value {
    json!({
        "order": "SO-1", "line": "1", "email": "ada@example.com", "locale": "en",
        "sku": "CHAIR", "title": "Oak chair", "quantity": 2, "kind": "delayed",
        "earliest": "2026-12-09", "latest": "2026-12-09",
        "was": { "earliest": "2026-12-04", "latest": "2026-12-04" },
        "first": { "earliest": "2026-12-04", "latest": "2026-12-04" },
        "cancellable": true, "explanation": null, "reason": null, "earned": []
    })
}

fn of_kind(kind: &str) -> Value {
    let mut notice = delayed();
    notice["kind"] = json!(kind);
    if matches!(kind, "dispatched" | "cancelled") {
        for field in ["earliest", "latest", "was"] {
            notice[field] = Value::Null;
        }
        notice["cancellable"] = json!(false);
    }
    notice
}

fn with(mut notice: Value, field: &str, value: Value) -> Value {
    notice[field] = value;
    notice
}

fn words(locale: &str) -> Words {
    let read = |folder: &str| {
        let path = format!("{}/www/{folder}/{locale}.json", env!("CARGO_MANIFEST_DIR"));
        Catalogue::read(&fs::read(path).expect("a catalogue")).expect("a catalogue")
    };
    let own = read("locales/mail").and(read("locales"));
    let english = Catalogue::english_of_letters().and(Catalogue::english());
    Words::of(Some(own), english, None)
}

/// A mail, and what may differ from shop to shop.
struct Desk<'d> {
    policy: Value,
    head: Letterhead<'d>,
}

impl Desk<'_> {
    fn letter(&self, notices: &[Value]) -> Letter {
        self.letter_in(&words(self.head.language), notices)
    }

    fn letter_in(&self, words: &Words, notices: &[Value]) -> Letter {
        let shop = json!({ "policy": self.policy, "items": [] }).to_string();
        let shop = Snapshot::read(shop.as_bytes()).expect("a snapshot");
        // Some tests tell addresses and offers that are none.
        let mut others = shop.problems.iter().filter(|problem| {
            !problem.message.contains("http(s)") && !problem.place.ends_with(".percent")
        });
        assert_eq!(others.next(), None);
        let notices = Due::read_all(json!(notices).to_string().as_bytes()).expect("notices");
        let now = Moment::parse("2026-11-23T10:00").expect("a moment");
        let notices: Vec<&Due<'_>> = notices.iter().collect();
        Round::new(&shop, now).letter(&notices, words, &self.head)
    }
}

/// A shop that tells nothing of itself but how to reach it.
fn desk(language: &str) -> Desk<'_> {
    Desk {
        policy: json!({ "contact": contact() }),
        head: Letterhead {
            language,
            ..Letterhead::default()
        },
    }
}

fn letter(notices: &[Value]) -> Letter {
    desk("en").letter(notices)
}

/// The paragraphs and lines of a text, without marks and indents.
fn lines(letter: &Letter) -> Vec<&str> {
    let lines = letter.text.lines();
    let lines = lines.map(|line| line.trim_start_matches(['-', ' ']));
    lines.filter(|line| !line.is_empty()).collect()
}

fn says(letter: &Letter, line: &str) -> bool {
    lines(letter).contains(&line)
}
