//! Cancelling an order or one line of it, while that is free: asked once more, answered by the shop.

use super::Stage;
use super::message::Phrase;
use super::order::{Customer, Progress};
use crate::domain::snapshot::{Charge, Policy};
use crate::present::markup::Markup;
use crate::present::wording::Speech;

impl Customer<'_> {
    /// How to cancel what is not sent yet.
    pub(super) fn cancel(&self, progress: &[Progress<'_>]) -> Markup {
        let mut section = Markup::new();
        if progress.iter().all(|line| line.units.unsent() == 0) {
            return section;
        }
        let meant = self.cancelled_line.as_deref();
        let meant = progress.iter().find(|of| Some(&*of.line.id) == meant);
        let named = |message, line: &Progress<'_>| {
            let name = self.speech.item(line.units.unsent(), &line.name);
            self.speech.with(message, &[("name", &name)])
        };
        let say = |message| self.speech.say(message);
        match self.stage {
            Stage::Idle => {
                button(&mut section, "cancel-ask", "ask", &say(Phrase::CANCEL));
                let note = cancel_note(self.policy(), &self.speech);
                section.leaf("p", "cancel-note", &note);
            }
            Stage::Sure => {
                let sure = meant.map(|line| named(Phrase::CANCEL_SURE_LINE, line));
                let sure = sure.unwrap_or_else(|| say(Phrase::CANCEL_SURE));
                section.leaf("p", "cancel-note", &sure);
                button(&mut section, "cancel-yes", "yes", &say(Phrase::CANCEL_YES));
                button(&mut section, "cancel-no", "no", &say(Phrase::CANCEL_NO));
            }
            Stage::Working => section.leaf("p", "cancel-note", &say(Phrase::CANCELLING)),
            Stage::Failed => {
                section.leaf("p", "cancel-failed", &say(Phrase::CANCEL_FAILED));
                match meant {
                    Some(line) => self.line_button(&mut section, line),
                    None => button(&mut section, "cancel-ask", "ask", &say(Phrase::CANCEL)),
                }
            }
        }
        section
    }

    /// A button that asks to cancel what is left of one line.
    pub(super) fn line_button(&self, markup: &mut Markup, line: &Progress<'_>) {
        let name = self.speech.item(line.units.unsent(), &line.name);
        let words = self.speech.with(Phrase::CANCEL_LINE, &[("name", &name)]);
        open_button(markup, "cancel-line", "ask", &words);
        markup.attribute("data-line", &line.line.id);
        markup.close();
    }
}

fn button(markup: &mut Markup, part: &'static str, act: &str, words: &str) {
    open_button(markup, part, act, words);
    markup.close();
}

/// Begins a button; the host finds out by `data-cancel` what it is for.
fn open_button(markup: &mut Markup, part: &'static str, act: &str, words: &str) {
    markup.open("button", part);
    markup.attribute("type", "button");
    markup.attribute("data-cancel", act);
    markup.text(words);
}

/// What cancelling costs: nothing.
pub fn cancel_note(policy: &Policy, speech: &Speech<'_>) -> String {
    speech.say(match policy.charge {
        Charge::OnDispatch => Phrase::CANCEL_FREE,
        Charge::OnOrder | Charge::Deposit => Phrase::CANCEL_REFUND,
    })
}
