//! Each kind of news, several at once, and each language.

use std::collections::BTreeSet;

use backsoon::present::letter::Letterhead;
use backsoon::present::message::Message;
use serde_json::{Value, json};

use crate::{Desk, contact, delayed, desk, letter, lines, of_kind, says, with};

#[test]
fn good_news_is_told_without_an_apology() {
    let letter = letter(&[of_kind("sooner")]);
    assert_eq!(letter.subject, "Good news: your order SO-1 ships sooner");
    assert_eq!(
        lines(&letter)[..6],
        [
            "Hello,",
            "Good news: what is listed here will ship sooner than we told you.",
            "Order SO-1",
            "2 × Oak chair",
            "Now expected to ship by Wednesday, December 9.",
            "Until now we said: by Friday, December 4.",
        ]
    );
    assert!(!letter.text.contains("sorry") && !letter.text.contains("cancel"));
}

#[test]
fn what_is_on_its_way_is_told_in_short() {
    let letter = letter(&[of_kind("dispatched")]);
    assert_eq!(letter.subject, "On its way to you from order SO-1");
    assert_eq!(
        lines(&letter)[..5],
        [
            "Hello,",
            "We have sent you what is listed here. It is on its way.",
            "Order SO-1",
            "2 × Oak chair",
            "Do you have a question? We are happy to help."
        ]
    );
}

#[test]
fn what_the_shop_cancelled_is_told_with_an_apology_the_reason_and_the_money_back() {
    let refund =
        "Whatever you have paid for it is given back to you in full. You need not do anything.";
    let bare = letter(&[of_kind("cancelled")]);
    assert_eq!(
        bare.subject,
        "We are sorry: a cancellation in your order SO-1"
    );
    assert!(says(
        &bare,
        "We are sorry. We cannot send you what is listed here and had to cancel it."
    ));
    assert!(says(&bare, refund));
    assert!(!bare.text.contains("reason"));
    let told = with(
        of_kind("cancelled"),
        "reason",
        json!("The mill has closed."),
    );
    let told = letter(&[told]);
    assert!(says(&told, "The reason: The mill has closed."));
    assert!(says(&told, refund));
}

#[test]
fn an_item_without_a_title_is_called_by_its_sku() {
    for title in [Value::Null, json!(""), json!(" \u{202e}\n")] {
        let letter = letter(&[with(delayed(), "title", title)]);
        assert!(says(&letter, "2 × CHAIR"));
    }
}

#[test]
fn lines_of_one_order_stand_together_and_share_their_reason() {
    let slow = |line: &str, explanation: &str| {
        let notice = with(delayed(), "explanation", json!(explanation));
        with(with(notice, "line", json!(line)), "title", json!(line))
    };
    let shared = letter(&[
        slow("Chair", "The kiln is down."),
        slow("Vase", "The kiln is down."),
    ]);
    assert_eq!(shared.text.matches("Order SO-1").count(), 1);
    assert_eq!(shared.text.matches("The kiln is down.").count(), 1);
    let apart = letter(&[
        slow("Chair", "The saw is down."),
        slow("Vase", "The kiln is down."),
    ]);
    let said = lines(&apart);
    let place = |line: &str| said.iter().position(|one| *one == line).expect("a line");
    assert!(place("The reason: The saw is down.") < place("2 × Vase"));
    assert!(place("2 × Vase") < place("The reason: The kiln is down."));
}

#[test]
fn several_orders_and_kinds_are_one_letter_the_worst_news_first() {
    let other = |kind: &str, order: &str| with(of_kind(kind), "order", json!(order));
    let all = [
        other("dispatched", "SO-1"),
        other("sooner", "SO-2"),
        other("cancelled", "SO-1"),
        other("delayed", "SO-3"),
    ];
    let letter = letter(&all);
    assert_eq!(letter.subject, "News of 3 of your orders");
    let headings = ["Delayed", "Cancelled", "Sooner than we said", "On its way"];
    let said = lines(&letter);
    let found = said.iter().filter(|line| headings.contains(line));
    assert_eq!(
        found.collect::<Vec<_>>(),
        headings.iter().collect::<Vec<_>>()
    );
    let order = |name: &str| said.iter().filter(|line| **line == name).count();
    assert_eq!(
        (
            order("Order SO-1"),
            order("Order SO-2"),
            order("Order SO-3")
        ),
        (2, 1, 1)
    );
}

#[test]
fn several_orders_of_one_kind_are_counted_in_the_subject() {
    let subjects = [
        ("delayed", "We are sorry: a delay in 2 of your orders"),
        ("sooner", "Good news: 2 of your orders ship sooner"),
        ("dispatched", "On its way to you from 2 of your orders"),
        (
            "cancelled",
            "We are sorry: a cancellation in 2 of your orders",
        ),
    ];
    for (kind, subject) in subjects {
        let two = [of_kind(kind), with(of_kind(kind), "order", json!("SO-2"))];
        assert_eq!(letter(&two).subject, subject);
    }
}

#[test]
fn a_delay_in_hungarian() {
    let desk = Desk {
        policy: json!({ "contact": contact() }),
        head: Letterhead {
            language: "hu",
            shop: Some("Tölgy és Kőris"),
            order_page: Some("https://bolt.example/{id}"),
        },
    };
    let earned =
        json!([{ "afterDays": 14, "kind": "discount", "percent": 10, "applies": "this-order" }]);
    let letter = desk.letter(&[with(delayed(), "earned", earned)]);
    assert_eq!(
        letter.subject,
        "Elnézést kérünk: késés a rendelésében (SO-1)"
    );
    let expected = "\
Tölgy és Kőris

Tisztelt Vásárlónk!

Elnézést kérünk: az alábbiakat a korábban jelzettnél később tudjuk feladni.

Rendelésszám: SO-1
- 2 × Oak chair
  Az új várható feladás legkésőbb: december 9., szerda.
  Eddig ezt jeleztük, legkésőbb: december 4., péntek.

Köszönjük a türelmét. Cserébe ezt adjuk:
- 10% kedvezmény erre a rendelésére

Ha ez Önnek már késő, a feladásig bármikor díjmentesen lemondhatja, és amit kifizetett érte, teljes egészében visszatérítjük.

Rendelés megtekintése vagy lemondása:
https://bolt.example/SO-1

Kérdése van? Szívesen segítünk.
E-mail: help@shop.example
Telefon: +36 1 234 5678
Csevegés: https://shop.example/chat

Üdvözlettel: Tölgy és Kőris
";
    assert_eq!(letter.text, expected);
}

/// Letters that between them say everything there is to say.
fn everything() -> Vec<(Desk<'static>, Vec<Value>)> {
    let never = json!({ "earliest": null, "latest": null });
    let span = json!({ "earliest": "2026-12-01", "latest": "2026-12-03" });
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
            dated(delayed(), "2026-12-07", "2026-12-09"),
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
        ("en", "backorder"),
        ("en", "back order"),
        ("hu", "utánrendel"),
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
    for language in ["en", "hu"] {
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
