//! Reading the shop's settings: its calendar and its policy. A bad setting costs only itself.

use super::read::{day, name, percent, whole};
use super::{Applies, Charge, Contact, Gift, Offer, Policy, Transit, Wording};
use crate::domain::calendar::{Calendar, WEEKEND};
use crate::domain::day::Time;
use crate::domain::json::{Read, Reader};
use crate::error::Error;

/// The days of a week as a snapshot writes them, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Calendar {
    /// Reads the calendar's settings over the present ones.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        let (mut closed, mut holidays) = (WEEKEND, Vec::new());
        let (mut cut_off, mut handling_days) = (None, 0);
        reader.fields(&mut |reader, key| {
            match key {
                "closed" => closed = reader.lenient(closed_days)?.unwrap_or(WEEKEND),
                "holidays" => {
                    reader.lenient(|reader| {
                        reader.entries(&mut |reader, _| {
                            holidays.extend(reader.lenient(day)?);
                            Ok(())
                        })
                    })?;
                }
                "cutOff" => cut_off = reader.lenient(|r| r.text(Time::EXPECTED, Time::parse))?,
                "handlingDays" => handling_days = reader.lenient(whole)?.unwrap_or_default(),
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        *self = Calendar::new(closed, holidays);
        self.cut_off = cut_off;
        self.handling_days = handling_days;
        Ok(())
    }
}

fn closed_days(reader: &mut Reader<'_>) -> Read<u8> {
    let mut closed = 0u8;
    reader.entries(&mut |reader, _| {
        let weekday = reader.text("mon, tue, wed, thu, fri, sat or sun", |text| {
            WEEKDAYS.iter().position(|weekday| *weekday == text)
        })?;
        closed |= 1 << weekday;
        Ok(())
    })?;
    if closed == 0x7f {
        let every = Error::new("all seven days", "a week with an open day");
        return Err(crate::domain::json::Fault::Wrong(every));
    }
    Ok(closed)
}

impl Policy {
    /// Reads the policy's settings over the present ones.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.fields(&mut |reader, key| {
            match key {
                "lowStock" => put(&mut self.low_stock, reader.lenient(whole)?),
                "quietDays" => put(&mut self.quiet_days, reader.lenient(whole)?),
                "confidence" => put(&mut self.confidence, reader.lenient(confidence)?),
                "wording" => put(&mut self.wording, reader.lenient(Wording::read)?),
                "showBacklog" => put(&mut self.show_backlog, reader.lenient(Reader::boolean)?),
                "maxShown" => self.max_shown = reader.lenient(whole)?,
                "staleAfterHours" => self.stale_after_hours = reader.lenient(whole)?,
                "charge" => put(&mut self.charge, reader.lenient(Charge::read)?),
                "depositPercent" => put(&mut self.deposit_percent, reader.lenient(percent)?),
                "transitDays" => self.transit = reader.lenient(Transit::read)?,
                "consolation" => {
                    reader.lenient(|reader| {
                        reader.entries(&mut |reader, _| {
                            self.consolation.extend(reader.lenient(Offer::read)?);
                            Ok(())
                        })
                    })?;
                }
                "contact" => self.contact = reader.lenient(Contact::read)?,
                _ => reader.skip()?,
            }
            Ok(())
        })
    }
}

fn put<T>(setting: &mut T, told: Option<T>) {
    if let Some(value) = told {
        *setting = value;
    }
}

fn confidence(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a number between 0 and 1, of at most three places", |number| {
        number.scaled(3).filter(|confidence| (1..1000).contains(confidence))
    })
}

impl Transit {
    fn read(reader: &mut Reader<'_>) -> Read<Transit> {
        let mut transit = Transit { min: 0, max: 0 };
        reader.fields(&mut |reader, key| {
            match key {
                "min" => transit.min = whole(reader)?,
                "max" => transit.max = whole(reader)?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        // Told only one of them, it is the other, too.
        transit.max = transit.max.max(transit.min);
        Ok(transit)
    }
}

impl Offer {
    fn read(reader: &mut Reader<'_>) -> Read<Offer> {
        let (mut after_days, mut gift, mut off, mut applies) = (0, None, None, None);
        reader.fields(&mut |reader, key| {
            match key {
                "afterDays" => after_days = whole(reader)?,
                "kind" => gift = Some(Gift::read(reader)?),
                "percent" => off = Some(percent(reader)?),
                "applies" => applies = Some(Applies::read(reader)?),
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        let Some(gift) = gift else {
            let missing = Error::new("missing", Gift::EXPECTED).under("kind");
            return Err(crate::domain::json::Fault::Wrong(missing));
        };
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
        reader.fields(&mut |reader, key| {
            match key {
                "email" => contact.email = Some(name(reader)?),
                "phone" => contact.phone = Some(name(reader)?),
                "chat" => contact.chat = Some(name(reader)?),
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        Ok(contact)
    }
}
