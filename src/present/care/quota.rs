//! Orders that are collected until a supplier's minimum is met (R7): how far along that is, and what would
//! complete it.

use serde::Serialize;

use super::Wait;
use super::message::Help;
use crate::domain::promise::Promise;
use crate::domain::quota::Quota;
use crate::present::wording::When;

/// More than that nobody buys to have it sooner.
const MOST_MORE: u64 = 10;

/// How far a collected order is along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collected {
    /// Units that wait for it already.
    pub collected: u64,
    /// Units it takes until the order goes out.
    pub minimum: u64,
    /// The same in a sentence, with the day it is likely to go out.
    pub text: String,
    /// How many more would have it go out at once; empty where that is too many, or not sooner.
    pub more: String,
}

impl Wait<'_> {
    pub(super) fn quota(&self) -> Option<Collected> {
        let quota = Quota::of(&self.allotment)?;
        let (collected, minimum) = (
            self.speech.number(quota.collected),
            self.speech.number(quota.minimum),
        );
        let values = [("collected", &*collected), ("minimum", &*minimum)];
        let (message, when) = match quota.missing {
            0 => (Help::QUOTA_COMPLETE, None),
            _ => (Help::QUOTA, Some(When::from(quota.ordered))),
        };
        Some(Collected {
            collected: quota.collected,
            minimum: quota.minimum,
            text: self.speech.speak(message, when, None, &values),
            more: self.sooner_with(quota.missing).unwrap_or_default(),
        })
    }

    /// What so many more would bring.
    fn sooner_with(&self, more: u64) -> Option<String> {
        if more == 0 || more > MOST_MORE {
            return None;
        }
        let quantity = self.quantity.saturating_add(more);
        let promise: Promise = self.round.promise_of(self.item, quantity, 0);
        let (_, then) = promise.window()?;
        let is_sooner = self.promise.window().is_none_or(|(_, now)| then < now);
        is_sooner.then(|| {
            let when = Some(When::On(then));
            self.speech.speak(Help::QUOTA_MORE, when, Some(more), &[])
        })
    }
}
