//! Runs every worked example that lies in `tests/cases/`: a new case is a new line there, and a new
//! file needs nothing here. What a case asks for shows by its shape.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use backsoon::domain::cart::CartLine;
use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

#[test]
fn everything_is_answered_as_the_worked_cases_say() {
    let (mut table, mut wrong) = (BTreeMap::new(), Vec::new());
    for path in files() {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let cases = cases(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        for case in &cases {
            let (question, got) = answer(case);
            *table.entry((file.to_string(), question)).or_insert(0) += 1;
            let (name, expected) = (&case["name"], &case["expect"]);
            if !holds(&got, expected) {
                wrong.push(format!(
                    "{file}: {name}\n  expected {expected}\n  got      {got}"
                ));
            }
        }
    }
    let mut report = String::from("worked cases:\n");
    for ((file, question), count) in &table {
        report.push_str(&format!("{count:>6}  {file}: {question}\n"));
    }
    // Not by `println!`, which nobody sees of a test that passes.
    std::io::stderr()
        .write_all(report.as_bytes())
        .expect("standard error");
    assert!(
        wrong.is_empty(),
        "{} are answered otherwise:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    for question in ["promise", "queue", "preview", "books"] {
        let asked = table.keys().any(|(_, asked)| *asked == question);
        assert!(asked, "no case asks for a {question}");
    }
}

#[test]
fn what_is_no_list_of_cases_is_refused() {
    let whole =
        json!({ "name": "a", "snapshot": {}, "now": "2026-11-23T10:00", "sku": "A", "expect": [] });
    assert_eq!(
        cases(&json!([whole]).to_string()).map(|cases| cases.len()),
        Ok(1)
    );
    for field in ["name", "snapshot", "now", "expect"] {
        for value in [
            None,
            Some(json!(null)),
            Some(json!("")),
            Some(json!(7)),
            Some(json!({})),
        ] {
            // A shop that tells nothing is one.
            if field == "snapshot" && value == Some(json!({})) {
                continue;
            }
            let mut case = whole.clone();
            let fields = case.as_object_mut().expect("an object");
            fields.remove(field);
            fields.extend(value.clone().map(|value| (String::from(field), value)));
            let refused = cases(&json!([whole, case]).to_string()).expect_err("no case");
            assert!(refused.contains(field), "{field} {value:?}: {refused}");
        }
    }
    for text in [
        "",
        "[]",
        "{}",
        "7",
        "[7]",
        "[{}]",
        "[null]",
        r#"[{"name":"a"}"#,
    ] {
        assert!(cases(text).is_err(), "{text}");
    }
}

/// Every file in the folder but what is written about it.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the folder of cases");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let ends_in = |path: &Path, end| path.extension().is_some_and(|extension| extension == end);
    paths.retain(|path| !ends_in(path, "md"));
    paths.sort();
    let unread: Vec<_> = paths.iter().filter(|path| !ends_in(path, "json")).collect();
    assert!(unread.is_empty(), "nobody runs {unread:?}");
    paths
}

/// The cases of a file, each with all that any of them needs.
fn cases(text: &str) -> Result<Vec<Value>, String> {
    let cases: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if cases.is_empty() {
        return Err("it holds no case".into());
    }
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    let expects = |value: &Value| match value {
        Value::Object(fields) => !fields.is_empty(),
        other => other.is_array(),
    };
    for (number, case) in cases.iter().enumerate() {
        let lacks = |what: &str| Err(format!("case {number}, {}: no {what}", case["name"]));
        if !is_text(&case["name"]) {
            return lacks("name");
        } else if !case["snapshot"].is_object() {
            return lacks("snapshot");
        } else if !is_text(&case["now"]) {
            return lacks("now");
        } else if !expects(&case["expect"]) {
            return lacks("expect that says something");
        }
    }
    Ok(cases)
}

/// What the clock of a shop showed that tells no time zone.
fn utc(at: &str) -> Option<Moment> {
    Moment::parse(at.strip_suffix('Z')?)
}

/// What a case asks for, and the core's answer: a snapshot with orders is asked for its books, `lines`
/// are a cart, a `quantity` is a request, and nothing but a sku is a question after everybody who waits.
fn answer(case: &Value) -> (&'static str, Value) {
    let name = &case["name"];
    let text = |of: &Value, field: &str| match of[field].as_str() {
        Some(text) => String::from(text),
        None => panic!("{name}: no {field}"),
    };
    let quantity = |of: &Value| match of["quantity"].as_u64() {
        Some(quantity) => quantity,
        None => panic!("{name}: {}: expected a quantity", of["quantity"]),
    };
    let snapshot = Snapshot::read(case["snapshot"].to_string().as_bytes());
    let snapshot = snapshot.unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(snapshot.problems, [], "in {name}");
    let now = Moment::parse(&text(case, "now")).expect("a moment");
    if !snapshot.orders.is_empty() {
        return ("books", json!(snapshot.books(now, &utc)));
    }
    let round = Round::new(&snapshot, now);
    if let Some(lines) = case["lines"].as_array() {
        let line = |line| CartLine {
            sku: text(line, "sku").into(),
            quantity: quantity(line),
        };
        let lines: Vec<_> = lines.iter().map(line).collect();
        let preview = round.preview(&lines).expect("sums that can be counted");
        ("preview", json!(preview))
    } else if !case["quantity"].is_null() {
        let promise = round.promise(&text(case, "sku"), quantity(case));
        ("promise", json!(promise))
    } else {
        ("queue", json!(round.queue(&text(case, "sku"))))
    }
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
