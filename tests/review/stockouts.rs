//! R15: how often each item ran out, and likely why.

use serde_json::{Value, json};

use crate::{order, review};

/// A year of ten a month, but for some months that are told otherwise, each with its units and days out.
fn year(otherwise: &[(&str, u64, u64)]) -> Value {
    let month = |number: u32| {
        let name = format!("2025-{:02}", number);
        let told = otherwise.iter().find(|(month, ..)| *month == name);
        let (_, quantity, out) = told.copied().unwrap_or(("", 10, 0));
        json!({ "month": name, "quantity": quantity, "daysOut": out })
    };
    (1..=12).map(month).collect()
}

fn shop(sales: Value) -> Value {
    json!({
        "suppliers": { "acme": { "deliveries": [
            { "due": "2025-03-03", "received": "2025-03-03" },
            { "due": "2025-05-20", "received": "2025-07-02" },
            { "due": "2025-07-10", "received": "2025-07-10" },
            { "due": "2025-07-11", "received": "2025-07-11" }] } },
        "items": [{ "sku": "CHAIR", "supplier": "acme", "sales": sales }]
    })
}

fn causes(shop: &Value) -> Value {
    let review = review(shop);
    let names = review["causes"].as_array().expect("names").clone();
    let of = |bits: &Value| -> Value {
        let has = |bit: usize| bits.as_u64().expect("bits") >> bit & 1 == 1;
        names
            .iter()
            .enumerate()
            .filter(|(bit, _)| has(*bit))
            .map(|(_, name)| name.clone())
            .collect()
    };
    review["stockouts"]["causes"]
        .as_array()
        .expect("rows")
        .iter()
        .map(of)
        .collect()
}

#[test]
fn r15_months_in_which_an_item_ran_out_are_listed() {
    let stockouts = review(&shop(year(&[("2025-02", 10, 8)])))["stockouts"].clone();
    assert_eq!(
        (
            &stockouts["item"],
            &stockouts["month"],
            &stockouts["daysOut"],
            &stockouts["days"],
            &stockouts["sold"]
        ),
        (
            &json!([0]),
            &json!([202_502]),
            &json!([8]),
            &json!([28]),
            &json!([10])
        )
    );
    // 110 in the other 337 days, so much in 20.
    assert_eq!(stockouts["usual"], json!([110.0 / 337.0 * 20.0]));
}

#[test]
fn r15_it_ran_out_as_it_sold_faster_than_usual() {
    // Of 6.5 that would be usual in 20 days, 10 are within chance, 13 are not.
    assert_eq!(causes(&shop(year(&[("2025-02", 10, 8)]))), json!([[]]));
    assert_eq!(
        causes(&shop(year(&[("2025-02", 13, 8)]))),
        json!([["demand"]])
    );
}

#[test]
fn r15_of_a_few_months_nobody_knows_what_is_usual() {
    let mut sales = year(&[("2025-07", 90, 8)]);
    sales.as_array_mut().expect("months").drain(7..);
    assert_eq!(causes(&shop(sales.clone())), json!([["demand"]]));
    sales.as_array_mut().expect("months").remove(0);
    assert_eq!(causes(&shop(sales)), json!([[]]));
}

#[test]
fn r15_it_ran_out_as_the_supplier_was_late() {
    // What was due in May came in July, when two others came in time.
    let sales = year(&[
        ("2025-03", 9, 3),
        ("2025-05", 9, 3),
        ("2025-06", 9, 3),
        ("2025-07", 9, 3),
    ]);
    let mut shop = shop(sales);
    assert_eq!(causes(&shop), json!([[], ["supplier"], ["supplier"], []]));
    // Of two in July one is half of all.
    let deliveries = &mut shop["suppliers"]["acme"]["deliveries"];
    deliveries.as_array_mut().expect("deliveries").pop();
    assert_eq!(
        causes(&shop),
        json!([[], ["supplier"], ["supplier"], ["supplier"]])
    );
}

#[test]
fn r15_what_is_overdue_now_is_late_too() {
    let mut shop = shop(json!([{ "month": "2026-11", "quantity": 1, "daysOut": 9 }]));
    assert_eq!(causes(&shop), json!([[]]));
    shop["items"][0]["onOrder"] = json!([{ "quantity": 9, "due": "2026-10-12" }]);
    assert_eq!(causes(&shop), json!([["supplier"]]));
}

#[test]
fn r15_it_ran_out_as_the_figures_said_it_was_there() {
    let mut shop = shop(year(&[("2025-09", 9, 3)]));
    let events = json!([{ "id": "a", "at": "2025-09-01T10:00:00Z", "type": "placed" },
                        { "id": "b", "at": "2025-09-03T10:00:00Z", "type": "cancelled", "by": "shop" }]);
    // In stock when it was ordered, and called off by the shop.
    shop["orders"] = json!([order(1, "CHAIR", 1, 0, events)]);
    assert_eq!(causes(&shop), json!([["figures"]]));
    // That a customer calls it off, or that it was not there, says nothing of the figures.
    shop["orders"][0]["events"][1]["by"] = json!("customer");
    assert_eq!(causes(&shop), json!([[]]));
    shop["orders"][0]["events"][1]["by"] = json!("shop");
    shop["orders"][0]["lines"][0]["waiting"] = json!(1);
    assert_eq!(causes(&shop), json!([[]]));
}

#[test]
fn r15_it_ran_out_in_four_of_the_last_six_decembers() {
    let december = |year: u32, out: Option<u32>| json!({ "month": format!("{year}-12"), "quantity": 5, "daysOut": out.unwrap_or(0) });
    let sales =
        [2020, 2021, 2022, 2023, 2024, 2025].map(|year| december(year, (year > 2021).then_some(6)));
    let months = json!({ "item": [0], "month": [12], "out": [4], "of": [6] });
    assert_eq!(review(&shop(json!(sales)))["stockoutsByMonth"], months);
}

#[test]
fn days_are_put_together_by_month() {
    let day = |date: &str, out: u64| json!({ "day": date, "quantity": 2, "daysOut": out });
    let sales = json!([
        day("2026-10-30", 1),
        day("2026-10-31", 0),
        day("2026-11-01", 0),
        day("2026-11-02", 1)
    ]);
    let review = review(&shop(sales));
    let stockouts = &review["stockouts"];
    assert_eq!(stockouts["month"], json!([202_610, 202_611]));
    assert_eq!(
        (
            &stockouts["daysOut"],
            &stockouts["days"],
            &stockouts["sold"]
        ),
        (&json!([1, 1]), &json!([2, 2]), &json!([4, 4]))
    );
    assert_eq!(
        review["health"]["daysOut"],
        json!({ "value": 0.5, "part": 2, "of": 4 })
    );
}

#[test]
fn how_often_it_was_out_is_told_of_the_months_that_are_told() {
    let mut sales = year(&[("2025-12", 3, 31)]);
    let months = sales.as_array_mut().expect("months");
    // Of this month 23 days have passed; of the one before nobody tells whether there was stock.
    months.push(json!({ "month": "2026-10", "quantity": 7 }));
    months.push(json!({ "month": "2026-11", "quantity": 7, "daysOut": 0 }));
    let review = review(&shop(sales));
    let items = &review["items"];
    assert_eq!(
        (&items["daysOut"], &items["daysTold"]),
        (&json!([31]), &json!([54]))
    );
    assert_eq!(
        (&items["monthsOut"], &items["monthsTold"]),
        (&json!([1]), &json!([2]))
    );
    assert_eq!(
        review["health"]["monthsOut"],
        json!({ "value": 0.5, "part": 1, "of": 2 })
    );
}
