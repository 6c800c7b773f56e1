//! Text in markup.

/// Adds `text` to markup, where it stays text: between tags, and within an attribute in double quotes.
pub(super) fn push_escaped(markup: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            // Else it would be read as the end of a line alone.
            '\r' => markup.push_str("&#13;"),
            other => markup.push(other),
        }
    }
}
