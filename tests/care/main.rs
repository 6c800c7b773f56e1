//! What those are offered who wait: the very texts, on the Monday morning of most tests.

mod calendar;
#[path = "../shop/catalogues.rs"]
mod catalogues;
mod entry;
mod hostile;
mod how;
#[path = "../shop/languages.rs"]
mod languages;
mod locales;
mod offers;
mod quota;
mod sections;

use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use backsoon::present::care::Care;
use backsoon::present::care::sections::{SECTIONS, Stage};
use backsoon::present::markup::{Markup, Step};
use backsoon::present::wording::{Speech, Words};
use serde_json::{Value, json};

/// Monday, before the cut-off.
const NOW: &str = "2026-11-23T10:00";

fn words(locale: &str) -> Words {
    let folders = ["locales/care", "locales/waiting", "locales"];
    catalogues::words(locale, &folders)
}

/// A shop with one item, `CHAIR`, an oak chair sold on backorder that comes on 9 December, unless `item`
/// says otherwise.
fn chair(item: &Value) -> Value {
    let mut chair = json!({ "sku": "CHAIR", "title": "Oak chair", "selling": "backorder",
        "onOrder": [{ "quantity": 40, "due": "2026-12-09" }] });
    for (name, value) in item.as_object().expect("an object") {
        chair[name] = value.clone();
    }
    json!({ "calendar": { "cutOff": "14:00" }, "policy": {}, "items": [chair] })
}

/// The same shop with a policy.
fn with_policy(mut shop: Value, policy: Value) -> Value {
    shop["policy"] = policy;
    shop
}

/// What `ask` is told in a language at a moment.
fn asked<T>(
    locale: &str,
    shop: &Value,
    now: &str,
    ask: impl FnOnce(&Round<'_>, &Speech<'_>) -> T,
) -> T {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    // Some tests tell addresses and offers that are none.
    let mut others = snapshot.problems.iter().filter(|problem| {
        !problem.message.contains("http(s)") && !problem.place.ends_with(".percent")
    });
    assert_eq!(others.next(), None);
    let (now, words) = (Moment::parse(now).expect("a moment"), words(locale));
    let speech = Speech {
        words: &words,
        today: now.day,
        long: true,
    };
    ask(&Round::new(&snapshot, now), &speech)
}

fn care_at(now: &str, shop: &Value, quantity: u64) -> Care {
    asked("en", shop, now, |round, speech| {
        round.care("CHAIR", quantity, speech)
    })
}

/// What is offered to who asks for so many chairs, in English.
fn care(shop: &Value, quantity: u64) -> Care {
    care_at(NOW, shop, quantity)
}

/// The sections that are shown, by their parts.
fn shown(care: &Care, stage: Stage) -> Vec<(&'static str, Markup)> {
    let sections = asked("en", &chair(&json!({})), NOW, |_, speech| {
        let told = stage.said().map(|message| speech.say(message));
        care.sections(stage, &told.unwrap_or_default(), speech)
    });
    assert_eq!(SECTIONS.len(), sections.len());
    let parts = SECTIONS.iter().map(|(_, part)| *part);
    parts.zip(sections).collect()
}

/// The texts of a section.
fn texts(sections: &[(&str, Markup)], part: &str) -> Vec<String> {
    let steps = steps(sections, part).iter();
    steps
        .filter_map(|step| match step {
            Step::Text(text) => Some(String::from(&**text)),
            _ => None,
        })
        .collect()
}

/// The values of an attribute of a section's elements.
fn attributes(sections: &[(&str, Markup)], part: &str, name: &str) -> Vec<String> {
    let steps = steps(sections, part).iter();
    steps
        .filter_map(|step| match step {
            Step::Attribute(known, value) if *known == name => Some(String::from(&**value)),
            _ => None,
        })
        .collect()
}

fn steps<'m>(sections: &'m [(&str, Markup)], part: &str) -> &'m [Step] {
    let found = sections.iter().find(|(known, _)| *known == part);
    found.expect("a section of this part").1.steps()
}
