//! What holds for the face of every promise, in every language.

use backsoon::domain::availability::State;
use backsoon::domain::promise::Source;
use backsoon::domain::supply::Round;
use backsoon::present::countdown::holds;
use backsoon::present::face::Face;
use backsoon::present::message::Message;
use backsoon::present::wording::Speech;
use proptest::prelude::*;

use crate::generate::asked;
use crate::languages::Language;
use crate::public::{published, shown};
use crate::run::{Verdict, check};
use crate::shop::{Asked, Shop};

/// The word that a discreet shop never says.
fn unsaid(language: &Language) -> &'static str {
    match &*language.name {
        "de" => "nachbestell",
        "en" => "backorder",
        "es" => "bajo pedido",
        "fr" => "réappro",
        "hu" => "utánrendel",
        "ar" => "مؤجل",
        "ja" => "取り寄せ",
        "pl" => "na zamówienie",
        name => panic!("{name}: expected here the word in it that a discreet shop never says"),
    }
}

/// What `shop` shows to who asks.
fn face(shop: &Shop, asked: &Asked, language: &Language) -> Face {
    let snapshot = shop.read();
    let now = shop.moment();
    let round = Round::new(&snapshot, now);
    let promise = round.promise(&asked.sku, asked.quantity);
    round.face(
        &asked.sku,
        asked.quantity,
        &promise,
        &language.words,
        now,
        Some(now),
    )
}

/// Tries a law on the faces of many promises, in each language.
fn check_faces(law: impl Fn(&Asked, &Face, &Language) -> Verdict) {
    let languages = Language::all();
    check(asked(), |asked| {
        let mut faces = languages
            .iter()
            .map(|language| (face(&asked.shop, &asked, language), language));
        faces.try_for_each(|(face, language)| law(&asked, &face, language))
    });
}

fn sentences(face: &Face) -> impl Iterator<Item = &str> {
    let single = [&face.headline, &face.badge, &face.known, &face.aria];
    single
        .into_iter()
        .chain(&face.split)
        .chain(&face.notes)
        .map(|text| &**text)
        .chain(Some(&*face.countdown).filter(|text| !text.is_empty()))
}

/// What a headline may say.
fn headlines(face: &Face) -> &'static [Message] {
    match face.state {
        State::InStock | State::LowStock => &[Message::IN_STOCK, Message::LOW_STOCK],
        State::OutOfStock => &[Message::OUT_OF_STOCK],
        State::Short => &[Message::SHORT],
        State::Preorder => &[Message::PREORDER],
        State::Unknown => &[Message::UNKNOWN],
        State::Discontinued => &[Message::GONE, Message::LAST_ONES],
        _ if !face.announce => &[Message::QUIET],
        State::MadeToOrder => &[Message::MADE_TO_ORDER],
        State::Partial => &[Message::PARTIAL],
        State::Backorder => &[Message::BACKORDER, Message::DISCREET],
    }
}

/// Whether a headline speaks of a day at all.
fn is_dated(face: &Face) -> bool {
    headlines(face).iter().all(|message| message.dated)
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

/// R5: the last day by which it ships, or is back; or the words that none is known, and where
/// something is waited for, what happens next.
#[test]
fn every_wait_has_a_date_or_says_that_none_is_known() {
    check_faces(|asked, face, language| {
        let (promise, today) = (asked.promise(), asked.shop.moment().day);
        let day = match face.state {
            State::Short if promise.parts.iter().any(|part| part.latest.is_none()) => None,
            State::Short => promise.latest(),
            State::OutOfStock => promise.returns.map(|returns| returns.latest),
            _ => face.dates.as_ref().map(|dates| dates.latest),
        };
        let context = match day.map(|day| today.until(day)) {
            None => "_undated",
            Some(0) => "_today",
            Some(1) => "_tomorrow",
            Some(_) => "",
        };
        let messages = headlines(face).iter();
        let forms = messages.flat_map(|message| language.forms(*message));
        // What is said of no day at all has no other form.
        let forms = forms.filter(|form| form.context == context || !is_dated(face));
        let (mut full, mut brief) = (Vec::new(), Vec::new());
        for form in forms {
            full.extend(form.keys);
            brief.extend(form.brief);
        }
        for (text, long) in [(&face.headline, true), (&face.badge, false)] {
            let words = &language.words;
            let speech = Speech { words, today, long };
            let is_said = language.says_one_of(&full, text);
            let is_brief = !long && language.says_one_of(&brief, text);
            prop_assert!(is_said || is_brief, "{text}: none of {full:?}");
            if let (Some(day), "") = (day, context) {
                prop_assert!(text.contains(&speech.date(day)), "{text}: expected {day}");
            }
            let waits = !matches!(face.state, State::InStock | State::LowStock);
            if waits && promise.unavailable == 0 && day.is_none() {
                let expected = speech.say(Message::NO_DATE);
                prop_assert!(face.announce && face.detail == expected, "{face:?}");
            }
        }
        Ok(())
    });
}

/// Somebody who looks again only when `holds` says so misses nothing but minutes that are counted.
#[test]
fn nothing_but_a_countdown_changes_while_what_is_said_holds() {
    check_faces(|asked, face, language| {
        let now = asked.shop.moment();
        let counting = !face.countdown.is_empty();
        for minutes in 1..holds(&asked.shop.read().calendar, now.time) {
            let later = now.time.minutes() + minutes;
            let day = now.day;
            let later = format!("{day}T{:02}:{:02}", later / 60, later % 60);
            let shop = Shop {
                now: later,
                ..asked.shop.clone()
            };
            let mut later = self::face(&shop, asked, language);
            prop_assert_eq!(!later.countdown.is_empty(), counting, "at {}", shop.now);
            later.countdown.clone_from(&face.countdown);
            later.known.clone_from(&face.known);
            prop_assert_eq!(&later, face, "at {}", shop.now);
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
    // A language without such a word fails here, once.
    Language::all().iter().map(unsaid).for_each(drop);
    check_faces(|asked, face, language| {
        let discreet = asked.shop.snapshot["policy"]["wording"] == "discreet";
        for text in sentences(face).filter(|_| discreet || !face.announce) {
            prop_assert!(!text.to_lowercase().contains(unsaid(language)), "{text}");
        }
        Ok(())
    });
}

/// R16: no apology, no days to wait, nobody who waits, no explanation; of a window its days, and why it is wide.
#[test]
fn what_is_not_announced_has_no_note_of_a_wait() {
    const CALM: [Message; 7] = [
        Message::WINDOW,
        Message::SLACK,
        Message::FEW,
        Message::ARRIVES,
        Message::ARRIVES_WINDOW,
        Message::ARRIVES_ALL,
        Message::UNSURE,
    ];
    check_faces(|_, face, language| {
        for note in face.notes.iter().filter(|_| !face.announce) {
            let is_calm = CALM.iter().any(|message| language.says(*message, note));
            prop_assert!(is_calm, "{note}");
        }
        Ok(())
    });
}

/// Whoever shows a page from the merchant's own snapshot shows what everybody may see.
#[test]
fn a_private_snapshot_has_the_face_of_the_public_one() {
    check_faces(|asked, face_of_private, language| {
        let public = published(&asked.shop, Some(&asked.sku));
        prop_assert_eq!(&face(&public, asked, language), face_of_private);
        Ok(())
    });
}

/// Not the headline, which names what is left where that is low, nor the lines below it, which name
/// what is left where a request takes all of it.
#[test]
fn no_sentence_names_more_units_in_stock_than_the_shop_shows() {
    check_faces(|asked, face, language| {
        let snapshot = asked.shop.read();
        let policy = &snapshot.policy;
        let (Some(shown), Some(item)) = (shown(policy), snapshot.item(&asked.sku)) else {
            return Ok(());
        };
        if [&face.headline, &face.badge]
            .iter()
            .any(|text| language.says(Message::LOW_STOCK, text))
        {
            let left = item.told().saturating_sub(item.waiting);
            prop_assert!(Some(left) <= policy.max_shown, "{left} in {face:?}");
        }
        let promise = asked.promise();
        let parts = promise.parts.iter();
        let stock = parts.filter(|part| part.source == Source::Stock);
        let stock: u64 = stock.map(|part| part.quantity).sum();
        if stock < asked.quantity && !face.split.is_empty() {
            prop_assert!(stock <= shown, "{stock} of {shown} in {face:?}");
        }
        Ok(())
    });
}
