//! An entry for the shopper's calendar, as RFC 5545 has it: whole days, at no time of any zone.

use super::Entry;
use crate::domain::address::{is_hidden, is_web};
use crate::domain::day::Day;
use crate::error::push_number;
use crate::present::link::encoded;

/// The longest line, in bytes.
const LONGEST_LINE: usize = 75;

/// What a calendar has to know besides the entry.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'o> {
    /// The sku: together with the host it names the entry, so that adding it again replaces it.
    pub sku: &'o str,
    /// The host of the page that it is from.
    pub host: &'o str,
    /// The page itself.
    pub url: &'o str,
    /// When it was made, in UTC: `20261126T120000Z`.
    pub made: &'o str,
    /// What else there is to say.
    pub note: &'o str,
}

/// The entry as a file.
pub fn file(entry: &Entry, origin: &Origin<'_>) -> String {
    let mut file = String::new();
    let mut write = |name: &str, value: &str| fold(&mut file, name, value);
    let mut id = encoded(origin.sku, "");
    id.push('@');
    id.push_str(&encoded(origin.host, ""));
    write("BEGIN", "VCALENDAR");
    write("VERSION", "2.0");
    write("PRODID", "-//Backsoon//Backsoon//EN");
    write("BEGIN", "VEVENT");
    write("UID", &id);
    write("DTSTAMP", &plain(origin.made));
    write("DTSTART;VALUE=DATE", &date(entry.from));
    // The first day that it is over. Without one it is a single day, as the very last one must be.
    if let Some(end) = entry.to.max(entry.from).plus(1) {
        write("DTEND;VALUE=DATE", &date(end));
    }
    write("SUMMARY", &escaped(&entry.title));
    write("DESCRIPTION", &escaped(origin.note));
    if is_web(origin.url) {
        write("URL", origin.url);
    }
    write("TRANSP", "TRANSPARENT");
    write("END", "VEVENT");
    write("END", "VCALENDAR");
    file
}

/// Adds a line, which goes on in further ones where it is too long, never within a character.
fn fold(file: &mut String, name: &str, value: &str) {
    let mut length = 0;
    let pieces = name.chars().chain([':']).chain(value.chars());
    for one in pieces {
        if length + one.len_utf8() > LONGEST_LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(one);
        length += one.len_utf8();
    }
    file.push_str("\r\n");
}

fn date(day: Day) -> String {
    let (year, month, day) = day.civil();
    let mut text = String::new();
    for (number, digits) in [(year as u64, 4), (u64::from(month), 2), (u64::from(day), 2)] {
        let mut piece = String::new();
        push_number(&mut piece, number);
        for _ in piece.len()..digits {
            text.push('0');
        }
        text.push_str(&piece);
    }
    text
}

/// What no line may hold left out.
fn plain(text: &str) -> String {
    text.chars().filter(|one| !one.is_control()).collect()
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for one in text.chars().filter(|one| !is_hidden(*one)) {
        match one {
            // Some calendars end a line at any of these.
            '\n' | '\u{2028}' | '\u{2029}' => safe.push_str("\\n"),
            '\\' | ';' | ',' => safe.extend(['\\', one]),
            _ if one.is_control() => {}
            _ => safe.push(one),
        }
    }
    safe
}
