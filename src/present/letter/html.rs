//! A letter as an HTML document, for readers of mail: inline styles and tables, since many know no
//! more; dark colours where the reader asks for them; no picture, nothing fetched from elsewhere.

use super::body::{Block, Body, Item, Section, Way};
use crate::domain::order::Notice;
use crate::present::escape::push_escaped;

/// What inline styles cannot say: how it looks on a dark screen, and on a small one.
const STYLE: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media(max-width:480px){.sheet{padding:24px 20px!important}}
@media(prefers-color-scheme:dark){
.page{background:#16181d!important}
.sheet{background:#20242b!important;border-color:#323843!important}
.ink{color:#eceef2!important}
.quiet{color:#aab1bd!important}
.item{background:#292e37!important}
.delayed{border-color:#e0a030!important}
.cancelled{border-color:#e07a72!important}
.sooner{border-color:#4fb477!important}
.dispatched{border-color:#62a3e0!important}
.rule{border-color:#323843!important}
.button{background:#8db8ee!important}
.button a{color:#10151d!important}
.way a{color:#8db8ee!important}
}
";

/// The head up to the title. Readers of mail are asked not to make links of what they take for dates.
const HEAD: &str = r#"<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
"#;

/// What is in the page but not seen on it.
const UNSEEN: &str =
    "display:none;font-size:1px;line-height:1px;max-height:0;overflow:hidden;mso-hide:all";

const TABLE: &str = r#"table role="presentation" cellpadding="0" cellspacing="0" border="0""#;

/// Outlook knows no max-width, only comments that all others pass over.
const OUTLOOK: [&str; 2] = [
    r#"<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->"#,
    "<!--[if mso]></td></tr></table><![endif]-->",
];

const PAGE: &str = "margin:0;padding:0;background:#f3f1ec";
const SHEET: &str = "padding:32px;background:#ffffff;border:1px solid #e4e0d8;border-radius:12px;\
    color:#1f2329;font-size:16px;line-height:1.5;";
const FONT: &str =
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK: &str = "color:#1f2329;";
const QUIET: &str = "color:#5c5a55;";

/// The document.
pub(super) fn written(body: &Body, subject: &str, language: &str, leftward: bool) -> String {
    let (direction, start) = if leftward {
        ("rtl", "right")
    } else {
        ("ltr", "left")
    };
    let mut page = Page {
        html: String::with_capacity(8192),
        start,
    };
    page.raw("<!doctype html>\n<html lang=\"").text(language);
    page.raw("\" dir=\"").raw(direction);
    page.raw("\">\n<head>\n").raw(HEAD);
    page.raw("<title>").text(subject);
    page.raw("</title>\n<style>\n").raw(STYLE);
    page.raw("</style>\n</head>\n");
    page.open("body", "page", PAGE);
    page.element("div", "", UNSEEN, &body.preview);
    page.raw("<")
        .raw(TABLE)
        .raw(r#" width="100%" class="page" style=""#);
    page.raw(PAGE)
        .raw("\"><tr><td align=\"center\" style=\"padding:24px 12px\">\n");
    page.raw(OUTLOOK[0]).raw("\n<").raw(TABLE);
    page.raw(" width=\"100%\" style=\"max-width:600px;margin:0 auto\">\n");
    page.sheet(body);
    page.raw("</table>\n").raw(OUTLOOK[1]);
    page.raw("\n</td></tr></table>\n</body>\n</html>\n");
    page.html
}

/// A document in the making, and the side on which its lines begin.
struct Page {
    html: String,
    start: &'static str,
}

impl Page {
    /// Markup of ours.
    fn raw(&mut self, markup: &str) -> &mut Page {
        self.html.push_str(markup);
        self
    }

    /// Text of anybody's, also within an attribute in double quotes.
    fn text(&mut self, text: &str) -> &mut Page {
        push_escaped(&mut self.html, text);
        self
    }

    /// The start of an element.
    fn open(&mut self, tag: &str, class: &str, style: &str) -> &mut Page {
        self.raw("<").raw(tag).raw(" class=\"").raw(class);
        self.raw("\" style=\"").raw(style).raw("\">")
    }

    /// A whole element. Its text may be anybody's, and so run in the other direction.
    fn element(&mut self, tag: &str, class: &str, style: &str, text: &str) {
        self.raw("<")
            .raw(tag)
            .raw(" dir=\"auto\" class=\"")
            .raw(class);
        self.raw("\" style=\"").raw(style).raw("\">").text(text);
        self.raw("</").raw(tag).raw(">\n");
    }

    fn paragraph(&mut self, text: &str) {
        self.element("p", "ink", "margin:0 0 16px;color:#1f2329", text);
    }

    fn link(&mut self, address: &str, style: &str, words: &str) {
        self.raw("<a href=\"").text(address);
        self.raw("\" style=\"").raw(style).raw("\">").text(words);
        self.raw("</a>");
    }

    fn sheet(&mut self, body: &Body) {
        if let Some(shop) = &body.shop {
            let style = "padding:0 8px 16px;font-weight:600;font-size:15px;line-height:1.4;";
            self.raw("<tr>");
            self.element("td", "quiet", &[style, QUIET, FONT].concat(), shop);
            self.raw("</tr>\n");
        }
        self.raw("<tr>")
            .open("td", "sheet ink", &[SHEET, FONT].concat());
        self.raw("\n");
        self.paragraph(&body.greeting);
        for section in &body.sections {
            self.section(section);
        }
        let rule = "margin:28px 0 0;padding:20px 0 0;border-top:1px solid #e4e0d8";
        self.open("div", "rule", rule).raw("\n");
        self.element(
            "p",
            "ink",
            &["margin:0 0 4px;", INK].concat(),
            &body.contact,
        );
        for way in &body.ways {
            self.way(way);
        }
        self.element(
            "p",
            "ink",
            &["margin:20px 0 0;", INK].concat(),
            &body.signed,
        );
        self.raw("</div>\n</td></tr>\n");
    }

    fn section(&mut self, section: &Section) {
        if let Some(heading) = &section.heading {
            let style = "margin:28px 0 8px;font-size:20px;line-height:1.3;";
            self.element("h2", "ink", &[style, INK].concat(), heading);
        }
        self.paragraph(&section.intro);
        for block in &section.orders {
            self.block(block, section.kind);
        }
    }

    fn block(&mut self, block: &Block, kind: Notice) {
        let style = ["margin:0 0 8px;font-size:14px;", QUIET].concat();
        self.element("p", "quiet", &style, &block.order);
        for item in &block.items {
            self.item(item, kind);
        }
        self.raw("<div style=\"height:8px;line-height:8px;font-size:8px\"></div>\n");
        if let Some(why) = &block.why {
            self.paragraph(why);
        }
        if !block.earned.is_empty() {
            let style = ["margin:0 0 4px;", INK].concat();
            self.element("p", "ink", &style, &block.thanks);
            let style = ["margin:0 0 16px;padding:0 24px;", INK].concat();
            self.open("ul", "ink", &style).raw("\n");
            for offer in &block.earned {
                self.raw("<li>").text(offer).raw("</li>\n");
            }
            self.raw("</ul>\n");
        }
        for right in &block.rights {
            self.paragraph(right);
        }
        if let Some((words, page)) = &block.page {
            self.button(words, page);
        }
    }

    fn button(&mut self, words: &str, address: &str) {
        self.raw("<")
            .raw(TABLE)
            .raw(" style=\"margin:0 0 20px\"><tr>");
        self.open("td", "button", "background:#1d4f91;border-radius:8px");
        let style = "display:inline-block;padding:12px 20px;color:#ffffff;font-weight:600;\
            text-decoration:none";
        self.link(address, style, words);
        self.raw("</td></tr></table>\n");
    }

    fn item(&mut self, item: &Item, kind: Notice) {
        let colour = match kind {
            Notice::Delayed => "#c07a00",
            Notice::Cancelled => "#b3413a",
            Notice::Sooner => "#22804a",
            _ => "#2a6db0",
        };
        let class = ["item ", kind.text()].concat();
        let style = [
            "padding:14px 16px;background:#f8f6f1;border-radius:6px;font-size:16px;line-height:1.5;",
            "border-",
            self.start,
            ":4px solid ",
            colour,
        ];
        self.raw("<")
            .raw(TABLE)
            .raw(" width=\"100%\" style=\"margin:0 0 8px\"><tr>");
        self.open("td", &class, &style.concat()).raw("\n");
        let style = ["font-weight:600;", INK].concat();
        self.element("div", "ink", &style, &item.name);
        if let Some(lead) = &item.lead {
            self.element("div", "ink", &["margin:4px 0 0;", INK].concat(), lead);
        }
        for fact in &item.facts {
            let style = ["margin:2px 0 0;font-size:15px;", QUIET].concat();
            self.element("div", "quiet", &style, fact);
        }
        self.raw("</td></tr></table>\n");
    }

    fn way(&mut self, way: &Way) {
        self.open("p", "ink way", &["margin:0;", INK].concat());
        self.text(&way.before);
        match &way.link {
            Some(link) => self.link(link, "color:#1d4f91", &way.address),
            None => {
                self.text(&way.address);
            }
        }
        self.text(&way.after).raw("</p>\n");
    }
}
