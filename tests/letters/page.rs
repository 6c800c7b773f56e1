//! The HTML of a letter, as readers of mail make sense of it.

use backsoon::present::letter::Letter;

use crate::{delayed, desk, letter};

/// What can be read of the HTML, line by line: a link whose words are not its address as `words:` and
/// the address.
fn readable(html: &str) -> Vec<String> {
    let body = html.split_once("<body").expect("a body").1;
    let body = body.split_once("</div>\n").expect("a preview").1;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut link = String::new();
    let mut start = 0;
    let mut rest = body;
    while let Some((text, after)) = rest.split_once('<') {
        line.push_str(&plain(text));
        let (tag, after) = after.split_once('>').expect("the end of a tag");
        rest = after;
        if let Some(attributes) = tag.strip_prefix("a ") {
            let href = attributes.split_once("href=\"").expect("an address").1;
            link = plain(href.split_once('"').expect("its end").0);
            start = line.len();
        } else if tag == "/a" {
            let words = &line[start..];
            let is_own =
                link.strip_prefix("mailto:").unwrap_or(&link) == words || link.starts_with("tel:");
            if !is_own {
                lines.push(std::mem::take(&mut line));
                line.push_str(&link);
            }
        } else {
            lines.push(std::mem::take(&mut line));
        }
    }
    let lines = lines.into_iter().map(|line| String::from(line.trim()));
    lines.filter(|line| !line.is_empty()).collect()
}

fn plain(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let text = text.replace('\n', " ");
    entities
        .iter()
        .fold(text, |text, (entity, one)| text.replace(entity, one))
}

/// Text and HTML say the same, line by line.
pub fn assert_same(letter: &Letter) {
    let is_rule = |line: &&str| !line.is_empty() && line.chars().any(|one| one != '-');
    let text: Vec<&str> = letter
        .text
        .lines()
        .filter(is_rule)
        .map(|line| line.strip_prefix("- ").unwrap_or(line).trim())
        .collect();
    assert_eq!(readable(&letter.html), text);
}

#[test]
fn the_page_has_its_language_its_direction_and_both_colour_schemes() {
    let html = desk("hu").letter(&[delayed()]).html;
    assert!(html.starts_with("<!doctype html>\n<html lang=\"hu\" dir=\"ltr\">"));
    for needed in [
        "<meta name=\"color-scheme\" content=\"light dark\">",
        "<meta name=\"supported-color-schemes\" content=\"light dark\">",
        "@media(prefers-color-scheme:dark)",
        "max-width:600px",
        "<title>Elnézést kérünk: késés a rendelésében (SO-1)</title>",
    ] {
        assert!(html.contains(needed), "{needed}");
    }
}

#[test]
fn the_page_fetches_nothing() {
    let html = letter(&[delayed()]).html.to_lowercase();
    for fetching in [
        "<img", "<script", "<link", "<iframe", "url(", "@import", "src=", "srcset",
    ] {
        assert!(!html.contains(fetching), "{fetching}");
    }
}

/// A list of mails shows the start of the page beside the subject.
#[test]
fn the_page_begins_with_what_matters_most() {
    let html = letter(&[delayed()]).html;
    let body = html.split_once("<body").expect("a body").1;
    let preview = body.split_once("</div>").expect("a preview").0;
    assert!(
        preview.ends_with(">Now expected to ship by Wednesday, December 9."),
        "{preview}"
    );
    let sent = letter(&[crate::of_kind("dispatched")]).html;
    assert!(
        sent.contains("mso-hide:all\">We have sent you what is listed here. It is on its way.<")
    );
}
