//! A letter as an HTML document, for readers of mail: inline styles and tables, since many know no
//! more; dark colours where the reader asks for them; no picture, nothing fetched from elsewhere.

use super::body::{Block, Body, Item, Section, Way};
use crate::domain::order::Notice;

/// Colours that a dark screen replaces, by the class of what has them.
const STYLE: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}\
a{color:#1d4f91}\
@media(max-width:480px){.sheet{padding:24px 20px!important}}\
@media(prefers-color-scheme:dark){\
.page{background:#16181d!important}\
.sheet{background:#20242b!important;border-color:#323843!important}\
.ink{color:#eceef2!important}\
.quiet{color:#aab1bd!important}\
.item{background:#292e37!important}\
.delayed{border-color:#e0a030!important}\
.cancelled{border-color:#e07a72!important}\
.sooner{border-color:#4fb477!important}\
.dispatched{border-color:#62a3e0!important}\
.rule{border-color:#323843!important}\
.button{background:#8db8ee!important}\
.button a{color:#10151d!important}\
.way a{color:#8db8ee!important}}";

const FONT: &str =
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const TABLE: &str =
    "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

/// The document.
pub(super) fn written(body: &Body, subject: &str, language: &str, rightward: bool) -> String {
    let (direction, start) = if rightward {
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
    page.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.raw("<meta name=\"supported-color-schemes\" content=\"light dark\">\n");
    page.raw(
        "<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no\">\n",
    );
    page.raw("<title>").text(subject);
    page.raw("</title>\n<style>").raw(STYLE);
    page.raw("</style>\n</head>\n<body class=\"page\" style=\"margin:0;padding:0;background:#f3f1ec\">\n");
    page.raw("<div style=\"display:none;font-size:1px;line-height:1px;max-height:0;overflow:hidden;mso-hide:all\">");
    page.text(&body.preview).raw("</div>\n");
    page.raw(TABLE).raw(" class=\"page\" style=\"background:#f3f1ec\"><tr><td align=\"center\" style=\"padding:24px 12px\">\n");
    // One maker's reader knows no max-width, only comments that all others pass over.
    page.raw("<!--[if mso]><table role=\"presentation\" width=\"600\"><tr><td><![endif]-->\n");
    page.raw(TABLE)
        .raw(" style=\"max-width:600px;margin:0 auto\">");
    page.sheet(body);
    page.raw("</table>\n<!--[if mso]></td></tr></table><![endif]-->\n</td></tr></table>\n</body>\n</html>\n");
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
        for character in text.chars() {
            match character {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                '\'' => self.html.push_str("&#39;"),
                other => self.html.push(other),
            }
        }
        self
    }

    /// A paragraph, `margin` above the next.
    fn paragraph(&mut self, class: &str, style: &str, text: &str) {
        self.raw("<p dir=\"auto\" class=\"").raw(class);
        self.raw("\" style=\"margin:0 0 16px;").raw(style);
        self.raw("\">").text(text).raw("</p>\n");
    }

    fn link(&mut self, address: &str, style: &str, words: &str) {
        self.raw("<a href=\"").text(address);
        self.raw("\" style=\"").raw(style);
        self.raw("\">").text(words).raw("</a>");
    }

    fn sheet(&mut self, body: &Body) {
        if let Some(shop) = &body.shop {
            self.raw("<tr><td class=\"quiet\" dir=\"auto\" style=\"padding:0 8px 16px;color:#5c5a55;font-weight:600;font-size:15px;line-height:1.4;");
            self.raw(FONT).raw("\">").text(shop).raw("</td></tr>\n");
        }
        self.raw("<tr><td class=\"sheet ink\" style=\"padding:32px;background:#ffffff;border:1px solid #e4e0d8;border-radius:12px;color:#1f2329;font-size:16px;line-height:1.5;");
        self.raw(FONT).raw("\">\n");
        self.paragraph("ink", "color:#1f2329", &body.greeting);
        for section in &body.sections {
            self.section(section);
        }
        self.raw("<div class=\"rule\" style=\"margin:28px 0 0;padding:20px 0 0;border-top:1px solid #e4e0d8\">\n");
        self.raw("<p class=\"ink\" style=\"margin:0 0 4px;color:#1f2329\">")
            .text(&body.contact);
        self.raw("</p>\n");
        for way in &body.ways {
            self.way(way);
        }
        self.raw("<p class=\"ink\" dir=\"auto\" style=\"margin:20px 0 0;color:#1f2329\">")
            .text(&body.signed);
        self.raw("</p>\n</div>\n</td></tr>");
    }

    fn section(&mut self, section: &Section) {
        if let Some(heading) = &section.heading {
            self.raw("<h2 class=\"ink\" style=\"margin:28px 0 8px;color:#1f2329;font-size:20px;line-height:1.3\">");
            self.text(heading).raw("</h2>\n");
        }
        self.paragraph("ink", "color:#1f2329", &section.intro);
        for block in &section.orders {
            self.block(block, section.kind);
        }
    }

    fn block(&mut self, block: &Block, kind: Notice) {
        self.raw("<p class=\"quiet\" dir=\"auto\" style=\"margin:0 0 8px;color:#5c5a55;font-size:14px\">");
        self.text(&block.order).raw("</p>\n");
        for item in &block.items {
            self.item(item, kind);
        }
        self.raw("<div style=\"height:8px;line-height:8px;font-size:8px\"></div>\n");
        if let Some(why) = &block.why {
            self.paragraph("ink", "color:#1f2329", why);
        }
        if !block.earned.is_empty() {
            self.raw("<p class=\"ink\" style=\"margin:0 0 4px;color:#1f2329\">")
                .text(&block.thanks);
            self.raw(
                "</p>\n<ul class=\"ink\" style=\"margin:0 0 16px;padding:0 24px;color:#1f2329\">\n",
            );
            for offer in &block.earned {
                self.raw("<li>").text(offer).raw("</li>\n");
            }
            self.raw("</ul>\n");
        }
        for right in &block.rights {
            self.paragraph("ink", "color:#1f2329", right);
        }
        if let Some((words, page)) = &block.page {
            self.raw("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 20px\"><tr><td class=\"button\" style=\"background:#1d4f91;border-radius:8px\">");
            self.link(page, "display:inline-block;padding:12px 20px;color:#ffffff;font-weight:600;text-decoration:none", words);
            self.raw("</td></tr></table>\n");
        }
    }

    fn item(&mut self, item: &Item, kind: Notice) {
        let start = self.start;
        let colour = match kind {
            Notice::Delayed => "#c07a00",
            Notice::Cancelled => "#b3413a",
            Notice::Sooner => "#22804a",
            _ => "#2a6db0",
        };
        self.raw(TABLE)
            .raw(" style=\"margin:0 0 8px\"><tr><td class=\"item ")
            .raw(kind.text());
        self.raw("\" style=\"padding:14px 16px;background:#f8f6f1;border-")
            .raw(start)
            .raw(":4px solid ")
            .raw(colour);
        self.raw(";border-radius:6px;font-size:16px;line-height:1.5\">\n");
        self.raw("<div dir=\"auto\" class=\"ink\" style=\"color:#1f2329;font-weight:600\">");
        self.text(&item.name).raw("</div>\n");
        if let Some(lead) = &item.lead {
            self.raw("<div class=\"ink\" style=\"margin:4px 0 0;color:#1f2329\">")
                .text(lead);
            self.raw("</div>\n");
        }
        for fact in &item.facts {
            self.raw("<div dir=\"auto\" class=\"quiet\" style=\"margin:2px 0 0;color:#5c5a55;font-size:15px\">");
            self.text(fact).raw("</div>\n");
        }
        self.raw("</td></tr></table>\n");
    }

    fn way(&mut self, way: &Way) {
        self.raw("<p class=\"ink way\" style=\"margin:0;color:#1f2329\">")
            .text(&way.before);
        match &way.link {
            Some(link) => self.link(link, "color:#1d4f91", &way.address),
            None => {
                self.text(&way.address);
            }
        }
        self.text(&way.after).raw("</p>\n");
    }
}
