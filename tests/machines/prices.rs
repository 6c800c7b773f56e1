//! Prices in the major unit of their currency.

use serde_json::{Value, json};

use crate::shop::Shop;
use crate::{offer, row};

/// What search engines and the feed read of a price in a currency.
fn told(price: u64, currency: Option<&str>) -> (Value, Value, Value) {
    let mut snapshot = json!({ "items": [{ "sku": "CHAIR", "price": price, "onHand": 3 }] });
    if let Some(currency) = currency {
        snapshot["currency"] = json!(currency);
    }
    let shop = Shop::new(&snapshot);
    let offer = offer(&shop, "CHAIR");
    let field = |name: &str| offer[name].clone();
    (
        field("price"),
        field("priceCurrency"),
        row(&shop, "CHAIR")["price"].clone(),
    )
}

#[test]
fn a_price_has_as_many_decimals_as_its_currency() {
    for (price, currency, amount) in [
        (14900, "EUR", "149.00"),
        (14905, "HUF", "149.05"),
        (5, "USD", "0.05"),
        (100, "USD", "1.00"),
        (14900, "JPY", "14900"),
        (14900, "KWD", "14.900"),
        (7, "CLF", "0.0007"),
        (9_007_199_254_740_991, "EUR", "90071992547409.91"),
    ] {
        let row = format!("{amount} {currency}");
        let expected = (json!(amount), json!(currency), json!(row));
        assert_eq!(told(price, Some(currency)), expected);
    }
}

#[test]
fn no_price_is_told_that_is_none_or_that_nobody_can_read() {
    let nothing = (Value::Null, Value::Null, Value::Null);
    assert_eq!(told(0, Some("EUR")), nothing, "not told");
    assert_eq!(told(14900, None), nothing, "in no currency");
    for currency in ["ZZZ", "XXX", "DEM"] {
        assert_eq!(told(14900, Some(currency)), nothing, "in {currency}");
    }
}
