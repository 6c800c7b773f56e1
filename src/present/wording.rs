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
        Words::of(own, Catalogue::english(), format)
    }

    /// The same with other English behind it.
    pub fn of(
        own: Option<Catalogue>,
        english: Catalogue,
        format: Option<Box<dyn Format>>,
    ) -> Words {
        Words {
            own,
            english,
            format,
        }
    }

    /// Puts a catalogue that nobody has checked before those that are spoken so far; what must not be
    /// said of it is left out.
    pub fn add(&mut self, catalogue: Catalogue) {
        let mut problems = catalogue.problems;
        for (key, text) in catalogue.messages {
            match self.english.allows(&key, &text) {
                Ok(false) => {}
                Ok(true) => self.spoken().messages.push((key, text)),
                Err(problem) => problems.push(problem),
            }
        }
        self.spoken().problems.append(&mut problems);
    }

    fn spoken(&mut self) -> &mut Catalogue {
        self.own.as_mut().unwrap_or(&mut self.english)
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
            None => write(&PlainFormat(self)),
        }
    }

    /// Whether the catalogue that is spoken first has this message.
    fn has(&self, key: &str) -> bool {
        self.catalogue().get(key).is_some()
    }

    /// What stands under a key that needs neither day nor count; empty where nothing does.
    #[cfg(feature = "full")]
    pub(super) fn message(&self, key: &str) -> &str {
        self.find(key).unwrap_or_default()
    }

    pub(super) fn find(&self, key: &str) -> Option<&str> {
        let own = self.own.as_ref().and_then(|own| own.get(key));
        own.or_else(|| self.english.get(key))
    }
}

/// Nine months, in days.
const CLEAR_WITHOUT_YEAR: i32 = 270;

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

    /// A message with everything in it that it may need. Where there is little room, and the language
    /// has a brief form of it, in that.
    pub fn speak(
        &self,
        message: Message,
        when: Option<When>,
        count: Option<u64>,
        more: &[(&str, &str)],
    ) -> String {
        let (mut context, mut date) = ("", String::new());
        match when {
            None => {}
            Some(When::Undated) => context = "_undated",
            Some(When::On(day)) => match self.today.until(day) {
                0 => context = "_today",
                1 => context = "_tomorrow",
                _ => date = self.date(day),
            },
        }
        let number = count.map_or_else(String::new, |count| self.number(count));
        let brief = || self.form(message.key, "Brief", context, count);
        let key = (!self.long).then(brief).filter(|key| self.words.has(key));
        let key = key.unwrap_or_else(|| self.form(message.key, "", context, count));
        let mut values = more.to_vec();
        values.extend([("date", &*date), ("count", &*number)]);
        fill(self.words.find(&key).unwrap_or_default(), &values)
    }

    /// The key of the form that a day and a count ask for.
    fn form(&self, stem: &str, brief: &str, context: &str, count: Option<u64>) -> String {
        let mut key = String::from(stem);
        key.push_str(brief);
        key.push_str(context);
        let Some(count) = count else { return key };
        key.push('_');
        let (words, length) = (self.words, key.len());
        let plural = words.format(|format| format.plural(count));
        // What is said in English has English plurals.
        let english = if count == 1 { "one" } else { "other" };
        let spoken = words.catalogue();
        for (catalogue, category) in [
            (spoken, &*plural),
            (spoken, "other"),
            (&words.english, english),
        ] {
            key.truncate(length);
            key.push_str(category);
            if catalogue.get(&key).is_some() {
                return key;
            }
        }
        key.truncate(length);
        key + "other"
    }

    /// A day, with its year: in full where that is not this one, in short where the day alone might
    /// be taken for one nearer to today.
    pub fn date(&self, day: Day) -> String {
        let style = match self.long {
            true if day.civil().0 != self.today.civil().0 => DateStyle::LongYear,
            true => DateStyle::Long,
            false if self.is_far(day) => DateStyle::ShortYear,
            false => DateStyle::Short,
        };
        self.written(day, style)
    }

    pub(super) fn written(&self, day: Day, style: DateStyle) -> String {
        self.words.format(|format| format.date(day, style))
    }

    /// Whether a day without its year might be taken for one nearer to today.
    pub(super) fn is_far(&self, day: Day) -> bool {
        self.today.until(day).abs() > CLEAR_WITHOUT_YEAR
    }

    /// A time of day.
    pub fn time(&self, time: crate::domain::day::Time) -> String {
        self.words.format(|format| format.time(time))
    }

    /// A count.
    pub fn number(&self, number: u64) -> String {
        self.words.format(|format| format.number(number))
    }

    /// Adds a thing to a list of things.
    pub fn list(&self, list: &mut String, thing: &str) {
        if !list.is_empty() {
            list.push_str(self.words.find("comma").unwrap_or(", "));
        }
        list.push_str(thing);
    }

    /// Adds a sentence to those that are read out in one breath.
    pub fn breathe(&self, spoken: &mut String, sentence: &str) {
        if sentence.is_empty() {
            return;
        }
        if !spoken.is_empty() {
            let pause = self.words.find("pause").unwrap_or(". ");
            let end = pause.trim_end();
            if spoken.ends_with(end) {
                spoken.truncate(spoken.len() - end.len());
            }
            spoken.push_str(pause);
        }
        spoken.push_str(sentence);
    }
}
