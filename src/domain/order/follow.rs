//! Following all orders through what has happened to them, once for everybody who wants to know something of it.

use super::life::{Life, Reason};
use super::{Event, Order};
use crate::domain::day::Moment;
use crate::domain::snapshot::Snapshot;

/// An event, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Step<'s> {
    /// The order it is of.
    pub order: &'s Order,
    /// Number of that among the orders.
    pub number: usize,
    /// What is told to have happened.
    pub event: &'s Event,
    /// Its number among those of the order.
    pub index: usize,
}

/// Who is told of each event as it is followed.
pub(crate) trait Follower<'s> {
    /// It is about to happen.
    fn before(&mut self, _life: &Life<'s>, _step: Step<'s>) {}

    /// It has happened at this time of the shop's clock, or was refused and has changed nothing.
    fn after(&mut self, life: &Life<'s>, step: Step<'s>, at: Result<Moment, Reason>);

    /// That was all of this order.
    fn end(&mut self, order: &'s Order, life: &Life<'s>);
}

impl Snapshot {
    /// Follows each order through its events, as far as they have happened by `now`. `local` tells what the shop's
    /// clock showed at an instant.
    pub(crate) fn follow<'s>(
        &'s self,
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
        followers: &mut [&mut dyn Follower<'s>],
    ) {
        let Some(first) = self.orders.first() else {
            return;
        };
        let mut life = Life::new(first);
        for (number, order) in self.orders.iter().enumerate() {
            life.restart(order);
            for (index, event) in order.events.iter().enumerate() {
                let step = Step {
                    order,
                    number,
                    event,
                    index,
                };
                for follower in &mut *followers {
                    follower.before(&life, step);
                }
                let at = life.take_by(event, now, local);
                for follower in &mut *followers {
                    follower.after(&life, step, at);
                }
            }
            for follower in &mut *followers {
                follower.end(order, &life);
            }
        }
    }
}
