//! What is said to those who wait, wherever they read it: what the wait earns (R13), and whom to ask (R14).

use serde::Serialize;

use super::link;
use super::markup::Markup;
use super::message::messages;
use super::wording::Speech;
use crate::domain::snapshot::{Applies, Gift, Policy};

/// The messages.
pub struct Waiting;

messages! {
    Waiting
    /// All of them.
    ALL:
    /// A wait earns a discount on this order.
    OFFER_THIS_ORDER = "offerThisOrder"; counted
    /// A wait earns a discount on the next order.
    OFFER_NEXT_ORDER = "offerNextOrder"; counted
    /// A wait earns free shipping.
    OFFER_SHIPPING = "offerShipping"; counted
    /// A wait earns gift wrap.
    OFFER_GIFT_WRAP = "offerGiftWrap"; counted
    /// Over the ways to reach the shop.
    CONTACT = "contact"
    /// The link to a chat.
    CHAT = "chat"
}

/// What a wait of so many days earns, a sentence an offer.
pub fn earned(policy: &Policy, days: i32, speech: &Speech<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    for offer in policy.earned(days).filter(|_| days > 0) {
        let message = match (offer.gift, offer.applies) {
            (Gift::FreeShipping, _) => Waiting::OFFER_SHIPPING,
            (Gift::GiftWrap, _) => Waiting::OFFER_GIFT_WRAP,
            (Gift::Discount, Some(Applies::NextOrder)) => Waiting::OFFER_NEXT_ORDER,
            (Gift::Discount, _) => Waiting::OFFER_THIS_ORDER,
        };
        let percent = speech.number(offer.percent.unwrap_or_default());
        let values = [("percent", &*percent)];
        sentences.push(speech.speak(message, None, Some(offer.after_days.max(1)), &values));
    }
    sentences
}

/// A way to reach the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Where it leads: a web page, or `mailto:` or `tel:`.
    pub href: String,
    /// What the link says.
    pub text: String,
}

/// The ways to reach the shop. What no safe link can be made of is left out.
pub fn ways(policy: &Policy, speech: &Speech<'_>) -> Vec<Way> {
    let Some(contact) = &policy.contact else {
        return Vec::new();
    };
    let chat = speech.say(Waiting::CHAT);
    let (email, phone) = (contact.email.as_deref(), contact.phone.as_deref());
    let ways = [
        (email.and_then(link::mail_to), email),
        (phone.and_then(link::call), phone),
        (contact.chat.as_deref().map(String::from), Some(&*chat)),
    ];
    let told = ways.into_iter().filter_map(|(href, text)| {
        Some(Way {
            href: href?,
            text: String::from(text?),
        })
    });
    told.collect()
}

/// Writes the ways to reach the shop, if there are any.
pub fn write_contact(ways: &[Way], speech: &Speech<'_>, section: &mut Markup) {
    if ways.is_empty() {
        return;
    }
    section.leaf("span", "", &speech.say(Waiting::CONTACT));
    for way in ways {
        section.open("a", "link");
        section.attribute("href", &way.href);
        // Among words that run leftward a telephone number would be read from its end.
        section.attribute("dir", "auto");
        section.text(&way.text);
        section.close();
    }
}
