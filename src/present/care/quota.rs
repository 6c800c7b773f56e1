//! Orders that are collected until a supplier's minimum is met (R7): how far along that is, and what would
//! complete it.

use serde::Serialize;

use super::Wait;
use super::message::Help;
use crate::domain::promise::Promise;
use crate::present::wording::When;

/// More than that nobody buys to have it sooner.
const MOST_MORE: u64 = 10;

/// How far a collected order is along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collected {
    /// Units that wait for it already; where the policy shows no more than so many, at most these.
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
        let quota = self.round.quota_of(self.item, self.quantity)?;
        let most = self.round.snapshot.policy.max_shown;
        let many = most.filter(|most| quota.collected > *most);
        let shown = many.unwrap_or(quota.collected);
        let (collected, minimum) = (self.speech.number(shown), self.speech.number(quota.minimum));
        let values = [("collected", &*collected), ("minimum", &*minimum)];
        let when = (quota.missing > 0).then(|| When::from(quota.ordered));
        let message = match (when, many) {
            (None, None) => Help::QUOTA_COMPLETE,
            (None, Some(_)) => Help::QUOTA_MANY_COMPLETE,
            (Some(_), None) => Help::QUOTA,
            (Some(_), Some(_)) => Help::QUOTA_MANY,
        };
        // What is missing tells what is there.
        let more = match many {
            Some(_) => None,
            None => self.sooner_with(quota.missing),
        };
        Some(Collected {
            collected: shown,
            minimum: quota.minimum,
            text: self.speech.speak(message, when, None, &values),
            more: more.unwrap_or_default(),
        })
    }

    /// What so many more would bring.
    fn sooner_with(&self, more: u64) -> Option<String> {
        if more == 0 || more > MOST_MORE {
            return None;
        }
        let quantity = self.quantity.saturating_add(more);
        let promise: Promise = self.round.promise_of(self.item, quantity, 0);
        let then = promise.complete?;
        let is_sooner = self.promise.complete.is_none_or(|now| then < now);
        is_sooner.then(|| {
            let when = Some(When::On(then));
            self.speech.speak(Help::QUOTA_MORE, when, Some(more), &[])
        })
    }
}
