//! What the shop decided, its policy, and reading it and its calendar. A bad setting costs only itself.

#[cfg(feature = "full")]
use super::private::{self, Reorder, Strain};
use crate::domain::calendar::{Calendar, WEEKEND};
use crate::domain::day::Time;
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::values::{address, day, missing, name, percent, put, whole, word, words};
use crate::error::{Error, push_number};

/// What the shop decided about promises, wording and money.
#[derive(Debug, Clone)]
pub struct Policy {
    /// At or below this many free units an item in stock is low.
    pub low_stock: u64,
    /// A wait of fewer days is not announced as a delay.
    pub quiet_days: u64,
    /// How sure a window must be, in thousandths.
    pub confidence: u64,
    /// How waits are worded.
    pub wording: Wording,
    /// Whether shoppers may read how many units wait.
    pub show_backlog: bool,
    /// Never show a larger number than this.
    pub max_shown: Option<u64>,
    /// Hours after which a snapshot is too old to speak from.
    pub stale_after_hours: Option<u64>,
    /// When the customer pays.
    pub charge: Charge,
    /// Per cent of what does not ship at once, taken with the order; at most 100.
    pub deposit_percent: u64,
    /// Open days from dispatch to the door.
    pub transit: Option<Transit>,
    /// What a long wait earns.
    pub consolation: Vec<Offer>,
    /// How to reach the shop.
    pub contact: Option<Contact>,
    /// When a backlog is too much; none: as [`Strain`] has it. None in public snapshots.
    #[cfg(feature = "full")]
    pub review: Option<Strain>,
    /// By what a review advises what to order; none: as [`Reorder`] has it. None in public snapshots.
    #[cfg(feature = "full")]
    pub reorder: Option<Reorder>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            low_stock: 0,
            quiet_days: 7,
            confidence: 800,
            wording: Wording::Plain,
            show_backlog: false,
            max_shown: None,
            stale_after_hours: None,
            charge: Charge::OnDispatch,
            deposit_percent: 0,
            transit: None,
            consolation: Vec::new(),
            contact: None,
            #[cfg(feature = "full")]
            review: None,
            #[cfg(feature = "full")]
            reorder: None,
        }
    }
}

words! {
    /// How waits are worded (R9).
    Wording "plain or discreet" {
        /// Says "backorder".
        Plain = "plain",
        /// Never says it, but how long it takes.
        Discreet = "discreet",
    }
}

words! {
    /// When the customer pays (R10).
    Charge "on-dispatch, on-order or deposit" {
        /// Each shipment on its day.
        OnDispatch = "on-dispatch",
        /// Everything with the order.
        OnOrder = "on-order",
        /// A part of what waits with the order, the rest on its day.
        Deposit = "deposit",
    }
}

words! {
    /// What an offer for waiting gives.
    Gift "discount, free-shipping or gift-wrap" {
        /// A percentage off.
        Discount = "discount",
        /// No charge for sending.
        FreeShipping = "free-shipping",
        /// Wrapped as a gift.
        GiftWrap = "gift-wrap",
    }
}

words! {
    /// Which order a discount is taken off.
    Applies "this-order or next-order" {
        /// The order that waits.
        ThisOrder = "this-order",
        /// The one after it.
        NextOrder = "next-order",
    }
}

/// Open days from dispatch to the door.
#[derive(Debug, Clone, Copy)]
pub struct Transit {
    /// At the soonest.
    pub min: u64,
    /// At the latest, not below `min`.
    pub max: u64,
}

/// What a wait of some length earns (R13).
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    /// The wait that earns it, in days.
    pub after_days: u64,
    /// What it is.
    pub gift: Gift,
    /// Of a discount: per cent off, at most 100.
    pub percent: Option<u64>,
    /// Of a discount: what it is taken off.
    pub applies: Option<Applies>,
}

/// How to reach the shop (R14). Texts as told; whoever makes links of them checks their scheme.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// E-mail address.
    pub email: Option<Box<str>>,
    /// Telephone number.
    pub phone: Option<Box<str>>,
    /// Address of a chat.
    pub chat: Option<Box<str>>,
}

/// The days of a week as a snapshot writes them, Monday first.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Calendar {
    /// Reads the calendar.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        let (mut closed, mut holidays) = (WEEKEND, Vec::new());
        let (mut cut_off, mut handling_days) = (None, 0);
        reader.fields(&mut |reader, key| match key {
            "closed" => reader.lenient(&mut |reader| put(&mut closed, closed_days(reader)?)),
            "holidays" => reader.lenient(&mut |reader| {
                reader.entries(&mut |reader, _| {
                    reader.lenient(&mut |reader| {
                        holidays.push(day(reader)?);
                        Ok(())
                    })
                })
            }),
            "cutOff" => reader.lenient(&mut |reader| {
                reader.text(Time::EXPECTED, &mut |text| {
                    cut_off = Time::parse(text);
                    cut_off.is_some()
                })
            }),
            "handlingDays" => reader.lenient(&mut |reader| put(&mut handling_days, whole(reader)?)),
            _ => reader.skip(),
        })?;
        *self = Calendar::new(closed, holidays);
        self.cut_off = cut_off;
        self.handling_days = handling_days;
        Ok(())
    }
}

impl Calendar {
    /// The weekdays on which the shop is always closed, as a snapshot writes them.
    pub(in crate::domain) fn closed_weekdays(&self) -> Vec<&'static str> {
        let weekdays = (0..).zip(WEEKDAYS);
        let closed = weekdays.filter(|(bit, _)| self.closed() >> bit & 1 == 1);
        closed.map(|(_, name)| name).collect()
    }
}

fn closed_days(reader: &mut Reader<'_>) -> Read<u8> {
    let mut closed = 0u8;
    reader.entries(&mut |reader, _| {
        closed |= 1 << word(reader, "mon, tue, wed, thu, fri, sat or sun", &WEEKDAYS)?;
        Ok(())
    })?;
    if closed == 0x7f {
        let every = Error::new("all seven days", "a week with an open day");
        return Err(Fault::wrong(every));
    }
    Ok(closed)
}

impl Policy {
    /// Reads the policy's settings over the present ones.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.fields(&mut |reader, key| {
            reader.lenient(&mut |reader| match key {
                "lowStock" => put(&mut self.low_stock, whole(reader)?),
                "quietDays" => put(&mut self.quiet_days, whole(reader)?),
                "confidence" => put(&mut self.confidence, confidence(reader)?),
                "wording" => put(&mut self.wording, Wording::read(reader)?),
                "showBacklog" => put(&mut self.show_backlog, reader.boolean()?),
                "maxShown" => put(&mut self.max_shown, whole(reader)?),
                "staleAfterHours" => put(&mut self.stale_after_hours, whole(reader)?),
                "charge" => put(&mut self.charge, Charge::read(reader)?),
                "depositPercent" => put(&mut self.deposit_percent, percent(reader)?),
                "transitDays" => put(&mut self.transit, Transit::read(reader)?),
                "consolation" => reader.entries(&mut |reader, _| {
                    reader.lenient(&mut |reader| {
                        self.consolation.push(Offer::read(reader)?);
                        Ok(())
                    })
                }),
                "contact" => put(&mut self.contact, Contact::read(reader)?),
                #[cfg(feature = "full")]
                "review" => put(&mut self.review, private::strain(reader)?),
                #[cfg(feature = "full")]
                "reorder" => put(&mut self.reorder, private::reorder(reader)?),
                _ => reader.skip(),
            })
        })
    }
}

/// In thousandths. A window of less would mislead, and of more no history can tell.
fn confidence(reader: &mut Reader<'_>) -> Read<u64> {
    let between = "a number from 0.5 to 0.99, of at most three decimal places";
    let thousandths = reader.small(between, 3, [500, 990])?;
    Ok(thousandths as u64)
}

impl Transit {
    fn read(reader: &mut Reader<'_>) -> Read<Transit> {
        let (mut min, mut max) = (0, None);
        reader.fields(&mut |reader, key| match key {
            "min" => put(&mut min, whole(reader)?),
            "max" => put(&mut max, whole(reader)?),
            _ => reader.skip(),
        })?;
        let max = max.unwrap_or(min);
        if max < min {
            let mut found = String::new();
            push_number(&mut found, max);
            return Err(Fault::wrong(
                Error::new(&found, "at least min").under("max"),
            ));
        }
        Ok(Transit { min, max })
    }
}

impl Offer {
    fn read(reader: &mut Reader<'_>) -> Read<Offer> {
        let (mut after_days, mut gift, mut off, mut applies) = (0, None, None, None);
        reader.fields(&mut |reader, key| match key {
            "afterDays" => put(&mut after_days, whole(reader)?),
            "kind" => put(&mut gift, Gift::read(reader)?),
            "percent" => put(&mut off, percent(reader)?),
            "applies" => put(&mut applies, Applies::read(reader)?),
            _ => reader.skip(),
        })?;
        let gift = gift.ok_or_else(|| missing("kind", Gift::EXPECTED))?;
        if gift == Gift::Discount && off.unwrap_or_default() == 0 {
            return Err(missing("percent", "what the discount takes off"));
        }
        Ok(Offer {
            after_days,
            gift,
            percent: off,
            applies,
        })
    }
}

impl Contact {
    fn read(reader: &mut Reader<'_>) -> Read<Contact> {
        let mut contact = Contact::default();
        reader.fields(&mut |reader, key| match key {
            "email" => put(&mut contact.email, name(reader)?),
            "phone" => put(&mut contact.phone, name(reader)?),
            "chat" => reader.lenient(&mut |reader| put(&mut contact.chat, address(reader)?)),
            _ => reader.skip(),
        })?;
        Ok(contact)
    }
}
