//! A pull reader for JSON: one pass over the bytes, no tree, strings borrowed where they can be. And a
//! writer, [`written`].
//!
//! Ours and not a library's because a shopper downloads it: it is a quarter of serde_json's size,
//! knows the place of what it reads, and can leave out a bad value and go on behind it.

mod number;
mod text;
mod write;

pub use write::written;

use std::borrow::Cow;

use crate::error::{Error, push_number};

/// Why reading stopped. It lies in a box, as it is handed on in far more places than it is made.
#[derive(Debug)]
pub struct Fault(Box<Stop>);

#[derive(Debug)]
struct Stop {
    /// Whether the text is not JSON: nothing after it can be read. Else one value is not what was
    /// expected; the reader can skip it and go on.
    is_broken: bool,
    error: Error,
}

impl Fault {
    /// One value is not what was expected.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn wrong(error: Error) -> Fault {
        let is_broken = false;
        Fault(Box::new(Stop { is_broken, error }))
    }

    /// The same fault, with its place widened by `widen`.
    #[cold]
    #[must_use]
    pub fn map(mut self, widen: impl FnOnce(Error) -> Error) -> Fault {
        self.0.error = widen(std::mem::take(&mut self.0.error));
        self
    }

    /// What is wrong.
    pub fn error(self) -> Error {
        self.0.error
    }
}

/// The outcome of reading a value.
pub type Read<T> = Result<T, Fault>;

/// Reads one JSON text from front to back, and notes what it had to leave out.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// What was left out so far, each with its place.
    pub problems: Vec<Error>,
}

impl<'a> Reader<'a> {
    /// A reader at the start of `text`.
    pub fn new(text: &'a str) -> Reader<'a> {
        // A byte order mark is what some exports begin with; JSON.parse behind fetch drops it too.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Reader {
            text,
            at: 0,
            problems: Vec::new(),
        }
    }

    /// An object: hands each field's name to `each`, which reads the value. Places of errors and
    /// problems from inside are widened by the name.
    pub fn fields(&mut self, each: &mut dyn FnMut(&mut Reader<'a>, &str) -> Read<()>) -> Read<()> {
        self.open(b'{', "an object")?;
        let mut first = true;
        while let Some(key) = self.key(&mut first)? {
            let known = self.problems.len();
            each(self, &key).map_err(|fault| fault.map(|error| error.under(&key)))?;
            for problem in &mut self.problems[known..] {
                *problem = std::mem::take(problem).under(&key);
            }
        }
        Ok(())
    }

    /// A list: hands each entry's number, from 0, to `each`, which reads it. Places of errors and
    /// problems from inside are widened by the number.
    pub fn entries(
        &mut self,
        each: &mut dyn FnMut(&mut Reader<'a>, usize) -> Read<()>,
    ) -> Read<()> {
        self.open(b'[', "a list")?;
        let (mut first, mut index) = (true, 0);
        while self.next(b']', &mut first)? {
            let known = self.problems.len();
            each(self, index).map_err(|fault| fault.map(|error| error.at(index)))?;
            for problem in &mut self.problems[known..] {
                *problem = std::mem::take(problem).at(index);
            }
            index += 1;
        }
        Ok(())
    }

    /// Reads a value by `read`; where that is wrong, notes it and passes over the value.
    pub fn lenient(&mut self, read: &mut dyn FnMut(&mut Reader<'a>) -> Read<()>) -> Read<()> {
        self.peek();
        let start = self.at;
        match read(self) {
            Err(fault) if !fault.0.is_broken => {
                self.problems.push(fault.error());
                self.at = start;
                self.skip()
            }
            done => done,
        }
    }

    /// A text that `accept` takes; `expected` says which those are. Whatever `accept` makes of it,
    /// it keeps itself: one reader for all kinds of value is a fifth of the size of one for each.
    pub fn text(&mut self, expected: &str, accept: &mut dyn FnMut(&str) -> bool) -> Read<()> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong(expected));
        }
        let start = self.at;
        if accept(&self.string()?) {
            return Ok(());
        }
        self.at = start;
        Err(self.wrong(expected))
    }

    /// A number that is whole times `10^places` and from 0 to `most` (below 2^63) then; `expected` says
    /// which those are.
    pub fn number(&mut self, expected: &str, places: i32, most: u64) -> Read<u64> {
        let number = self.number_within(expected, places, 0, most as i64)?;
        Ok(number as u64)
    }

    /// The same within narrow bounds, of which the lower may be negative.
    pub fn small(&mut self, expected: &str, places: i32, bounds: [i32; 2]) -> Read<i32> {
        let [least, most] = bounds.map(i64::from);
        let number = self.number_within(expected, places, least, most)?;
        Ok(number as i32)
    }

    fn number_within(&mut self, expected: &str, places: i32, least: i64, most: i64) -> Read<i64> {
        let Some(b'-' | b'0'..=b'9') = self.peek() else {
            return Err(self.wrong(expected));
        };
        let start = self.at;
        match self.decimal()?.scaled(places) {
            Some(number) if least <= number && number <= most => Ok(number),
            _ => {
                self.at = start;
                Err(self.wrong(expected))
            }
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self) -> Read<bool> {
        self.peek();
        for (word, value) in [("true", true), ("false", false)] {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.wrong("true or false"))
    }

    /// Whether a text comes next.
    pub fn is_string(&mut self) -> bool {
        self.peek() == Some(b'"')
    }

    /// Whether a list comes next.
    pub fn is_list(&mut self) -> bool {
        self.peek() == Some(b'[')
    }

    /// Whether `null` comes next.
    pub fn is_null(&mut self) -> bool {
        self.peek() == Some(b'n')
    }

    /// Passes over one value of any kind, nested however deep: what is open is counted on the heap.
    pub fn skip(&mut self) -> Read<()> {
        let mut open = Vec::new();
        loop {
            let mut first = match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    self.at += 1;
                    open.push(bracket);
                    true
                }
                _ => {
                    self.skip_single()?;
                    false
                }
            };
            loop {
                let more = match open.last() {
                    None => return Ok(()),
                    Some(b'{') => self.key(&mut first)?.is_some(),
                    Some(_) => self.next(b']', &mut first)?,
                };
                if more {
                    break;
                }
                open.pop();
                first = false;
            }
        }
    }

    /// Passes over a value that holds no others.
    fn skip_single(&mut self) -> Read<()> {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.decimal().map(drop),
            _ => {
                let rest = &self.text[self.at..];
                let words = ["true", "false", "null"];
                let Some(word) = words.into_iter().find(|word| rest.starts_with(word)) else {
                    return Err(self.broken("a value"));
                };
                self.at += word.len();
                Ok(())
            }
        }
    }

    /// After the last value nothing but white space may follow.
    pub fn end(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken("nothing more")),
        }
    }

    /// The value that comes next is not `expected`.
    #[cold]
    pub fn wrong(&mut self, expected: &str) -> Fault {
        self.peek();
        let start = self.at;
        match self.skip() {
            Ok(()) => Fault::wrong(Error::new(&self.text[start..self.at], expected)),
            Err(fault) => fault,
        }
    }

    /// The JSON stops making sense here: `expected` should come next.
    #[cold]
    fn broken(&self, expected: &str) -> Fault {
        let rest = &self.text[self.at.min(self.text.len())..];
        let end = rest
            .char_indices()
            .nth(12)
            .map_or(rest.len(), |(end, _)| end);
        let found = if rest.is_empty() {
            "the end"
        } else {
            &rest[..end]
        };
        let mut what = String::from(expected);
        what.push_str(" at byte ");
        push_number(&mut what, self.at as u64);
        let error = Error::new(found, &what);
        let is_broken = true;
        Fault(Box::new(Stop { is_broken, error }))
    }

    /// The next field's name, or none at the end of the object.
    fn key(&mut self, first: &mut bool) -> Read<Option<Cow<'a, str>>> {
        if !self.next(b'}', first)? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(self.broken("a field name in quotes"));
        }
        let key = self.string()?;
        self.expect(b':', "`:`")?;
        Ok(Some(key))
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn expect(&mut self, byte: u8, name: &str) -> Read<()> {
        if self.peek() != Some(byte) {
            return Err(self.broken(name));
        }
        self.at += 1;
        Ok(())
    }

    fn open(&mut self, bracket: u8, name: &str) -> Read<()> {
        if self.peek() != Some(bracket) {
            return Err(self.wrong(name));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over a comma to the next field or entry, or over the closing bracket.
    fn next(&mut self, close: u8, first: &mut bool) -> Read<bool> {
        let found = self.peek();
        if found == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        if !std::mem::take(first) {
            if found != Some(b',') {
                return Err(self.broken("`,` or a closing bracket"));
            }
            self.at += 1;
        }
        Ok(true)
    }
}
