//! What holds for the face of every promise, in every language.

use std::fs;

use backsoon::domain::availability::State;
use backsoon::domain::supply::Round;
use backsoon::present::catalogue::Catalogue;
use backsoon::present::face::Face;
use backsoon::present::wording::Words;
use proptest::prelude::*;

use crate::generate::asked;
use crate::run::{Verdict, check};
use crate::shop::Asked;

/// A language's words, and the word in it that a discreet shop never says.
type Language = (Words, &'static str);

fn languages() -> [Language; 2] {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/locales/hu.json");
    let hungarian = Catalogue::read(&fs::read(path).expect("a catalogue")).expect("a catalogue");
    [
        (Words::new(None, None), "backorder"),
        (Words::new(Some(hungarian), None), "utánrendel"),
    ]
}

fn face(asked: &Asked, words: &Words) -> Face {
    let snapshot = asked.shop.read();
    let now = asked.shop.moment();
    let round = Round::new(&snapshot, now);
    let promise = round.promise(&asked.sku, asked.quantity);
    round.face(&asked.sku, asked.quantity, &promise, words, now, Some(now))
}

/// Tries a law on the faces of many promises, in each language.
fn check_faces(law: impl Fn(&Asked, &Face, &str) -> Verdict) {
    let languages = languages();
    check(asked(), |asked| {
        let mut faces = languages
            .iter()
            .map(|(words, unsaid)| (face(&asked, words), *unsaid));
        faces.try_for_each(|(face, unsaid)| law(&asked, &face, unsaid))
    });
}

fn sentences(face: &Face) -> impl Iterator<Item = &str> {
    let single = [&face.headline, &face.badge, &face.known, &face.aria];
    single
        .into_iter()
        .chain(&face.split)
        .chain(&face.notes)
        .map(|text| &**text)
}

#[test]
fn every_promise_is_said_in_whole_sentences() {
    check_faces(|_, face, _| {
        let detail = Some(&*face.detail).filter(|detail| !detail.is_empty());
        for text in sentences(face).chain(detail) {
            prop_assert!(!text.trim().is_empty(), "an empty message in {face:?}");
            prop_assert!(!text.contains(['{', '}']), "{text}");
            prop_assert!(!text.contains("  ") && !text.contains(".."), "{text}");
            prop_assert_eq!(text.trim(), text);
        }
        Ok(())
    });
}

/// R5: what can be had and is not there has a date, or the words that none is known.
#[test]
fn every_wait_has_a_date_or_says_that_none_is_known() {
    check_faces(|_, face, _| {
        let later = [
            State::Backorder,
            State::Partial,
            State::MadeToOrder,
            State::Preorder,
        ];
        let waits = later.contains(&face.state);
        if waits && face.dates.is_none() {
            prop_assert!(face.announce && !face.detail.is_empty(), "{face:?}");
        }
        Ok(())
    });
}

#[test]
fn a_screen_reader_says_all_that_is_shown() {
    check_faces(|_, face, _| {
        let shown = face.split.iter().chain(&face.notes);
        for text in shown.chain([&face.headline, &face.detail]) {
            prop_assert!(
                face.aria.contains(text.trim_end_matches('.')),
                "{text} in {face:?}"
            );
        }
        Ok(())
    });
}

/// R9, R16: neither in a discreet shop nor while it is quiet is a wait called a backorder.
#[test]
fn no_wait_is_called_a_backorder_where_it_must_not_be() {
    check_faces(|asked, face, unsaid| {
        let discreet = asked.shop.snapshot["policy"]["wording"] == "discreet";
        for text in sentences(face).filter(|_| discreet || !face.announce) {
            prop_assert!(!text.to_lowercase().contains(unsaid), "{text}");
        }
        Ok(())
    });
}
