//! What is offered, in every language.

use backsoon::present::care::message::Help;
use backsoon::present::message::Message;
use serde_json::{Value, json};

use crate::languages::Language;
use crate::{NOW, asked, chair};

const FOLDER: &str = "www/locales/care";

fn language(name: &str) -> Language {
    let mut all = Language::in_folder(FOLDER).into_iter();
    let found = all.find(|language| language.name == name);
    found.unwrap_or_else(|| panic!("{FOLDER}: expected {name}.json"))
}

/// Chairs that a supplier's minimum holds up; nobody knows until when.
fn collected() -> Value {
    let mut shop = chair(&json!({ "onOrder": [], "backorders": 8, "supplier": "acme" }));
    shop["suppliers"] = json!({ "acme": { "leadDays": 7, "minimumOrder": 20 } });
    shop
}

#[test]
fn every_language_of_the_shop_says_all_of_it_in_words_of_its_own() {
    let english = language("en");
    for spoken in Language::all() {
        let name = &*spoken.name;
        let language = language(name);
        let ask = |shop: &Value| {
            asked(name, shop, NOW, |round, words| {
                round.care("CHAIR", 9, words)
            })
        };
        let (undated, dated) = (ask(&collected()), ask(&chair(&json!({}))));
        let quota = undated.quota.expect("a quota");
        let said: [(Message, &str); 6] = [
            (Help::QUOTA, &quota.text),
            (Help::QUOTA_MORE, &quota.more),
            (Help::NOTIFY_DATE, &undated.notify),
            (Help::NOTIFY, &dated.notify),
            (Help::SHARE_SHIPS, &dated.share),
            (Help::EVENT_SHIPS, &dated.entry.expect("an entry").title),
        ];
        for (message, text) in said {
            let key = message.key;
            assert!(language.says(message, text), "{key} in {name}: {text}");
            assert!(
                name == "en" || !english.says(message, text),
                "{name} says {text}"
            );
        }
    }
}

/// A name stands as the shop tells it: no language puts an ending on it.
#[test]
fn a_name_stands_apart_from_the_words_around_it() {
    for language in Language::in_folder(FOLDER) {
        let catalogue = language.words.catalogue();
        for message in Help::ALL {
            for form in language.forms(*message) {
                let texts = form.keys.iter().filter_map(|key| catalogue.get(key));
                for (before, after) in texts.filter_map(|text| text.split_once("{{name}}")) {
                    let touches = before.chars().last().is_some_and(char::is_alphanumeric)
                        || after.chars().next().is_some_and(char::is_alphanumeric);
                    let name = &language.name;
                    assert!(!touches, "{}{} in {name}", message.key, form.context);
                }
            }
        }
    }
}
