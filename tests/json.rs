//! JSON as it is written for JavaScript: what serde_json reads from it is what serde_json itself writes.

use std::collections::BTreeMap;

use backsoon::domain::json::written;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Every shape that a type can derive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shapes<'t> {
    nothing: (),
    unit: Unit,
    wrapped: Wrapped,
    pair: Pair,
    tuple: (bool, char),
    lone: Variant<'t>,
    held: Variant<'t>,
    listed: Variant<'t>,
    named: Variant<'t>,
    bytes: Bytes,
    is_there: Option<u8>,
    is_not: Option<u8>,
    by_name: BTreeMap<&'t str, Vec<i64>>,
    #[serde(flatten)]
    more: Map<String, Value>,
}

#[derive(Serialize)]
struct Unit;
#[derive(Serialize)]
struct Wrapped(u16);
#[derive(Serialize)]
struct Pair(u32, i8);

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Variant<'t> {
    OnItsOwn,
    Of(&'t str),
    Both(i16, i32),
    With { rate: f64, half: f32 },
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&[0, 255])
    }
}

#[test]
fn every_shape_that_serde_knows_is_written_as_serde_json_writes_it() {
    let shapes = Shapes {
        nothing: (),
        unit: Unit,
        wrapped: Wrapped(65_535),
        pair: Pair(u32::MAX, i8::MIN),
        tuple: (true, '"'),
        lone: Variant::OnItsOwn,
        held: Variant::Of("oak"),
        listed: Variant::Both(-1, i32::MIN),
        named: Variant::With {
            rate: 0.125,
            half: f32::NAN,
        },
        bytes: Bytes,
        is_there: Some(7),
        is_not: None,
        by_name: BTreeMap::from([("", vec![]), ("a \"b\"", vec![i64::MIN, 0])]),
        more: Map::from_iter([("more".into(), json!([{}, [], {"deep": [null]}]))]),
    };
    let text = written(&shapes);
    let read: Value = serde_json::from_str(&text).expect(&text);
    assert_eq!(read, serde_json::to_value(&shapes).expect("JSON"));
}

#[test]
fn no_number_that_can_be_counted_is_rounded() {
    assert_eq!(written(&u64::MAX), "18446744073709551615");
    assert_eq!(
        written(&[0, 1, 9_007_199_254_740_991_u64]),
        "[0,1,9007199254740991]"
    );
    assert_eq!(written(&f64::INFINITY), "null");
}

fn value() -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        // Never whole: those are read as whole numbers.
        (0..100_000_u32).prop_map(|half| json!(f64::from(2 * half + 1) / 16.0)),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x7f]{0,9}".prop_map(Value::from),
    ];
    single.prop_recursive(4, 32, 4, |value| {
        prop_oneof![
            prop::collection::vec(value.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), value, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same_whatever_it_holds(value in value()) {
        let text = written(&value);
        prop_assert_eq!(serde_json::from_str::<Value>(&text).expect(&text), value);
    }
}
