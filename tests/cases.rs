//! Runs every worked example that lies in `tests/cases/`: a new case is a new line there.

use std::fs;

use backsoon::domain::cart::CartLine;
use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

type Answer = fn(&Round<'_>, &Value) -> Value;

#[test]
fn every_promise_is_as_the_worked_cases_say() {
    run("promise.json", |round, case| {
        let quantity = case["quantity"].as_u64().expect("a quantity");
        json!(round.promise(text(case, "sku"), quantity))
    });
}

#[test]
fn every_waiting_line_is_promised_as_the_worked_cases_say() {
    run("queue.json", |round, case| {
        json!(round.queue(text(case, "sku")))
    });
}

#[test]
fn every_cart_is_previewed_as_the_worked_cases_say() {
    run("preview.json", |round, case| {
        let lines: Vec<CartLine> = case["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| CartLine {
                sku: text(line, "sku").into(),
                quantity: line["quantity"].as_u64().expect("a quantity"),
            })
            .collect();
        json!(round.preview(&lines).expect("sums that can be counted"))
    });
}

#[test]
fn no_file_of_cases_is_left_out() {
    let known = ["README.md", "preview.json", "promise.json", "queue.json"];
    let mut found: Vec<_> = fs::read_dir(folder())
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    found.sort();
    for name in &found {
        assert!(known.iter().any(|k| name == k), "nobody runs {name:?}");
    }
}

fn run(file: &str, answer: Answer) {
    let text_of_file = fs::read_to_string(folder().join(file)).expect("a file of cases");
    let cases: Vec<Value> = serde_json::from_str(&text_of_file).expect("a list of cases");
    assert!(!cases.is_empty(), "{file} holds no case");
    let mut wrong = Vec::new();
    for case in &cases {
        let bytes = case["snapshot"].to_string();
        let snapshot = Snapshot::read(bytes.as_bytes()).expect("a snapshot");
        assert_eq!(snapshot.problems, [], "in {}", case["name"]);
        let now = Moment::parse(text(case, "now")).expect("a moment");
        let got = answer(&Round::new(&snapshot, now), case);
        if !holds(&got, &case["expect"]) {
            wrong.push(format!(
                "{}\n  expected {}\n  got      {got}",
                case["name"], case["expect"]
            ));
        }
    }
    println!("{file}: {} cases", cases.len());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Whether `got` has everything that is expected; objects may have more.
fn holds(got: &Value, expected: &Value) -> bool {
    match (got, expected) {
        (Value::Object(got), Value::Object(expected)) => expected
            .iter()
            .all(|(key, value)| got.get(key).is_some_and(|found| holds(found, value))),
        (Value::Array(got), Value::Array(expected)) => {
            got.len() == expected.len() && got.iter().zip(expected).all(|(g, e)| holds(g, e))
        }
        _ => got == expected,
    }
}

fn text<'c>(case: &'c Value, field: &str) -> &'c str {
    case[field].as_str().expect("text")
}

fn folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}
