//! Links to whom others told us of: only to where a reader expects, and to nothing else.

use crate::cut::cut_at;
use crate::domain::address::breaks;

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
