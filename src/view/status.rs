//! The shadow tree of `<backsoon-status>`.

use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use super::announcer::Announcer;
use super::dom::{Attribute, Maker, TextBox};
use super::list::TextList;
use crate::present::face::Face;

/// The sheet of the shadow root that the tree stands in.
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/status.css"));

/// How much of a face is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Everything.
    Full,
    /// The headline with the shortest date, in one line.
    Line,
    /// The same as a pill.
    Badge,
}

impl Amount {
    /// The amount that the `view` attribute names; everything, where it names none.
    pub fn named(name: &str) -> Amount {
        match name {
            "line" => Amount::Line,
            "badge" => Amount::Badge,
            _ => Amount::Full,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Amount::Full => "full",
            Amount::Line => "line",
            Amount::Badge => "badge",
        }
    }
}

/// One element's face on the page: a slot for the shop's own text, the face, and a live region that
/// is there from the start.
pub struct StatusTree {
    root: Element,
    lang: Attribute,
    dir: Attribute,
    view: Attribute,
    state: Attribute,
    tone: Attribute,
    headline: TextBox,
    news: TextBox,
    detail: TextBox,
    split: TextList,
    notes: TextList,
    known: TextBox,
    rest: TextBox,
    announcer: Announcer,
    /// Whether the face was written without `Intl`, which the first paint does not wait for.
    plain: bool,
}

impl StatusTree {
    /// Builds the tree in `shadow`, with the shop's own text showing.
    pub fn new(shadow: &Node) -> Result<StatusTree, JsValue> {
        let maker = Maker::new(shadow)?;
        let root = maker.append(shadow, "div", "root")?;
        maker.append(&root, "slot", "fallback")?;
        let face = maker.append(&root, "div", "face")?;
        let icon = maker.append(&face, "span", "icon")?;
        icon.set_attribute("aria-hidden", "true")?;
        let headline = TextBox::new(&maker, &face, "span", "headline")?;
        let news = TextBox::new(&maker, &face, "span", "news")?;
        let detail = TextBox::new(&maker, &face, "span", "detail")?;
        let split = TextList::new(&maker, &face, "split")?;
        let notes = TextList::new(&maker, &face, "notes")?;
        let known = TextBox::new(&maker, &face, "span", "known")?;
        let rest = TextBox::new(&maker, &face, "span", "rest")?;
        let announcer = Announcer::new(&maker, &root)?;
        Ok(StatusTree {
            root,
            lang: Attribute::new("lang"),
            dir: Attribute::new("dir"),
            view: Attribute::new("data-view"),
            state: Attribute::new("data-state"),
            tone: Attribute::new("data-tone"),
            headline,
            news,
            detail,
            split,
            notes,
            known,
            rest,
            announcer,
            plain: true,
        })
    }

    /// Shows `face`, which was written in `plain` figures or by `Intl`; whether that changed anything
    /// that is read.
    pub fn show(&mut self, face: &Face, amount: Amount, plain: bool) -> Result<bool, JsValue> {
        let full = amount == Amount::Full;
        let headline = if full { &face.headline } else { &face.badge };
        let in_full = |text| if full { text } else { "" };
        let detail = match face.countdown.is_empty() {
            true => &face.detail,
            false => &face.countdown,
        };
        let lists = |list| if full { list } else { &[][..] };
        // What does not fit on one line is still there for who listens.
        let rest = match amount {
            Amount::Full => "",
            _ => face.aria.strip_prefix(&*face.headline).unwrap_or_default(),
        };
        self.view.set(&self.root, amount.name())?;
        self.state.set(&self.root, face.state.name())?;
        self.tone.set(&self.root, face.tone.name())?;
        self.headline.show(headline)?;
        self.news.show(in_full(&face.news))?;
        self.detail.show(in_full(detail))?;
        self.split.show(lists(&face.split))?;
        self.notes.show(lists(&face.notes))?;
        self.known.show(in_full(&face.known))?;
        self.rest.show(rest)?;
        // The same day in another spelling is no change.
        let respelt = self.plain && !plain;
        self.plain = plain;
        Ok(self.announcer.say(&face.aria, respelt))
    }

    /// Tells what language it is in, where that is not the page's: English, whatever way the page runs.
    pub fn speak(&mut self, lang: &str) -> Result<(), JsValue> {
        self.lang.set(&self.root, lang)?;
        self.dir
            .set(&self.root, if lang.is_empty() { "" } else { "ltr" })
    }

    /// Shows the shop's own text again.
    pub fn clear(&mut self) -> Result<(), JsValue> {
        self.state.set(&self.root, "")?;
        self.tone.set(&self.root, "")?;
        self.announcer.clear();
        self.speak("")?;
        Ok(())
    }

    /// Whether the shop's own text shows.
    pub fn is_clear(&self) -> bool {
        self.announcer.text().is_empty()
    }

    /// What is shown, as a screen reader says it.
    pub fn text(&self) -> &str {
        self.announcer.text()
    }
}
