//! One line of an order for its customer: its steps, the first promise and the present one.

use super::message::Phrase;
use super::order::{Customer, Expected, Progress};
use crate::domain::day::Day;
use crate::domain::order::{Kind, Told};
use crate::present::face::Tone;
use crate::present::markup::Markup;
use crate::present::message::Message;
use crate::present::wording::When;

/// What a step is called once it is taken, and before.
const STEPS: [(Kind, Message, Message); 6] = [
    (Kind::Placed, Phrase::STEP_PLACED, Phrase::STEP_PLACED),
    (Kind::Ordered, Phrase::STEP_ORDERED, Phrase::NEXT_ORDERED),
    (Kind::Arrived, Phrase::STEP_ARRIVED, Phrase::NEXT_ARRIVED),
    (Kind::Picked, Phrase::STEP_PICKED, Phrase::NEXT_PICKED),
    (
        Kind::Dispatched,
        Phrase::STEP_DISPATCHED,
        Phrase::NEXT_DISPATCHED,
    ),
    (
        Kind::Completed,
        Phrase::STEP_COMPLETED,
        Phrase::NEXT_COMPLETED,
    ),
];

impl Customer<'_> {
    /// Writes a line, with a button of its own to cancel it where it is to have one.
    pub(super) fn write_line(
        &self,
        progress: &Progress<'_>,
        apart: bool,
        list: &mut Markup,
        spoken: &mut String,
    ) {
        let speech = &self.speech;
        let Progress { line, units, .. } = progress;
        let told = self.own.first.iter().find(|told| told.line == line.id);
        let name = speech.item(line.quantity, &progress.name);
        let now = match progress.expected {
            Expected::Nothing | Expected::Unknown => String::new(),
            expected => self.promised(expected),
        };
        let (change, late) = self.change(told, progress.expected);
        let waits = units.backordered() > 0;
        let tone = match progress.expected {
            Expected::Nothing if units.sold() == 0 => Tone::Gone,
            Expected::Nothing => Tone::Good,
            _ if late => Tone::Low,
            _ if waits => Tone::Wait,
            _ => Tone::Good,
        };
        list.open("li", "line");
        list.attribute("data-tone", tone.name());
        list.leaf("h3", "name", &name);
        if units.cancelled > 0 && units.cancelled < line.quantity {
            let (some, all) = (speech.number(units.cancelled), speech.number(line.quantity));
            let values = [("some", &*some), ("all", &*all)];
            list.leaf(
                "p",
                "cancelled",
                &speech.with(Phrase::CANCELLED_SOME, &values),
            );
        }
        list.open("ol", "steps");
        let step = self.write_steps(progress, list);
        list.close();
        list.open("dl", "promises");
        if let Some(told) = told {
            let first = self.promised_first(told.expected());
            list.row("first", &speech.say(Phrase::FIRST), &first);
        }
        list.row("now", &speech.say(Phrase::NOW), &now);
        list.close();
        list.leaf("p", "change", &change);
        if waits {
            list.leaf("p", "why", self.why(&line.sku));
        }
        if apart && units.unsent() > 0 {
            self.line_button(list, progress);
        }
        list.close();
        let values = [("what", &*name), ("items", &*step)];
        let sentence = speech.with(Phrase::SPOKEN, &values);
        for sentence in [&sentence, &now, &change] {
            speech.breathe(spoken, sentence);
        }
    }

    /// Why it takes a while, in the merchant's words (R11).
    fn why(&self, sku: &str) -> &str {
        let snapshot = self.round.snapshot;
        let item = snapshot.item(sku);
        let supplier = item.and_then(|item| snapshot.supplier_of(item));
        let told = supplier.and_then(|supplier| supplier.explanation.as_deref());
        told.unwrap_or_default()
    }

    fn promised(&self, expected: Expected) -> String {
        match expected {
            Expected::Within(days) if days.is_window() => {
                self.speech.between(Phrase::PROMISED_WINDOW, days)
            }
            expected => self.speech.dated(Phrase::PROMISED, expected.latest()),
        }
    }

    /// What was promised first. By when is a date, however near that is today: it was said another day.
    fn promised_first(&self, expected: Expected) -> String {
        match expected {
            Expected::Within(days) if !days.is_window() => {
                let date = self.speech.date(days.latest);
                self.speech.with(Phrase::PROMISED, &[("date", &*date)])
            }
            expected => self.promised(expected),
        }
    }

    /// How what is expected compares to the first promise, and whether it is worse.
    fn change(&self, first: Option<&Told>, now: Expected) -> (String, bool) {
        let speech = &self.speech;
        let Some(first) = first else {
            return (String::new(), false);
        };
        if matches!(now, Expected::Nothing | Expected::Unknown) {
            return (String::new(), false);
        }
        match (When::from(first.latest), now.latest()) {
            (When::On(first), When::On(now)) => {
                let days = first.until(now);
                let count = u64::from(days.unsigned_abs());
                match days {
                    0 => (speech.say(Phrase::KEPT), false),
                    1.. => (speech.counted(Phrase::LATER, count), true),
                    _ => (speech.counted(Phrase::SOONER, count), false),
                }
            }
            (When::On(_), When::Undated) => (speech.say(Phrase::LOST), true),
            (When::Undated, When::On(_)) => (speech.say(Phrase::FOUND), false),
            (When::Undated, When::Undated) => (String::new(), false),
        }
    }

    /// Writes the steps of a line's life; tells the last one that was taken.
    fn write_steps(&self, progress: &Progress<'_>, list: &mut Markup) -> String {
        let Progress {
            line, units, days, ..
        } = progress;
        let left = line.quantity.saturating_sub(units.cancelled);
        let (mut next, mut last) = ("next", String::new());
        for (number, (kind, taken, to_take)) in STEPS.into_iter().enumerate() {
            let (reached, all) = units.reached(kind);
            let mut further = STEPS[number + 1..].iter();
            let skipped = further.any(|(kind, ..)| units.reached(*kind).0 > 0);
            let day = days[kind as usize];
            let placed = kind == Kind::Placed;
            // Not every shop tells each step; one that cannot be taken any more was not told.
            let untold = day.is_none() && (skipped || reached > 0);
            if !placed && (left == 0 || all == 0 || untold) {
                continue;
            }
            let done = placed || reached == all;
            let mut note = String::new();
            if !done && reached > 0 {
                let (some, all) = (self.speech.number(reached), self.speech.number(all));
                let values = [("some", &*some), ("all", &*all)];
                note = self.speech.with(Phrase::SO_MANY, &values);
            }
            self.note_day(&mut note, day);
            let label = self.speech.say(if done { taken } else { to_take });
            write_step(if done { "done" } else { next }, &label, &note, list);
            if done {
                last = label;
            } else {
                next = "later";
            }
        }
        if left == 0 {
            last = self.speech.say(Phrase::STEP_CANCELLED);
            let mut note = String::new();
            self.note_day(&mut note, days[Kind::Cancelled as usize]);
            write_step("done", &last, &note, list);
        }
        last
    }

    fn note_day(&self, note: &mut String, day: Option<Day>) {
        if let Some(day) = day {
            self.speech.list(note, &self.short(day));
        }
    }
}

fn write_step(state: &str, label: &str, note: &str, list: &mut Markup) {
    list.open("li", "step");
    list.attribute("data-step", state);
    if state == "next" {
        list.attribute("aria-current", "step");
    }
    list.leaf("span", "step-label", label);
    list.leaf("span", "step-note", note);
    list.close();
}
