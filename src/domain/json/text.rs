//! Texts in JSON: borrowed as they stand, copied only where they hold an escape.

use std::borrow::Cow;

use super::{Read, Reader};

impl<'a> Reader<'a> {
    /// A text.
    pub fn string(&mut self) -> Read<Cow<'a, str>> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong("text"));
        }
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut end = start;
        loop {
            match bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => return self.escaped(start, end),
                Some(0x20..) => end += 1,
                _ => {
                    self.at = end;
                    return Err(self.broken("a closing quote"));
                }
            }
        }
        self.at = end + 1;
        Ok(Cow::Borrowed(&self.text[start..end]))
    }

    /// A text with escapes, the first of them at `end`.
    #[cold]
    fn escaped(&mut self, start: usize, mut end: usize) -> Read<Cow<'a, str>> {
        let bytes = self.text.as_bytes();
        let mut text = String::new();
        let mut from = start;
        loop {
            self.at = end;
            match bytes.get(end) {
                Some(b'"') => {
                    text.push_str(&self.text[from..end]);
                    self.at = end + 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    text.push_str(&self.text[from..end]);
                    let (length, character) = self.escape(end + 1)?;
                    text.push(character);
                    end += 1 + length;
                    from = end;
                }
                Some(0x20..) => end += 1,
                _ => return Err(self.broken("a closing quote")),
            }
        }
    }

    /// The character that the escape behind a backslash stands for, and the escape's length.
    fn escape(&self, at: usize) -> Read<(usize, char)> {
        let plain = match self.text.as_bytes().get(at) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'u') => return self.unicode(at),
            _ => return Err(self.broken("an escape")),
        };
        Ok((1, plain))
    }

    fn unicode(&self, at: usize) -> Read<(usize, char)> {
        let unit = |at: usize| -> Option<u32> {
            let digits = self.text.as_bytes().get(at..at + 4)?;
            let mut unit = 0;
            for digit in digits {
                unit = unit * 16 + char::from(*digit).to_digit(16)?;
            }
            Some(unit)
        };
        let Some(high) = unit(at + 1) else {
            return Err(self.broken("four hexadecimal digits"));
        };
        if let 0xd800..=0xdbff = high {
            let pair = self.text.as_bytes().get(at + 5..at + 7) == Some(b"\\u");
            if let (true, Some(low @ 0xdc00..=0xdfff)) = (pair, unit(at + 7)) {
                let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok((
                    11,
                    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                ));
            }
        }
        // Half a surrogate pair stands for no character; JavaScript lets it pass.
        Ok((
            5,
            char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER),
        ))
    }
}
