//! What may leave the house, and what may not.

use backsoon::domain::day::Moment;
use backsoon::domain::promise::Promise;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

/// A merchant's own snapshot, with something private in every place that is.
fn private() -> Value {
    json!({
        "version": 1, "asOf": "2026-11-23T08:55:00Z", "timeZone": "Europe/Budapest", "currency": "EUR",
        "calendar": { "closed": ["sun"], "holidays": ["2026-12-25"], "cutOff": "14:00", "handlingDays": 1 },
        "policy": { "lowStock": 2, "charge": "deposit", "depositPercent": 30, "showBacklog": true,
                    "transitDays": { "min": 1, "max": 3 }, "confidence": 0.9,
                    "consolation": [{ "afterDays": 14, "kind": "discount", "percent": 10, "applies": "this-order" }],
                    "contact": { "email": "shop@example.com" } },
        "suppliers": {
            "acme": { "name": "Acme Oy", "leadDays": 21, "minimumOrder": 20, "orderCost": 777123, "explanation": "The kiln is down.",
                      "deliveries": [{ "due": "2026-10-02", "received": "2026-10-05", "via": "drop-ship" }] },
            "other": { "leadDays": 3 } },
        "items": [
            { "sku": "CHAIR", "title": "Oak chair", "price": 14900, "onHand": 3, "selling": "backorder",
              "supplier": "acme", "dailyDemand": 2, "onOrder": [{ "quantity": 4, "due": "2026-12-04" }],
              "backorders": [{ "id": "PRIVATE-1", "quantity": 12, "placed": "2026-11-01", "email": "PRIVATE@example.com" }],
              "packSize": 6, "cost": 8200, "note": "PRIVATE", "alternatives": ["STOOL"],
              "sales": [{ "month": "2026-10", "quantity": 33, "daysOut": 4 }] },
            { "sku": "STOOL", "selling": "backorder", "supplier": "acme", "backorders": 9, "dailyDemand": 0.125 },
            { "sku": "LAMP", "supplier": "other", "onHand": 40 }],
        "orders": [{ "id": "PRIVATE-2", "email": "PRIVATE@example.com" }]
    })
}

fn read(value: &Value) -> Snapshot {
    let snapshot = Snapshot::read(value.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    snapshot
}

fn published(value: &Value, skus: Option<&[&str]>) -> Value {
    serde_json::to_value(read(value).publish(skus)).expect("JSON")
}

fn promise(value: &Value, sku: &str, quantity: u64) -> Promise {
    let now = Moment::parse("2026-11-23T10:00").expect("a moment");
    Round::new(&read(value), now).promise(sku, quantity)
}

fn skus(value: &Value) -> Vec<&str> {
    value["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["sku"].as_str())
        .collect()
}

#[test]
fn nothing_private_leaves_the_house() {
    let text = published(&private(), None).to_string();
    for private in [
        "PRIVATE",
        "deliveries",
        "received",
        "sales",
        "cost",
        "orderCost",
        "777123",
        "packSize",
        "placed",
        "\"orders\"",
        "note",
    ] {
        assert!(!text.contains(private), "{private} in {text}");
    }
}

#[test]
fn what_a_page_needs_is_all_there() {
    let public = published(&private(), None);
    assert_eq!(public["asOf"], "2026-11-23T08:55:00Z");
    assert_eq!(public["timeZone"], "Europe/Budapest");
    assert_eq!(public["calendar"], private()["calendar"]);
    let policy = &public["policy"];
    for (setting, told) in private()["policy"].as_object().expect("a policy") {
        assert_eq!(&policy[setting], told, "{setting}");
    }
    let chair = &public["items"][0];
    for field in [
        "title",
        "price",
        "onHand",
        "selling",
        "supplier",
        "dailyDemand",
        "onOrder",
        "alternatives",
    ] {
        let (got, told) = (&chair[field], &private()["items"][0][field]);
        assert!(
            got == told || got.as_f64() == told.as_f64(),
            "{field}: {got}, told {told}"
        );
    }
    assert_eq!(chair["backorders"], 12);
    assert_eq!(
        public["suppliers"]["acme"]["explanation"],
        "The kiln is down."
    );
}

#[test]
fn a_supplier_carries_what_its_items_wait_for_and_sell() {
    let acme = &published(&private(), None)["suppliers"]["acme"];
    assert_eq!(acme["waiting"], 12 - 3 - 4 + 9);
    assert_eq!(acme["dailyDemand"], 2.125);
}

#[test]
fn an_item_cut_out_takes_only_its_supplier_along() {
    let public = published(&private(), Some(&["STOOL"]));
    assert_eq!(skus(&public), ["STOOL"]);
    let suppliers = public["suppliers"].as_object().expect("suppliers");
    assert!(suppliers.keys().eq(["acme"]), "{suppliers:?}");
    for quantity in [1, 2, 9] {
        assert_eq!(
            promise(&public, "STOOL", quantity),
            promise(&private(), "STOOL", quantity)
        );
    }
}

#[test]
fn an_item_cut_out_takes_along_whoever_sends_it_now() {
    let mut shop = private();
    let late =
        json!({ "lateness": { "purchase": { "samples": 41, "quantiles": [[0.1, 0], [0.9, 9]] } } });
    shop["suppliers"]["other"] = late;
    shop["items"][0]["onOrder"] =
        json!([{ "quantity": 40, "due": "2026-12-04", "supplier": "other" }]);
    let public = published(&shop, Some(&["CHAIR"]));
    assert_eq!(promise(&public, "CHAIR", 4), promise(&shop, "CHAIR", 4));
}

#[test]
fn skus_that_are_not_there_are_passed_over() {
    assert_eq!(
        skus(&published(&private(), Some(&["LAMP", "NONE", "LAMP"]))),
        ["LAMP"]
    );
    assert!(skus(&published(&private(), Some(&[]))).is_empty());
}

#[test]
fn stock_beyond_what_the_shop_shows_is_not_told() {
    let mut shop = private();
    shop["policy"]["maxShown"] = json!(10);
    shop["items"][2]["reserved"] = json!(5);
    let public = published(&shop, None);
    let lamp = &public["items"][2];
    assert_eq!(
        (&lamp["onHand"], &lamp["atLeast"], &lamp["reserved"]),
        (&json!(10), &json!(true), &json!(0))
    );
    assert_eq!(promise(&public, "LAMP", 10), promise(&shop, "LAMP", 10));
    let more = promise(&public, "LAMP", 11);
    assert!(more.unsure && more.unavailable == 0, "{more:?}");
    assert_eq!(more.complete, promise(&shop, "LAMP", 11).complete);
}

/// Where shoppers are shown who waits, both numbers stand; else the shop keeps both to itself.
#[test]
fn who_waits_for_hidden_stock_is_told_only_where_the_backlog_is_shown() {
    let mut shop = private();
    shop["policy"]["maxShown"] = json!(10);
    shop["items"][2]["backorders"] = json!(7);
    for (shown, on_hand, backorders) in [(true, 17, 7), (false, 10, 0)] {
        shop["policy"]["showBacklog"] = json!(shown);
        let public = published(&shop, None);
        let lamp = &public["items"][2];
        assert_eq!(
            (&lamp["onHand"], &lamp["backorders"]),
            (&json!(on_hand), &json!(backorders))
        );
        for quantity in [1, 10] {
            let kept = promise(&shop, "LAMP", quantity);
            assert_eq!(promise(&public, "LAMP", quantity), kept);
        }
        assert!(promise(&public, "LAMP", 11).unsure);
        // What is not hidden needs its backlog for its dates.
        assert_eq!(public["items"][0]["backorders"], 12);
    }
}

#[test]
fn stock_that_is_shown_stays_what_it_is() {
    let mut shop = private();
    shop["policy"]["maxShown"] = json!(10);
    let public = published(&shop, None);
    let chair = &public["items"][0];
    assert_eq!(
        (&chair["onHand"], &chair["backorders"]),
        (&json!(3), &json!(12))
    );
    assert!(chair["atLeast"].is_null());
}

#[test]
fn low_stock_is_still_called_low_where_less_of_it_is_shown() {
    let mut shop = private();
    shop["policy"]["maxShown"] = json!(1);
    shop["policy"]["lowStock"] = json!(40);
    let public = published(&shop, None);
    assert_eq!(promise(&public, "LAMP", 1), promise(&shop, "LAMP", 1));
}

#[test]
fn what_decides_nothing_is_not_told() {
    for on_hand in ["some", "untracked"] {
        for selling in ["stock", "backorder", "made-to-order"] {
            let mut shop = private();
            shop["policy"]["showBacklog"] = json!(false);
            let item = json!({ "sku": "RUG", "onHand": on_hand, "selling": selling, "reserved": 31, "safetyStock": 32,
                               "backorders": 33, "leadDays": 9, "minimumOrder": 50, "dailyDemand": 1 });
            shop["items"].as_array_mut().expect("items").push(item);
            let public = published(&shop, None);
            let rug = &public["items"][3];
            assert_eq!(
                (&rug["reserved"], &rug["safetyStock"]),
                (&json!(0), &json!(0)),
                "{on_hand} {selling}"
            );
            // Who waits for what is made to order counts towards its minimum.
            let waiting = if selling == "made-to-order" { 33 } else { 0 };
            assert_eq!(rug["backorders"], waiting, "{on_hand} {selling}");
            assert_eq!(promise(&public, "RUG", 2), promise(&shop, "RUG", 2));
        }
    }
}

/// Sums of many items may pass what JSON numbers hold; the supplier must still be readable.
#[test]
fn totals_beyond_counting_are_told_as_the_most_there_is() {
    let item = |sku: &str| {
        json!({ "sku": sku, "selling": "backorder", "supplier": "acme", "backorders": 9_007_199_254_740_991u64,
                "dailyDemand": 9_007_199_254_740.0_f64, "minimumOrder": 5 })
    };
    let shop = json!({ "suppliers": { "acme": { "leadDays": 3 } }, "items": [item("A"), item("B"), item("C")] });
    let public = published(&shop, None);
    assert_eq!(promise(&public, "A", 1), promise(&shop, "A", 1));
    assert_eq!(
        public["suppliers"]["acme"]["waiting"],
        9_007_199_254_740_991u64
    );
}

/// Items asked for one by one: were all suppliers looked at for each of them, this would take a quarter of an hour.
#[test]
fn of_forty_thousand_suppliers_one_item_costs_its_own() {
    const COUNT: usize = 40_000;
    let suppliers = (0..COUNT).map(|number| (format!("S{number}"), json!({ "leadDays": 3 })));
    let items = (0..COUNT).map(|number| {
        let (own, sender) = (format!("S{number}"), format!("S{}", (number * 7) % COUNT));
        json!({ "sku": number.to_string(), "supplier": own, "onOrder": [{ "quantity": 1, "supplier": sender }] })
    });
    let shop = read(&json!({
        "suppliers": suppliers.collect::<serde_json::Map<_, _>>(),
        "items": items.collect::<Vec<_>>()
    }));
    for number in (0..COUNT).step_by(4) {
        let sku = number.to_string();
        let public = serde_json::to_value(shop.publish(Some(&[&sku]))).expect("JSON");
        let told = public["suppliers"].as_object().expect("suppliers");
        let mut expected = vec![format!("S{number}"), format!("S{}", (number * 7) % COUNT)];
        expected.sort();
        expected.dedup();
        assert_eq!(
            told.keys().collect::<Vec<_>>(),
            expected.iter().collect::<Vec<_>>()
        );
        assert_eq!(public["items"][0]["sku"], sku);
    }
}
