//! The tree as markup, for servers.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use super::status::{Amount, StatusTree};
use super::{Element, Maker};
use crate::domain::availability::State;
use crate::present::escape::push_escaped;
use crate::present::face::Face;

/// What is to stand in a `<backsoon-status>` so that it shows `face` before any script has run: a declarative shadow
/// root, dressed by the sheet at `stylesheet`. It says what was `asked`, for a page on which that changes. For a sku that nobody knows nothing, and the shop's own text shows.
pub fn template(face: &Face, asked: &str, amount: Amount, lang: &str, stylesheet: &str) -> String {
    let mut html = String::new();
    if face.state == State::Unknown {
        return html;
    }
    let root = Written::new("div", "root");
    let Ok((mut tree, _)) = StatusTree::new(&Anew, root.clone());
    let Ok(()) = tree.show(face, amount, lang);
    let Ok(()) = root.set_attribute("data-for", asked);
    html.push_str("<template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"");
    push_escaped(&mut html, stylesheet);
    html.push_str("\">");
    root.write(&mut html);
    html.push_str("</template>");
    html
}

struct Anew;

impl Maker<Written> for Anew {}

/// An element that will be written once all is in it.
#[derive(Clone)]
struct Written(Rc<RefCell<Content>>);

struct Content {
    tag: String,
    attributes: Vec<(String, String)>,
    text: String,
    elements: Vec<Written>,
}

impl Written {
    fn new(tag: &str, part: &str) -> Written {
        let mut attributes = Vec::new();
        if !part.is_empty() {
            attributes.push((String::from("part"), String::from(part)));
        }
        Written(Rc::new(RefCell::new(Content {
            tag: String::from(tag),
            attributes,
            text: String::new(),
            elements: Vec::new(),
        })))
    }

    fn write(&self, html: &mut String) {
        let content = self.0.borrow();
        html.push('<');
        html.push_str(&content.tag);
        for (name, value) in &content.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            push_escaped(html, value);
            html.push('"');
        }
        html.push('>');
        push_escaped(html, &content.text);
        for element in &content.elements {
            element.write(html);
        }
        html.push_str("</");
        html.push_str(&content.tag);
        html.push('>');
    }
}

impl Element for Written {
    type Error = Infallible;

    fn append(&self, tag: &str, part: &str) -> Result<Written, Infallible> {
        let element = Written::new(tag, part);
        self.0.borrow_mut().elements.push(element.clone());
        Ok(element)
    }

    fn set_attribute(&self, name: &str, value: &str) -> Result<(), Infallible> {
        self.remove_attribute(name)?;
        let attribute = (String::from(name), String::from(value));
        self.0.borrow_mut().attributes.push(attribute);
        Ok(())
    }

    fn remove_attribute(&self, name: &str) -> Result<(), Infallible> {
        let mut content = self.0.borrow_mut();
        content.attributes.retain(|(known, _)| known != name);
        Ok(())
    }

    fn set_text(&self, text: &str) {
        self.0.borrow_mut().text = String::from(text);
    }
}
