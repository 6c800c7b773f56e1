//! What the law of many places asks for when it takes longer, item by item.

use backsoon::present::letter::Letterhead;
use serde_json::{Value, json};

use crate::{Desk, contact, delayed, desk, letter, lines, says, with};

const RIGHT: &str = "If that is too late for you, you can cancel it free of charge until we send it. \
                     You then get a full refund of whatever you have paid for it.";

fn undated() -> Value {
    with(
        with(delayed(), "earliest", Value::Null),
        "latest",
        Value::Null,
    )
}

#[test]
fn r12_a_delay_is_told_with_an_apology_and_the_new_date() {
    let letter = letter(&[delayed()]);
    assert_eq!(letter.subject, "We are sorry: a delay in your order SO-1");
    assert!(says(
        &letter,
        "We are sorry. What is listed here will take longer than we told you."
    ));
    assert!(says(&letter, "2 × Oak chair"));
    assert!(says(
        &letter,
        "Now expected to ship by Wednesday, December 9."
    ));
}

#[test]
fn the_new_window_is_told_from_its_first_to_its_last_day() {
    let told = |earliest: &str| letter(&[with(delayed(), "earliest", json!(earliest))]);
    let wide = told("2026-12-04");
    let window = "Now expected to ship between December 4 and 9.";
    assert!(says(&wide, window), "{}", wide.text);
    // Three days more or less are none.
    let narrow = told("2026-12-06");
    let day = "Now expected to ship by Wednesday, December 9.";
    assert!(says(&narrow, day), "{}", narrow.text);
}

#[test]
fn today_and_tomorrow_are_called_so_with_their_date_for_who_reads_it_later() {
    for (day, said) in [
        ("2026-11-23", "today, Monday, November 23"),
        ("2026-11-24", "tomorrow, Tuesday, November 24"),
    ] {
        let notice = with(
            with(delayed(), "earliest", json!(day)),
            "latest",
            json!(day),
        );
        let letter = letter(&[notice]);
        assert!(says(&letter, &format!("Now expected to ship {said}.")));
    }
}

#[test]
fn what_was_said_before_is_told_and_what_was_promised_at_first_if_that_was_something_else() {
    assert!(says(
        &letter(&[delayed()]),
        "Until now we said: by Friday, December 4."
    ));
    assert!(!letter(&[delayed()]).text.contains("When you ordered"));
    let first = with(
        delayed(),
        "first",
        json!({ "earliest": "2026-11-24", "latest": "2026-11-30" }),
    );
    let letter = letter(&[first]);
    assert!(says(&letter, "Until now we said: by Friday, December 4."));
    let window = "When you ordered we said: between November 24 and 30.";
    assert!(says(&letter, window), "{}", letter.text);
}

#[test]
fn that_no_date_was_known_before_is_told_too() {
    let never = json!({ "earliest": null, "latest": null });
    let last = letter(&[with(delayed(), "was", never.clone())]);
    assert!(says(&last, "Until now we could not name a date."));
    assert!(says(
        &last,
        "When you ordered we said: by Friday, December 4."
    ));
    let first = letter(&[with(delayed(), "first", never)]);
    assert!(says(&first, "When you ordered we could not name a date."));
}

#[test]
fn where_no_date_is_known_that_is_said_plainly_and_why() {
    let letter = letter(&[undated()]);
    let plainly = "No new date is known yet. We will write to you as soon as there is one.";
    assert!(says(&letter, plainly));
    assert!(says(
        &letter,
        "The reason: no delivery date has been confirmed to us yet."
    ));
}

#[test]
fn r11_the_merchants_own_explanation_is_the_reason() {
    for notice in [delayed(), undated()] {
        let letter = letter(&[with(notice, "explanation", json!("The kiln is down."))]);
        let reasons = lines(&letter);
        let reasons = reasons.iter().filter(|line| line.starts_with("The reason"));
        assert_eq!(
            reasons.collect::<Vec<_>>(),
            [&"The reason: The kiln is down."]
        );
    }
}

#[test]
fn the_customer_may_cancel_free_of_charge_for_a_full_refund() {
    assert!(says(&letter(&[delayed()]), RIGHT));
    let sent = with(delayed(), "cancellable", json!(false));
    assert!(!says(&letter(&[sent]), RIGHT));
}

#[test]
fn how_to_cancel_is_told_by_link_else_by_contact_else_by_answer() {
    let head = Letterhead {
        language: "en",
        shop: None,
        order_page: Some("https://shop.example/orders/{id}"),
    };
    let ways = "To cancel, just tell us. How to reach us is at the end of this e-mail.";
    let answer = "To cancel, just reply to this e-mail.";
    let page = Desk {
        policy: json!({ "contact": contact() }),
        head,
    };
    let page = page.letter(&[delayed()]);
    assert!(says(&page, "See or cancel your order"));
    assert!(says(&page, "https://shop.example/orders/SO-1"));
    assert!(!says(&page, ways) && !says(&page, answer));

    let contact = letter(&[delayed()]);
    assert!(says(&contact, ways) && !says(&contact, answer));

    let nothing = Desk {
        policy: json!({}),
        ..desk("en")
    };
    let nothing = nothing.letter(&[delayed()]);
    assert!(says(&nothing, answer) && !says(&nothing, ways));
    assert!(says(
        &nothing,
        "Do you have a question? Just reply to this e-mail."
    ));
}

#[test]
fn r13_what_the_wait_earns_is_told_once_an_order() {
    let earned = json!([
        { "afterDays": 14, "kind": "discount", "percent": 10, "applies": "this-order" },
        { "afterDays": 14, "kind": "discount", "percent": 5, "applies": "next-order" },
        { "afterDays": 30, "kind": "free-shipping", "percent": null, "applies": null },
        { "afterDays": 30, "kind": "gift-wrap", "percent": null, "applies": null }]);
    let notice = with(delayed(), "earned", earned);
    let letter = letter(&[notice.clone(), with(notice, "line", json!("2"))]);
    let said = lines(&letter);
    let thanks = said
        .iter()
        .position(|line| *line == "Thank you for waiting. In return you get:");
    let thanks = thanks.expect("thanks");
    assert_eq!(
        said[thanks + 1..thanks + 5],
        [
            "10% off this order",
            "5% off your next order",
            "free shipping",
            "gift wrapping, free of charge"
        ]
    );
    assert_eq!(letter.text.matches("free shipping").count(), 1);
    assert!(!crate::letter(&[delayed()]).text.contains("In return"));
}

#[test]
fn r14_every_way_to_reach_the_shop_is_told() {
    let ways = [
        (
            "email",
            "E-mail: help@shop.example",
            "mailto:help@shop.example",
        ),
        ("phone", "Phone: +36 1 234 5678", "tel:+3612345678"),
        (
            "chat",
            "Chat: https://shop.example/chat",
            "https://shop.example/chat",
        ),
    ];
    for (way, line, link) in ways {
        let only = Desk {
            policy: json!({ "contact": { way: contact()[way] } }),
            ..desk("en")
        };
        let letter = only.letter(&[delayed()]);
        let said = lines(&letter);
        let intro = "Do you have a question? We are happy to help.";
        let at = said
            .iter()
            .position(|line| *line == intro)
            .expect("contact");
        assert_eq!(said[at + 1..], [line, "Kind regards"], "{way}");
        assert!(letter.html.contains(&format!("href=\"{link}\"")), "{way}");
    }
}
