//! What comes from outside does no harm: not in the subject, the text or the page.

use backsoon::domain::order::Due;
use backsoon::present::catalogue::Catalogue;
use backsoon::present::letter::{Letter, Letterhead};
use backsoon::present::wording::Words;
use serde_json::json;

use crate::page::assert_same;
use crate::{Desk, contact, delayed, desk, letter, of_kind, says, with, words};

const NASTY: &str = "\"><script>alert('x')</script>\r\nBcc: eve@example.com\u{2028}\u{202e}evil\u{2066}\u{0}\t&amp;{{date}} \u{e000}</td>";
/// The same as anybody may read it.
const TAMED: &str = "\"><script>alert('x')</script> Bcc: eve@example.com evil &amp;{{date}} </td>";

/// A letter in which everything that others write is nasty.
fn nasty(kind: &str) -> Letter {
    let mut notice = of_kind(kind);
    for field in ["order", "sku", "title", "explanation", "reason"] {
        notice[field] = json!(NASTY);
    }
    let desk = Desk {
        policy: json!({ "contact": { "email": NASTY, "phone": NASTY, "chat": NASTY } }),
        head: Letterhead {
            language: "en\"><script>",
            shop: Some(NASTY),
            order_page: Some("https://shop.example/{id}"),
        },
    };
    desk.letter_in(&words("en"), &[notice])
}

#[test]
fn no_header_comes_in_by_the_subject() {
    for kind in ["delayed", "sooner", "dispatched", "cancelled"] {
        let subject = nasty(kind).subject;
        assert!(!subject.contains(char::is_control), "{subject:?}");
        assert!(!subject.contains(['\u{2028}', '\u{202e}']), "{subject:?}");
    }
}

/// A translation comes from outside as well.
#[test]
fn no_header_comes_in_by_a_catalogue() {
    let own = br#"{"subjectDelayed":"Late\r\nBcc: eve@example.com\u2028{{order}}","direction":"\"><script>"}"#;
    let own = Catalogue::read(own).expect("a catalogue");
    let words = Words::of(Some(own), Catalogue::english_of_letters(), None);
    let letter = desk("en").letter_in(&words, &[delayed()]);
    assert_eq!(letter.subject, "Late Bcc: eve@example.com SO-1");
    assert!(letter.html.contains("<html lang=\"en\" dir=\"ltr\">"));
}

/// What a catalogue sets apart stays apart; what an order is called turns nothing.
#[test]
fn an_order_is_called_in_its_own_direction_in_arabic() {
    let notice = with(delayed(), "order", json!("2026\u{202e}-17\u{2069}"));
    let letter = desk("ar").letter(&[notice]);
    let order = "رقم \u{2068}2026-17\u{2069}";
    assert!(letter.subject.ends_with(order), "{:?}", letter.subject);
    assert!(letter.text.contains(&format!("طلب {order}\n")));
    assert!(letter.text.contains("\u{2066}+36 1 234 5678\u{2069}\n"));
    assert!(!letter.text.contains('\u{202e}'));
}

#[test]
fn a_language_that_is_written_leftward_has_its_page_turned() {
    let own = Catalogue::read(br#"{"direction":"rtl"}"#).expect("a catalogue");
    let words = Words::of(Some(own), Catalogue::english_of_letters(), None);
    let html = desk("he").letter_in(&words, &[delayed()]).html;
    assert!(html.contains("<html lang=\"he\" dir=\"rtl\">"));
    assert!(html.contains("border-right:4px") && !html.contains("border-left"));
}

#[test]
fn markup_stays_text() {
    for kind in ["delayed", "cancelled"] {
        let letter = nasty(kind);
        assert!(!letter.html.contains("<script"), "{}", letter.html);
        assert!(
            letter
                .html
                .contains("<html lang=\"en&quot;&gt;&lt;script&gt;\" dir")
        );
        assert!(
            says(&letter, &format!("The reason: {TAMED}")),
            "{}",
            letter.text
        );
        assert!(says(&letter, &format!("2 × {TAMED}")), "{}", letter.text);
        assert!(
            !letter
                .html
                .contains(['\u{202e}', '\u{2066}', '\u{e000}', '\0'])
        );
        assert_same(&letter);
    }
}

#[test]
fn links_lead_to_the_web_to_mail_and_to_the_telephone_and_nowhere_else() {
    let table = [
        ("chat", "javascript:alert(1)", None),
        ("chat", "javascript://x%0aalert(1)", None),
        ("chat", "data:text/html,x", None),
        ("chat", "https://shop.example/\" onclick=\"x", None),
        (
            "chat",
            "HTTPS://shop.example/chat?a=1&b=2",
            Some("HTTPS://shop.example/chat?a=1&amp;b=2"),
        ),
        ("email", "nobody", None),
        (
            "email",
            "a@example.com?bcc=eve@example.com",
            Some("mailto:a@example.com%3Fbcc%3Deve@example.com"),
        ),
        ("phone", "call us", None),
        ("phone", "(01) 234-5678", Some("tel:012345678")),
    ];
    for (way, told, link) in table {
        let desk = Desk {
            policy: json!({ "contact": { way: told } }),
            ..desk("en")
        };
        let html = desk.letter(&[delayed()]).html;
        let found = html.split_once("href=\"").map(|(_, rest)| rest);
        let found = found.and_then(|rest| Some(rest.split_once('"')?.0));
        assert_eq!(found, link, "{way}: {told}");
    }
}

#[test]
fn a_name_as_long_as_a_book_is_cut() {
    let long = "x".repeat(100_000);
    let letter = letter(&[with(
        with(delayed(), "title", json!(long)),
        "order",
        json!(long),
    )]);
    assert!(letter.subject.chars().count() < 200);
    assert!(letter.text.len() < 2000, "{}", letter.text.len());
}

#[test]
fn an_orders_page_stays_the_shops_whatever_the_order_is_called() {
    let desk = Desk {
        policy: json!({ "contact": contact() }),
        head: Letterhead {
            language: "en",
            shop: None,
            order_page: Some("https://shop.example/orders?id={id}"),
        },
    };
    let letter = desk.letter(&[with(delayed(), "order", json!("../a b&c=\"ő#"))]);
    let page = "https://shop.example/orders?id=..%2Fa%20b%26c%3D%22%C5%91%23";
    assert!(says(&letter, page), "{}", letter.text);
    assert_same(&letter);
}

#[test]
fn a_wrong_notice_is_named_by_its_place() {
    let wrong = |notice| Due::read_all(json!([delayed(), notice]).to_string().as_bytes());
    let table = [
        (
            "kind",
            json!("late"),
            "[1].kind: \"late\": expected delayed, sooner, dispatched or cancelled",
        ),
        (
            "quantity",
            json!(-1),
            "[1].quantity: -1: expected a whole number from 0 to 9007199254740991",
        ),
        (
            "was",
            json!({ "latest": "soon" }),
            "[1].was.latest: \"soon\": expected a day as YYYY-MM-DD, from 1970 to 9999",
        ),
        (
            "cancellable",
            json!("yes"),
            "[1].cancellable: \"yes\": expected true or false",
        ),
        (
            "earned",
            json!([{ "kind": "gift-wrap" }, {}]),
            "[1].earned[1].kind: missing: expected discount, free-shipping or gift-wrap",
        ),
        (
            "sku",
            json!(""),
            "[1].sku: \"\": expected text of at least one character",
        ),
    ];
    for (field, value, message) in table {
        let error = wrong(with(delayed(), field, value)).expect_err("an error");
        assert_eq!(error.to_string(), message);
    }
    for (text, message) in [
        ("{}", "{}: expected a list"),
        ("[] []", "[]: expected nothing more at byte 3"),
    ] {
        let error = Due::read_all(text.as_bytes()).expect_err("an error");
        assert_eq!(error.to_string(), message);
    }
}
