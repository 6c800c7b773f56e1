//! What is said to those who wait, in a cart and on an order's page: what the wait earns (R13), whom to
//! ask (R14), and that cancelling is free.

use super::message::Phrase;
use crate::domain::snapshot::{Applies, Charge, Gift, Policy};
use crate::present::link;
use crate::present::markup::Markup;
use crate::present::wording::Speech;

/// Writes what a wait of so many days earns, a sentence an offer.
pub fn offers(policy: &Policy, days: i32, speech: &Speech<'_>, section: &mut Markup) {
    let mut sentences = Vec::new();
    for offer in policy.earned(days).filter(|_| days > 0) {
        let message = match (offer.gift, offer.applies) {
            (Gift::FreeShipping, _) => Phrase::OFFER_SHIPPING,
            (Gift::GiftWrap, _) => Phrase::OFFER_GIFT_WRAP,
            (Gift::Discount, Some(Applies::NextOrder)) => Phrase::OFFER_NEXT_ORDER,
            (Gift::Discount, _) => Phrase::OFFER_THIS_ORDER,
        };
        let percent = speech.number(offer.percent.unwrap_or_default());
        let values = [("percent", &*percent)];
        sentences.push(speech.speak(message, None, Some(offer.after_days), &values));
    }
    section.list("", &sentences);
}

/// Writes the ways to reach the shop. What no safe link can be made of is left out.
pub fn write_contact(policy: &Policy, speech: &Speech<'_>, section: &mut Markup) {
    let Some(contact) = &policy.contact else {
        return;
    };
    let chat = speech.say(Phrase::CHAT);
    let (email, phone) = (contact.email.as_deref(), contact.phone.as_deref());
    let ways = [
        (email.and_then(link::mail_to), email),
        (phone.and_then(link::call), phone),
        (contact.chat.as_deref().and_then(link::web), Some(&*chat)),
    ];
    let mut links = Markup::new();
    for way in ways {
        if let (Some(href), Some(said)) = way {
            links.open("a", "link");
            links.attribute("href", &href);
            // Among words that run leftward a telephone number would be read from its end.
            links.attribute("dir", "auto");
            links.text(said);
            links.close();
        }
    }
    if !links.is_empty() {
        section.leaf("span", "", &speech.say(Phrase::CONTACT));
        section.extend(links);
    }
}

/// What cancelling costs: nothing.
pub fn cancel_note(policy: &Policy, speech: &Speech<'_>) -> String {
    speech.say(match policy.charge {
        Charge::OnDispatch => Phrase::CANCEL_FREE,
        Charge::OnOrder | Charge::Deposit => Phrase::CANCEL_REFUND,
    })
}
