//! How the date is known, for those who ask: the steps behind it, a sentence each. Of who waits, what is in stock and on
//! order it tells no more than the page does already.

use serde::Serialize;

use super::Wait;
use super::message::Help;
use crate::domain::allotment::Cause;
use crate::domain::availability::State;
use crate::domain::coming::{Coming, Late};
use crate::domain::day::Day;
use crate::domain::promise::{Part, Source};
use crate::domain::supply::Supply;
use crate::present::message::Message;
use crate::present::wording::Speech;

/// More holidays than that nobody reads.
const MOST_HOLIDAYS: usize = 5;

/// What is told to those who ask how the date is known, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct How {
    /// What to press to read it.
    pub text: String,
    /// The steps, a sentence each.
    pub steps: Vec<String>,
}

impl Wait<'_> {
    // A function of its own makes fewer bytes than one within its only caller.
    #[inline(never)]
    pub(super) fn how(&self) -> Option<How> {
        if self.promise.state == State::Discontinued {
            return None;
        }
        let allotment = &self.allotment;
        let mut telling = Telling {
            wait: self,
            steps: Vec::new(),
        };
        // The date on the page is that of the last part; one without a day is the last.
        let rank = |part: &Part| part.latest.map_or(i32::MAX, Day::number);
        let last = allotment.parts().max_by_key(|(_, part)| rank(part));
        let is_dated = match last {
            Some((_, part)) if part.source == Source::DropShip => telling.drop_ship(),
            Some((first, part)) => match allotment.cause(first, part) {
                Cause::Stock => true,
                Cause::Receipt(turn) => telling.receipt(turn),
                Cause::Reorder(own, all) => telling.reorder(own, all, part.latest),
            },
            None => telling.receipt(allotment.receipt_with(allotment.refused()?)?),
        };
        if let Some(release) = self.item.release.filter(|day| *day > self.round.today) {
            telling.date(Help::HOW_RELEASE, release);
        }
        let text = match is_dated {
            true => Help::HOW,
            false => Help::HOW_UNDATED,
        };
        let how = How {
            text: self.speech.say(text),
            steps: telling.steps,
        };
        (!how.steps.is_empty()).then_some(how)
    }
}

/// The sentences so far.
struct Telling<'t> {
    wait: &'t Wait<'t>,
    steps: Vec<String>,
}

impl<'t> Telling<'t> {
    fn supply(&self) -> &'t Supply<'t> {
        &self.wait.allotment.supply
    }

    fn say(&mut self, message: Message) {
        self.with(message, &[]);
    }

    fn with(&mut self, message: Message, values: &[(&str, &str)]) {
        self.steps.push(self.wait.speech.with(message, values));
    }

    fn counted(&mut self, message: Message, count: u64) {
        self.steps.push(self.wait.speech.counted(message, count));
    }

    /// The date in full: it may be past, and then "today" and "tomorrow" would read oddly among the others.
    fn date(&mut self, message: Message, day: Day) {
        let date = self.wait.speech.date(day);
        self.with(message, &[("date", &date)]);
    }

    /// Says whether it comes to a day, as do those below.
    fn drop_ship(&mut self) -> bool {
        let days = self.supply().drop_ship_days().unwrap_or_default();
        self.counted(Help::HOW_DROP_SHIP, days.max(1));
        self.closed(self.wait.round.today, days);
        self.arrival(self.supply().drop_ship_comes())
    }

    fn receipt(&mut self, turn: usize) -> bool {
        let receipt = self.supply().expected(turn).receipt;
        match receipt.due {
            Some(due) if due < self.wait.round.today => self.date(Help::HOW_OVERDUE, due),
            Some(due) => self.date(Help::HOW_DUE, due),
            None => self.say(Help::HOW_NOT_DUE),
        }
        self.arrival(self.supply().receipt_comes(receipt))
    }

    /// Of what will have shipped by the day `latest`.
    fn reorder(&mut self, own: u64, all: u64, latest: Option<Day>) -> bool {
        let calendar = self.supply().calendar();
        let from = self.supply().order_from(own, all);
        let ordered = from.and_then(|day| calendar.add_open(day, 0));
        match ordered {
            Some(day) => self.date(Help::HOW_ORDER, day),
            None => self.say(Help::HOW_NO_ORDER),
        }
        match self.supply().lead_days() {
            Some(0) => {}
            Some(days) => self.counted(Help::HOW_LEAD, days),
            None => self.say(Help::HOW_NO_LEAD),
        }
        let coming = ordered.and_then(|day| self.supply().reorder_comes(day));
        let is_dated = self.arrival(coming);
        let shipping = coming.and_then(|coming| self.supply().shipping(coming));
        match self.supply().last_turn() {
            // Nobody overtakes what is on order already.
            Some(turn) if shipping.map(|shipping| shipping.latest) != latest => {
                self.say(Help::HOW_BEHIND);
                self.receipt(turn)
            }
            _ => is_dated,
        }
    }

    /// From the day it is due to the day it ships.
    fn arrival(&mut self, coming: Option<Coming>) -> bool {
        let expected = coming.and_then(|coming| self.supply().expected_on(coming));
        let (Some(coming), Some(mut arrives)) = (coming, expected) else {
            return false;
        };
        if let Some(late) = self.supply().late(coming) {
            self.lateness(&late);
            arrives = self.supply().comes_late(coming, late.to);
        }
        let handling_days = self.supply().handling_days(coming.kind);
        if handling_days > 0 {
            self.counted(Help::HOW_HANDLING, handling_days);
        }
        self.closed(arrives, handling_days);
        true
    }

    /// Between which days it is expected with which chance, and how much is known that tells so.
    fn lateness(&mut self, late: &Late<'_>) {
        let message = match late.given {
            Some(_) => Help::HOW_LATE_SINCE,
            None if late.from == late.to => Help::HOW_PUNCTUAL,
            None => Help::HOW_LATE,
        };
        let confidence = self.wait.round.snapshot.policy.confidence;
        let (part, whole) = lowest(confidence, 1000);
        let values = [
            ("part", &*self.wait.speech.number(part)),
            ("whole", &*self.wait.speech.number(whole)),
            ("from", &*self.days_late(late.from)),
            ("to", &*self.days_late(late.to)),
        ];
        self.with(message, &values);
        match late.table.samples {
            0 => self.say(Help::HOW_OTHERS),
            _ if late.given.is_some_and(|given| given >= late.table.most()) => {
                self.say(Help::HOW_HARDLY_EVER)
            }
            few if late.is_thin(confidence) => self.counted(Help::HOW_THIN, few),
            samples => self.counted(Help::HOW_SAMPLES, samples),
        }
    }

    fn days_late(&self, days: i32) -> String {
        let message = match days {
            0 => Help::ON_TIME,
            1.. => Help::LATE,
            _ => Help::EARLY,
        };
        let count = (days != 0).then_some(days.unsigned_abs().into());
        self.wait.speech.speak(message, None, count, &[])
    }

    /// The holidays on the way; that nothing happens on days that are always closed nobody needs to be told.
    fn closed(&mut self, from: Day, open_days: u64) {
        let calendar = self.supply().calendar();
        let Some(to) = calendar.add_open(from, open_days) else {
            return;
        };
        // In full they would have commas of their own.
        let speech = Speech {
            long: false,
            ..*self.wait.speech
        };
        let is_on_the_way =
            |day: &&Day| from <= **day && **day < to && !calendar.is_closed_weekday(**day);
        let holidays = calendar.holidays().iter().filter(is_on_the_way);
        let mut days = String::new();
        for holiday in holidays.take(MOST_HOLIDAYS) {
            speech.list(&mut days, &speech.date(*holiday));
        }
        if days.is_empty() {
            return;
        }
        self.with(Help::HOW_CLOSED, &[("days", &days)]);
    }
}

/// A fraction in its lowest terms.
fn lowest(part: u64, whole: u64) -> (u64, u64) {
    let (mut divisor, mut rest) = (part, whole);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (part / divisor.max(1), whole / divisor.max(1))
}
