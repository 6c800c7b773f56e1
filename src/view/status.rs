//! The shadow tree of `<backsoon-status>` on a page.

use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use super::announcer::Announcer;
use super::dom::Standing;
use crate::present::face::Face;
use crate::present::tree::status::{Amount, StatusTree};

/// The sheet of the shadow root that the tree stands in.
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/status.css"));

/// One element's face on the page, and the live region that speaks for it.
pub struct StatusView {
    tree: StatusTree<Element>,
    announcer: Announcer,
    /// Whether the face was written without `Intl`, which the first paint does not wait for.
    plain: bool,
}

impl StatusView {
    /// Builds the tree in `shadow`, with the shop's own text showing, or takes over the one that stands there.
    pub fn new(shadow: &Node) -> Result<StatusView, JsValue> {
        let maker = Standing::new(shadow)?;
        let root = maker.append(shadow, "div", "root")?;
        let (tree, region) = StatusTree::new(&maker, root)?;
        Ok(StatusView {
            tree,
            announcer: Announcer::of(region),
            plain: true,
        })
    }

    /// Shows `face`, which was written in `plain` figures or by `Intl`, in the language `lang` where that is not the
    /// page's; whether that changed anything that is read.
    pub fn show(
        &mut self,
        face: &Face,
        amount: Amount,
        lang: &str,
        plain: bool,
    ) -> Result<bool, JsValue> {
        self.tree.show(face, amount, lang)?;
        // The same day in another spelling is no change.
        let respelt = self.plain && !plain;
        self.plain = plain;
        Ok(self.announcer.say(&face.aria, respelt))
    }

    /// Shows the shop's own text again.
    pub fn clear(&mut self) -> Result<(), JsValue> {
        self.announcer.clear();
        self.tree.clear()
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
