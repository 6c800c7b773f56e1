//! What cannot be used at all.

use backsoon::domain::snapshot::Snapshot;

use crate::refused;

#[test]
fn what_is_no_snapshot_is_refused() {
    for (text, message) in [
        ("", "the end: expected an object"),
        ("7", "7: expected an object"),
        ("null", "null: expected an object"),
        ("[]", "[]: expected an object"),
        (r#""x""#, "\"x\": expected an object"),
        (r#"{"version":2}"#, "version: 2: expected 1"),
        (r#"{"version":"1"}"#, "version: \"1\": expected 1"),
        (r#"{"version":0}"#, "version: 0: expected 1"),
        (r#"{"version":null}"#, "version: null: expected 1"),
        (r#"{"items":{}}"#, "items: {}: expected a list"),
        (r#"{"items":null}"#, "items: null: expected a list"),
    ] {
        let error = refused(text);
        let plain = message == "the end: expected an object" && error.contains("the end");
        assert!(plain || error.starts_with(message), "{text}: {error}");
    }
}

#[test]
fn broken_json_is_refused_with_the_place_it_breaks_at() {
    for (text, place) in [
        (r#"{"version":1"#, "the end"),
        (r#"{"version":1,}"#, "at byte 13"),
        (r#"{"version" 1}"#, "at byte 11"),
        (r#"{version:1}"#, "at byte 1"),
        (r#"{"version":1} x"#, "expected nothing more at byte 14"),
        (r#"{"version":01}"#, "version: "),
        (r#"{"version":+1}"#, "version: "),
        (r#"{"version":.5}"#, "version: "),
        (r#"{"version":1.}"#, "version: "),
        (r#"{"version":1e}"#, "version: "),
        (r#"{"version":NaN}"#, "version: "),
        (r#"{"items":[{"sku":"A"}"#, "items: "),
        (r#"{"items":[{"sku":"A"} {"sku":"B"}]}"#, "items: "),
        (r#"{"items":[{"sku":"A",}]}"#, "items[0]: "),
        (
            r#"{"items":[{"sku":"A"#,
            "items[0].sku: the end: expected a closing quote",
        ),
        ("{\"items\":[{\"sku\":\"A\nB\"}]}", "items[0].sku: "),
        (r#"{"items":[{"sku":"\x"}]}"#, "expected an escape"),
        (
            r#"{"items":[{"sku":"\u00g0"}]}"#,
            "expected four hexadecimal digits",
        ),
        (
            r#"{"items":[{"sku":"\u00"}]}"#,
            "expected four hexadecimal digits",
        ),
        (r#"{"a":tru}"#, "a: "),
        (r#"{"a":'b'}"#, "a: "),
        (r#"{"a":/* c */1}"#, "a: "),
        ("{\"a\":\u{a0}1}", "a: "),
    ] {
        let error = refused(text);
        assert!(error.contains(place), "{text}: {error}");
        assert!(error.contains("at byte"), "{text}: {error}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for bytes in [
        &b"\xff\xfe{\0}\0"[..],
        b"{\"items\":[{\"sku\":\"\xc3\x28\"}]}",
        b"\x80",
    ] {
        assert!(refused(bytes).contains("expected text in UTF-8"));
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let snapshot = Snapshot::read("\u{feff}{\"items\":[{\"sku\":\"A\"}]}".as_bytes());
    assert_eq!(snapshot.map(|snapshot| snapshot.items.len()), Ok(1));
    assert!(refused("\u{feff}\u{feff}{}").contains("at byte 0"));
}

#[test]
fn what_nobody_reads_may_be_nested_however_deep() {
    let nested = |open: &str, close: &str| {
        let (open, close) = (open.repeat(100_000), close.repeat(100_000));
        Snapshot::read(format!(r#"{{"x":{open}0{close},"items":[{{"sku":"A"}}]}}"#).as_bytes())
    };
    for (open, close) in [("[", "]"), (r#"{"y":"#, "}"), (r#"[7,{"y":"#, "}]")] {
        assert_eq!(
            nested(open, close).map(|snapshot| snapshot.items.len()),
            Ok(1)
        );
    }
    assert!(nested("[", "}").is_err());
    assert!(nested("[0 ", "]").is_err());
}
