//! The file for a calendar, read by a parser that is not ours, and by RFC 5545 where that is laxer.

use std::io::Cursor;

use backsoon::domain::day::Day;
use backsoon::present::care::Entry;
use backsoon::present::care::calendar::{Origin, file};
use ical::parser::ical::component::IcalEvent;

const ORIGIN: Origin<'_> = Origin {
    sku: "CHAIR",
    host: "shop.example",
    url: "https://shop.example/chairs/oak",
    made: "20261126T120000Z",
    note: "Oak chair: ships by Wednesday, December 9",
};

fn entry(title: &str, from: &str, to: &str) -> Entry {
    let day = |text| Day::parse(text).expect("a day");
    Entry {
        title: title.into(),
        from: day(from),
        to: day(to),
    }
}

fn titled(title: &str) -> Entry {
    entry(title, "2026-12-09", "2026-12-09")
}

/// The one event of a file. Each line ends with CRLF, is no longer than 75 bytes, and is whole characters.
fn event(file: &str) -> IcalEvent {
    let lines = file.strip_suffix("\r\n").expect("a last line that ends");
    for line in lines.split("\r\n") {
        assert!((1..=75).contains(&line.len()), "{line:?}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    // This parser takes the spaces on both sides of a fold for none.
    let unfolded = file.replace("\r\n ", "");
    let calendars: Vec<_> = ical::IcalParser::new(Cursor::new(unfolded)).collect();
    let [Ok(calendar)] = &calendars[..] else {
        panic!("{calendars:?}: expected a calendar")
    };
    let [event] = &calendar.events[..] else {
        panic!("{calendar:?}: expected one event")
    };
    let of_all: Vec<_> = calendar.properties.iter().map(|one| &*one.name).collect();
    assert_eq!(of_all, ["VERSION", "PRODID"]);
    event.clone()
}

/// The value of a property, and with what parameters it stands.
fn value(event: &IcalEvent, name: &str) -> Option<String> {
    let mut found = event.properties.iter().filter(|one| one.name == name);
    let property = found.next()?;
    assert!(found.next().is_none(), "{name} stands twice");
    let kinds = property
        .params
        .iter()
        .flatten()
        .map(|(name, values)| (&**name, &**values));
    let kinds: Vec<_> = kinds.collect();
    let days = [("VALUE", &[String::from("DATE")][..])];
    assert_eq!(
        kinds,
        if name.starts_with("DT") && name != "DTSTAMP" {
            &days[..]
        } else {
            &[]
        }
    );
    property.value.clone()
}

/// A text as RFC 5545 has it be read.
fn read(text: &str) -> String {
    let mut plain = String::new();
    let mut all = text.chars();
    while let Some(one) = all.next() {
        assert!(
            !";,".contains(one),
            "{text}: expected \\ before each ; and ,"
        );
        plain.push(match one {
            '\\' => match all.next() {
                Some('n') => '\n',
                Some(one @ ('\\' | ';' | ',')) => one,
                other => panic!("{text}: nothing reads {other:?} behind \\"),
            },
            one => one,
        });
    }
    plain
}

fn summary(title: &str) -> String {
    read(&value(&event(&file(&titled(title), &ORIGIN)), "SUMMARY").expect("a title"))
}

#[test]
fn a_calendar_reads_whole_days_and_what_they_are() {
    let event = event(&file(
        &entry("Oak chair arrives", "2026-12-10", "2026-12-14"),
        &ORIGIN,
    ));
    let value = |name| value(&event, name).unwrap_or_default();
    assert_eq!(value("UID"), "CHAIR@shop.example");
    assert_eq!(value("DTSTAMP"), "20261126T120000Z");
    assert_eq!(value("DTSTART"), "20261210");
    assert_eq!(value("DTEND"), "20261215", "the day after the last one");
    assert_eq!(value("SUMMARY"), "Oak chair arrives");
    assert_eq!(read(&value("DESCRIPTION")), ORIGIN.note);
    assert_eq!(value("URL"), ORIGIN.url);
    assert_eq!(
        value("TRANSP"),
        "TRANSPARENT",
        "nobody is busy on these days"
    );
}

#[test]
fn a_day_ends_when_the_next_begins_even_if_that_is_another_year() {
    let days = |from: &str, to: &str| {
        let event = event(&file(&entry("It ships", from, to), &ORIGIN));
        ["DTSTART", "DTEND"].map(|name| value(&event, name).unwrap_or_default())
    };
    assert_eq!(days("2026-12-31", "2026-12-31"), ["20261231", "20270101"]);
    assert_eq!(days("2028-02-28", "2028-02-29"), ["20280228", "20280301"]);
    assert_eq!(days("1970-01-01", "1970-01-01"), ["19700101", "19700102"]);
    assert_eq!(
        days("2026-12-09", "2026-12-01"),
        ["20261209", "20261210"],
        "never before it begins"
    );
    // There is no day after it, and a single day needs no end.
    assert_eq!(days("9999-12-31", "9999-12-31"), ["99991231", ""]);
}

#[test]
fn what_has_a_meaning_in_the_file_is_a_character_in_a_title() {
    for title in [
        "Oak, ash; elm",
        r"C:\new",
        r"\,",
        "a\nb",
        "a ; b",
        "\"quoted\": yes",
        "ends in \\",
    ] {
        assert_eq!(summary(title), title);
    }
}

#[test]
fn long_lines_go_on_in_further_ones_and_are_never_cut_within_a_character() {
    let words = "ぬくもりのある椅子 🪑 שרפרף كرسي ";
    for length in 0..words.chars().count() {
        let start: String = words.chars().skip(length).collect();
        let title = format!("{}{start}{}", "x".repeat(length), words.repeat(20));
        assert_eq!(summary(title.trim_end()), title.trim_end());
    }
    let book = "\\".repeat(100_000);
    assert_eq!(summary(&book), book);
}

#[test]
fn no_line_comes_in_by_a_title_a_note_a_moment_or_an_address() {
    let hostile = "x\r\nATTACH:https://evil.example\r\n ATTENDEE:a\rDTSTART:1\u{b}\u{85}\u{2028}END:VEVENT\u{2029}y";
    let origin = Origin {
        sku: hostile,
        host: hostile,
        url: "https://shop.example/\r\nATTACH:https://evil.example",
        made: "20261126T120000Z\r\nATTACH:https://evil.example",
        note: hostile,
    };
    let event = event(&file(&titled(hostile), &origin));
    let names: Vec<_> = event.properties.iter().map(|one| &*one.name).collect();
    let known = [
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
    ];
    assert_eq!(names, known, "and no address that is none");
    let title = "x\nATTACH:https://evil.example\n ATTENDEE:aDTSTART:1\nEND:VEVENT\ny";
    assert_eq!(read(&value(&event, "SUMMARY").expect("a title")), title);
    let uid = value(&event, "UID").expect("a name");
    assert!(uid.starts_with("x%0D%0AATTACH%3A"), "{uid}");
}

#[test]
fn nothing_in_a_title_turns_the_text_or_hides() {
    assert_eq!(
        summary("a\u{202e}b\u{200b}\u{feff}c\u{2066}d\u{2069}\u{0}e"),
        "abcde"
    );
}

#[test]
fn an_entry_is_known_again_by_its_item_and_its_shop() {
    let uid = |sku, host| {
        let origin = Origin {
            sku,
            host,
            ..ORIGIN
        };
        value(&event(&file(&titled("It ships"), &origin)), "UID").expect("a name")
    };
    assert_eq!(uid("CHAIR", "shop.example"), uid("CHAIR", "shop.example"));
    assert_ne!(uid("CHAIR", "shop.example"), uid("STOOL", "shop.example"));
    assert_ne!(uid("CHAIR", "shop.example"), uid("CHAIR", "other.example"));
    assert_ne!(uid("a@b", "c"), uid("a", "b@c"));
}

#[test]
fn only_a_web_page_is_linked() {
    let url = |url| {
        let origin = Origin { url, ..ORIGIN };
        value(&event(&file(&titled("It ships"), &origin)), "URL")
    };
    let page = "https://shop.example/chairs?a=1,2;b#c";
    assert_eq!(url(page).as_deref(), Some(page));
    for other in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/chairs/oak",
        "",
    ] {
        assert_eq!(url(other), None, "{other}");
    }
}
