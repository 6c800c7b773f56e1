//! Addresses that others told us of: of the web, or of a page of the very site, and nothing else.

use crate::cut::cut_at;

/// What an error says should have stood there.
pub(crate) const EXPECTED: &str = "an http(s) address, or a path as /chairs/oak";

/// Whether it is an address of the web.
pub fn is_web(address: &str) -> bool {
    let Some((scheme, rest)) = cut_at(address, b':') else {
        return false;
    };
    let is_http = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    is_http && rest.starts_with("//") && is_clean(address)
}

/// Whether it is that, or a page of the site that the reader is on: `/chairs/oak`.
pub fn is_page(address: &str) -> bool {
    let is_own = address.starts_with('/') && !address.starts_with("//") && is_clean(address);
    is_own || is_web(address)
}

fn is_clean(address: &str) -> bool {
    let mut all = address.chars();
    all.all(|one| {
        !breaks(one) && !is_hidden(one) && !matches!(one, '"' | '\'' | '<' | '>' | '\\' | '`')
    })
}

/// A text as people read it: one line, without what nobody sees; empty where there is nothing to read.
pub(crate) fn readable(text: &str) -> String {
    let mut line = String::new();
    let mut gap = false;
    for one in text.chars() {
        if breaks(one) {
            gap = !line.is_empty();
        } else if !is_hidden(one) {
            if gap {
                line.push(' ');
            }
            line.push(one);
            gap = false;
        }
    }
    line
}

/// Whether a character ends a line or stands between words.
pub fn breaks(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// What turns the direction of the text behind it, and what nobody sees.
pub fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}
