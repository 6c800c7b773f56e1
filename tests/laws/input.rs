//! What holds for every input: it is a snapshot or an error with a place, and never a panic.

use backsoon::domain::cart::CartLine;
use backsoon::domain::day::Moment;
use backsoon::domain::order::Assumed;
use backsoon::domain::review::Options;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use backsoon::error::Error;
use backsoon::present::wording::Words;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::generate::shops;
use crate::run::{Verdict, check};
use crate::shop::Shop;

#[test]
fn any_bytes_give_a_snapshot_or_an_error() {
    // Bytes of any kind are hardly ever text; those of JSON get further.
    let of_json = select(&br#"{{{}}[[]]"""::,,,0123456789.eE+-truefalsn\bd8 "#[..]);
    let bytes = prop_oneof![vec(any::<u8>(), 0..200), vec(of_json, 0..40)];
    check(bytes, |bytes| try_all(&bytes));
}

#[test]
fn any_json_gives_a_snapshot_or_an_error_with_a_place() {
    check(values(), |value| try_all(value.to_string().as_bytes()));
}

#[test]
fn a_shop_with_anything_in_it_gives_a_snapshot_or_an_error_with_a_place() {
    check(
        (shops(), vec((any::<Index>(), values()), 1..4)),
        |(mut shop, changes)| {
            for (place, value) in changes {
                let count = count(&shop.snapshot);
                *nth(&mut shop.snapshot, &mut place.index(count)).expect("a value") = value;
            }
            try_all(shop.snapshot.to_string().as_bytes())
        },
    );
}

#[test]
fn a_shop_with_broken_bytes_gives_a_snapshot_or_an_error() {
    let change = (any::<Index>(), any::<u8>(), 0..3u8);
    check((shops(), vec(change, 1..6)), |(shop, changes)| {
        let mut bytes = shop.snapshot.to_string().into_bytes();
        for (place, byte, kind) in changes {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(1)),
            }
        }
        try_all(&bytes)
    });
}

/// Of two shops that differ in one bad item, the others are promised the same. (Suppliers left
/// aside: what waits for one of their items counts for the others.)
#[test]
fn a_bad_item_costs_only_itself() {
    let bad = select(vec![
        ("onHand", json!(-1)),
        ("onHand", json!("many")),
        ("reserved", json!(1.5)),
        ("selling", json!("never")),
        (
            "onOrder",
            json!([{ "quantity": 1 }, { "quantity": 2, "due": "2026-02-30" }]),
        ),
        ("backorders", json!([{ "id": 7 }])),
        ("releaseDate", json!("2026-1-5")),
        ("dailyDemand", json!(0.0005)),
        ("price", Value::Null),
    ]);
    check((shops(), bad), |(shop, (field, value))| {
        let mut shop = shop.without("supplier");
        let items = shop.snapshot["items"].as_array_mut().expect("items");
        items.insert(1, json!({ "sku": "BAD", field: value }));
        let snapshot = Snapshot::read(shop.snapshot.to_string().as_bytes()).expect("a snapshot");
        prop_assert_eq!(snapshot.problems.len(), 1);
        let place = &snapshot.problems[0].place;
        prop_assert!(place.starts_with(&format!("items[1].{field}")), "{place}");
        let round = Round::new(&snapshot, shop.moment());
        let items = shop.snapshot["items"].as_array_mut().expect("items");
        items.remove(1);
        for sku in ["A", "B", "C", "BAD"] {
            prop_assert_eq!(round.promise(sku, 3), shop.promise(sku, 3));
        }
        Ok(())
    });
}

/// Reads `bytes` and asks everything there is to ask of what comes out.
fn try_all(bytes: &[u8]) -> Verdict {
    let snapshot = match Snapshot::read(bytes) {
        Ok(snapshot) => snapshot,
        Err(error) => {
            let broken = error.message.contains("at byte");
            let is_json = serde_json::from_slice::<Value>(bytes).is_ok();
            prop_assert!(!broken || !is_json, "JSON is called broken: {error}");
            let whole = ["an object", "UTF-8"];
            let is_whole = whole.iter().any(|all| error.message.contains(all));
            prop_assert!(
                broken || is_whole || !error.place.is_empty(),
                "no place: {error}"
            );
            return is_helpful(&error);
        }
    };
    for problem in &snapshot.problems {
        prop_assert!(!problem.place.is_empty(), "no place: {problem}");
        is_helpful(problem)?;
    }
    let words = Words::new(None, None);
    for now in ["1970-01-01T00:00", "2026-11-30T14:00", "9999-12-31T23:59"] {
        let now = Moment::parse(now).expect("a moment");
        let round = Round::new(&snapshot, now);
        let mut cart = Vec::new();
        for item in &snapshot.items {
            for quantity in [1, 12, 9_007_199_254_740_991] {
                let promise = round.promise(&item.sku, quantity);
                let face = round.face(&item.sku, quantity, &promise, &words, now, None);
                prop_assert!(!face.headline.is_empty());
                let sku = item.sku.clone();
                cart.push(CartLine { sku, quantity });
            }
            round.queue(&item.sku);
        }
        if let Err(error) = round.preview(&cart) {
            is_helpful(&error)?;
        }
        let utc = |at: &str| Moment::parse(at.strip_suffix('Z')?);
        match round.review(Options::default(), &[], Assumed::default(), now, &utc) {
            Ok(review) => prop_assert_eq!(review.tables.items.units.len(), snapshot.items.len()),
            Err(error) => is_helpful(&error)?,
        }
    }
    let public = serde_json::to_string(&snapshot.publish(None)).expect("JSON");
    let again = Snapshot::read(public.as_bytes()).expect("a public snapshot");
    prop_assert_eq!(again.problems, []);
    Ok(())
}

fn is_helpful(error: &Error) -> Verdict {
    prop_assert!(error.message.contains(": expected "), "{error}");
    prop_assert!(error.message.chars().count() < 160, "{error}");
    Ok(())
}

/// Any JSON value: many that a snapshot has, in places where it does not have them.
fn values() -> impl Strategy<Value = Value> {
    let field = || select(FIELDS).prop_map(String::from);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..20u64).prop_map(Value::from),
        select(WORDS).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((field(), inner), 0..6).prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

const FIELDS: &[&str] = &[
    "version",
    "asOf",
    "timeZone",
    "currency",
    "calendar",
    "closed",
    "holidays",
    "cutOff",
    "policy",
    "handlingDays",
    "lowStock",
    "quietDays",
    "confidence",
    "wording",
    "maxShown",
    "charge",
    "transitDays",
    "min",
    "max",
    "consolation",
    "afterDays",
    "kind",
    "percent",
    "contact",
    "email",
    "suppliers",
    "acme",
    "leadDays",
    "minimumOrder",
    "dropShipDays",
    "waiting",
    "dailyDemand",
    "items",
    "sku",
    "onHand",
    "reserved",
    "safetyStock",
    "selling",
    "releaseDate",
    "backorderLimit",
    "supplier",
    "onOrder",
    "quantity",
    "due",
    "backorders",
    "id",
    "placed",
    "alternatives",
    "sales",
    "month",
    "day",
    "daysOut",
    "deliveries",
    "received",
    "review",
    "strainedDays",
    "reorder",
    "serviceLevel",
    "reviewDays",
    "holdingPercent",
    "orderCost",
    "orders",
    "lines",
    "events",
    "at",
    "type",
    "told",
    "",
    "__proto__",
];

const WORDS: &[&str] = &[
    "",
    "A",
    "some",
    "untracked",
    "backorder",
    "made-to-order",
    "discontinued",
    "2026-12-04",
    "2026-12",
    "dispatched",
    "2026-02-30",
    "9999-12-31",
    "14:00",
    "24:00",
    "2026-11-23T08:55:00Z",
    "sat",
    "EUR",
    "acme",
    "discreet",
    "deposit",
];

/// How many values there are in a value, itself among them.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0usize,
    }
}

/// Value number `left` of a value, itself being number 0.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|inner| nth(inner, left)),
        Value::Object(fields) => fields.values_mut().find_map(|inner| nth(inner, left)),
        _ => None,
    }
}

#[test]
fn the_changes_reach_every_value_of_a_shop() {
    let shop = crate::run::draw(&shops(), 1).pop().expect("a shop");
    let Shop { mut snapshot, .. } = shop;
    let all = count(&snapshot);
    assert!((0..all).all(|number| nth(&mut snapshot, &mut number.clone()).is_some()));
    assert!(nth(&mut snapshot, &mut all.clone()).is_none());
}
