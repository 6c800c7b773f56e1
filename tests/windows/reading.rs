//! What is refused in histories and in tables of lateness, and where.

use serde_json::{Value, json};

use crate::{late, promise, read, shop, told};

/// The problems of a shop with this supplier, as `place: message`.
fn problems(supplier: Value) -> Vec<String> {
    let told = read(&shop(supplier)).problems;
    told.iter().map(ToString::to_string).collect()
}

#[test]
fn a_table_that_falls_costs_only_itself() {
    let supplier = json!({ "lateness": { "purchase": { "samples": 3, "quantiles": [[0.1, 4], [0.5, 2]] }, "drop-ship": late() },
        "dropShipDays": 4 });
    assert_eq!(
        problems(supplier.clone()),
        [
            "suppliers.acme.lateness.purchase.quantiles[1][1]: 2: expected whole days from -3660 to 3660, not below those before them"
        ]
    );
    assert_eq!(
        told(&promise(&shop(supplier), 1)),
        ["2026-11-27: 2026-11-26 to 2026-12-06"]
    );
}

#[test]
fn a_table_of_anything_but_pairs_is_refused() {
    for (table, place) in [
        (
            json!([[0.5]]),
            "quantiles[0]: too few or too many: expected a pair of a probability and days",
        ),
        (
            json!([[0.5, 1, 2]]),
            "quantiles[0]: too few or too many: expected a pair of a probability and days",
        ),
        (
            json!([[1.5, 1]]),
            "quantiles[0][0]: 1.5: expected a probability from 0 to 1, of at most four decimal places, not below the one before it",
        ),
        (
            json!([[0.5, 0.5]]),
            "quantiles[0][1]: 0.5: expected whole days from -3660 to 3660, not below those before them",
        ),
        (
            json!([[0.5, 1_000_000]]),
            "quantiles[0][1]: 1000000: expected whole days from -3660 to 3660, not below those before them",
        ),
        (json!({}), "quantiles: {}: expected a list"),
    ] {
        let supplier = json!({ "lateness": { "purchase": { "quantiles": table } } });
        assert_eq!(
            problems(supplier),
            [format!("suppliers.acme.lateness.purchase.{place}")]
        );
    }
}

#[test]
fn an_empty_table_tells_nothing() {
    let supplier =
        json!({ "lateness": { "purchase": { "samples": 0, "quantiles": [] }, "unheard-of": 3 } });
    assert_eq!(problems(supplier.clone()), [] as [&str; 0]);
    assert_eq!(
        told(&promise(&shop(supplier), 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-04"]
    );
}

#[test]
fn a_confidence_that_is_none_is_refused() {
    for confidence in [
        json!(0),
        json!(1),
        json!(0.49),
        json!(0.999),
        json!(-0.8),
        json!(80),
        json!("0.8"),
        json!(null),
    ] {
        let mut shop = shop(json!({ "lateness": { "purchase": late() } }));
        shop["policy"]["confidence"] = confidence.clone();
        let problems: Vec<_> = read(&shop)
            .problems
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            problems,
            [format!(
                "policy.confidence: {confidence}: expected a number from 0.5 to 0.99, of at most three decimal places"
            )]
        );
        assert_eq!(
            told(&promise(&shop, 1)),
            ["2026-12-04: 2026-12-03 to 2026-12-13"],
            "the usual 0.8 stands"
        );
    }
}

#[test]
fn a_delivery_that_cannot_be_costs_only_itself() {
    for (delivery, problem) in [
        (
            json!({}),
            ".received: missing: expected a day as YYYY-MM-DD, from 1970 to 9999",
        ),
        (
            json!({ "due": "2026-10-02" }),
            ".received: missing: expected a day as YYYY-MM-DD, from 1970 to 9999",
        ),
        (
            json!({ "promised": "2026-10-02", "received": "2026-10-02" }),
            ".due: missing: expected the day it was due, or ordered",
        ),
        (
            json!({ "due": "2026-02-30", "received": "2026-10-02" }),
            ".due: \"2026-02-30\": expected a day as YYYY-MM-DD, from 1970 to 9999",
        ),
        (
            json!({ "due": "1996-10-02", "received": "2026-10-02" }),
            ".due: 1996-10-02: expected a day within ten years of received",
        ),
        (
            json!({ "due": "2066-10-02", "received": "2026-10-02" }),
            ".due: 2066-10-02: expected a day within ten years of received",
        ),
        (
            json!({ "ordered": "1970-01-01", "received": "2026-10-02" }),
            ".ordered: 1970-01-01: expected a day within ten years of received",
        ),
        (
            json!({ "ordered": "2026-10-03", "received": "2026-10-02" }),
            ".ordered: 2026-10-03: expected a day not after received",
        ),
        (
            json!({ "due": "2026-10-02", "received": "2026-10-02", "via": "pigeon" }),
            ".via: \"pigeon\": expected purchase or drop-ship",
        ),
        (
            json!({ "due": "2026-10-02", "received": "2030-10-02" }),
            ".received: 2030-10-02: expected a day not after asOf",
        ),
        (
            json!({ "due": "2027-10-02", "received": "2027-10-02" }),
            ".received: 2027-10-02: expected a day not after asOf",
        ),
        (json!(7), ": 7: expected an object"),
    ] {
        let good = json!({ "due": "2026-10-02", "received": "2026-10-05" });
        let supplier = json!({ "deliveries": [good, delivery, good] });
        assert_eq!(
            problems(supplier.clone()),
            [format!("suppliers.acme.deliveries[1]{problem}")]
        );
        let alone = shop(json!({ "deliveries": [good, good] }));
        assert_eq!(
            told(&promise(&shop(supplier), 1)),
            told(&promise(&alone, 1)),
            "{delivery}"
        );
    }
}
