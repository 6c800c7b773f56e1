//! Bad input to the reader: what is left out, what is refused, and where the message points.

mod contradictions;
mod left_out;
mod refused;
mod values;

use backsoon::domain::snapshot::Snapshot;

/// Reads `json` and gives the problems as `place: message`.
fn problems(json: &str) -> Vec<String> {
    let snapshot =
        Snapshot::read(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    snapshot.problems.iter().map(ToString::to_string).collect()
}

/// Reads what cannot be used and gives the error.
fn refused(bytes: impl AsRef<[u8]>) -> String {
    match Snapshot::read(bytes.as_ref()) {
        Ok(_) => panic!("{:?} was read", String::from_utf8_lossy(bytes.as_ref())),
        Err(error) => error.to_string(),
    }
}

fn skus(json: &str) -> Vec<String> {
    let snapshot = Snapshot::read(json.as_bytes()).expect("a snapshot");
    snapshot
        .items
        .iter()
        .map(|item| item.sku.to_string())
        .collect()
}

/// An item with `field`, between two good ones.
fn with_item(field: &str) -> String {
    format!(r#"{{"version":1,"items":[{{"sku":"A"}},{{"sku":"B",{field}}},{{"sku":"C"}}]}}"#)
}
