//! The laws: what must hold for every shop, every question and every input, tried on random ones.
//!
//! A run is repeatable: `LAWS_SEED` (1 unless set) decides every case, and a failure prints it with
//! the smallest shop that still fails. `LAWS_CASES` (1024 unless set) is how many cases a law gets.

mod by_hand;
mod care;
mod carts;
#[path = "../shop/catalogues.rs"]
mod catalogues;
mod coverage;
mod explain;
mod faces;
mod generate;
mod input;
#[path = "../shop/languages.rs"]
mod languages;
mod line;
mod machines;
mod open_days;
mod oracle;
mod orders;
mod promises;
mod public;
mod review;
mod run;
mod shop;
mod sizes;
mod units;
