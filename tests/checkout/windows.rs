//! What a cart says of suppliers who are not always on time.

use backsoon::domain::cart::Parcels;
use serde_json::{Value, json};

use crate::{cart_of, shop};

/// Chairs come from a supplier who may be late by weeks, and shelves, which are due later, from one who is not.
fn late_chairs() -> Value {
    let mut shop = shop(&json!({}));
    let table = json!({ "samples": 41, "quantiles": [[0.1, 0], [0.9, 16]] });
    shop["suppliers"]["acme"]["lateness"] = json!({ "purchase": table });
    shop["items"][4]["selling"] = json!("backorder");
    shop["items"][4]["onOrder"][0]["due"] = json!("2026-12-11");
    shop
}

#[test]
fn what_may_take_longest_stands_last_with_the_days_it_may_take() {
    let lines = [("CHAIR", 5), ("SHELF", 1)];
    let cart = cart_of(&late_chairs(), &lines, Parcels::Several);
    assert_eq!(
        cart.texts("shipments"),
        [
            "Ships today",
            "€447.00",
            "3 × Oak chair",
            "Ships by Friday, December 11",
            "€99.00",
            "1 × SHELF",
            "Ships by Friday, December 25",
            "€298.00",
            "2 × Oak chair",
            "Expected to ship between December 9 and 25.",
        ]
    );
    let charges = cart.texts("charges");
    let days = charges.iter().filter(|text| text.contains("when it ships"));
    assert_eq!(
        days.collect::<Vec<_>>(),
        [
            &"Today, when it ships",
            &"By Friday, December 11, when it ships",
            &"By Friday, December 25, when it ships"
        ]
    );
    let choice = &cart.texts("parcels")[2];
    assert_eq!(*choice, "All in one parcel, by Friday, December 25");
}

#[test]
fn what_cannot_be_had_is_expected_by_the_last_day_of_its_window() {
    let mut shop = late_chairs();
    shop["items"][0]["selling"] = json!("stock");
    let cart = cart_of(&shop, &[("CHAIR", 5)], Parcels::Several);
    let advice = "More is expected by Friday, December 25. Take it out for now, or come back then.";
    assert!(
        cart.texts("shipments").contains(&advice),
        "{:?}",
        cart.texts("shipments")
    );
}
