//! Links to whom others told us of: only to where a reader expects, and to nothing else.

use crate::cut::cut_at;

/// A web address as it stands, if it is one.
pub fn web(address: &str) -> Option<String> {
    let (scheme, rest) = cut_at(address, b':')?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (is_web && rest.starts_with("//") && is_clean(address)).then(|| String::from(address))
}

/// The same, or a page of the very site that the reader is on: `/chairs/oak`.
#[cfg(any(feature = "full", feature = "care"))]
pub fn page(address: &str) -> Option<String> {
    let is_own = address.starts_with('/') && !address.starts_with("//") && is_clean(address);
    match is_own {
        true => Some(String::from(address)),
        false => web(address),
    }
}

fn is_clean(address: &str) -> bool {
    let mut all = address.chars();
    all.all(|one| {
        !breaks(one) && !is_hidden(one) && !matches!(one, '"' | '\'' | '<' | '>' | '\\' | '`')
    })
}

/// A link by which to write to an address.
pub fn mail_to(address: &str) -> Option<String> {
    let (local, domain) = cut_at(address, b'@')?;
    let is_address = !local.is_empty() && !domain.is_empty() && !address.contains(breaks);
    is_address.then(|| {
        let mut link = String::from("mailto:");
        link.push_str(&encoded(address, "@+"));
        link
    })
}

/// A link by which to call a number; what follows it, as an extension, is left to who reads it.
pub fn call(number: &str) -> Option<String> {
    let mut link = String::from("tel:");
    let before = link.len();
    for one in number.trim().chars() {
        match one {
            '0'..='9' => link.push(one),
            '+' if link.len() == before => link.push(one),
            'a'..='z' | 'A'..='Z' => return None,
            ';' | ',' | '#' => break,
            _ => {}
        }
    }
    (link.len() > before + 2).then_some(link)
}

/// A text as a piece of an address: everything but letters, digits, `-._~` and what is `kept`
/// becomes `%` and two hexadecimal digits a byte.
pub fn encoded(text: &str, kept: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut piece = String::new();
    for byte in text.bytes() {
        let one = char::from(byte);
        if one.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.as_bytes().contains(&byte)
        {
            piece.push(one);
        } else {
            piece.push('%');
            piece.push(char::from(DIGITS[usize::from(byte >> 4)]));
            piece.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    piece
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
