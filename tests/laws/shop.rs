//! A shop as JSON, to be read, asked and changed.

use std::fmt;

use backsoon::domain::day::Moment;
use backsoon::domain::promise::{Promise, Queued};
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::Value;

/// A snapshot, and the shop's clock.
#[derive(Clone)]
pub struct Shop {
    pub snapshot: Value,
    pub now: String,
}

/// A shop, and what somebody asks it for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub shop: Shop,
    pub sku: String,
    pub quantity: u64,
}

impl Asked {
    pub fn promise(&self) -> Promise {
        self.shop.promise(&self.sku, self.quantity)
    }
}

impl Shop {
    pub fn read(&self) -> Snapshot {
        let snapshot = Snapshot::read(self.snapshot.to_string().as_bytes()).expect("a snapshot");
        assert_eq!(snapshot.problems, [], "in {self:?}");
        snapshot
    }

    pub fn moment(&self) -> Moment {
        Moment::parse(&self.now).expect("a moment")
    }

    pub fn promise(&self, sku: &str, quantity: u64) -> Promise {
        Round::new(&self.read(), self.moment()).promise(sku, quantity)
    }

    pub fn queue(&self, sku: &str) -> Vec<Queued> {
        Round::new(&self.read(), self.moment()).queue(sku)
    }

    /// The same shop, whose suppliers have no history: then every window is the day itself.
    pub fn on_schedule(mut self) -> Shop {
        for (_, supplier) in self.snapshot["suppliers"]
            .as_object_mut()
            .into_iter()
            .flatten()
        {
            supplier["deliveries"] = Value::Array(Vec::new());
        }
        self
    }

    /// The item called `sku`, to look at.
    pub fn item(&self, sku: &str) -> Option<&Value> {
        self.snapshot["items"]
            .as_array()?
            .iter()
            .find(|item| item["sku"] == sku)
    }

    /// The same shop with the item called `sku` changed.
    pub fn with_item(mut self, sku: &str, change: impl FnOnce(&mut Value)) -> Shop {
        let items = self.snapshot["items"].as_array_mut();
        let found = items.and_then(|items| items.iter_mut().find(|item| item["sku"] == sku));
        if let Some(item) = found {
            change(item);
        }
        self
    }

    /// The same shop with `field` taken from every item and supplier.
    pub fn without(mut self, field: &str) -> Shop {
        let items = self.snapshot["items"].as_array_mut().into_iter().flatten();
        items.for_each(|item| remove(item, field));
        let suppliers = self.snapshot["suppliers"]
            .as_object_mut()
            .into_iter()
            .flatten();
        suppliers.for_each(|(_, supplier)| remove(supplier, field));
        self
    }
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.now, self.snapshot)
    }
}

/// Takes `field` from an object.
pub fn remove(object: &mut Value, field: &str) {
    object.as_object_mut().expect("an object").remove(field);
}
