//! The same face as markup, which servers put into pages.

use backsoon::domain::availability::State;
use backsoon::present::tree::html::template;
use backsoon::present::tree::status::Amount;
use serde_json::json;

use crate::every_state;
use crate::shop::Shop;

const AMOUNTS: [Amount; 3] = [Amount::Full, Amount::Line, Amount::Badge];
/// All that ends a text, an attribute, a comment or an element somewhere.
const NASTY: &str = "</template></span><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;&#60;<!--]]>`\r\n\u{2028}";
const TAMED: &str = "&lt;/template&gt;&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x onerror=alert(1)&gt;\
    &amp;amp;&amp;#60;&lt;!--]]&gt;`";

/// The tags of markup, in their order.
fn tags(html: &str) -> Vec<&str> {
    let starts = html.split('<').skip(1);
    starts.filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn each_state_and_view_is_a_declarative_shadow_root() {
    let shop = Shop::new(&every_state());
    for state in State::ALL
        .into_iter()
        .filter(|state| *state != State::Unknown)
    {
        let face = shop.face(state.name(), 2);
        for amount in AMOUNTS {
            let html = template(&face, "CHAIR 1", amount, "", "/backsoon/status.css");
            let headline = if amount == Amount::Full {
                &face.headline
            } else {
                &face.badge
            };
            assert!(html.starts_with("<template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"/backsoon/status.css\"><div part=\"root\""));
            assert!(html.ends_with("</span></div></template>"), "{html}");
            assert!(
                html.contains(&format!("<span part=\"headline\">{headline}</span>")),
                "{html}"
            );
            assert!(
                html.contains(&format!("data-state=\"{}\"", state.name())),
                "{html}"
            );
        }
    }
}

#[test]
fn of_a_sku_that_nobody_knows_there_is_no_markup() {
    let face = Shop::new(&every_state()).face("nobody-knows", 1);
    assert_eq!(
        template(&face, "CHAIR 1", Amount::Full, "", "/status.css"),
        ""
    );
}

#[test]
fn english_on_a_page_of_another_language_says_that_it_is_english() {
    let face = Shop::new(&every_state()).face("in-stock", 1);
    let html = template(&face, "CHAIR 1", Amount::Badge, "en", "/status.css");
    assert!(
        html.contains("<div part=\"root\" lang=\"en\" dir=\"ltr\""),
        "{html}"
    );
}

#[test]
fn no_text_and_no_address_ends_what_it_stands_in() {
    let mut snapshot = every_state();
    let plain = Shop::new(&snapshot).face("backorder", 1);
    snapshot["suppliers"]["acme"]["explanation"] = json!(NASTY);
    let mut face = Shop::new(&snapshot).face("backorder", 1);
    assert!(!face.notes.is_empty(), "the explanation is told");
    for text in [
        &mut face.headline,
        &mut face.badge,
        &mut face.news,
        &mut face.detail,
        &mut face.known,
        &mut face.aria,
    ] {
        text.push_str(NASTY);
    }
    face.split = vec![String::from(NASTY); 2];
    let mut same = plain;
    same.notes = vec![String::from("told"); face.notes.len()];
    for text in [&mut same.news, &mut same.known] {
        text.push_str("told");
    }
    same.split = vec![String::from("told"); 2];
    for amount in AMOUNTS {
        let html = template(&face, NASTY, amount, NASTY, NASTY);
        assert!(html.contains(TAMED), "{html}");
        let count = |html: &str| tags(html).len();
        assert_eq!(
            count(&html),
            count(&template(&same, "CHAIR 1", amount, "en", "/")),
            "{html}"
        );
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("<!--"),
            "{html}"
        );
    }
}
