//! A letter as plain text.

use super::body::{Block, Body, Section};

/// The letter, paragraph by paragraph.
pub(super) fn written(body: &Body) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    paragraphs.extend(body.shop.clone());
    paragraphs.push(body.greeting.clone());
    for section in &body.sections {
        write_section(&mut paragraphs, section);
    }
    let ways = body.ways.iter().map(|way| {
        let pieces = [&*way.before, &way.address, &way.after];
        pieces.concat()
    });
    let contact: Vec<String> = [body.contact.clone()].into_iter().chain(ways).collect();
    paragraphs.push(contact.join("\n"));
    paragraphs.push(body.signed.clone());
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    text
}

fn write_section(paragraphs: &mut Vec<String>, section: &Section) {
    if let Some(heading) = &section.heading {
        let rule = "-".repeat(heading.chars().count());
        paragraphs.push([&**heading, &rule].join("\n"));
    }
    paragraphs.push(section.intro.clone());
    for block in &section.orders {
        paragraphs.push(listed(block));
        paragraphs.extend(block.why.clone());
        if !block.earned.is_empty() {
            let offers = block.earned.iter().map(|offer| ["- ", offer].concat());
            let lines: Vec<String> = [block.thanks.clone()].into_iter().chain(offers).collect();
            paragraphs.push(lines.join("\n"));
        }
        paragraphs.extend(block.rights.iter().cloned());
        if let Some((words, page)) = &block.page {
            paragraphs.push([&**words, page].join("\n"));
        }
    }
}

/// An order and its items.
fn listed(block: &Block) -> String {
    let mut lines = vec![block.order.clone()];
    for item in &block.items {
        lines.push(["- ", &item.name].concat());
        let facts = item.lead.iter().chain(&item.facts);
        lines.extend(facts.map(|fact| ["  ", fact].concat()));
    }
    lines.join("\n")
}
