//! What others wrote, made harmless: it stays on its line, in its direction.

use crate::domain::address::{breaks, is_hidden, is_web};
use crate::present::link::encoded;

/// Stands where a link goes while the sentence around it is made. Nobody else's text may have it.
pub(super) const LINK: char = '\u{e000}';

/// The longest text that is repeated, in characters.
const LONGEST: usize = 2000;

/// A text on one line: without controls, of writing direction neither, and not longer than anybody
/// would read.
pub(super) fn line(text: &str) -> String {
    let shown = text
        .chars()
        .filter(|one| !is_hidden(*one) && *one != LINK)
        .take(LONGEST);
    on_one_line(shown)
}

/// A sentence of a catalogue on one line. It may set apart what it repeats, which is harmless already,
/// by controls of writing direction: else "2026-17" is read as "17-2026" among Arabic words.
pub(super) fn sentence(text: &str) -> String {
    on_one_line(text.chars())
}

fn on_one_line(characters: impl Iterator<Item = char>) -> String {
    let mut line = String::new();
    let mut is_apart = false;
    for character in characters {
        if breaks(character) {
            is_apart = true;
            continue;
        }
        if std::mem::take(&mut is_apart) && !line.is_empty() {
            line.push(' ');
        }
        line.push(character);
    }
    line
}

/// The start of a text, on one line, where there is room for no more.
pub(super) fn name(text: &str) -> String {
    const ROOM: usize = 120;
    let mut name = line(text);
    if let Some((end, _)) = name.char_indices().nth(ROOM) {
        name.truncate(end);
        name.push('…');
    }
    name
}

/// The page of the order `id`, where `template` is a web address.
pub(super) fn order_page(template: &str, id: &str) -> Option<String> {
    web(&template.replace("{id}", &encoded(id, "")))
}

/// An address of the web, if it is one: a mail stands on no site.
pub fn web(address: &str) -> Option<String> {
    is_web(address).then(|| String::from(address))
}
