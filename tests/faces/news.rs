//! What a new snapshot changed while somebody was reading (R12).

use backsoon::present::face::Face;
use backsoon::present::news::Told;
use serde_json::{Value, json};

use crate::languages::Language;
use crate::shop::Shop;
use crate::speech;

/// A shop that sells chairs only as this tells.
fn shop(mut item: Value) -> Value {
    item["sku"] = json!("CHAIR");
    json!({ "items": [item] })
}

/// One that waits for them until a day in December.
fn on(day: &str) -> Value {
    let receipt = json!({ "quantity": 9, "due": format!("2026-12-{day}") });
    shop(json!({ "selling": "backorder", "onOrder": [receipt] }))
}

/// One with two deliveries on their way, of which so many are taken.
fn two_deliveries(taken: u64) -> Value {
    let receipts =
        json!([{ "quantity": 10, "due": "2026-12-04" }, { "quantity": 50, "due": "2027-01-20" }]);
    shop(json!({ "selling": "backorder", "backorders": taken, "onOrder": receipts }))
}

/// One that waits, and does not know how long.
fn undated() -> Value {
    shop(json!({ "selling": "backorder", "onOrder": [{ "quantity": 9 }] }))
}

/// One that should have them since Thursday, and takes so many days to pack what comes.
fn late(handling: u64) -> Value {
    let receipt = json!({ "quantity": 9, "due": "2026-11-19" });
    let mut late = shop(json!({ "selling": "backorder", "onOrder": [receipt] }));
    late["calendar"] = json!({ "handlingDays": handling });
    late
}

/// One that waits until a day in December for a supplier who may be up to so many days late.
fn up_to(last: i64, day: &str) -> Value {
    let mut window = on(day);
    window["items"][0]["supplier"] = json!("acme");
    let table = json!({ "samples": 41, "quantiles": [[0.1, 0], [0.9, last]] });
    window["suppliers"] = json!({ "acme": { "lateness": { "purchase": table } } });
    window
}

/// The same, where waits shorter than so many days are not announced as such.
fn quiet(days: u64, mut snapshot: Value) -> Value {
    snapshot["policy"] = json!({ "quietDays": days });
    snapshot
}

/// What was told of one chair, once these snapshots have come one after the other.
fn heard(snapshots: &[Value]) -> Told {
    let waiting = |snapshot: &Value| snapshot["items"][0]["backorders"].as_u64().unwrap_or(0);
    let promise = |snapshot, waiting| Shop::new(snapshot).round().told("CHAIR", 1, waiting);
    let mut told = Told::first(&promise(&snapshots[0], waiting(&snapshots[0])));
    for pair in snapshots.windows(2) {
        let waiting = waiting(&pair[1]);
        told.hear(&promise(&pair[0], waiting), &promise(&pair[1], waiting));
    }
    told
}

/// The same in words; empty where it is no news.
fn news_in(language: &Language, snapshots: &[Value]) -> String {
    let face = |snapshot| Shop::new(snapshot).face_in(&language.name, "CHAIR", 1);
    let told = heard(snapshots);
    let plain = face(snapshots.last().expect("a snapshot"));
    let mut face = plain.clone();
    told.tell(&mut face, &speech(language));
    assert_eq!(face.notes, plain.notes, "they stay");
    assert_eq!(
        face.aria == plain.aria,
        face.news.is_empty(),
        "{}",
        face.aria
    );
    face.news
}

fn news(snapshots: &[Value]) -> String {
    let languages = Language::all();
    let english = languages.iter().find(|language| language.name == "en");
    news_in(english.expect("English"), snapshots)
}

const SORRY: &str = "We are sorry: it will take longer than we said.";
const GOOD: &str = "Good news: it is coming sooner than we said.";

#[test]
fn a_date_that_moved_is_told_with_the_one_that_was_told_before() {
    let wait = || on("09");
    #[rustfmt::skip]
    let table = [
        ("later", vec![wait(), on("16")], format!("{SORRY} It was due to ship by Wednesday, December 9.")),
        ("sooner", vec![wait(), on("04")], format!("{GOOD} It was due to ship by Wednesday, December 9.")),
        ("sooner, and soon", vec![wait(), on("01")], format!("{GOOD} It was due to ship by Wednesday, December 9.")),
        ("lost", vec![wait(), undated()],
            "We are sorry: the date we gave, Wednesday, December 9, no longer holds.".into()),
        ("found", vec![undated(), wait()], "There is a date now.".into()),
        ("later and later", vec![wait(), on("16"), on("23")],
            format!("{SORRY} It was due to ship by Wednesday, December 16.")),
        ("later, then a little sooner", vec![wait(), on("23"), on("16")],
            format!("{GOOD} It was due to ship by Wednesday, December 23.")),
        ("late, then given a day", vec![late(9), on("16")],
            format!("{SORRY} It was due to ship by Monday, December 7.")),
        ("long now, but soon before", vec![quiet(20, on("09")), quiet(20, on("16"))],
            format!("{SORRY} It was due to ship by Wednesday, December 9.")),
        ("later, then told again", vec![wait(), on("16"), on("16")],
            format!("{SORRY} It was due to ship by Wednesday, December 9.")),
        ("sooner, then as late as at first", vec![wait(), on("04"), wait()],
            format!("{SORRY} It was due to ship by Friday, December 4.")),
        ("found, then lost again", vec![undated(), wait(), undated()],
            "We are sorry: the date we gave, Wednesday, December 9, no longer holds.".into()),
        ("the end of a window moved", vec![up_to(7, "09"), up_to(9, "09")],
            format!("{SORRY} It was due to ship by Wednesday, December 16.")),
        ("a window that begins later but ends sooner", vec![up_to(14, "02"), up_to(2, "09")],
            format!("{GOOD} It was due to ship by Wednesday, December 16.")),
        ("lost, then another found", vec![on("09"), undated(), on("16")], "There is a date now.".into()),
    ];
    for (what, snapshots, expected) in table {
        assert_eq!(news(&snapshots), expected, "{what}");
    }
}

#[test]
fn what_is_no_news_is_not_told() {
    let wait = || on("09");
    let stock = || shop(json!({ "onHand": 3 }));
    let gone = || shop(json!({ "selling": "discontinued" }));
    #[rustfmt::skip]
    let table = [
        ("the same again", vec![wait(), wait()]),
        ("back where it was", vec![wait(), on("16"), wait()]),
        ("lost, and back where it was", vec![wait(), undated(), wait()]),
        ("others have bought the last of those that come first", vec![two_deliveries(9), two_deliveries(10)]),
        ("sold out", vec![stock(), wait()]),
        ("in stock", vec![wait(), stock()]),
        ("in stock after a delay", vec![wait(), on("16"), stock()]),
        ("never again", vec![wait(), gone()]),
        ("later, but soon (R16)", vec![quiet(60, on("09")), quiet(60, on("16"))]),
        ("sooner, of what was soon", vec![quiet(60, on("16")), quiet(60, on("09"))]),
        ("only the beginning of a window moved", vec![up_to(7, "09"), up_to(14, "02")]),
        ("overdue before and after", vec![late(9), late(12)]),
    ];
    for (what, snapshots) in table {
        assert_eq!(news(&snapshots), "", "{what}");
    }
}

/// What is late has less time left each day, and may take until later: that alone is no news.
#[test]
fn a_window_that_moved_with_the_days_is_no_news() {
    let mut overdue = up_to(40, "09");
    overdue["items"][0]["onOrder"][0]["due"] = json!("2026-11-19");
    let purchase = &mut overdue["suppliers"]["acme"]["lateness"]["purchase"];
    purchase["quantiles"] = json!([[0.1, 0], [0.9, 40], [1, 80]]);
    let latest = |now: &str| {
        let promise = Shop::new(&overdue).at(now).round().told("CHAIR", 1, 0);
        let latest = promise.latest();
        (promise, latest)
    };
    let (first, then) = latest("2026-11-23T10:00");
    let (today, now) = latest("2026-12-01T10:00");
    assert!(then < now, "{then:?} {now:?}");
    let mut told = Told::first(&first);
    told.hear(&today, &today);
    let language = Language::all().remove(0);
    let plain = Shop::new(&overdue).at("2026-12-01T10:00").face("CHAIR", 1);
    let mut face = plain.clone();
    told.tell(&mut face, &speech(&language));
    assert_eq!(face, plain);
}

/// Somebody who has read "in stock" was told no day: what follows is judged from then on.
#[test]
fn a_wait_that_began_while_somebody_was_reading_can_be_delayed() {
    let stock = shop(json!({ "onHand": 3 }));
    let told = news(&[stock, on("09"), on("16")]);
    assert_eq!(
        told,
        format!("{SORRY} It was due to ship by Wednesday, December 9.")
    );
}

/// As when a release comes: the snapshot is the same, and so nobody asks whether there is news.
#[test]
fn news_of_a_wait_ends_with_it() {
    let english = Language::all()
        .into_iter()
        .find(|language| language.name == "en");
    let english = english.expect("English");
    let release = |day| shop(json!({ "onHand": 3, "releaseDate": day }));
    let told = heard(&["2026-12-01", "2026-12-03"].map(release));
    let second = Shop::new(&release("2026-12-03")).face("CHAIR", 1);
    let has_news = |mut face: Face| {
        told.tell(&mut face, &speech(&english));
        !face.news.is_empty()
    };
    assert!(has_news(second.clone()));
    let released = Shop::new(&release("2026-12-03")).at("2026-12-03T10:00");
    assert!(!has_news(released.face("CHAIR", 1)));
}

#[test]
fn news_is_read_out_right_after_the_headline() {
    for language in Language::all() {
        let face = |snapshot: Value| Shop::new(&snapshot).face_in(&language.name, "CHAIR", 1);
        let mut after = face(on("16"));
        let told = heard(&[on("09"), on("16")]);
        told.tell(&mut after, &speech(&language));
        let sentence = after.news.trim_end_matches(['.', '。']);
        let rest = after.aria.strip_prefix(&*after.headline).expect("the rest");
        let rest = rest.trim_start_matches(['.', '。', ' ']);
        assert!(rest.starts_with(sentence), "{}", after.aria);
        assert!(!after.aria.contains(".."), "{}", after.aria);
    }
}

#[test]
fn a_delay_is_told_in_each_language() {
    #[rustfmt::skip]
    let table = [
        ("ar", "نعتذر إليك: سيستغرق الأمر وقتًا أطول مما ذكرنا. كان من المتوقع شحنه بحلول الأربعاء، 9 ديسمبر."),
        ("de", "Es tut uns leid: Der Versand verzögert sich. Bisheriger Termin: Mittwoch, 9. Dezember."),
        ("es", "Lo sentimos: tardará más de lo que le dijimos. El envío estaba previsto para el miércoles, 9 de diciembre."),
        ("fr", "Nous sommes désolés : l’attente sera plus longue qu’annoncé. L’envoi était prévu d’ici au mercredi 9 décembre."),
        ("hu", "Elnézést kérünk, később adjuk fel, mint ígértük. Az eddigi időpont: december 9., szerda."),
        ("ja", "申し訳ございません。発送が予定より遅れます。これまでは12月9日水曜日までに発送する予定でした。"),
        ("pl", "Przepraszamy, potrwa to dłużej, niż zapowiadaliśmy. Dotychczasowy termin: środa, 9 grudnia."),
    ];
    for language in Language::all() {
        let row = table.iter().find(|(name, _)| *name == language.name);
        let Some((_, expected)) = row else {
            assert_eq!(language.name, "en", "expected a row");
            continue;
        };
        assert_eq!(news_in(&language, &[on("09"), on("16")]), *expected);
    }
}
