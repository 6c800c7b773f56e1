//! What a public snapshot tells of one unit for pages on which the core cannot run: the face that it would show, and
//! when that is true.

use serde::Serialize;

use super::face::{Face, Tone};
use crate::domain::availability::State;
use crate::domain::calendar::Calendar;
use crate::domain::day::{Day, Moment, Time};

/// A face without what goes without saying, and without what changes by the minute.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishedFace<'f> {
    state: State,
    tone: Tone,
    headline: &'f str,
    /// Where it differs from the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    badge: Option<&'f str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: &'f str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    split: &'f [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'f [String],
    /// Where it differs from the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    aria: Option<&'f str>,
}

impl<'f> From<&'f Face> for PublishedFace<'f> {
    fn from(face: &'f Face) -> PublishedFace<'f> {
        let other = |text: &'f String| (*text != face.headline).then_some(&**text);
        PublishedFace {
            state: face.state,
            tone: face.tone,
            headline: &face.headline,
            badge: other(&face.badge),
            detail: &face.detail,
            split: &face.split,
            notes: &face.notes,
            aria: other(&face.aria),
        }
    }
}

/// A day in the shop, or what of it is before its cut-off or from there on: while it lasts, the passing of time alone
/// changes no face but its countdown.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// The day.
    pub on: Day,
    /// The first minute, where it does not begin with the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Time>,
    /// The first minute that is not in it any more, where it does not end with the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

impl Spell {
    /// The one that `now` is in.
    pub fn around(calendar: &Calendar, now: Moment) -> Spell {
        let cut_off = calendar.cut_off;
        Spell {
            on: now.day,
            from: cut_off.filter(|time| *time <= now.time),
            until: cut_off.filter(|time| *time > now.time),
        }
    }
}
