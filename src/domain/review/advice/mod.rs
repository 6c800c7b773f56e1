//! What to order, when and how much (R15): a merchant looks every few days (the review period), and orders what cannot wait until
//! the next look.
//!
//! | word | is | as in |
//! | --- | --- | --- |
//! | position | on hand and on order, less reserved, waiting, and what is never sold (the item's `safetyStock`): who waits is owed, and what is on order need not be ordered again, however late it is | Silver, Pyke & Thomas, *Inventory and Production Management in Supply Chains*, 4th edition, 2017, 6.3 |
//! | level | what suffices for the demand of some days with the wanted service level, the share of cycles without a stock-out (P1) | 6.7: the quantile, here of the negative binomial distribution instead of the normal |
//! | reorder point | the level of the lead time and a review period | 6.9, (R, s, S): at one look it must last until what is ordered at the next can be there |
//! | safety stock | the reorder point less the demand expected meanwhile | 6.5 |
//! | order | what lacks of the level of the lead time, and then as much as a review period takes, or the economic quantity: see `size` | 4.2, 10.2 |
//!
//! Items' `position` is told with what is never sold still in it, so their `reorderPoint` and `safetyStock` are told with it on top.
//!
//! Demand is the forecast, where there is one ([`super::forecast`]); else the item's `dailyDemand`. Its spread over the lead time is
//! that of the days and that of how many days they are: [`Ahead::between`](super::forecast::Ahead::between). What nobody knows the
//! demand of is ordered only for who waits and gets nothing yet.
//!
//! Files in order of use: `lead` (how long an order takes), `point` (levels, and when the position falls to them), `size` (how much),
//! `left_over` (what comes when the season is over), `plan` (each item, by these), `bundle` (what is ordered together), and `project`
//! with `sold` (one item by itself).

mod bundle;
mod lead;
mod left_over;
mod plan;
mod point;
mod project;
mod size;
mod sold;

pub use bundle::{OrderLines, PurchaseOrder, Saves};
pub use plan::{REASONS, SIZES};
pub use project::Projection;

pub(super) use plan::Adviser;
