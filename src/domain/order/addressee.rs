//! Who gets a mail: the notices of one customer go into one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::notices::Due;

/// A customer who is written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addressee {
    /// The address, as the first of the notices has it.
    pub to: String,
    /// The language of the first of the orders that tells one.
    pub locale: Option<String>,
    /// The numbers of their notices, from 0.
    pub notices: Vec<usize>,
}

impl Addressee {
    /// The customers of `notices`, in the order of the first notice to each. Left out is who has no
    /// address, and who has what is not a single one: a mail must go to nobody else.
    pub fn all(notices: &[Due<'_>]) -> Vec<Addressee> {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut all: Vec<Addressee> = Vec::new();
        for (number, notice) in notices.iter().enumerate() {
            let address = notice.email.as_deref().map(str::trim);
            let Some((to, key)) = address.and_then(|to| Some((to, same(to)?))) else {
                continue;
            };
            let place = *known.entry(key).or_insert_with(|| {
                all.push(Addressee {
                    to: String::from(to),
                    locale: None,
                    notices: Vec::new(),
                });
                all.len() - 1
            });
            let addressee = &mut all[place];
            addressee.notices.push(number);
            if addressee.locale.is_none() {
                let told = notice.locale.as_deref().filter(|told| !told.is_empty());
                addressee.locale = told.map(String::from);
            }
        }
        all
    }
}

/// What is the same for two spellings of one address: in the domain, and only there, capitals do not
/// matter. None for what is not a single address.
fn same(address: &str) -> Option<String> {
    let (local, domain) = address.split_once('@')?;
    let is_single = !local.is_empty() && !domain.is_empty() && address.chars().all(is_plain);
    let is_single = is_single && !domain.contains('@');
    is_single.then(|| format!("{local}@{}", domain.to_lowercase()))
}

/// Whether a character can stand in an address without quotes around it.
fn is_plain(character: char) -> bool {
    let is_special = "()<>[],;:\\\"".contains(character);
    let is_hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}');
    !(is_special || is_hidden || character.is_whitespace() || character.is_control())
}
