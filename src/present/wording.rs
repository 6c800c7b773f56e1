//! Saying messages in a language. No sentence is glued from pieces: a message is whole, with places
//! for a date or a count.

use super::catalogue::{Catalogue, fill};
use super::format::{DateStyle, Format, PlainFormat};
use super::message::Message;
use crate::domain::day::Day;

/// The day a message is said of, as seen from the shop's today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Nobody knows.
    Undated,
    /// This day.
    On(Day),
}

impl From<Option<Day>> for When {
    fn from(day: Option<Day>) -> When {
        day.map_or(When::Undated, When::On)
    }
}

/// A language, ready to speak: its catalogue, English behind it, and a way of formatting.
pub struct Words {
    own: Option<Catalogue>,
    english: Catalogue,
    format: Option<Box<dyn Format>>,
}

impl Words {
    /// Words of `own`, with English where it lacks a message. Without a `format` the catalogue's
    /// own patterns serve.
    pub fn new(own: Option<Catalogue>, format: Option<Box<dyn Format>>) -> Words {
        Words {
            own,
            english: Catalogue::english(),
            format,
        }
    }

    /// The catalogue that is spoken first.
    pub fn catalogue(&self) -> &Catalogue {
        self.own.as_ref().unwrap_or(&self.english)
    }

    /// Whether the catalogue's own patterns serve.
    pub fn is_plain(&self) -> bool {
        self.format.is_none()
    }

    fn format<T>(&self, write: impl FnOnce(&dyn Format) -> T) -> T {
        match &self.format {
            Some(format) => write(&**format),
            None => write(&PlainFormat(self.catalogue())),
        }
    }

    /// Whether the catalogue that is spoken first has this message.
    fn has(&self, key: &str) -> bool {
        self.catalogue().get(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&str> {
        let own = self.own.as_ref().and_then(|own| own.get(key));
        own.or_else(|| self.english.get(key))
    }
}

/// Words on one day of the shop, with dates as long as the place for them allows.
#[derive(Clone, Copy)]
pub struct Speech<'w> {
    /// The words.
    pub words: &'w Words,
    /// The shop's day.
    pub today: Day,
    /// Whether dates are written in full.
    pub long: bool,
}

impl Speech<'_> {
    /// A message without date and count.
    pub fn say(&self, message: Message) -> String {
        self.speak(message, None, None, &[])
    }

    /// A message of a day.
    pub fn dated(&self, message: Message, when: When) -> String {
        self.speak(message, Some(when), None, &[])
    }

    /// A message of a count.
    pub fn counted(&self, message: Message, count: u64) -> String {
        self.speak(message, None, Some(count), &[])
    }

    /// A message with other values in it.
    pub fn with(&self, message: Message, values: &[(&str, &str)]) -> String {
        self.speak(message, None, None, values)
    }

    /// A message with everything in it that it may need.
    pub fn speak(
        &self,
        message: Message,
        when: Option<When>,
        count: Option<u64>,
        more: &[(&str, &str)],
    ) -> String {
        let mut key = String::from(message.key);
        let mut date = String::new();
        match when {
            None => {}
            Some(When::Undated) => key.push_str("_undated"),
            Some(When::On(day)) => match self.today.until(day) {
                0 => key.push_str("_today"),
                1 => key.push_str("_tomorrow"),
                _ => date = self.date(day),
            },
        }
        let mut number = String::new();
        if let Some(count) = count {
            number = self.number(count);
            let length = key.len();
            key.push('_');
            key.push_str(&self.words.format(|format| format.plural(count)));
            if !self.words.has(&key) {
                key.truncate(length);
                key.push_str("_other");
            }
        }
        let mut values = more.to_vec();
        values.extend([("date", &*date), ("count", &*number)]);
        fill(self.words.find(&key).unwrap_or_default(), &values)
    }

    /// A day, with its year where that is not this one.
    pub fn date(&self, day: Day) -> String {
        let style = DateStyle {
            long: self.long,
            year: day.civil().0 != self.today.civil().0,
        };
        self.words.format(|format| format.date(day, style))
    }

    /// A time of day.
    pub fn time(&self, time: crate::domain::day::Time) -> String {
        self.words.format(|format| format.time(time))
    }

    /// A count.
    pub fn number(&self, number: u64) -> String {
        self.words.format(|format| format.number(number))
    }

    /// What stands between two sentences that are read out in one breath.
    pub fn pause(&self) -> &str {
        self.words.find("pause").unwrap_or(". ")
    }
}
