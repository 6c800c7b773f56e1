//! The merchant's review (R3, R4, R6, R7, R14, R15): what waits, for how long and for what; what it comes to; how well
//! customers are served; whom to ask where it is late; how often items ran out and likely why. Data, no sentences.

mod advice;
mod backlog;
pub mod forecast;
mod health;
mod items;
mod options;
mod overdue;
mod period;
mod punctuality;
mod quotas;
mod service;
mod share;
mod stockouts;
mod suppliers;
mod table;
mod timeline;
mod verdict;
mod whole;

pub use advice::{OrderLines, Projection, PurchaseOrder, REASONS, SIZES, Saves};
pub use backlog::{Amount, Backlog, ByAge, ByWay, WholeBacklog};
pub use health::{Health, Lasts, Position, TimeToFill};
pub use items::Items;
pub use options::{Options, projected_days};
pub use overdue::Overdue;
pub use period::Period;
pub use quotas::{Quotas, SupplierQuota};
pub use share::{LEAST, Share, Spread, Survival};
pub use stockouts::{CAUSES, Stockouts, StockoutsByMonth};
pub use suppliers::{LateDays, Owed, SupplierRow};
pub use table::{Column, Table};
pub use timeline::Timeline;
pub use verdict::{Size, State, Verdict, Waits};
pub use whole::{Figures, Oldest, Review, Tables};
