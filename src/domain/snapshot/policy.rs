//! Reading the shop's settings: its calendar and its policy. A bad setting costs only itself.

use super::{Applies, Charge, Contact, Gift, Offer, Policy, Transit, Wording};
use crate::domain::calendar::{Calendar, WEEKEND};
use crate::domain::day::Time;
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::values::{address, day, missing, name, percent, put, whole, word};
use crate::error::{Error, push_number};

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
                "review" => put(&mut self.review, super::private::strain(reader)?),
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
