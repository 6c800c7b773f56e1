//! The shadow tree of `<backsoon-status>`.

use super::list::TextList;
use super::{Attribute, Element, Maker, TextBox};
use crate::present::face::Face;

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

/// One element's face: a slot for the shop's own text, the face, and a live region that is there from the start.
pub struct StatusTree<E> {
    root: E,
    lang: Attribute,
    dir: Attribute,
    view: Attribute,
    state: Attribute,
    tone: Attribute,
    headline: TextBox<E>,
    news: TextBox<E>,
    detail: TextBox<E>,
    split: TextList<E>,
    notes: TextList<E>,
    known: TextBox<E>,
    rest: TextBox<E>,
}

impl<E: Element> StatusTree<E> {
    /// Builds the tree in its `root`, with the shop's own text showing, or takes over what stands there. With it
    /// comes the live region, in which nothing is said.
    pub fn new(maker: &impl Maker<E>, root: E) -> Result<(Self, E), E::Error> {
        maker.append(&root, "slot", "fallback")?;
        let face = maker.append(&root, "div", "face")?;
        let icon = maker.append(&face, "span", "icon")?;
        maker.mark(&icon, "aria-hidden", "true")?;
        let headline = TextBox::new(maker, &face, "span", "headline")?;
        let news = TextBox::new(maker, &face, "span", "news")?;
        let detail = TextBox::new(maker, &face, "span", "detail")?;
        let split = TextList::new(maker, &face, "split")?;
        let notes = TextList::new(maker, &face, "notes")?;
        let known = TextBox::new(maker, &face, "span", "known")?;
        let rest = TextBox::new(maker, &face, "span", "rest")?;
        let announcer = maker.append(&root, "span", "announcer")?;
        maker.mark(&announcer, "role", "status")?;
        let of = |name| Attribute::of(maker, &root, name);
        let tree = StatusTree {
            lang: of("lang"),
            dir: of("dir"),
            view: of("data-view"),
            state: of("data-state"),
            tone: of("data-tone"),
            root,
            headline,
            news,
            detail,
            split,
            notes,
            known,
            rest,
        };
        Ok((tree, announcer))
    }

    /// Shows `face`, in the language `lang` where that is not the page's: English, whatever way the page runs.
    pub fn show(&mut self, face: &Face, amount: Amount, lang: &str) -> Result<(), E::Error> {
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
        self.speak(lang)?;
        self.view.set(&self.root, amount.name())?;
        self.state.set(&self.root, face.state.name())?;
        self.tone.set(&self.root, face.tone.name())?;
        self.headline.show(headline)?;
        self.news.show(in_full(&face.news))?;
        self.detail.show(in_full(detail))?;
        self.split.show(lists(&face.split))?;
        self.notes.show(lists(&face.notes))?;
        self.known.show(in_full(&face.known))?;
        self.rest.show(rest)
    }

    /// Shows the shop's own text again.
    pub fn clear(&mut self) -> Result<(), E::Error> {
        self.state.set(&self.root, "")?;
        self.tone.set(&self.root, "")?;
        self.speak("")
    }

    fn speak(&mut self, lang: &str) -> Result<(), E::Error> {
        self.lang.set(&self.root, lang)?;
        self.dir
            .set(&self.root, if lang.is_empty() { "" } else { "ltr" })
    }
}
