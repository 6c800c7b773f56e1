//! What holds for all letters: each message has its place in one, and text and HTML agree.

use std::collections::BTreeSet;

use backsoon::present::letter::Letterhead;
use backsoon::present::message::Message;
use serde_json::{Value, json};

use crate::{Desk, contact, delayed, desk, of_kind, with};

/// Letters that between them say everything there is to say.
fn everything() -> Vec<(Desk<'static>, Vec<Value>)> {
    let never = json!({ "earliest": null, "latest": null });
    let span = json!({ "earliest": "2026-11-28", "latest": "2026-12-03" });
    let dated = |notice: Value, earliest: &str, latest: &str| {
        with(
            with(notice, "earliest", json!(earliest)),
            "latest",
            json!(latest),
        )
    };
    let undated = with(
        with(delayed(), "earliest", Value::Null),
        "latest",
        Value::Null,
    );
    let discount = |percent: Value, applies: Value| json!({ "kind": "discount", "percent": percent, "applies": applies });
    let mut offers = vec![
        json!({ "kind": "gift-wrap" }),
        json!({ "kind": "free-shipping" }),
    ];
    for percent in [json!(5), Value::Null] {
        for applies in [json!("this-order"), json!("next-order"), Value::Null] {
            offers.push(discount(percent.clone(), applies));
        }
    }
    let delays = [
        with(delayed(), "earned", json!(offers)),
        with(
            dated(delayed(), "2026-12-04", "2026-12-09"),
            "was",
            span.clone(),
        ),
        with(dated(delayed(), "2026-11-23", "2026-11-23"), "first", span),
        with(
            dated(delayed(), "2026-11-24", "2026-11-24"),
            "was",
            never.clone(),
        ),
        with(undated, "first", never),
        with(
            delayed(),
            "first",
            json!({ "earliest": "2026-12-01", "latest": "2026-12-01" }),
        ),
        with(delayed(), "explanation", json!("The kiln is down.")),
    ];
    let numbered = delays.into_iter().enumerate();
    let delays: Vec<Value> = numbered
        .map(|(number, notice)| with(notice, "order", json!(number.to_string())))
        .collect();
    let cancelled = with(of_kind("cancelled"), "reason", json!("It is gone."));
    let mixed = vec![
        delayed(),
        of_kind("sooner"),
        of_kind("dispatched"),
        cancelled.clone(),
    ];
    let paged = |order_page| Desk {
        policy: json!({ "contact": contact() }),
        head: Letterhead {
            language: "",
            shop: Some("Oak & Ash"),
            order_page,
        },
    };
    let mut letters = vec![
        (paged(Some("https://shop.example/{id}")), delays),
        (paged(None), mixed.clone()),
        (
            Desk {
                policy: json!({}),
                ..desk("")
            },
            vec![delayed()],
        ),
        (
            paged(Some("https://shop.example/{id}")),
            [mixed, vec![with(cancelled, "order", json!("SO-2"))]].concat(),
        ),
    ];
    for kind in ["delayed", "sooner", "dispatched", "cancelled"] {
        let two = vec![of_kind(kind), with(of_kind(kind), "order", json!("SO-2"))];
        letters.push((paged(None), two));
        letters.push((paged(None), vec![of_kind(kind)]));
    }
    letters
}

#[test]
fn every_message_is_said_in_some_letter() {
    let english: Value =
        serde_json::from_str(include_str!("../../www/locales/mail/en.json")).expect("JSON");
    let english = english.as_object().expect("an object");
    let said: Vec<String> = everything()
        .into_iter()
        .map(|(mut desk, notices)| {
            desk.head.language = "en";
            let letter = desk.letter(&notices);
            [letter.subject, letter.text].join("\n")
        })
        .collect();
    let is_said = |message: &Message| {
        let mut forms = english
            .iter()
            .filter(|(key, _)| key.split('_').next() == Some(message.key));
        forms.any(|(_, pattern)| {
            let pattern = pattern.as_str().unwrap_or_default();
            let start = pattern.split("{{").next().unwrap_or_default();
            let end = pattern.rsplit("}}").next().unwrap_or_default();
            let mut lines = said.iter().flat_map(|text| text.lines());
            lines.any(|line| {
                let line = line.trim_start_matches(['-', ' ']).trim_end_matches(':');
                let end = end.trim_end_matches(':');
                line.starts_with(start.trim_end_matches(':')) && line.ends_with(end)
            })
        })
    };
    let unsaid: BTreeSet<&str> = Message::MAIL
        .iter()
        .filter(|message| !is_said(message))
        .map(|message| message.key)
        .collect();
    assert_eq!(unsaid, BTreeSet::new());
}

#[test]
fn r09_no_letter_ever_says_backorder() {
    for (language, word) in [
        ("de", "nachbestell"),
        ("en", "backorder"),
        ("en", "back order"),
        ("es", "bajo pedido"),
        ("fr", "réappro"),
        ("hu", "utánrendel"),
        ("ar", "مؤجل"),
        ("ja", "取り寄せ"),
        ("pl", "na zamówienie"),
    ] {
        for wording in ["plain", "discreet"] {
            for (desk, notices) in everything() {
                let mut desk = desk;
                desk.policy["wording"] = json!(wording);
                let head = Letterhead {
                    language,
                    ..desk.head
                };
                let letter = Desk { head, ..desk }.letter(&notices);
                let all = [&*letter.subject, &letter.text, &letter.html].join("\n");
                assert!(!all.to_lowercase().contains(word), "{all}");
            }
        }
    }
}

#[test]
fn the_html_says_the_same_as_the_text_no_more_and_no_less() {
    for language in ["ar", "de", "en", "es", "fr", "hu", "ja", "pl"] {
        for (desk, notices) in everything() {
            let head = Letterhead {
                language,
                ..desk.head
            };
            let letter = Desk { head, ..desk }.letter(&notices);
            crate::page::assert_same(&letter);
        }
    }
}
