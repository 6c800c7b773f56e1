//! What a customer reads of a cart before it is ordered, and of an order after: the very texts, on the
//! Monday morning of most tests.

mod cancel;
mod cart;
#[path = "../shop/catalogues.rs"]
mod catalogues;
mod hostile;
mod order;
mod windows;

use backsoon::domain::cart::{CartLine, Parcels};
use backsoon::domain::day::Moment;
use backsoon::domain::order::OwnOrder;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use backsoon::present::checkout::Stage;
use backsoon::present::checkout::cart::{self as cart_face, Cart};
use backsoon::present::checkout::order::{self as order_face, Customer};
use backsoon::present::markup::{Markup, Step};
use backsoon::present::wording::{Speech, Words};
use serde_json::{Value, json};

const NOW: &str = "2026-11-23T10:00";

/// Three chairs are there and forty come on 9 December; stools are there; lamps are made; nobody knows
/// of sofas; of vases there are two left, ever.
fn shop(policy: &Value) -> Value {
    json!({
        "currency": "EUR", "calendar": { "cutOff": "14:00" }, "policy": policy,
        "suppliers": { "acme": { "explanation": "The kiln was down." } },
        "items": [
            { "sku": "CHAIR", "title": "Oak chair", "price": 14900, "selling": "backorder", "onHand": 3,
              "supplier": "acme", "onOrder": [{ "quantity": 40, "due": "2026-12-09" }] },
            { "sku": "STOOL", "title": "Stool", "price": 4900, "onHand": 50 },
            { "sku": "BENCH", "title": "Bench", "price": 30000, "selling": "backorder",
              "onOrder": [{ "quantity": 4 }] },
            { "sku": "SOFA", "title": "Sofa", "price": 120000 },
            { "sku": "SHELF", "price": 9900, "onOrder": [{ "quantity": 5, "due": "2026-12-01" }] },
            { "sku": "VASE", "title": "Vase", "price": 3000, "onHand": 2, "selling": "discontinued" },
            { "sku": "PLATE", "title": "Plate", "price": 1000, "onHand": 4 }]
    })
}

fn read(shop: &Value) -> Snapshot {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    // Some tests tell addresses and offers that are none.
    let mut others = snapshot.problems.iter().filter(|problem| {
        !problem.message.contains("http(s)") && !problem.place.ends_with(".percent")
    });
    assert_eq!(others.next(), None);
    snapshot
}

fn words(locale: &str) -> Words {
    let folders = ["locales/checkout", "locales/waiting", "locales"];
    catalogues::words(locale, &folders)
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn euros(cents: u64) -> String {
    format!("€{}.{:02}", cents / 100, cents % 100)
}

/// What is shown: each section by its part, a line a text, and what is read out.
struct Shown {
    sections: Vec<(&'static str, Markup)>,
    spoken: String,
}

impl Shown {
    /// The texts of a section.
    fn texts(&self, part: &str) -> Vec<&str> {
        let section = self.sections.iter().find(|(name, _)| *name == part);
        let (_, markup) = section.expect("a section of this part");
        let texts = markup.steps().iter().filter_map(|step| match step {
            Step::Text(text) => Some(&**text),
            _ => None,
        });
        texts.collect()
    }

    /// The values of an attribute of a section's elements.
    fn attributes(&self, part: &str, name: &str) -> Vec<&str> {
        let section = self.sections.iter().find(|(known, _)| *known == part);
        let (_, markup) = section.expect("a section of this part");
        let values = markup.steps().iter().filter_map(|step| match step {
            Step::Attribute(known, value) if *known == name => Some(&**value),
            _ => None,
        });
        values.collect()
    }
}

fn shown(names: &[(&'static str, &'static str)], sections: Vec<Markup>, spoken: String) -> Shown {
    assert_eq!(names.len(), sections.len());
    for markup in &sections {
        assert_balanced(markup);
    }
    let parts = names.iter().map(|(_, part)| *part);
    Shown {
        sections: parts.zip(sections).collect(),
        spoken,
    }
}

/// Every element ends, and none has both a text and elements, which a text would replace.
fn assert_balanced(markup: &Markup) {
    let mut open = vec![(false, false)];
    for step in markup.steps() {
        let last = open.last_mut().expect("an open element");
        match step {
            Step::Open(..) => {
                last.0 = true;
                open.push((false, false));
            }
            Step::Text(_) => last.1 = true,
            Step::Attribute(..) => {}
            Step::Close => {
                assert!(!(last.0 && last.1), "{markup:?}");
                open.pop();
            }
        }
    }
    assert_eq!(open.len(), 1, "{markup:?}");
}

/// What is shown of a cart, in English.
fn cart_of(shop: &Value, lines: &[(&str, u64)], parcels: Parcels) -> Shown {
    cart_in("en", shop, lines, parcels)
}

fn cart_in(locale: &str, shop: &Value, lines: &[(&str, u64)], parcels: Parcels) -> Shown {
    let (snapshot, now, words) = (read(shop), moment(NOW), words(locale));
    let round = Round::new(&snapshot, now);
    let lines: Vec<CartLine> = lines
        .iter()
        .map(|(sku, quantity)| CartLine {
            sku: (*sku).into(),
            quantity: *quantity,
        })
        .collect();
    let plan = round
        .plan(&lines, parcels)
        .expect("sums that can be counted");
    let face = Cart {
        round: &round,
        lines: &lines,
        plan: &plan,
        speech: Speech {
            words: &words,
            today: now.day,
            long: true,
        },
        money: &euros,
        names: &|_| None,
    };
    let (sections, spoken) = face.face();
    shown(cart_face::SECTIONS, sections, spoken)
}

/// What is shown of an order, in English.
fn order_of(shop: &Value, order: &Value) -> Shown {
    order_at(shop, order, Stage::Idle, None)
}

fn order_at(shop: &Value, order: &Value, stage: Stage, line: Option<&str>) -> Shown {
    let (snapshot, now, words) = (read(shop), moment(NOW), words("en"));
    let round = Round::new(&snapshot, now);
    let own = OwnOrder::read(order.to_string().as_bytes()).expect("an order");
    let face = Customer {
        own: &own,
        round: &round,
        now,
        local: &|at| Moment::parse(at.strip_suffix('Z')?),
        speech: Speech {
            words: &words,
            today: now.day,
            long: true,
        },
        money: &euros,
        stage,
        cancelled_line: line.map(String::from),
    };
    let face = face.face();
    assert_eq!(face.cancellable, !face.sections[3].is_empty());
    shown(order_face::SECTIONS, face.sections, face.spoken)
}
