//! What others wrote, made harmless: it stays on its line, in its direction.

use crate::present::link::{breaks, encoded, is_hidden, web};

/// Stands where a link goes while the sentence around it is made. Nobody else's text may have it.
pub(super) const LINK: char = '\u{e000}';

/// The longest text that is repeated, in characters.
const LONGEST: usize = 2000;

/// A text on one line: without controls, of writing direction neither, and not longer than anybody
/// would read.
pub(super) fn line(text: &str) -> String {
    let mut line = String::new();
    let mut is_apart = false;
    for character in text
        .chars()
        .filter(|one| !is_hidden(*one) && *one != LINK)
        .take(LONGEST)
    {
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
