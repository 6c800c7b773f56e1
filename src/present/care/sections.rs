//! What is offered, as the elements it stands in.

use super::message::Help;
use super::{Care, Collected, How};
use crate::present::markup::Markup;
use crate::present::message::Message;
use crate::present::waiting::write_contact;
use crate::present::wording::Speech;

/// The elements that hold the sections: tag and CSS part.
pub const SECTIONS: &[(&str, &str)] = &[
    ("div", "quota"),
    ("div", "offers"),
    ("p", "alternatives"),
    ("p", "contact"),
    ("div", "actions"),
    ("form", "notify"),
    ("p", "said"),
    ("details", "how"),
];

/// How far the shopper has come with being told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was asked for.
    Idle,
    /// The form is open.
    Open,
    /// The address is on its way.
    Sending,
    /// It has arrived.
    Sent,
    /// It has not.
    Failed,
}

impl Stage {
    /// The stage with this name; idle, where there is none.
    pub fn named(name: &str) -> Stage {
        match name {
            "open" => Stage::Open,
            "sending" => Stage::Sending,
            "sent" => Stage::Sent,
            "failed" => Stage::Failed,
            _ => Stage::Idle,
        }
    }

    fn is_form(self) -> bool {
        matches!(self, Stage::Open | Stage::Sending | Stage::Failed)
    }

    /// What the shopper is told of it.
    pub fn said(self) -> Option<Message> {
        match self {
            Stage::Idle | Stage::Open => None,
            Stage::Sending => Some(Help::SENDING),
            Stage::Sent => Some(Help::SENT),
            Stage::Failed => Some(Help::FAILED),
        }
    }
}

/// What the shopper is told of sharing that ended so.
pub fn shared(end: &str) -> Option<Message> {
    match end {
        "copied" => Some(Help::COPIED),
        "not-copied" => Some(Help::NOT_COPIED),
        _ => None,
    }
}

impl Care {
    /// Leaves out what the shop does not want shown, by the names of the sections and actions.
    pub fn without(&mut self, names: &str) {
        for name in names.split_whitespace() {
            match name {
                "quota" => self.quota = None,
                "offers" => self.offers.clear(),
                "alternatives" => self.alternatives.clear(),
                "contact" => self.contact.clear(),
                "notify" => self.notify.clear(),
                "calendar" => self.entry = None,
                "share" => self.share.clear(),
                "how" => self.how = None,
                _ => {}
            }
        }
    }

    /// The sections, as [`SECTIONS`] lists them; `told` is what has become of what was pressed.
    pub fn sections(&self, stage: Stage, told: &str, speech: &Speech<'_>) -> Vec<Markup> {
        let mut offers = Markup::new();
        offers.list("", &self.offers);
        let mut contact = Markup::new();
        write_contact(&self.contact, speech, &mut contact);
        let mut said = Markup::new();
        said.leaf("span", "", told);
        vec![
            self.quota.as_ref().map(written).unwrap_or_default(),
            offers,
            self.written_alternatives(speech),
            contact,
            self.actions(stage, speech),
            self.form(stage, speech),
            said,
            self.how.as_ref().map(unfolded).unwrap_or_default(),
        ]
    }

    fn written_alternatives(&self, speech: &Speech<'_>) -> Markup {
        let mut section = Markup::new();
        if !self.alternatives.is_empty() {
            section.leaf("span", "", &speech.say(Help::ALTERNATIVES));
        }
        for other in &self.alternatives {
            match &other.href {
                Some(href) => {
                    section.open("a", "alternative");
                    section.attribute("href", href);
                }
                None => section.open("span", "alternative"),
            }
            section.attribute("data-sku", &other.sku);
            section.attribute("dir", "auto");
            section.text(&other.text);
            section.close();
        }
        section
    }

    fn actions(&self, stage: Stage, speech: &Speech<'_>) -> Markup {
        let mut section = Markup::new();
        let calendar = self.entry.as_ref().map(|_| speech.say(Help::CALENDAR));
        let share = match self.share.is_empty() {
            true => String::new(),
            false => speech.say(Help::SHARE),
        };
        let notify = match stage {
            Stage::Sent => "",
            _ => &self.notify,
        };
        let actions = [
            ("notify", notify),
            ("calendar", &*calendar.unwrap_or_default()),
            ("share", &*share),
        ];
        for (name, text) in actions.into_iter().filter(|(_, text)| !text.is_empty()) {
            section.open("button", "action");
            section.attribute("type", "button");
            section.attribute("data-do", name);
            if name == "notify" {
                let open = if stage.is_form() { "true" } else { "false" };
                section.attribute("aria-expanded", open);
            }
            section.text(text);
            section.close();
        }
        section
    }

    /// The form by which to be told. What is typed in it stands as long as the form does.
    fn form(&self, stage: Stage, speech: &Speech<'_>) -> Markup {
        let mut section = Markup::new();
        if self.notify.is_empty() || !stage.is_form() {
            return section;
        }
        section.open("label", "field");
        section.leaf("span", "label", &speech.say(Help::EMAIL));
        section.open("input", "input");
        for (name, value) in [
            ("type", "email"),
            ("name", "email"),
            ("autocomplete", "email"),
            ("maxlength", "254"),
            ("dir", "ltr"),
            ("required", ""),
        ] {
            section.attribute(name, value);
        }
        section.close();
        section.close();
        // For what the shop has to say of the address: who keeps it, and for how long.
        section.open("slot", "");
        section.attribute("name", "notify-note");
        section.close();
        for (part, kind, message) in [
            ("send", "submit", Help::SEND),
            ("dismiss", "button", Help::DISMISS),
        ] {
            section.open("button", part);
            section.attribute("type", kind);
            section.attribute("data-do", part);
            section.text(&speech.say(message));
            section.close();
        }
        section
    }
}

/// How far a collected order is along.
fn written(quota: &Collected) -> Markup {
    let mut section = Markup::new();
    section.leaf("p", "quota-note", &quota.text);
    section.open("progress", "quota-bar");
    section.attribute("max", &quota.minimum.to_string());
    section.attribute("value", &quota.collected.to_string());
    // The sentence says it all.
    section.attribute("aria-hidden", "true");
    section.close();
    section.leaf("p", "quota-more", &quota.more);
    section
}

/// How the date is known, which stays folded up until somebody asks.
fn unfolded(how: &How) -> Markup {
    let mut section = Markup::new();
    section.leaf("summary", "how-ask", &how.text);
    section.list("how-steps", &how.steps);
    section
}
