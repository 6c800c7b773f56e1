//! What machines read of an item: search engines as a schema.org [`product`], Google Merchant Center
//! as a row of a [`feed`]. Both say what a shopper who wants one is promised, and of its window one
//! day, the last, which is the safe promise. Nothing in it is told that shoppers cannot read.

pub mod availability;
#[cfg(feature = "full")]
pub mod feed;
mod instant;
mod price;
pub mod product;

use crate::cut::cut_at;
use crate::domain::address::is_web;

/// A web address with a host, as it stands.
fn address(text: &str) -> Option<String> {
    if !is_web(text) {
        return None;
    }
    // Behind `http:` or `https:` stands `//`.
    let (_, rest) = cut_at(text, b':')?;
    let has_host = rest[2..].starts_with(|first: char| first.is_alphanumeric() || first == '[');
    has_host.then(|| String::from(text))
}
