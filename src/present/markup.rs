//! A tree of elements and texts as plain data, for what is built anew when it changes. Texts are
//! texts: nothing in them is ever markup.

/// A step of writing a tree, from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// An element begins: its tag and, where it has one, its CSS part.
    Open(&'static str, &'static str),
    /// It has an attribute.
    Attribute(&'static str, String),
    /// It has a text.
    Text(String),
    /// It ends.
    Close,
}

/// What is in an element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup(Vec<Step>);

impl Markup {
    /// Nothing yet.
    pub const fn new() -> Markup {
        Markup(Vec::new())
    }

    /// The steps of writing it.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what is in another.
    pub fn extend(&mut self, other: Markup) {
        self.0.extend(other.0);
    }

    /// Begins an element.
    pub fn open(&mut self, tag: &'static str, part: &'static str) {
        self.0.push(Step::Open(tag, part));
    }

    /// Gives an attribute to the element that began last.
    pub fn attribute(&mut self, name: &'static str, value: &str) {
        self.0.push(Step::Attribute(name, String::from(value)));
    }

    /// Ends the element that has not ended yet.
    pub fn close(&mut self) {
        self.0.push(Step::Close);
    }

    /// Gives a text to the element that began last.
    pub fn text(&mut self, text: &str) {
        self.0.push(Step::Text(String::from(text)));
    }

    /// A whole element with a text; none where the text is empty.
    pub fn leaf(&mut self, tag: &'static str, part: &'static str, text: &str) {
        if !text.is_empty() {
            self.open(tag, part);
            self.text(text);
            self.close();
        }
    }

    /// A list with an entry a text; none where there are none.
    pub fn list(&mut self, part: &'static str, texts: &[String]) {
        if !texts.is_empty() {
            self.open("ul", part);
            for text in texts {
                self.leaf("li", "", text);
            }
            self.close();
        }
    }

    /// A row of a description list; none where there is nothing to describe.
    pub fn row(&mut self, part: &'static str, term: &str, what: &str) {
        if !what.is_empty() {
            self.open("div", part);
            self.leaf("dt", "", term);
            self.leaf("dd", "", what);
            self.close();
        }
    }
}
