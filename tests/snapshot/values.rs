//! What values mean, however they are written.

use backsoon::domain::snapshot::{MOST, Snapshot};

use crate::{problems, skus, with_item};

#[test]
fn numbers_mean_what_they_say_however_they_are_written() {
    for (text, units) in [
        ("3", 3),
        ("3.0", 3),
        ("1e3", 1000),
        ("1E+3", 1000),
        ("0.5e1", 5),
        ("1200e-2", 12),
        ("-0", 0),
        ("0e999999999999", 0),
        ("9007199254740991", MOST),
    ] {
        let json = with_item(&format!(r#""onHand":{text}"#));
        assert_eq!(problems(&json), [] as [&str; 0], "{text}");
        let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
        assert_eq!(
            snapshot.item("B").map(|item| item.free()),
            Some(units),
            "{text}"
        );
    }
    for text in [
        "1e-1",
        "5e-324",
        "1e16",
        "1e999999999999",
        "1e-999999999999",
        "18446744073709551616",
    ] {
        assert_eq!(
            problems(&with_item(&format!(r#""onHand":{text}"#))).len(),
            1,
            "{text}"
        );
    }
}

#[test]
fn unknown_fields_are_passed_over_whatever_they_hold() {
    let json = r#"{"version":1,"shop":{"a":[1,{"b":null}]},"items":[{"sku":"A","x":[[]],"onHand":3,"":"\ud83d",
        "__proto__":{"onHand":9}}],"calendar":{"moon":"full"},"policy":{"mood":-1.5e-7},"suppliers":{"acme":{"x":true}}}"#;
    assert_eq!(problems(json), [] as [&str; 0]);
    assert_eq!(skus(json), ["A"]);
}

#[test]
fn of_a_field_told_twice_the_last_stands() {
    let json = r#"{"items":[{"sku":"A","onHand":3,"onHand":5}]}"#;
    let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.item("A").map(|item| item.free()), Some(5));
}

#[test]
fn text_stays_text_whatever_characters_it_has() {
    let texts = [
        (
            "<b onclick=alert(1)>&amp;</b>",
            "<b onclick=alert(1)>&amp;</b>",
        ),
        (r"\u202etfel \u2066\u2069", "\u{202e}tfel \u{2066}\u{2069}"),
        (r"\u0000\u001f", "\u{0}\u{1f}"),
        (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r"\ud83e\ude91", "\u{1fa91}"),
        (r"\ud83e", "\u{fffd}"),
        (r"\ude91x", "\u{fffd}x"),
        (r"\ud83e\ud83e\ude91", "\u{fffd}\u{1fa91}"),
        ("{{date}}", "{{date}}"),
        ("Zsámolyülőke 椅子", "Zsámolyülőke 椅子"),
    ];
    for (written, meant) in texts {
        let json =
            format!(r#"{{"items":[{{"sku":"A","title":"{written}"}},{{"sku":"{written}"}}]}}"#);
        let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
        assert_eq!(snapshot.items[0].title.as_deref(), Some(meant));
        assert!(snapshot.item(meant).is_some(), "{written}");
    }
}

#[test]
fn a_message_repeats_only_the_beginning_of_a_long_value() {
    let json = with_item(&format!(r#""onHand":"{}""#, "é".repeat(10_000)));
    let problem = problems(&json).remove(0);
    assert!(problem.contains("…: expected some, untracked"), "{problem}");
    assert!(problem.chars().count() < 120, "{problem}");
}

#[test]
fn nothing_told_means_what_the_rules_say() {
    let snapshot = Snapshot::read(b"{}").expect("a snapshot");
    assert!(snapshot.items.is_empty() && snapshot.time_zone.is_none());
    assert_eq!(snapshot.calendar.closed(), 0b110_0000);
    let policy = &snapshot.policy;
    assert_eq!(
        (policy.quiet_days, policy.confidence, policy.low_stock),
        (7, 800, 0)
    );
    assert_eq!(
        (policy.wording.text(), policy.charge.text()),
        ("plain", "on-dispatch")
    );
    let snapshot = Snapshot::read(br#"{"items":[{"sku":"A"}]}"#).expect("a snapshot");
    let item = &snapshot.items[0];
    assert_eq!(
        (item.free(), item.waiting, item.selling.text()),
        (0, 0, "stock")
    );
    assert!(item.backorder_limit.is_none() && item.lead_days.is_none() && item.release.is_none());
}
