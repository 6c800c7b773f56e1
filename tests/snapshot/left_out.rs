//! What costs only itself: bad items, bad settings.

use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::json;

use crate::{problems, skus, with_item};

const WHOLE: &str = "expected a whole number from 0 to 9007199254740991";
const DAY: &str = "expected a day as YYYY-MM-DD, from 1970 to 9999";

#[test]
fn a_bad_value_costs_its_item_and_names_the_place() {
    #[rustfmt::skip]
    let table = [
        (r#""onHand":-1"#, "onHand", "-1", "expected a whole"),
        (r#""onHand":1.5"#, "onHand", "1.5", WHOLE),
        (r#""onHand":"lots""#, "onHand", "\"lots\"", "expected some, untracked or a whole number"),
        (r#""onHand":null"#, "onHand", "null", WHOLE),
        (r#""onHand":true"#, "onHand", "true", WHOLE),
        (r#""onHand":[1]"#, "onHand", "[1]", WHOLE),
        (r#""onHand":9007199254740992"#, "onHand", "9007199254740992", WHOLE),
        (r#""onHand":1e400"#, "onHand", "1e400", WHOLE),
        (r#""reserved":"3""#, "reserved", "\"3\"", WHOLE),
        (r#""safetyStock":-0.5"#, "safetyStock", "-0.5", WHOLE),
        (r#""price":12.99"#, "price", "12.99", WHOLE),
        (r#""title":7"#, "title", "7", "expected text"),
        (r#""sku":"""#, "sku", "\"\"", "expected text of at least one character"),
        (r#""sku":7"#, "sku", "7", "expected text of at least one character"),
        (r#""selling":"preorder""#, "selling", "\"preorder\"",
            "expected stock, backorder, made-to-order or discontinued"),
        (r#""selling":"Stock""#, "selling", "\"Stock\"", "expected stock, backorder"),
        (r#""releaseDate":"2026-02-30""#, "releaseDate", "\"2026-02-30\"", DAY),
        (r#""releaseDate":20261204"#, "releaseDate", "20261204", DAY),
        (r#""backorderLimit":-3"#, "backorderLimit", "-3", WHOLE),
        (r#""supplier":{}"#, "supplier", "{}", "expected text"),
        (r#""leadDays":"soon""#, "leadDays", "\"soon\"", WHOLE),
        (r#""minimumOrder":0.1"#, "minimumOrder", "0.1", WHOLE),
        (r#""dailyDemand":0.0005"#, "dailyDemand", "0.0005", "at most three decimal places"),
        (r#""dailyDemand":-2"#, "dailyDemand", "-2", "expected a number of at least 0"),
        (r#""onOrder":{}"#, "onOrder", "{}", "expected a list"),
        (r#""onOrder":[{"quantity":1},7]"#, "onOrder[1]", "7", "expected an object"),
        (r#""onOrder":[{"quantity":-1}]"#, "onOrder[0].quantity", "-1", WHOLE),
        (r#""onOrder":[{"due":" 2026-1-5"}]"#, "onOrder[0].due", "\" 2026-1-5\"", DAY),
        (r#""onOrder":[{"due":"+002026-12-04"}]"#, "onOrder[0].due", "\"+002026-12-04\"", DAY),
        (r#""onOrder":[{"due":"-001-12-04"}]"#, "onOrder[0].due", "\"-001-12-04\"", DAY),
        (r#""onOrder":[{"due":"1969-12-31"}]"#, "onOrder[0].due", "\"1969-12-31\"", DAY),
        (r#""onOrder":[{"due":"10000-01-01"}]"#, "onOrder[0].due", "\"10000-01-01\"", DAY),
        (r#""onOrder":[{"due":null}]"#, "onOrder[0].due", "null", DAY),
        (r#""onOrder":[{"stage":"lost"}]"#, "onOrder[0].stage", "\"lost\"",
            "expected ordered, in-production or in-transit"),
        (r#""backorders":"12""#, "backorders", "\"12\"", WHOLE),
        (r#""backorders":[3]"#, "backorders[0]", "3", "expected an object"),
        (r#""backorders":[{"id":"L"},{"id":7}]"#, "backorders[1].id", "7", "expected text"),
        (r#""backorders":[{"quantity":2.5}]"#, "backorders[0].quantity", "2.5", WHOLE),
        (r#""backorders":[{"placed":"yesterday"}]"#, "backorders[0].placed", "\"yesterday\"", DAY),
        (r#""alternatives":["A",""]"#, "alternatives[1]", "\"\"", "at least one character"),
        (r#""atLeast":1"#, "atLeast", "1", "expected true or false"),
    ];
    for (field, place, value, expected) in table {
        let json = with_item(field);
        let problems = problems(&json);
        let start = format!("items[1].{place}: {value}: ");
        assert_eq!(problems.len(), 1, "{field}: {problems:?}");
        assert!(problems[0].starts_with(&start), "{field}: {}", problems[0]);
        assert!(problems[0].contains(expected), "{field}: {}", problems[0]);
        assert_eq!(skus(&json), ["A", "C"], "{field}");
    }
}

/// What a merchant has for reviews only: promises do without it, so that not even its item is lost.
#[test]
fn a_bad_value_that_no_promise_needs_costs_only_itself_and_names_the_place() {
    const MONTH: &str = "expected a month as YYYY-MM";
    #[rustfmt::skip]
    let of_item = [
        (r#""packSize":"six""#, "packSize", "\"six\"", WHOLE),
        (r#""packSize":-6"#, "packSize", "-6", WHOLE),
        (r#""cost":82.5"#, "cost", "82.5", WHOLE),
        (r#""cost":null"#, "cost", "null", WHOLE),
        (r#""sales":7"#, "sales", "7", "expected a list"),
        (r#""sales":[{"month":"2026-10","quantity":3},7]"#, "sales[1]", "7", "expected an object"),
        (r#""sales":[{"quantity":"many"}]"#, "sales[0].quantity", "\"many\"", WHOLE),
        (r#""sales":[{"month":"2026-10","quantity":3},{"daysOut":-1}]"#, "sales[1].daysOut", "-1", WHOLE),
        (r#""sales":[{"month":"2026-13"}]"#, "sales[0].month", "\"2026-13\"", MONTH),
        (r#""sales":[{"month":"2026-10-05"}]"#, "sales[0].month", "\"2026-10-05\"", MONTH),
        (r#""sales":[{"month":202610}]"#, "sales[0].month", "202610", MONTH),
        (r#""sales":[{"day":"2026-10"}]"#, "sales[0].day", "\"2026-10\"", DAY),
        (r#""sales":[{"quantity":3}]"#, "sales[0].month", "missing", "expected a month, or a day"),
        (r#""sales":[{"month":"2026-10","day":"2026-10-05","quantity":3}]"#, "sales[0].month", "a day too", "expected either a month or a day"),
        (r#""sales":[{"month":"2026-10"}]"#, "sales[0].quantity", "missing", "expected how many were sold"),
        (r#""sales":[{"month":"2026-02","quantity":3,"daysOut":29}]"#, "sales[0].daysOut", "29", "expected no more than its days, 28"),
        (r#""sales":[{"day":"2026-02-03","quantity":3,"daysOut":2}]"#, "sales[0].daysOut", "2", "expected no more than its days, 1"),
    ];
    for (field, place, value, expected) in of_item {
        let json = with_item(field);
        let problems = problems(&json);
        assert_eq!(problems.len(), 1, "{field}: {problems:?}");
        let start = format!("items[1].{place}: {value}: {expected}");
        assert!(problems[0].starts_with(&start), "{field}: {}", problems[0]);
        assert_eq!(skus(&json), ["A", "B", "C"], "{field}");
    }
    const VIA: &str = "expected purchase or drop-ship";
    #[rustfmt::skip]
    let of_supplier = [
        (r#""deliveries":{}"#, "deliveries", "{}", "expected a list"),
        (r#""deliveries":[{"due":"2026-10-02","received":"2026-10-05"},"late"]"#, "deliveries[1]", "\"late\"", "expected an object"),
        (r#""deliveries":[{"due":"2026-02-30"}]"#, "deliveries[0].due", "\"2026-02-30\"", DAY),
        (r#""deliveries":[{"due":"2026-10-02","received":"2026-10-05"},{"received":7}]"#, "deliveries[1].received", "7", DAY),
        (r#""deliveries":[{"ordered":null}]"#, "deliveries[0].ordered", "null", DAY),
        (r#""deliveries":[{"via":"pigeon"}]"#, "deliveries[0].via", "\"pigeon\"", VIA),
        (r#""orderCost":-1"#, "orderCost", "-1", WHOLE),
        (r#""orderCost":49.5"#, "orderCost", "49.5", WHOLE),
    ];
    for (field, place, value, expected) in of_supplier {
        let json = format!(
            r#"{{"suppliers":{{"acme":{{{field},"leadDays":7}}}},
                "items":[{{"sku":"A","supplier":"acme"}}]}}"#
        );
        let problems = problems(&json);
        assert_eq!(problems.len(), 1, "{field}: {problems:?}");
        let start = format!("suppliers.acme.{place}: {value}: {expected}");
        assert!(problems[0].starts_with(&start), "{field}: {}", problems[0]);
        let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
        assert_eq!(snapshot.suppliers[0].lead_days, Some(7), "{field}");
    }
}

#[test]
fn what_a_merchant_tells_for_reviews_is_no_problem() {
    let json = r#"{"policy":{"reorder":{"serviceLevel":0.999,"reviewDays":90,"holdingPercent":22.5}},"suppliers":{"acme":{"orderCost":4900,"deliveries":[
            {"ordered":"2026-09-01","due":"2026-10-02","received":"2026-10-05","via":"purchase"},
            {"due":"2026-10-05","received":"2026-10-05","via":"drop-ship","note":7}],
        "lateness":{"purchase":{"samples":41,"quantiles":[[0.1,-1],[0.5,0],[0.9,9]]}}}},
        "items":[{"sku":"A","packSize":6,"cost":8200,
            "sales":[{"month":"2026-10","quantity":33,"daysOut":4},{"day":"2026-10-05","quantity":0}]}]}"#;
    assert_eq!(problems(json), [] as [&str; 0]);
}

#[test]
fn an_item_that_is_none_costs_itself() {
    for (item, message) in [
        ("7", "items[1]: 7: expected an object"),
        ("null", "items[1]: null: expected an object"),
        ("{}", "items[1].sku: missing: expected text"),
        (r#"{"onHand":3}"#, "items[1].sku: missing: expected text"),
    ] {
        let json = format!(r#"{{"items":[{{"sku":"A"}},{item},{{"sku":"C"}}]}}"#);
        assert_eq!(problems(&json), [message]);
        assert_eq!(skus(&json), ["A", "C"]);
    }
}

#[test]
fn of_two_items_with_one_sku_the_first_stands() {
    let json = r#"{"items":[{"sku":"A","onHand":3},{"sku":"B"},{"sku":"A","onHand":5}]}"#;
    assert_eq!(
        problems(json),
        ["items[2].sku: A: expected a sku that no earlier item has"]
    );
    let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.items.len(), 2);
    assert_eq!(snapshot.item("A").map(|item| item.free()), Some(3));
}

#[test]
fn a_bad_setting_costs_that_setting_and_the_rest_stands() {
    #[rustfmt::skip]
    let table = [
        (r#""asOf":"yesterday""#, "asOf: \"yesterday\": expected an instant as YYYY-MM-DDTHH:MM:SSZ"),
        (r#""asOf":"2026-11-23T08:55:00""#, "asOf: \"2026-11-23T08:55:00\": expected an instant"),
        (r#""timeZone":"""#, "timeZone: \"\": expected text of at least one character"),
        (r#""currency":"eur""#, "currency: \"eur\": expected a currency's three capital letters"),
        (r#""calendar":[]"#, "calendar: []: expected an object"),
        (r#""calendar":{"closed":["mon","tue","wed","thu","fri","sat","sun"]}"#,
            "calendar.closed: all seven days: expected a week with an open day"),
        (r#""calendar":{"closed":["mon","funday"]}"#,
            "calendar.closed[1]: \"funday\": expected mon, tue, wed, thu, fri, sat or sun"),
        (r#""calendar":{"closed":"sun"}"#, "calendar.closed: \"sun\": expected a list"),
        (r#""calendar":{"holidays":["2026-12-25","2026-12-32"]}"#, "calendar.holidays[1]: \"2026-12-32\": "),
        (r#""calendar":{"holidays":"2026-12-25"}"#, "calendar.holidays: \"2026-12-25\": expected a list"),
        (r#""calendar":{"cutOff":"25:00"}"#,
            "calendar.cutOff: \"25:00\": expected a time as HH:MM, from 00:00 to 23:59"),
        (r#""calendar":{"cutOff":14}"#, "calendar.cutOff: 14: expected a time as HH:MM"),
        (r#""calendar":{"handlingDays":-1}"#, "calendar.handlingDays: -1: expected a whole number"),
        (r#""policy":7"#, "policy: 7: expected an object"),
        (r#""policy":{"lowStock":"few"}"#, "policy.lowStock: \"few\": expected a whole number"),
        (r#""policy":{"quietDays":1.5}"#, "policy.quietDays: 1.5: expected a whole number"),
        (r#""policy":{"confidence":0}"#, "policy.confidence: 0: expected a number from 0.5 to 0.99"),
        (r#""policy":{"confidence":1}"#, "policy.confidence: 1: expected a number from 0.5 to 0.99"),
        (r#""policy":{"confidence":0.12345}"#, "policy.confidence: 0.12345: expected a number from 0.5 to 0.99"),
        (r#""policy":{"wording":"loud"}"#, "policy.wording: \"loud\": expected plain or discreet"),
        (r#""policy":{"showBacklog":"yes"}"#, "policy.showBacklog: \"yes\": expected true or false"),
        (r#""policy":{"maxShown":-1}"#, "policy.maxShown: -1: expected a whole number"),
        (r#""policy":{"staleAfterHours":null}"#, "policy.staleAfterHours: null: expected a whole number"),
        (r#""policy":{"charge":"never"}"#, "policy.charge: \"never\": expected on-dispatch, on-order or deposit"),
        (r#""policy":{"depositPercent":101}"#, "policy.depositPercent: 101: expected a whole number from 0 to 100"),
        (r#""policy":{"transitDays":{"min":-1}}"#, "policy.transitDays.min: -1: expected a whole number"),
        (r#""policy":{"transitDays":{"min":3,"max":1}}"#, "policy.transitDays.max: 1: expected at least min"),
        (r#""policy":{"transitDays":7}"#, "policy.transitDays: 7: expected an object"),
        (r#""policy":{"consolation":{}}"#, "policy.consolation: {}: expected a list"),
        (r#""policy":{"consolation":[{"kind":"gift-wrap"},{"afterDays":3}]}"#,
            "policy.consolation[1].kind: missing: expected discount, free-shipping or gift-wrap"),
        (r#""policy":{"contact":{"email":7}}"#, "policy.contact.email: 7: expected text"),
        (r#""suppliers":[]"#, "suppliers: []: expected an object"),
        (r#""suppliers":{"acme":7}"#, "suppliers.acme: 7: expected an object"),
        (r#""suppliers":{"__proto__":{}}"#, "suppliers.__proto__: __proto__: expected another name"),
        (r#""suppliers":{"acme":{},"bolt":{},"acme":{}}"#,
            "suppliers.acme: acme: expected a name that no earlier supplier has"),
        (r#""suppliers":{"acme":{"leadDays":"x"},"bolt":{}}"#,
            "suppliers.acme.leadDays: \"x\": expected a whole number"),
    ];
    for (setting, message) in table {
        let json = format!(r#"{{"version":1,{setting},"items":[{{"sku":"A","onHand":3}}]}}"#);
        let problems = problems(&json);
        assert_eq!(problems.len(), 1, "{setting}: {problems:?}");
        assert!(
            problems[0].starts_with(message),
            "{setting}: {}",
            problems[0]
        );
        let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
        let round = Round::new(
            &snapshot,
            Moment::parse("2026-11-23T10:00").expect("a moment"),
        );
        let promise = round.promise("A", 1);
        assert_eq!(
            promise.complete.map(|day| day.to_string()).as_deref(),
            Some("2026-11-23"),
            "{setting}"
        );
    }
}

#[test]
fn what_stands_beside_a_bad_setting_is_read() {
    let snapshot = Snapshot::read(
        br#"{"calendar":{"closed":7,"holidays":[0,"2026-12-25"],"cutOff":"14:00"},
            "policy":{"lowStock":-1,"quietDays":3,"consolation":[7,{"kind":"gift-wrap"}]},
            "suppliers":{"acme":{"leadDays":-1},"bolt":{"leadDays":5}},
            "items":[{"sku":"A","supplier":"acme"},{"sku":"B","supplier":"bolt"}]}"#,
    )
    .expect("a snapshot");
    let places: Vec<_> = snapshot
        .problems
        .iter()
        .map(|problem| &*problem.place)
        .collect();
    assert_eq!(
        places,
        [
            "calendar.closed",
            "calendar.holidays[0]",
            "policy.lowStock",
            "policy.consolation[0]",
            "suppliers.acme.leadDays",
        ]
    );
    assert_eq!(snapshot.calendar.closed(), 0b110_0000);
    assert_eq!(snapshot.calendar.holidays().len(), 1);
    assert!(snapshot.calendar.cut_off.is_some());
    assert_eq!(
        (snapshot.policy.low_stock, snapshot.policy.quiet_days),
        (0, 3)
    );
    assert_eq!(snapshot.policy.consolation.len(), 1);
    let supplied = |sku| {
        snapshot
            .item(sku)
            .and_then(|item| snapshot.supplier_of(item))
    };
    assert_eq!(supplied("A").map(|supplier| supplier.lead_days), Some(None));
    assert_eq!(
        supplied("B").and_then(|supplier| supplier.lead_days),
        Some(5)
    );
}

#[test]
fn a_name_without_end_does_not_fill_the_places_of_what_stands_under_it() {
    let key = "k".repeat(1_000_000);
    let snapshot = json!({ "items": [], "suppliers": { key: { "leadDays": -1, "name": 7 } } });
    let problems = Snapshot::read(snapshot.to_string().as_bytes())
        .expect("a snapshot")
        .problems;
    let place = format!("suppliers.{}….leadDays", "k".repeat(40));
    assert!(
        problems.iter().any(|problem| problem.place == place),
        "{:?}",
        problems.len()
    );
    assert!(problems.iter().all(|problem| problem.place.len() < 100));
}
