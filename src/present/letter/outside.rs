//! What others wrote, made harmless: it stays on its line, in its direction, and its links lead only
//! where a reader of mail expects.

/// Stands where a link goes while the sentence around it is made. Nobody else's text may have it.
pub(super) const LINK: char = '\u{e000}';

/// The longest text that is repeated, in characters.
const LONGEST: usize = 2000;

/// A text on one line: without controls, of writing direction neither, and not longer than anybody
/// would read.
pub(super) fn line(text: &str) -> String {
    let mut line = String::new();
    let mut is_apart = false;
    for character in text.chars().filter(|one| !is_hidden(*one)).take(LONGEST) {
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

fn breaks(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// What turns the direction of the text behind it, and what nobody sees.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | LINK
    )
}

/// The page of the order `id`, where `template` is a web address.
pub(super) fn order_page(template: &str, id: &str) -> Option<String> {
    web(&template.replace("{id}", &encoded(id, "")))
}

/// A web address as it stands, if it is one.
pub(super) fn web(address: &str) -> Option<String> {
    let scheme = address.split_once("://")?.0.to_ascii_lowercase();
    let is_clean = |one: char| !breaks(one) && !is_hidden(one) && !"\"'<>\\`".contains(one);
    let is_web = matches!(&*scheme, "http" | "https") && address.chars().all(is_clean);
    is_web.then(|| String::from(address))
}

/// A link by which to write to an address.
pub(super) fn mail_to(address: &str) -> Option<String> {
    let (local, domain) = address.split_once('@')?;
    let is_address = !local.is_empty() && !domain.is_empty() && !address.contains(breaks);
    is_address.then(|| format!("mailto:{}", encoded(address, "@+")))
}

/// A link by which to call a number.
pub(super) fn call(number: &str) -> Option<String> {
    let digits: String = number
        .trim()
        .char_indices()
        .filter(|(at, one)| one.is_ascii_digit() || *at == 0 && *one == '+')
        .map(|(_, one)| one)
        .collect();
    let is_number = digits.len() > 2 && !number.contains(char::is_alphabetic);
    is_number.then(|| format!("tel:{digits}"))
}

/// A text as a piece of an address: everything but letters, digits, `-._~` and what is `kept`
/// becomes `%` and two hexadecimal digits a byte.
fn encoded(text: &str, kept: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut piece = String::new();
    for byte in text.bytes() {
        let one = char::from(byte);
        if one.is_ascii_alphanumeric() || "-._~".contains(one) || kept.contains(one) {
            piece.push(one);
        } else {
            piece.push('%');
            piece.push(char::from(DIGITS[usize::from(byte >> 4)]));
            piece.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    piece
}
