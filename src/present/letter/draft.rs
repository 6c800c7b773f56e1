//! Choosing what a letter says: which messages, of what, in which order.

use super::Letterhead;
use super::body::{Block, Body, Item, Section, Way};
use super::outside::{self, LINK};
use crate::domain::order::{Due, Earned, Notice, Window};
use crate::domain::snapshot::{Applies, Contact, Gift};
use crate::present::days::Days;
use crate::present::link;
use crate::present::message::Message;
use crate::present::wording::{Speech, When};

/// The worst news first.
const KINDS: [Notice; 4] = [
    Notice::Delayed,
    Notice::Cancelled,
    Notice::Sooner,
    Notice::Dispatched,
];

/// A letter in the making.
pub(super) struct Draft<'d> {
    pub notices: &'d [&'d Due<'d>],
    pub contact: Option<&'d Contact>,
    pub head: &'d Letterhead<'d>,
    pub speech: Speech<'d>,
}

impl Draft<'_> {
    /// One line, whatever the orders are called.
    pub fn subject(&self) -> String {
        let mut kinds = KINDS.into_iter().filter(|kind| self.has(*kind));
        let (one, many) = match (kinds.next(), kinds.next()) {
            (Some(Notice::Delayed), None) => {
                (Message::SUBJECT_DELAYED, Message::SUBJECT_DELAYED_MANY)
            }
            (Some(Notice::Sooner), None) => (Message::SUBJECT_SOONER, Message::SUBJECT_SOONER_MANY),
            (Some(Notice::Dispatched), None) => (
                Message::SUBJECT_DISPATCHED,
                Message::SUBJECT_DISPATCHED_MANY,
            ),
            (Some(Notice::Cancelled), None) => {
                (Message::SUBJECT_CANCELLED, Message::SUBJECT_CANCELLED_MANY)
            }
            _ => (Message::SUBJECT_MIXED, Message::SUBJECT_MIXED_MANY),
        };
        let orders = orders_of(self.notices.iter().copied());
        let subject = match &*orders {
            [(order, _)] => {
                let order = outside::name(order);
                self.speech.with(one, &[("order", &order)])
            }
            _ => self.speech.counted(many, orders.len() as u64),
        };
        outside::sentence(&subject)
    }

    pub fn body(&self) -> Body {
        let sections = self.sections();
        let shop = self.head.shop.map(outside::name);
        let ways = self.ways();
        let first = sections.first();
        let lead = first.and_then(|section| section.orders.first()?.items.first()?.lead.clone());
        Body {
            preview: lead
                .or_else(|| Some(first?.intro.clone()))
                .unwrap_or_default(),
            greeting: self.speech.say(Message::GREETING),
            sections,
            contact: self.speech.say(if ways.is_empty() {
                Message::CONTACT_REPLY
            } else {
                Message::CONTACT
            }),
            ways,
            signed: match &shop {
                Some(shop) => self.speech.with(Message::SIGNED, &[("shop", shop)]),
                None => self.speech.say(Message::SIGNED_PLAIN),
            },
            shop,
        }
    }

    fn has(&self, kind: Notice) -> bool {
        self.notices.iter().any(|notice| notice.kind == kind)
    }

    fn sections(&self) -> Vec<Section> {
        let kinds = KINDS.into_iter().filter(|kind| self.has(*kind));
        let is_mixed = kinds.clone().count() > 1;
        let section = |kind| {
            let (heading, intro) = match kind {
                Notice::Delayed => (Message::HEADING_DELAYED, Message::INTRO_DELAYED),
                Notice::Cancelled => (Message::HEADING_CANCELLED, Message::INTRO_CANCELLED),
                Notice::Sooner => (Message::HEADING_SOONER, Message::INTRO_SOONER),
                _ => (Message::HEADING_DISPATCHED, Message::INTRO_DISPATCHED),
            };
            let of_kind = self.notices.iter().filter(|notice| notice.kind == kind);
            let orders = orders_of(of_kind.copied());
            Section {
                kind,
                heading: is_mixed.then(|| self.speech.say(heading)),
                intro: self.speech.say(intro),
                orders: orders
                    .iter()
                    .map(|(order, lines)| self.block(kind, order, lines))
                    .collect(),
            }
        };
        kinds.map(section).collect()
    }

    fn block(&self, kind: Notice, order: &str, lines: &[&Due<'_>]) -> Block {
        let mut items: Vec<Item> = lines.iter().map(|line| self.item(line)).collect();
        let why: Vec<Option<String>> = lines.iter().map(|line| self.why(line)).collect();
        let is_shared = lines.len() > 1 && why.iter().all(|one| *one == why[0]);
        let why = if is_shared {
            why.into_iter().next().flatten()
        } else {
            for (item, why) in items.iter_mut().zip(why) {
                item.facts.extend(why);
            }
            None
        };
        let mut earned = Vec::new();
        for offer in lines.iter().flat_map(|line| &line.earned) {
            let said = self.offer(offer);
            if !earned.contains(&said) {
                earned.push(said);
            }
        }
        let page = self.head.order_page;
        let page = page.and_then(|template| outside::order_page(template, order));
        let can_be_cancelled = kind == Notice::Delayed && lines.iter().any(|line| line.cancellable);
        let mut rights = Vec::new();
        if can_be_cancelled {
            rights.push(self.speech.say(Message::CANCEL_RIGHT));
            if page.is_none() {
                let how = if self.ways().is_empty() {
                    Message::CANCEL_REPLY
                } else {
                    Message::CANCEL_CONTACT
                };
                rights.push(self.speech.say(how));
            }
        }
        if kind == Notice::Cancelled {
            rights.push(self.speech.say(Message::REFUND));
        }
        let words = if can_be_cancelled {
            Message::CANCEL_PAGE
        } else {
            Message::ORDER_PAGE
        };
        let order = outside::name(order);
        Block {
            order: self.speech.with(Message::ORDER, &[("order", &order)]),
            items,
            why,
            earned,
            thanks: self.speech.say(Message::EARNED),
            rights,
            page: page.map(|page| (self.speech.say(words), page)),
        }
    }

    fn item(&self, line: &Due<'_>) -> Item {
        let title = line.title.as_deref().map(outside::name).unwrap_or_default();
        let title = match &*title {
            "" => outside::name(&line.sku),
            title => String::from(title),
        };
        let quantity = self.speech.number(line.quantity);
        let (lead, facts) = match line.kind {
            Notice::Delayed | Notice::Sooner => {
                (Some(self.expected(line.window)), self.before(line))
            }
            _ => (None, Vec::new()),
        };
        Item {
            name: self
                .speech
                .with(Message::ITEM, &[("quantity", &quantity), ("title", &title)]),
            lead,
            facts,
        }
    }

    /// When it ships now.
    fn expected(&self, window: Window) -> String {
        match days(window) {
            Some(days) => self.speech.between(Message::EXPECTED_WINDOW, days),
            // Who knows when a mail is read: today and tomorrow have their date beside them.
            None => {
                let day = window.latest.map(|latest| self.speech.date(latest));
                let day = day.unwrap_or_default();
                let when = Some(When::from(window.latest));
                self.speech
                    .speak(Message::EXPECTED, when, None, &[("day", &day)])
            }
        }
    }

    /// What was said of it before: last, and at first if that was something else.
    fn before(&self, line: &Due<'_>) -> Vec<String> {
        const LAST: [Message; 3] = [Message::WAS, Message::WAS_WINDOW, Message::WAS_UNDATED];
        const FIRST: [Message; 3] = [
            Message::FIRST,
            Message::FIRST_WINDOW,
            Message::FIRST_UNDATED,
        ];
        let first = line.first.filter(|first| Some(*first) != line.was);
        let last = line.was.map(|was| self.said(LAST, was));
        let first = first.map(|first| self.said(FIRST, first));
        last.into_iter().chain(first).collect()
    }

    fn said(&self, [day, span, undated]: [Message; 3], window: Window) -> String {
        match (days(window), window.latest) {
            (Some(days), _) => self.speech.between(span, days),
            (None, Some(latest)) => {
                let date = self.speech.date(latest);
                self.speech.with(day, &[("date", &date)])
            }
            (None, None) => self.speech.say(undated),
        }
    }

    /// Why it is so: in the shop's own words, and where it has none, why there is no date.
    fn why(&self, line: &Due<'_>) -> Option<String> {
        let told = |text: Option<&str>| text.map(outside::line).filter(|text| !text.is_empty());
        match line.kind {
            Notice::Delayed => match told(line.explanation.as_deref()) {
                Some(told) => Some(
                    self.speech
                        .with(Message::EXPLANATION, &[("explanation", &told)]),
                ),
                None if line.window.latest.is_none() => Some(self.speech.say(Message::UNEXPLAINED)),
                None => None,
            },
            Notice::Cancelled => {
                let told = told(line.reason.as_deref())?;
                Some(self.speech.with(Message::REASON, &[("reason", &told)]))
            }
            _ => None,
        }
    }

    /// What the wait earns (R13).
    fn offer(&self, offer: &Earned) -> String {
        let percent = self.speech.number(offer.percent.unwrap_or_default());
        let message = match (offer.kind, offer.applies) {
            (Gift::FreeShipping, _) => Message::FREE_SHIPPING,
            (Gift::GiftWrap, _) => Message::GIFT_WRAP,
            (Gift::Discount, Some(Applies::ThisOrder)) => Message::DISCOUNT_THIS,
            (Gift::Discount, Some(Applies::NextOrder)) => Message::DISCOUNT_NEXT,
            (Gift::Discount, None) => Message::DISCOUNT,
        };
        self.speech.with(message, &[("percent", &percent)])
    }

    /// How to reach the shop (R14).
    fn ways(&self) -> Vec<Way> {
        let Some(contact) = self.contact else {
            return Vec::new();
        };
        type Linked = fn(&str) -> Option<String>;
        let told: [(Message, &Option<Box<str>>, Linked); 3] = [
            (Message::CONTACT_MAIL, &contact.email, link::mail_to),
            (Message::CONTACT_PHONE, &contact.phone, link::call),
            (Message::CONTACT_CHAT, &contact.chat, outside::web),
        ];
        let ways = told.into_iter().filter_map(|(message, told, link)| {
            let address = outside::line(told.as_deref()?);
            let mut place = [0; 4];
            let place: &str = LINK.encode_utf8(&mut place);
            let said = self.speech.with(message, &[("address", place)]);
            let (before, after) = said.split_once(LINK)?;
            Some(Way {
                before: String::from(before),
                after: String::from(after),
                link: link(&address),
                address,
            })
        });
        ways.filter(|way| !way.address.is_empty()).collect()
    }
}

/// The days of a window, where both ends of it are worth telling.
fn days(window: Window) -> Option<Days> {
    let days = Days::from((window.earliest?, window.latest?));
    days.is_window().then_some(days)
}

/// Notices order by order, in the order of the first of each.
fn orders_of<'n>(notices: impl Iterator<Item = &'n Due<'n>>) -> Vec<(&'n str, Vec<&'n Due<'n>>)> {
    let mut orders: Vec<(&str, Vec<&Due<'_>>)> = Vec::new();
    for notice in notices {
        match orders.iter_mut().find(|(order, _)| *order == notice.order) {
            Some((_, lines)) => lines.push(notice),
            None => orders.push((&notice.order, vec![notice])),
        }
    }
    orders
}
