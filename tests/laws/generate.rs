//! Random shops, as the JSON a backend would send: what reads it is always part of what is tried.
//!
//! Numbers are small and days near, so that lines, receipts, limits and minimums meet often. Now and
//! then there is more in stock than the shop shows.
//! `coverage` holds this to account.

use backsoon::domain::day::Day;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use crate::shop::{Asked, Shop};

pub const SKUS: [&str; 3] = ["A", "B", "C"];

/// Shops on a common day, before a leap day, and at the end of time.
pub fn shops() -> impl Strategy<Value = Shop> {
    prop_oneof![
        20 => shops_around("2026-11-23"),
        1 => shops_around("2028-02-21"),
        1 => shops_around("9999-12-22"),
    ]
}

/// A shop and a question; one in forty is for an item that it does not have.
pub fn asked() -> impl Strategy<Value = Asked> {
    (shops(), 0..40usize, 1..16u64).prop_map(|(shop, pick, quantity)| {
        let skus: Vec<_> = shop.snapshot["items"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        let sku = match pick {
            39 => "NONE",
            _ => skus[pick % skus.len()]["sku"].as_str().expect("a sku"),
        };
        Asked {
            sku: String::from(sku),
            quantity,
            shop,
        }
    })
}

fn shops_around(base: &'static str) -> BoxedStrategy<Shop> {
    let base = Day::parse(base).expect("a day").number();
    let clock = (0..10, select(&["00:00", "13:59", "14:00", "23:59"][..]));
    let suppliers = (supplier(), supplier());
    let items = vec(item(base), 1..=3);
    let policy = (policy(), weighted(0.17, hoard()));
    (clock, calendar(base), policy, suppliers, items)
        .prop_map(
            move |((day, time), calendar, (mut policy, hoard), (acme, bolt), mut items)| {
                if let Some(hoard) = hoard {
                    hoard.fill(&mut policy, &mut items);
                }
                for (item, sku) in items.iter_mut().zip(SKUS) {
                    item["sku"] = json!(sku);
                }
                Shop {
                    snapshot: json!({
                        "version": 1,
                        "asOf": "2026-11-23T08:55:00Z",
                        "timeZone": "Europe/Budapest",
                        "currency": "EUR",
                        "calendar": calendar,
                        "policy": policy,
                        "suppliers": { "acme": acme, "bolt": bolt },
                        "items": items,
                    }),
                    now: format!("{}T{time}", date(base + day)),
                }
            },
        )
        .boxed()
}

/// What makes a shop one with a full warehouse, of which it shows little, and people who wait.
#[derive(Debug, Clone)]
struct Hoard {
    more: u64,
    shown: u64,
    show_backlog: bool,
    waiting: u64,
}

fn hoard() -> impl Strategy<Value = Hoard> {
    (8..26u64, 0..6u64, any::<bool>(), 1..12u64).prop_map(|(more, shown, show_backlog, waiting)| {
        Hoard {
            more,
            shown,
            show_backlog,
            waiting,
        }
    })
}

impl Hoard {
    fn fill(&self, policy: &mut Value, items: &mut [Value]) {
        policy["maxShown"] = json!(self.shown);
        policy["showBacklog"] = json!(self.show_backlog);
        for item in items.iter_mut().filter(|item| !item["onHand"].is_string()) {
            item["onHand"] = json!(item["onHand"].as_u64().unwrap_or(0) + self.more);
            if item["backorders"].is_null() {
                item["backorders"] = json!(self.waiting);
            }
        }
    }
}

fn calendar(base: i32) -> BoxedStrategy<Value> {
    let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].to_vec();
    (
        weighted(
            0.4,
            subsequence(week, 0..=6).prop_map(|closed| json!(closed)),
        ),
        weighted(
            0.5,
            vec(days(base, -3..40), 0..12).prop_map(|days| json!(days)),
        ),
        weighted(0.5, Just(json!("14:00"))),
        weighted(0.4, numbers(0..4)),
    )
        .prop_map(|(closed, holidays, cut_off, handling_days)| {
            object([
                ("closed", closed),
                ("holidays", holidays),
                ("cutOff", cut_off),
                ("handlingDays", handling_days),
            ])
        })
        .boxed()
}

fn policy() -> BoxedStrategy<Value> {
    (
        weighted(0.8, numbers(0..10)),
        weighted(0.6, numbers(0..15)),
        weighted(0.3, numbers(0..12)),
        weighted(0.5, words(&["plain", "discreet"])),
        weighted(0.5, any::<bool>().prop_map(|shown| json!(shown))),
        weighted(0.7, words(&["on-dispatch", "on-order", "deposit"])),
        weighted(0.7, numbers(0..101)),
        weighted(
            0.3,
            (0..3u64, 0..4u64).prop_map(|(a, b)| json!({ "min": a, "max": a + b })),
        ),
    )
        .prop_map(
            |(low, quiet, most, wording, backlog, charge, deposit, transit)| {
                object([
                    ("lowStock", low),
                    ("quietDays", quiet),
                    ("maxShown", most),
                    ("wording", wording),
                    ("showBacklog", backlog),
                    ("charge", charge),
                    ("depositPercent", deposit),
                    ("transitDays", transit),
                ])
            },
        )
        .boxed()
}

fn supplier() -> BoxedStrategy<Value> {
    (
        weighted(0.7, numbers(0..30)),
        weighted(0.4, numbers(1..30)),
        weighted(0.5, numbers(0..8)),
        weighted(0.2, numbers(0..20)),
        weighted(0.2, demands()),
        weighted(
            0.3,
            Just(json!("The kiln is down; a second one is being built.")),
        ),
        weighted(0.6, history()),
    )
        .prop_map(
            |(lead, minimum, drop_ship, waiting, demand, explanation, history)| {
                object([
                    ("leadDays", lead),
                    ("minimumOrder", minimum),
                    ("dropShipDays", drop_ship),
                    ("waiting", waiting),
                    ("dailyDemand", demand),
                    ("explanation", explanation),
                    ("deliveries", history),
                ])
            },
        )
        .boxed()
}

/// A few deliveries of autumn 2026: some early, more of them late.
fn history() -> impl Strategy<Value = Value> {
    let autumn = Day::parse("2026-09-01").expect("a day").number();
    let via = weighted(0.5, select(&["purchase", "drop-ship"][..]));
    let delivery = (0..50, weighted(0.8, -2..15), weighted(0.5, 5..25), via);
    vec(delivery, 1..5).prop_map(move |deliveries| {
        let told = deliveries.into_iter().map(|(day, late, lead, via)| {
            let received = autumn + day + 25;
            // One of the two must be known.
            let lead = lead.or(late.is_none().then_some(9));
            object([
                ("received", Some(json!(date(received)))),
                ("due", late.map(|late| json!(date(received - late)))),
                ("ordered", lead.map(|lead| json!(date(received - lead)))),
                ("via", via.map(|via| json!(via))),
            ])
        });
        told.collect()
    })
}

fn item(base: i32) -> BoxedStrategy<Value> {
    let stock = (
        weighted(
            0.8,
            prop_oneof![
                8 => numbers(0..10),
                1 => numbers(10..31),
                1 => Just(json!("some")),
                1 => Just(json!("untracked")),
            ],
        ),
        weighted(0.3, numbers(0..4)),
        weighted(0.2, numbers(0..3)),
        weighted(
            0.7,
            vec(receipt(base), 0..4).prop_map(|receipts| json!(receipts)),
        ),
        weighted(0.6, prop_oneof![numbers(0..10), lines(base)]),
    );
    let selling = (
        prop_oneof![
            3 => Just(None),
            1 => Just(Some(json!("stock"))),
            6 => Just(Some(json!("backorder"))),
            1 => Just(Some(json!("made-to-order"))),
            1 => Just(Some(json!("discontinued"))),
        ],
        weighted(0.15, days(base, -4..40)),
        weighted(0.3, numbers(0..12)),
        numbers(0..20_000),
    );
    let supplying = (
        weighted(
            0.7,
            words(&["acme", "acme", "acme", "bolt", "bolt", "nobody"]),
        ),
        weighted(0.5, numbers(0..25)),
        weighted(0.3, numbers(1..20)),
        weighted(0.6, demands()),
    );
    (stock, selling, supplying)
        .prop_map(|(stock, selling, supplying)| {
            let (on_hand, reserved, safety_stock, on_order, backorders) = stock;
            let (selling, release, limit, price) = selling;
            let (supplier, lead_days, minimum_order, demand) = supplying;
            object([
                ("title", Some(json!("Oak chair"))),
                ("price", Some(price)),
                ("onHand", on_hand),
                ("reserved", reserved),
                ("safetyStock", safety_stock),
                ("selling", selling),
                ("releaseDate", release),
                ("backorderLimit", limit),
                ("supplier", supplier),
                ("leadDays", lead_days),
                ("minimumOrder", minimum_order),
                ("dailyDemand", demand),
                ("onOrder", on_order),
                ("backorders", backorders),
                ("cost", Some(json!(8200))),
            ])
        })
        .boxed()
}

fn receipt(base: i32) -> BoxedStrategy<Value> {
    let quantity = prop_oneof![1 => numbers(0..1), 6 => numbers(1..8)];
    (quantity, weighted(0.75, days(base, -6..35)))
        .prop_map(|(quantity, due)| object([("quantity", Some(quantity)), ("due", due)]))
        .boxed()
}

/// Order lines, some without a day, some of no units.
fn lines(base: i32) -> impl Strategy<Value = Value> {
    vec((0..6u64, weighted(0.8, days(base, -12..0))), 0..5).prop_map(|lines| {
        let line = |(number, (quantity, placed))| {
            object([
                ("id", Some(json!(format!("L{number}")))),
                ("quantity", Some(json!(quantity))),
                ("placed", placed),
                ("email", Some(json!("ada@example.com"))),
            ])
        };
        lines.into_iter().enumerate().map(line).collect()
    })
}

/// Units a day: whole ones, fractions, hardly any and none.
fn demands() -> impl Strategy<Value = Value> {
    select(vec![
        json!(0),
        json!(1),
        json!(3),
        json!(0.5),
        json!(1.375),
        json!(0.125),
        json!(0.001),
    ])
}

fn days(base: i32, range: std::ops::Range<i32>) -> impl Strategy<Value = Value> {
    range.prop_map(move |offset| json!(date(base + offset)))
}

/// The day with this number; the last there is for any beyond.
fn date(number: i32) -> Day {
    Day::from_number(number.min(Day::LAST.number())).expect("a day")
}

fn numbers(range: std::ops::Range<u64>) -> impl Strategy<Value = Value> {
    range.prop_map(|number| json!(number))
}

fn words(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    select(words).prop_map(|word| json!(word))
}

/// An object of those fields that are told.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let told = fields
        .into_iter()
        .filter_map(|(key, value)| Some((String::from(key), value?)));
    Value::Object(told.collect::<Map<_, _>>())
}
