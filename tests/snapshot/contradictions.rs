//! What is told twice and not alike: both stand, and the problem is named.

use serde_json::{Value, json};

use crate::problems;

/// A chair of which `L2`, of two units, waits, beside an order of these lines.
fn shop(lines: Value) -> String {
    let waits = json!([{ "id": "L1", "quantity": 0 }, { "id": "L2", "quantity": 2 }]);
    let items = json!([{ "sku": "CHAIR", "backorders": waits }, { "sku": "LAMP" }]);
    // The first order is left out: places are those of the text.
    let orders = json!([{ "id": "" }, { "id": "SO-1", "lines": lines }]);
    json!({ "items": items, "orders": orders }).to_string()
}

fn line(id: &str, sku: &str, more: Value) -> Value {
    let mut line = json!({ "id": id, "sku": sku, "quantity": 3 });
    line["waiting"] = more;
    line
}

/// What is wrong beside the order that is left out.
fn wrong(lines: Value) -> Vec<String> {
    problems(&shop(lines)).into_iter().skip(1).collect()
}

#[test]
fn a_line_of_which_none_waited_when_it_was_placed_does_not_wait_now() {
    let expected = "orders[1].lines[1].waiting: 0: expected at least 1, as backorders of CHAIR have 2 of it waiting";
    for waiting in [json!(0), Value::Null] {
        let mut late = line("L2", "CHAIR", waiting.clone());
        if waiting.is_null() {
            late.as_object_mut().expect("a line").remove("waiting");
        }
        let lines = json!([line("L0", "CHAIR", json!(0)), late]);
        assert_eq!(wrong(lines), [expected]);
    }
}

#[test]
fn a_line_that_waits_by_both_or_by_neither_is_no_contradiction() {
    let lines = json!([
        line("L2", "CHAIR", json!(2)),
        line("L1", "CHAIR", json!(0)),
        line("L3", "CHAIR", json!(1)),
    ]);
    assert_eq!(wrong(lines), [""; 0]);
    let others = json!([line("L2", "LAMP", json!(0)), line("L9", "SOFA", json!(0))]);
    assert_eq!(wrong(others), [""; 0]);
}
