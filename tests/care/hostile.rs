//! What others wrote is text and nothing else, and what makes no sense costs only itself.

use backsoon::present::care::sections::Stage;
use serde_json::json;

use crate::{attributes, care, chair, shown, texts, with_policy};

/// Where an alternative with this page leads.
fn page(url: &str) -> Option<String> {
    let mut shop = chair(&json!({ "alternatives": ["ASH"] }));
    let ash = json!({ "sku": "ASH", "onHand": 5, "url": url });
    shop["items"].as_array_mut().expect("items").push(ash);
    care(&shop, 1).alternatives.remove(0).href
}

#[test]
fn an_alternative_leads_to_the_web_or_to_a_page_of_the_shop_and_nowhere_else() {
    for url in [
        "/chairs/oak",
        "/",
        "https://shop.example/oak?a=1#b",
        "HTTP://shop.example",
    ] {
        assert_eq!(page(url).as_deref(), Some(url));
    }
    let others = [
        "javascript:alert(1)",
        "JavaScript://%0aalert(1)",
        "//evil.example",
        "/\\evil.example",
        "data:text/html,x",
        "chairs/oak",
        "",
        " /chairs",
        "/a b",
        "/a\nb",
        "/\u{202e}b",
        "/\"onclick=",
    ];
    for url in others {
        assert_eq!(page(url), None, "{url}");
    }
}

#[test]
fn contact_leads_only_to_mail_telephone_and_web() {
    let contact = json!({ "email": "a", "phone": "call us", "chat": "javascript:alert(1)" });
    let shop = with_policy(chair(&json!({})), json!({ "contact": contact }));
    let care = care(&shop, 1);
    assert!(care.contact.is_empty());
    assert!(texts(&shown(&care, Stage::Idle), "contact").is_empty());
}

#[test]
fn markup_and_places_in_a_name_are_text() {
    let name = "<img src=x onerror=alert(1)> {{date}} {{name}}";
    let mut shop = chair(&json!({ "title": name, "alternatives": ["ASH"] }));
    let ash = json!({ "sku": "ASH", "title": name, "onHand": 5 });
    shop["items"].as_array_mut().expect("items").push(ash);
    let care = care(&shop, 1);
    assert_eq!(
        care.share,
        format!("{name}: ships by Wednesday, December 9")
    );
    assert_eq!(
        care.entry.as_ref().expect("an entry").title,
        format!("{name} ships")
    );
    let shown = shown(&care, Stage::Idle);
    assert_eq!(texts(&shown, "alternatives"), ["In stock instead:", name]);
    assert_eq!(attributes(&shown, "alternatives", "href"), [""; 0]);
}

/// The share text, the calendar entry and the alternative of chairs with this title.
fn named(title: &str) -> [String; 3] {
    let mut shop = chair(&json!({ "title": title, "alternatives": ["ASH"] }));
    let ash = json!({ "sku": "ASH", "title": title, "onHand": 5 });
    shop["items"].as_array_mut().expect("items").push(ash);
    let mut care = care(&shop, 1);
    let entry = care.entry.expect("an entry");
    [care.share, entry.title, care.alternatives.remove(0).text]
}

#[test]
fn a_name_is_one_line_of_what_can_be_seen() {
    let share = "Oak https://evil.example: ships by Wednesday, December 9";
    assert_eq!(
        named(" Oak\u{202e}\r\n\u{200b} https://evil.example \u{2066}"),
        [
            share,
            "Oak https://evil.example ships",
            "Oak https://evil.example"
        ]
    );
}

#[test]
fn what_has_no_name_to_read_is_called_by_its_sku() {
    for title in ["", "  ", "\u{a0}\n", "\u{200b}\u{feff}"] {
        let names = [
            "CHAIR: ships by Wednesday, December 9",
            "CHAIR ships",
            "ASH",
        ];
        assert_eq!(named(title), names, "{title:?}");
    }
}

#[test]
fn the_largest_numbers_are_no_trap() {
    let most = 9_007_199_254_740_991u64;
    let item = json!({ "onOrder": [], "supplier": "acme", "backorders": most - 5, "dailyDemand": 0.001, "minimumOrder": most });
    let mut shop = chair(&item);
    shop["suppliers"] =
        json!({ "acme": { "leadDays": most, "minimumOrder": most, "waiting": most } });
    let quota = care(&shop, 1).quota.expect("a quota");
    assert_eq!((quota.collected, quota.minimum), (most - 5, most));
    assert_eq!(care(&shop, most).quota.expect("a quota").more, "");
}
