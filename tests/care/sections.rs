//! How what is offered stands on the page.

use backsoon::present::care::Care;
use backsoon::present::care::sections::{SECTIONS, Stage, shared};
use backsoon::present::markup::Step;
use serde_json::{Value, json};

use crate::{attributes, care, chair, shown, steps, texts};

const STAGES: [Stage; 5] = [
    Stage::Idle,
    Stage::Open,
    Stage::Sending,
    Stage::Sent,
    Stage::Failed,
];

fn waits() -> Care {
    care(&chair(&json!({})), 1)
}

#[test]
fn what_can_be_done_is_a_button_each() {
    let shown = shown(&waits(), Stage::Idle);
    let buttons = ["Tell me when it is in stock", "Add to calendar", "Share"];
    assert_eq!(texts(&shown, "actions"), buttons);
    assert_eq!(
        attributes(&shown, "actions", "data-do"),
        ["notify", "calendar", "share"]
    );
    assert_eq!(attributes(&shown, "actions", "type"), ["button"; 3]);
    assert_eq!(attributes(&shown, "actions", "aria-expanded"), ["false"]);
}

#[test]
fn the_form_is_there_until_the_address_has_arrived() {
    let form = |stage| texts(&shown(&waits(), stage), "notify");
    let open = ["Your e-mail address", "Tell me", "Not now"];
    for stage in [Stage::Open, Stage::Sending, Stage::Failed] {
        assert_eq!(form(stage), open, "{stage:?}");
        let expanded = attributes(&shown(&waits(), stage), "actions", "aria-expanded");
        assert_eq!(expanded, ["true"], "{stage:?}");
    }
    for stage in [Stage::Idle, Stage::Sent] {
        assert_eq!(form(stage), [""; 0], "{stage:?}");
    }
    let sent = texts(&shown(&waits(), Stage::Sent), "actions");
    assert_eq!(sent, ["Add to calendar", "Share"], "nobody asks twice");
}

#[test]
fn the_shopper_is_told_how_it_went() {
    let said = |stage| texts(&shown(&waits(), stage), "said").concat();
    assert_eq!(said(Stage::Idle), "");
    assert_eq!(said(Stage::Open), "");
    assert_eq!(said(Stage::Sending), "Sending…");
    assert_eq!(said(Stage::Sent), "Thank you. We will write to you.");
    assert_eq!(
        said(Stage::Failed),
        "That did not work. Please try again, or ask us."
    );
}

#[test]
fn how_sharing_ended_is_told_by_its_name() {
    let keys = ["copied", "not-copied", "", "shared"].map(|end| shared(end).map(|said| said.key));
    assert_eq!(keys, [Some("copied"), Some("notCopied"), None, None]);
}

#[test]
fn a_stage_is_known_by_its_name() {
    let names = ["", "open", "sending", "sent", "failed"];
    assert_eq!(names.map(Stage::named), STAGES);
    assert_eq!(Stage::named("no such stage"), Stage::Idle);
}

#[test]
fn where_nothing_is_offered_every_section_is_empty() {
    for stage in [Stage::Idle, Stage::Open] {
        for (part, markup) in shown(&Care::default(), stage) {
            assert!(markup.is_empty(), "{part}: {markup:?}");
        }
    }
}

#[test]
fn the_bar_of_a_quota_is_as_long_as_its_sentence_says() {
    let mut shop = chair(
        &json!({ "onOrder": [], "backorders": 8, "minimumOrder": 20, "dailyDemand": 2, "leadDays": 7 }),
    );
    let section = |shop: &Value| {
        let shown = shown(&care(shop, 9), Stage::Idle);
        let bar =
            ["max", "value", "aria-hidden"].map(|name| attributes(&shown, "quota", name).concat());
        (bar, texts(&shown, "quota").len())
    };
    let bar = ["20", "8", "true"].map(String::from);
    assert_eq!(section(&shop), (bar.clone(), 2));
    shop["items"][0]["backorderLimit"] = json!(17);
    assert_eq!(
        section(&shop),
        (bar, 1),
        "without a word of more where there can be no more"
    );
}

#[test]
fn every_element_ends_and_none_has_both_a_text_and_elements() {
    let mut shop = chair(&json!({ "onOrder": [], "minimumOrder": 20, "alternatives": ["ASH"] }));
    let ash = json!({ "sku": "ASH", "onHand": 5, "url": "/ash" });
    shop["items"].as_array_mut().expect("items").push(ash);
    let care = care(&shop, 1);
    for stage in STAGES {
        let sections = shown(&care, stage);
        for (_, part) in SECTIONS {
            let mut open = vec![(false, false)];
            for step in steps(&sections, part) {
                let last = open.last_mut().expect("an open element");
                match step {
                    Step::Open(..) => {
                        last.0 = true;
                        open.push((false, false));
                    }
                    Step::Text(_) => last.1 = true,
                    Step::Attribute(..) => {}
                    Step::Close => assert_ne!(open.pop(), Some((true, true)), "{part}"),
                }
            }
            assert_eq!(open.len(), 1, "{part}");
        }
    }
}
