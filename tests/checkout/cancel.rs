//! What an order says of its being cancelled.

use backsoon::present::checkout::Stage;
use serde_json::json;

use crate::order::{happened, order, shown, waiting_shop};
use crate::order_at;

#[test]
fn what_was_cancelled_says_by_whom_and_promises_nothing() {
    let order = shown(&happened(&[
        json!({ "id": "b", "at": "2026-11-20T09:00:00Z", "type": "cancelled", "line": "1", "by": "customer" }),
        json!({ "id": "c", "at": "2026-11-21T09:00:00Z", "type": "cancelled", "line": "2", "by": "shop", "reason": "The mill has burnt down." }),
    ]));
    assert_eq!(
        order.texts("lines")[..5],
        ["2 × Oak chair", "Ordered", "Nov 2", "Cancelled", "Nov 20"]
    );
    assert_eq!(
        order.texts("history"),
        [
            "What has happened",
            "Nov 20",
            "2 × Oak chair: cancelled by you",
            "Nov 21",
            "4 × Stool: cancelled by us. The mill has burnt down.",
        ]
    );
    assert_eq!(order.attributes("lines", "data-tone"), ["gone", "gone"]);
    assert!(order.texts("cancel").is_empty());
}

#[test]
fn cancelling_asks_once_more_and_says_what_becomes_of_it() {
    let at = |stage, line| {
        let shown = order_at(&waiting_shop(), &order(), stage, line);
        let texts: Vec<String> = shown
            .texts("cancel")
            .into_iter()
            .map(String::from)
            .collect();
        let acts = shown.attributes("cancel", "data-cancel").join(" ");
        (texts, acts, shown.spoken)
    };
    let (texts, acts, spoken) = at(Stage::Idle, None);
    assert_eq!(
        texts,
        [
            "Cancel what has not shipped",
            "Cancelling costs nothing until it ships."
        ]
    );
    assert_eq!(acts, "ask");
    let (texts, acts, _) = at(Stage::Sure, None);
    assert_eq!(
        texts,
        [
            "Cancel it? It costs nothing, and what you paid for it is given back in full.",
            "Yes, cancel it",
            "No, keep it",
        ]
    );
    assert_eq!(acts, "yes no");
    let (texts, ..) = at(Stage::Sure, Some("1"));
    assert_eq!(
        texts[0],
        "Cancel 2 × Oak chair? It costs nothing, and what you paid for it is given back in full."
    );
    let (texts, acts, _) = at(Stage::Working, None);
    assert_eq!(
        (texts, acts),
        (vec![String::from("Cancelling…")], String::new())
    );
    let (texts, acts, failed) = at(Stage::Failed, None);
    assert_eq!(
        texts[0],
        "It could not be cancelled just now. Please try again, or ask us."
    );
    assert_eq!(acts, "ask");
    assert_ne!(failed, spoken, "that it failed is read out");
}

#[test]
fn one_line_alone_has_one_button_to_cancel_it() {
    let mut order = order();
    order["lines"].as_array_mut().expect("lines").pop();
    let order = shown(&order);
    assert!(order.attributes("lines", "data-cancel").is_empty());
    assert_eq!(order.attributes("cancel", "data-cancel"), ["ask"]);
}

#[test]
fn a_line_that_is_sent_or_cancelled_in_part_says_so_and_offers_to_cancel_the_rest() {
    let mut order = happened(&[
        json!({ "id": "b", "at": "2026-11-20T09:00:00Z", "type": "dispatched", "line": "2", "quantity": 2 }),
        json!({ "id": "c", "at": "2026-11-21T09:00:00Z", "type": "cancelled", "line": "2", "quantity": 1 }),
    ]);
    order["lines"][1]["title"] = json!("Hocker");
    let shown = shown(&order);
    let texts = shown.texts("lines");
    assert!(
        texts
            .windows(2)
            .any(|two| two == ["4 × Hocker", "1 of 4 cancelled"]),
        "{texts:?}"
    );
    assert_eq!(texts.last(), Some(&"Cancel 1 × Hocker"));
    assert_eq!(
        shown.texts("history")[1..],
        ["Nov 21", "1 × Hocker: cancelled by you"]
    );
    let sure = order_at(&waiting_shop(), &order, Stage::Sure, Some("2"));
    assert!(sure.texts("cancel")[0].starts_with("Cancel 1 × Hocker? "));
}

#[test]
fn a_line_that_could_not_be_cancelled_is_the_one_that_is_tried_again() {
    let failed = order_at(&waiting_shop(), &order(), Stage::Failed, Some("2"));
    assert_eq!(failed.attributes("cancel", "data-line"), ["2"]);
    assert_eq!(
        failed.attributes("lines", "data-line"),
        ["1", "2"],
        "the others can be cancelled too"
    );
}
