//! The tree of elements that shows a face, whatever its elements are: those of a page, or their markup. What is
//! described here once is what both show.

#[cfg(feature = "full")]
pub mod html;
mod list;
pub mod status;

/// An element of a tree. What it says is always text: markup from a snapshot is never markup.
pub trait Element: Sized {
    /// Why something could not be done.
    type Error;
    /// A new element at its end, with a CSS part's name unless that is empty.
    fn append(&self, tag: &str, part: &str) -> Result<Self, Self::Error>;
    /// Gives it an attribute.
    fn set_attribute(&self, name: &str, value: &str) -> Result<(), Self::Error>;
    /// Takes an attribute away.
    fn remove_attribute(&self, name: &str) -> Result<(), Self::Error>;
    /// Gives it a text.
    fn set_text(&self, text: &str);
}

/// Where the elements of a tree come from, in the order of the tree: they are made, unless they stand there already.
pub trait Maker<E: Element> {
    /// The next element, in `parent`.
    fn append(&self, parent: &E, tag: &str, part: &str) -> Result<E, E::Error> {
        parent.append(tag, part)
    }
    /// Gives an attribute to an element that it made; what stood there has it.
    fn mark(&self, element: &E, name: &str, value: &str) -> Result<(), E::Error> {
        element.set_attribute(name, value)
    }
    /// What an element of this maker says.
    fn text(&self, _element: &E) -> String {
        String::new()
    }
    /// What an attribute of it says; nothing where it has none.
    fn attribute(&self, _element: &E, _name: &str) -> String {
        String::new()
    }
    /// How many elements are in it.
    fn count(&self, _element: &E) -> u32 {
        0
    }
}

/// An element that shows one text, hidden where that is empty.
struct TextBox<E> {
    element: E,
    text: String,
}

impl<E: Element> TextBox<E> {
    /// A box in `parent`, hidden until it has a text.
    fn new(maker: &impl Maker<E>, parent: &E, tag: &str, part: &str) -> Result<Self, E::Error> {
        let element = maker.append(parent, tag, part)?;
        let text = maker.text(&element);
        if text.is_empty() {
            maker.mark(&element, "hidden", "")?;
        }
        Ok(TextBox { element, text })
    }

    fn show(&mut self, text: &str) -> Result<(), E::Error> {
        if self.text == text {
            return Ok(());
        }
        self.element.set_text(text);
        if self.text.is_empty() {
            self.element.remove_attribute("hidden")?;
        } else if text.is_empty() {
            self.element.set_attribute("hidden", "")?;
        }
        text.clone_into(&mut self.text);
        Ok(())
    }
}

/// An attribute of an element, written when it changes.
pub struct Attribute {
    name: &'static str,
    value: String,
}

impl Attribute {
    /// An attribute that is not there yet.
    pub fn new(name: &'static str) -> Attribute {
        let value = String::new();
        Attribute { name, value }
    }

    /// An attribute of what `maker` made.
    fn of<E: Element>(maker: &impl Maker<E>, element: &E, name: &'static str) -> Attribute {
        let value = maker.attribute(element, name);
        Attribute { name, value }
    }

    /// Gives it this value; an empty one takes it away.
    pub fn set<E: Element>(&mut self, element: &E, value: &str) -> Result<(), E::Error> {
        if self.value == value {
            return Ok(());
        }
        match value {
            "" => element.remove_attribute(self.name)?,
            value => element.set_attribute(self.name, value)?,
        }
        value.clone_into(&mut self.value);
        Ok(())
    }
}
