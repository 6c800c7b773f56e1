//! The languages there are: whatever lies in `www/locales`, and the forms their messages need.

use std::fs;
use std::path::Path;

use backsoon::present::catalogue::Catalogue;
use backsoon::present::message::Message;
use backsoon::present::wording::Words;

/// What a message that is said of a day has besides its plain form.
const CONTEXTS: [&str; 4] = ["", "_today", "_tomorrow", "_undated"];

/// Plural categories by language, as CLDR has them.
const CATEGORIES: [(&[&str], &[&str]); 5] = [
    (&["ja", "ko", "zh"], &["other"]),
    (&["de", "en", "hu", "nl", "sv"], &["one", "other"]),
    (&["es", "fr", "it", "pt"], &["one", "many", "other"]),
    (&["pl", "uk"], &["one", "few", "many", "other"]),
    (&["ar"], &["zero", "one", "two", "few", "many", "other"]),
];

/// A language, and how it speaks without a browser.
pub struct Language {
    pub name: String,
    pub words: Words,
}

/// A message said of some day, of any count.
pub struct Form {
    /// What its keys have of the day.
    pub context: &'static str,
    pub keys: Vec<String>,
    /// The same where there is little room, if the language has it: all of these or none.
    pub brief: Vec<String>,
}

impl Language {
    /// All that what is said of an item is there in, by name.
    pub fn all() -> Vec<Language> {
        Language::in_folder("www/locales")
    }

    /// All that a place where something is said has a catalogue for, by name. Folders are of other
    /// places.
    pub fn in_folder(folder: &str) -> Vec<Language> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = fs::read_dir(folder).expect("the folder of catalogues");
        let mut paths: Vec<_> = entries
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| !path.is_dir())
            .collect();
        paths.sort();
        let read = |path: &Path| {
            assert!(
                path.extension()
                    .is_some_and(|extension| extension == "json"),
                "{path:?}: expected a catalogue, <language>.json"
            );
            let catalogue = Catalogue::read(&fs::read(path).expect("a file"));
            let catalogue = catalogue.unwrap_or_else(|error| panic!("{path:?}: {error}"));
            assert_eq!(catalogue.problems, [], "in {path:?}");
            Language {
                name: path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into(),
                words: Words::new(Some(catalogue), None),
            }
        };
        paths.iter().map(|path| read(path)).collect()
    }

    /// What a message has in this language: a form for each day that it can be said of.
    pub fn forms(&self, message: Message) -> Vec<Form> {
        let contexts = if message.dated { &CONTEXTS[..] } else { &[""] };
        let form = |context: &&'static str| Form {
            context,
            keys: self.keys(message, &format!("{}{context}", message.key)),
            brief: self.keys(message, &format!("{}Brief{context}", message.key)),
        };
        contexts.iter().map(form).collect()
    }

    /// The key, or one for each plural category.
    fn keys(&self, message: Message, key: &str) -> Vec<String> {
        if !message.counted {
            return vec![String::from(key)];
        }
        let Some(categories) = categories(&self.name) else {
            panic!("{}: expected its plural categories in the table", self.name)
        };
        let keys = categories.iter();
        keys.map(|category| format!("{key}_{category}")).collect()
    }

    /// Whether `text` is the message in any of its forms, whatever day or count it is said of.
    pub fn says(&self, message: Message, text: &str) -> bool {
        let mut forms = self.forms(message).into_iter();
        forms.any(|form| self.says_one_of(&form.keys, text) || self.says_one_of(&form.brief, text))
    }

    /// Whether `text` is what stands under one of the keys.
    pub fn says_one_of(&self, keys: &[String], text: &str) -> bool {
        let mut patterns = keys
            .iter()
            .filter_map(|key| self.words.catalogue().get(key));
        patterns.any(|pattern| fits(pattern, text))
    }
}

/// The plural categories of a language; regions and scripts have those of their language.
pub fn categories(language: &str) -> Option<&'static [&'static str]> {
    let (language, _) = language.split_once('-').unwrap_or((language, ""));
    let row = CATEGORIES
        .iter()
        .find(|(languages, _)| languages.contains(&language))?;
    Some(row.1)
}

/// Whether `text` is `pattern` with something in each of its places, in those of numbers a number.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((before, rest)) = pattern.split_once("{{") else {
        return pattern == text;
    };
    let (place, after) = rest.split_once("}}").expect("the end of a place");
    let Some(text) = text.strip_prefix(before) else {
        return false;
    };
    let is_number = matches!(place, "count" | "quantity");
    let mut ends = (1..=text.len()).filter(|end| text.is_char_boundary(*end));
    ends.any(|end| {
        let (filled, text) = text.split_at(end);
        (!is_number || filled.bytes().all(|byte| byte.is_ascii_digit())) && fits(after, text)
    })
}
