//! Minutes of the shop's clock as the world reads them: with the offset from UTC that the clock has
//! then. The core knows no time zones; it asks the host, who tells what the clock shows at an instant.

use crate::domain::day::{Day, Moment, Time, ascii};

/// A minute of the shop's clock that everybody can find.
#[derive(Clone, Copy)]
pub(super) struct Zoned {
    moment: Moment,
    /// Minutes that the shop's clock is ahead of UTC.
    offset: i64,
}

impl Zoned {
    /// The instant at which the shop's clock shows `moment`. None where the host cannot tell, as at
    /// the ends of time.
    pub(super) fn at(moment: Moment, local: &dyn Fn(&str) -> Option<Moment>) -> Option<Zoned> {
        let offset_at = |utc: Moment| Some(local(&stamp(utc, ":00Z"))?.minutes() - utc.minutes());
        // The first offset may be of the wrong side of a change of clocks, hours away.
        let near = offset_at(moment)?;
        let offset = offset_at(Moment::from_minutes(moment.minutes() - near)?)?;
        (offset.abs() < 24 * 60).then_some(Zoned { moment, offset })
    }

    /// A minute of `day`: noon, which is on the same day to readers almost everywhere, and in no zone
    /// an hour that the clocks leave out. Of `today` the last, so that it is not past.
    pub(super) fn on(
        day: Day,
        today: Day,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Option<Zoned> {
        let time = if day == today { Time::LAST } else { Time::NOON };
        Zoned::at(Moment { day, time }, local)
    }

    /// `2026-12-09T12:00:00+01:00`, as schema.org's DateTime.
    pub(super) fn date_time(self) -> String {
        stamp(self.moment, &self.zone(":00", ":"))
    }

    /// `12:00:00+01:00`, as schema.org's Time.
    pub(super) fn time(self) -> String {
        let mut text = String::from(ascii(&self.moment.time.text()));
        text.push_str(&self.zone(":00", ":"));
        text
    }

    /// `2026-12-09T12:00+0100`, as Google writes it.
    #[cfg(feature = "full")]
    pub(super) fn feed(self) -> String {
        stamp(self.moment, &self.zone("", ""))
    }

    fn zone(self, seconds: &str, colon: &str) -> String {
        let mut zone = String::from(seconds);
        zone.push(if self.offset < 0 { '-' } else { '+' });
        // Always less than a day, so that this is a time of day.
        let ahead = Moment::from_minutes(self.offset.abs()).map(|ahead| ahead.time.text());
        let [h1, h2, _, m1, m2] = ahead.unwrap_or_default();
        zone.push_str(ascii(&[h1, h2]));
        zone.push_str(colon);
        zone.push_str(ascii(&[m1, m2]));
        zone
    }
}

fn stamp(moment: Moment, rest: &str) -> String {
    let mut text = String::from(ascii(&moment.day.text()));
    text.push('T');
    text.push_str(ascii(&moment.time.text()));
    text.push_str(rest);
    text
}
