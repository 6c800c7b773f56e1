//! The health of a shop that sells on backorder, by the figures that its trade has names for.
//!
//! | figure | is | as in |
//! | --- | --- | --- |
//! | unit fill rate | units in stock when ordered ÷ units ordered | Silver, Pyke and Thomas, *Inventory and Production Management in Supply Chains*, 4th edition, chapter 6: P2, the fraction of demand satisfied from the shelf; *ASCM Supply Chain Dictionary*: fill rate |
//! | line and order fill rate | lines, and orders, all of which was in stock ÷ those placed | *ASCM Supply Chain Dictionary*: customer service ratio, by lines or orders |
//! | backorder rate | orders of which something was not in stock ÷ those placed: 1 less the order fill rate | as usual in trade |
//! | backorder level | units that wait: now, and in the mean over the period, which is the days units waited in it ÷ its days that are over | Silver, Pyke and Thomas: expected number of backorders at a random point in time |
//! | time to fill | days from the order to its dispatch, of units that were not in stock | *ASCM Supply Chain Dictionary*: order fulfilment lead time |
//! | promises kept | lines all sent by the last day of the first promise ÷ those whose day has come | SCOR Digital Standard, RL.2.2: delivery performance to the customer's commit date |
//! | deliveries kept | the same of suppliers: received by the day due ÷ due | SCOR, as above, seen from the buyer |
//! | days of supply | units on hand ÷ units a day | *ASCM Supply Chain Dictionary*: days of supply |
//! | out of stock | days without stock ÷ days told; months with such a day ÷ months told | Silver, Pyke and Thomas: 1 less P3, the ready rate; by months in place of P1's cycles, which sales do not tell |
//! | inventory position | on hand + on order − backordered − committed (`reserved`) | Silver, Pyke and Thomas |
//!
//! What an order's units have gone through is told by its events; what is not told is not guessed.

use serde::Serialize;

use super::period::Period;
use super::service::Service;
use super::share::{Share, Spread, Survival, Tally};
use super::suppliers::Word;

/// The figures. None where nothing tells.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// The days that all but what is on hand, on order and waiting is about.
    pub period: Period,
    /// Of units ordered in it.
    pub unit_fill_rate: Option<Share>,
    /// Of lines.
    pub line_fill_rate: Option<Share>,
    /// Of orders.
    pub order_fill_rate: Option<Share>,
    /// Of orders.
    pub backorder_rate: Option<Share>,
    /// Units of orders that waited, in the mean of the period's days that are over, as in the timeline; none where no order is told of it.
    pub mean_backlog: Option<f64>,
    /// How long it took.
    pub time_to_fill: TimeToFill,
    /// Of customers' first promises for days of the period.
    pub promises_kept: Option<Share>,
    /// Of suppliers' deliveries due in it.
    pub deliveries_kept: Option<Share>,
    /// Days late in the mean, of deliveries that were.
    pub late_days: Option<f64>,
    /// How long what is on hand lasts.
    pub supply: Option<Lasts>,
    /// Days without stock, of days that are told.
    pub days_out: Option<Share>,
    /// Months with such a day, item by item, of months that are told.
    pub months_out: Option<Share>,
    /// On hand and on order, less reserved and waiting.
    pub position: Option<Position>,
}

/// How long units took that were not in stock when they were ordered.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TimeToFill {
    /// Those that were sent in the period: short waits are over sooner, so that this alone would flatter.
    pub sent: Option<Spread>,
    /// What those that were ordered in the period take, judged by those that wait still besides.
    pub all: Option<Survival>,
}

/// How long what is on hand lasts, of items of which stock and demand are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lasts {
    /// `on_hand` over `demand`.
    pub days: f64,
    /// Units.
    pub on_hand: u64,
    /// Units a day.
    pub demand: f64,
    /// How many items.
    pub items: u64,
}

/// Inventory position, of items whose stock is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Position {
    /// Units; negative: more wait than will come.
    pub units: f64,
    /// How many items.
    pub items: u64,
    /// Of those, items with a position of 0 or less.
    pub none: u64,
}

/// What is summed up over all items.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stock {
    pub lasts: Lasts,
    pub position: Position,
    pub days: Tally,
    pub months: Tally,
}

impl Stock {
    pub(super) fn add(&mut self, on_hand: Option<u64>, demand: f64, position: f64) {
        let Some(on_hand) = on_hand else { return };
        self.position.items += 1;
        self.position.units += position;
        self.position.none += u64::from(position <= 0.0);
        if demand > 0.0 {
            self.lasts.items += 1;
            self.lasts.on_hand = self.lasts.on_hand.saturating_add(on_hand);
            self.lasts.demand += demand;
        }
    }
}

impl Health {
    pub(super) fn new(period: Period, service: &Service, word: Word, stock: Stock) -> Health {
        let orders = service.orders;
        let waited = service.unit_days as f64 / period.days_over() as f64;
        let Stock {
            lasts,
            position,
            days,
            months,
        } = stock;
        Health {
            period,
            unit_fill_rate: service.units.share(),
            line_fill_rate: service.lines.share(),
            order_fill_rate: orders.share(),
            backorder_rate: Share::new(orders.of - orders.part, orders.of),
            mean_backlog: (orders.of > 0 || service.unit_days > 0).then_some(waited),
            time_to_fill: TimeToFill {
                sent: service.sent.spread(),
                all: Survival::new(&service.through, &service.censored),
            },
            promises_kept: service.promises.share(),
            deliveries_kept: word.kept.share(),
            late_days: word.mean_late(),
            supply: (lasts.items > 0).then(|| Lasts {
                days: lasts.on_hand as f64 / lasts.demand,
                ..lasts
            }),
            days_out: days.share(),
            months_out: months.share(),
            position: (position.items > 0).then_some(position),
        }
    }
}
