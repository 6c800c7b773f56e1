//! A whole cart: what ships together, what is paid when (RULES §6).

use serde::Serialize;

use super::availability::State;
use super::day::Day;
use super::names::Names;
use super::promise::Promise;
use super::snapshot::{Charge, MOST};
use super::supply::Round;
use crate::error::Error;

/// A line of a cart, or of a shipment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CartLine {
    /// What.
    pub sku: Box<str>,
    /// How many.
    pub quantity: u64,
}

/// What ships on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shipment {
    /// The day; none: nobody knows yet.
    pub ships: Option<Day>,
    /// What is in it, one line a sku, in the cart's order.
    pub lines: Vec<CartLine>,
    /// What it costs, in cents.
    pub amount: u64,
}

/// What is taken on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// The day; none: when the shipment without a date ships.
    pub on: Option<Day>,
    /// How much, in cents.
    pub amount: u64,
}

/// What would happen if the cart were ordered now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// Each line's state in its turn.
    pub states: Vec<State>,
    /// What ships when, undated last.
    pub shipments: Vec<Shipment>,
    /// What is paid when, undated last.
    pub charges: Vec<Payment>,
    /// When everything could ship in one parcel, if every date is known.
    pub together: Option<Day>,
    /// Units that cannot be had.
    pub unavailable: u64,
}

/// In how many parcels the customer wants the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parcels {
    /// Each shipment as soon as it can leave.
    Several,
    /// All of it together, on the day of the last, where every day is known.
    One,
}

/// What would happen, and what each line is promised for it, in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What would happen.
    pub preview: Preview,
    /// The lines' promises.
    pub promises: Vec<Promise>,
    /// How it is sent: in one parcel only where every day is known.
    pub parcels: Parcels,
    /// How many parcels it would be, each as soon as it can leave.
    pub apart: usize,
}

/// Units of a cart's sku that ship on a day. Sorting these puts shipments together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Slice {
    undated: bool,
    ships: Option<Day>,
    /// The first line of the cart with this sku.
    line: usize,
    quantity: u64,
}

impl Round<'_> {
    /// What would happen if `lines` were ordered now, each shipment as soon as it can leave.
    ///
    /// # Errors
    /// As [`Round::plan`].
    pub fn preview(&self, lines: &[CartLine]) -> Result<Preview, Error> {
        Ok(self.plan(lines, Parcels::Several)?.preview)
    }

    /// What would happen, with each line's promise. Lines take their turn: what an earlier one
    /// could have queues ahead of a later one of the same sku.
    ///
    /// # Errors
    /// When an amount or the number of units is larger than JavaScript can count (2^53 − 1).
    pub fn plan(&self, lines: &[CartLine], parcels: Parcels) -> Result<Plan, Error> {
        let mut first_lines = Names::default();
        let mut taken = vec![0u64; lines.len()];
        let mut promises = Vec::with_capacity(lines.len());
        let mut slices = Vec::new();
        let mut unavailable = 0u64;
        for (number, line) in lines.iter().enumerate() {
            let first = first_lines.keep(&line.sku, number);
            let taken = &mut taken[first];
            let promise = self.promise_behind(&line.sku, line.quantity, *taken);
            for part in &promise.parts {
                *taken = taken.saturating_add(part.quantity);
                slices.push(Slice {
                    undated: part.ships.is_none(),
                    ships: part.ships,
                    line: first,
                    quantity: part.quantity,
                });
            }
            unavailable = unavailable.saturating_add(promise.unavailable);
            promises.push(promise);
        }
        slices.sort_unstable();
        let days = slices.windows(2).filter(|two| two[0].ships != two[1].ships);
        let apart = days.count() + usize::from(!slices.is_empty());
        let together = slices.last().and_then(|last| last.ships);
        let parcels = match together {
            Some(_) => parcels,
            None => Parcels::Several,
        };
        if parcels == Parcels::One {
            for slice in &mut slices {
                slice.ships = together;
            }
            slices.sort_unstable();
        }
        let shipments = self.shipments(lines, &slices)?;
        let preview = Preview {
            states: promises.iter().map(|promise| promise.state).collect(),
            charges: self.charges(&shipments)?,
            together,
            shipments,
            unavailable: counted(Some(unavailable))?,
        };
        Ok(Plan {
            preview,
            promises,
            parcels,
            apart,
        })
    }

    fn shipments(&self, lines: &[CartLine], slices: &[Slice]) -> Result<Vec<Shipment>, Error> {
        let mut shipments: Vec<Shipment> = Vec::new();
        let mut before: Option<&Slice> = None;
        for slice in slices {
            let sku = &lines[slice.line].sku;
            let price = self.snapshot.item(sku).map_or(0, |item| item.price);
            let same_day = before.is_some_and(|before| before.ships == slice.ships);
            let same_line = same_day && before.is_some_and(|before| before.line == slice.line);
            if !same_day {
                shipments.push(Shipment {
                    ships: slice.ships,
                    lines: Vec::new(),
                    amount: 0,
                });
            }
            if let Some(shipment) = shipments.last_mut() {
                let more = price.checked_mul(slice.quantity);
                shipment.amount = counted(more.and_then(|m| m.checked_add(shipment.amount)))?;
                match shipment.lines.last_mut() {
                    Some(line) if same_line => {
                        let sum = line.quantity.checked_add(slice.quantity);
                        line.quantity = counted(sum)?;
                    }
                    _ => shipment.lines.push(CartLine {
                        sku: sku.clone(),
                        quantity: slice.quantity,
                    }),
                }
            }
            before = Some(slice);
        }
        Ok(shipments)
    }

    /// What is paid when (R10).
    fn charges(&self, shipments: &[Shipment]) -> Result<Vec<Payment>, Error> {
        let policy = &self.snapshot.policy;
        let (mut now, mut later) = (0u64, Vec::new());
        for shipment in shipments {
            let at_once = match policy.charge {
                Charge::OnOrder => shipment.amount,
                Charge::OnDispatch => 0,
                Charge::Deposit if shipment.ships.is_some() && shipment.ships == self.stock => 0,
                // Per cent of cents, half up.
                Charge::Deposit => (shipment.amount * policy.deposit_percent + 50) / 100,
            };
            now = counted(now.checked_add(at_once))?;
            later.push(Payment {
                on: shipment.ships,
                amount: shipment.amount - at_once,
            });
        }
        match later.first_mut() {
            Some(first) if first.on == Some(self.today) => {
                first.amount = counted(first.amount.checked_add(now))?;
            }
            _ => later.insert(
                0,
                Payment {
                    on: Some(self.today),
                    amount: now,
                },
            ),
        }
        later.retain(|payment| payment.amount > 0);
        Ok(later)
    }
}

/// A sum that JavaScript can still count exactly.
fn counted(sum: Option<u64>) -> Result<u64, Error> {
    sum.filter(|sum| *sum <= MOST)
        .ok_or_else(|| Error::new("the cart's sum", "at most 9007199254740991"))
}
