//! What a letter says, from top to bottom: plain data, written down twice.

use crate::domain::order::Notice;

/// All that a letter says, from top to bottom.
pub(super) struct Body {
    /// The shop's name.
    pub shop: Option<String>,
    /// What a list of mails shows beside the subject; it is said again below.
    pub preview: String,
    pub greeting: String,
    pub sections: Vec<Section>,
    /// What stands above the ways to reach the shop.
    pub contact: String,
    pub ways: Vec<Way>,
    pub signed: String,
}

/// News of one kind.
pub(super) struct Section {
    pub kind: Notice,
    /// Where there is other news too.
    pub heading: Option<String>,
    pub intro: String,
    pub orders: Vec<Block>,
}

/// What there is to say of one order.
pub(super) struct Block {
    pub order: String,
    pub items: Vec<Item>,
    /// Why it is so, where that holds for all of its items.
    pub why: Option<String>,
    /// What the wait earns, and what stands above that; empty where it earns nothing.
    pub earned: Vec<String>,
    pub thanks: String,
    /// What the customer can do, or need not, a paragraph each.
    pub rights: Vec<String>,
    /// The words of the link to its page, and the address.
    pub page: Option<(String, String)>,
}

/// What there is to say of one item.
pub(super) struct Item {
    pub name: String,
    /// What matters most.
    pub lead: Option<String>,
    pub facts: Vec<String>,
}

/// A way to reach the shop: a sentence with the address in it, which may be a link.
pub(super) struct Way {
    pub before: String,
    pub address: String,
    pub after: String,
    pub link: Option<String>,
}
