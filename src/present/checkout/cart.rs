//! The face of a cart: what ships when, what is charged when, what cannot be had (RULES §6). It is
//! written as sections, the same ones in the same order, so that what has not changed can be left
//! alone; one that is empty is not shown.

use super::cancel::cancel_note;
use super::message::Phrase;
use super::{Money, Names, name};
use crate::domain::availability::State;
use crate::domain::cart::{CartLine, Parcels, Payment, Plan, Shipment};
use crate::domain::day::Day;
use crate::domain::promise::{Part, Promise};
use crate::domain::snapshot::{Charge, Policy};
use crate::domain::sort::order;
use crate::domain::supply::Round;
use crate::present::days::Days;
use crate::present::markup::Markup;
use crate::present::waiting::{earned, ways, write_contact};
use crate::present::wording::{Speech, When};

/// The elements that hold a cart's sections: tag and CSS part.
pub const SECTIONS: &[(&str, &str)] = &[
    ("fieldset", "parcels"),
    ("ol", "shipments"),
    ("div", "charges"),
    ("div", "offers"),
    ("p", "cancel-note"),
    ("p", "contact"),
];

/// What a face is made of.
pub struct Cart<'c> {
    /// The round it would be ordered in.
    pub round: &'c Round<'c>,
    /// What is wanted.
    pub lines: &'c [CartLine],
    /// What would happen.
    pub plan: &'c Plan,
    /// The language.
    pub speech: Speech<'c>,
    /// How money is written.
    pub money: Money<'c>,
    /// What the cart calls its items; none: as the snapshot does.
    pub names: Names<'c>,
}

impl Cart<'_> {
    /// The sections, and what a screen reader should say of them.
    pub fn face(&self) -> (Vec<Markup>, String) {
        let mut spoken = String::new();
        let sections = vec![
            self.choice(),
            self.shipments(&mut spoken),
            self.charges(&mut spoken),
            self.offers(),
            self.cancel(),
            self.contact(),
        ];
        (sections, spoken)
    }

    fn policy(&self) -> &Policy {
        &self.round.snapshot.policy
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        let promises = self.plan.promises.iter();
        promises.flat_map(|promise| &promise.parts)
    }

    fn item(&self, quantity: u64, sku: &str) -> String {
        let name = (self.names)(sku).unwrap_or_else(|| name(self.round, sku));
        self.speech.item(quantity, &name)
    }

    /// One parcel, or several, where there is a choice.
    fn choice(&self) -> Markup {
        let mut choice = Markup::new();
        let (Some(together), parcels @ 2..) = (self.plan.preview.together, self.plan.apart) else {
            return choice;
        };
        let last = self.parts().filter_map(|part| part.latest).max();
        let last = When::On(last.unwrap_or(together));
        let several = self.speech.counted(Phrase::PARCELS_SEVERAL, parcels as u64);
        let one = self.speech.dated(Phrase::PARCELS_ONE, last);
        choice.leaf("legend", "heading", &self.speech.say(Phrase::PARCELS));
        for (value, words) in [("several", &several), ("one", &one)] {
            choice.open("label", "choice");
            choice.open("input", "");
            choice.attribute("type", "radio");
            choice.attribute("name", "parcels");
            choice.attribute("value", value);
            choice.close();
            choice.leaf("span", "", words);
            choice.close();
        }
        choice
    }

    /// What ships when; last, what cannot be had.
    fn shipments(&self, spoken: &mut String) -> Markup {
        let mut list = Markup::new();
        let shipments = &self.plan.preview.shipments;
        let ships: Vec<_> = shipments.iter().map(|shipment| shipment.ships).collect();
        for number in self.turns(&ships) {
            self.write_shipment(&shipments[number as usize], &mut list, spoken);
        }
        if self.plan.preview.unavailable > 0 {
            self.write_missing(&mut list, spoken);
        }
        list
    }

    fn write_shipment(&self, shipment: &Shipment, list: &mut Markup, spoken: &mut String) {
        let window = self.window(shipment.ships);
        let headline = self.speech.dated(Phrase::SHIPS, latest(window));
        let leaves = match shipment.ships {
            None => "undated",
            ships if ships == self.round.stock => "soon",
            Some(_) => "later",
        };
        list.open("li", "shipment");
        list.attribute("data-leaves", leaves);
        list.leaf("h3", "when", &headline);
        list.leaf("span", "amount", &self.priced(shipment.amount));
        list.open("ul", "items");
        let mut items = String::new();
        for line in &shipment.lines {
            let item = self.item(line.quantity, &line.sku);
            list.leaf("li", "", &item);
            self.speech.list(&mut items, &item);
        }
        list.close();
        if let Some(days) = window {
            self.write_window(days, list);
        }
        list.close();
        self.say(spoken, &headline, &items);
    }

    /// Its window, where that is not a day, and when it is at the door.
    fn write_window(&self, days: Days, list: &mut Markup) {
        if days.is_window() {
            let window = self.speech.between(Phrase::SHIPS_WINDOW, days);
            list.leaf("p", "note", &window);
        }
        let door = self.round.at_door(days.earliest, days.latest);
        if let Some(door) = door.map(Days::from) {
            let text = match door.earliest == door.latest {
                true => {
                    let to = self.speech.date(door.latest);
                    self.speech.with(Phrase::AT_DOOR, &[("to", &to)])
                }
                false => self.speech.between(Phrase::AT_DOOR_WINDOW, door),
            };
            list.leaf("p", "note", &text);
        }
    }

    /// What cannot be had, and what to do about it.
    fn write_missing(&self, list: &mut Markup, spoken: &mut String) {
        let headline = self.speech.say(Phrase::MISSING);
        list.open("li", "shipment");
        list.attribute("data-leaves", "never");
        list.leaf("h3", "when", &headline);
        list.open("ul", "items");
        let mut items = String::new();
        for (line, promise) in self.lines.iter().zip(&self.plan.promises) {
            if promise.unavailable > 0 {
                let item = self.item(promise.unavailable, &line.sku);
                list.open("li", "");
                list.leaf("span", "", &item);
                list.leaf("span", "advice", &self.advice(promise));
                list.close();
                self.speech.list(&mut items, &item);
            }
        }
        list.close();
        list.leaf("p", "note", &self.speech.say(Phrase::MISSING_FREE));
        list.close();
        self.say(spoken, &headline, &items);
    }

    fn advice(&self, promise: &Promise) -> String {
        let speech = &self.speech;
        let had: u64 = promise.parts.iter().map(|part| part.quantity).sum();
        match promise.state {
            State::Unknown => speech.say(Phrase::MISSING_UNKNOWN),
            State::Discontinued if had == 0 => speech.say(Phrase::MISSING_GONE),
            _ if promise.restock.is_none() && had > 0 => speech.counted(Phrase::MISSING_FEWER, had),
            _ => {
                let latest = promise.returns.map(|returns| returns.latest);
                speech.dated(Phrase::MISSING_BACK, latest.into())
            }
        }
    }

    /// When what is scheduled for a day leaves. The one parcel leaves when the last of it can.
    fn window(&self, ships: Option<Day>) -> Option<Days> {
        let one = self.plan.parcels == Parcels::One;
        let parts = self.parts().filter(|part| one || part.ships == ships);
        let days = parts.filter_map(Days::of);
        days.reduce(if one { Days::after } else { Days::around })
    }

    /// The numbers of what is scheduled for these days, in the order in which a reader is told by when.
    fn turns(&self, days: &[Option<Day>]) -> Vec<u32> {
        let last = |day: &Option<Day>| match *day {
            day if day == Some(self.round.today) => (false, day),
            day => {
                let last = self.window(day).map(|days| days.latest);
                (last.is_none(), last)
            }
        };
        let last: Vec<_> = days.iter().map(last).collect();
        order(days.len(), &|one, other| last[one].cmp(&last[other]))
    }

    /// What is charged when, and by which rule (R10).
    fn charges(&self, spoken: &mut String) -> Markup {
        let (speech, mut section) = (&self.speech, Markup::new());
        let payments = &self.plan.preview.charges;
        if payments.is_empty() {
            return section;
        }
        section.leaf("h3", "heading", &speech.say(Phrase::CHARGES));
        section.open("dl", "");
        let days: Vec<_> = payments.iter().map(|payment| payment.on).collect();
        for payment in self
            .turns(&days)
            .iter()
            .map(|turn| &payments[*turn as usize])
        {
            let deposit = self.deposit(payment);
            let (when, amount) = (self.when(payment, deposit), self.priced(payment.amount));
            section.open("div", "charge");
            section.leaf("dt", "", &when);
            section.leaf("dd", "amount", &amount);
            if deposit > 0 {
                let deposit = (self.money)(deposit);
                let deposit = speech.with(Phrase::DEPOSIT, &[("amount", &deposit)]);
                section.leaf("dd", "deposit", &deposit);
            }
            section.close();
            self.say(spoken, &when, &amount);
        }
        if payments.len() > 1 {
            let sum = payments.iter().map(|payment| payment.amount).sum();
            section.row("total", &speech.say(Phrase::TOTAL), &self.priced(sum));
        }
        section.close();
        let percent = speech.number(self.policy().deposit_percent);
        let terms = match self.policy().charge {
            Charge::OnDispatch => Phrase::TERMS_ON_DISPATCH,
            Charge::OnOrder => Phrase::TERMS_ON_ORDER,
            Charge::Deposit => Phrase::TERMS_DEPOSIT,
        };
        let terms = speech.with(terms, &[("percent", &percent)]);
        section.leaf("p", "terms", &terms);
        section
    }

    fn when(&self, payment: &Payment, deposit: u64) -> String {
        let at_once = self.policy().charge == Charge::OnOrder || deposit > 0;
        if at_once && payment.on == Some(self.round.today) {
            return self.speech.say(Phrase::CHARGE_NOW);
        }
        self.speech
            .dated(Phrase::CHARGE, latest(self.window(payment.on)))
    }

    /// Cents of a payment that are deposit: what is paid today besides what ships today.
    fn deposit(&self, payment: &Payment) -> u64 {
        if self.policy().charge != Charge::Deposit || payment.on != Some(self.round.today) {
            return 0;
        }
        let mut shipments = self.plan.preview.shipments.iter();
        let today = shipments.find(|shipment| shipment.ships == payment.on);
        let ships_now = today.map_or(0, |shipment| shipment.amount);
        payment.amount.saturating_sub(ships_now)
    }

    /// A sum; nothing where nothing has a price.
    fn priced(&self, cents: u64) -> String {
        match cents {
            0 => String::new(),
            _ => (self.money)(cents),
        }
    }

    /// What the longest wait earns; one without a date has earned nothing yet.
    fn offers(&self) -> Markup {
        let mut section = Markup::new();
        let announced = self.plan.promises.iter().filter(|promise| promise.announce);
        let parts = announced.flat_map(|promise| &promise.parts);
        if let Some(last) = parts.filter_map(|part| part.latest).max() {
            let days = self.round.today.until(last);
            section.list("", &earned(self.policy(), days, &self.speech));
        }
        section
    }

    /// What cancelling costs.
    fn cancel(&self) -> Markup {
        let mut section = Markup::new();
        if !self.plan.preview.shipments.is_empty() {
            section.text(&cancel_note(self.policy(), &self.speech));
        }
        section
    }

    /// Whom to ask, where somebody has to wait (R14).
    fn contact(&self) -> Markup {
        let mut section = Markup::new();
        if self.plan.promises.iter().any(|promise| promise.announce) {
            write_contact(
                &ways(self.policy(), &self.speech),
                &self.speech,
                &mut section,
            );
        }
        section
    }

    fn say(&self, spoken: &mut String, what: &str, items: &str) {
        let values = [("what", what), ("items", items)];
        let sentence = self.speech.with(Phrase::SPOKEN, &values);
        self.speech.breathe(spoken, &sentence);
    }
}

fn latest(window: Option<Days>) -> When {
    When::from(window.map(|days| days.latest))
}
