//! Each kind of news, and several at once.

use backsoon::present::letter::Letterhead;
use serde_json::{Value, json};

use crate::{Desk, contact, delayed, letter, lines, of_kind, says, with};

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
  Eddig ezt jeleztük: legkésőbb december 4., péntek.

Köszönjük a türelmét. Cserébe ezt adjuk:
- 10% kedvezmény erre a rendelésére

Ha ez Önnek már késő, a feladásig bármikor díjmentesen lemondhatja, és amit kifizetett érte, teljes egészében visszatérítjük.

Rendelés megtekintése vagy lemondása
https://bolt.example/SO-1

Kérdése van? Szívesen segítünk.
E-mail: help@shop.example
Telefon: +36 1 234 5678
Chat: https://shop.example/chat

Üdvözlettel: Tölgy és Kőris
";
    assert_eq!(letter.text, expected);
}
