//! The time left until today's cut-off, and for how long what is said holds.

use backsoon::domain::calendar::Calendar;
use backsoon::domain::day::Time;
use backsoon::present::countdown::holds;
use backsoon::present::face::Face;
use serde_json::json;

use crate::shop::Shop;

/// What is shown of an item in stock at a time of the Monday; the cut-off is at two.
fn at(time: &str, language: &str) -> Face {
    let item = json!({ "sku": "CHAIR", "onHand": 9 });
    let snapshot = json!({ "calendar": { "cutOff": "14:00" }, "items": [item] });
    let now = format!("2026-11-23T{time}");
    Shop::new(&snapshot).at(&now).face_in(language, "CHAIR", 1)
}

#[test]
fn the_last_hours_before_the_cut_off_are_counted_down() {
    #[rustfmt::skip]
    let table = [
        ("07:59", ""),
        ("08:00", "Order within 6 h (before 2:00 PM) to have it sent today."),
        ("11:46", "Order within 2 h 14 min (before 2:00 PM) to have it sent today."),
        ("13:00", "Order within 1 h (before 2:00 PM) to have it sent today."),
        ("13:01", "Order within 59 min (before 2:00 PM) to have it sent today."),
        ("13:59", "Order within 1 min (before 2:00 PM) to have it sent today."),
        ("14:00", ""),
    ];
    for (time, countdown) in table {
        assert_eq!(at(time, "en").countdown, countdown, "at {time}");
    }
}

/// Neither what is read out nor what stands there as data changes with each minute.
#[test]
fn what_is_read_out_names_the_time_alone() {
    for time in ["00:00", "08:00", "13:59"] {
        let face = at(time, "en");
        assert_eq!(face.detail, "For orders before 2:00 PM.", "at {time}");
        assert_eq!(
            face.aria,
            "In stock, ships today. For orders before 2:00 PM."
        );
    }
}

/// Abbreviations, and Hungarian nouns after a number, are the same for every number.
#[test]
fn hours_and_minutes_are_counted_in_each_language() {
    #[rustfmt::skip]
    let table = [
        ("ar", "11:46", "اطلب خلال 2 س و14 د (قبل الساعة 2:00 م) ليُشحن اليوم."),
        ("ar", "13:57", "اطلب خلال 3 د (قبل الساعة 2:00 م) ليُشحن اليوم."),
        ("ar", "13:49", "اطلب خلال 11 د (قبل الساعة 2:00 م) ليُشحن اليوم."),
        ("de", "11:46", "Bei Bestellung innerhalb von 2 Std. 14 Min. (vor 14:00 Uhr) versenden wir noch heute."),
        ("de", "13:59", "Bei Bestellung innerhalb von 1 Min. (vor 14:00 Uhr) versenden wir noch heute."),
        ("es", "11:46", "Tiempo restante para el envío de hoy: 2 h 14 min (hora límite: 14:00)."),
        ("es", "13:59", "Tiempo restante para el envío de hoy: 1 min (hora límite: 14:00)."),
        ("fr", "11:46", "Pour un envoi aujourd’hui, il vous reste 2 h 14 min pour commander (avant 14:00)."),
        ("fr", "13:59", "Pour un envoi aujourd’hui, il vous reste 1 min pour commander (avant 14:00)."),
        ("hu", "11:46", "Ha 2 óra 14 percen belül megrendeli (14:00 előtt), még ma feladjuk."),
        ("hu", "13:59", "Ha 1 percen belül megrendeli (14:00 előtt), még ma feladjuk."),
        ("ja", "11:46", "2時間14分以内（14:00まで）のご注文で、本日発送いたします。"),
        ("ja", "13:59", "1分以内（14:00まで）のご注文で、本日発送いたします。"),
        ("pl", "11:46", "Zamówienia złożone w ciągu 2 godz. 14 min (przed 14:00) wyślemy jeszcze dziś."),
        ("pl", "08:38", "Zamówienia złożone w ciągu 5 godz. 22 min (przed 14:00) wyślemy jeszcze dziś."),
        ("pl", "13:59", "Zamówienia złożone w ciągu 1 min (przed 14:00) wyślemy jeszcze dziś."),
    ];
    for (language, time, countdown) in table {
        assert_eq!(at(time, language).countdown, countdown, "at {time}");
    }
}

#[test]
fn what_does_not_ship_from_stock_today_has_no_countdown() {
    let shop = |item, now| {
        let snapshot = json!({ "calendar": { "cutOff": "14:00" }, "items": [item] });
        Shop::new(&snapshot).at(now).face("CHAIR", 1).countdown
    };
    let stock = || json!({ "sku": "CHAIR", "onHand": 9 });
    let made = json!({ "sku": "CHAIR", "selling": "made-to-order", "leadDays": 0 });
    assert_ne!(shop(stock(), "2026-11-23T13:00"), "");
    assert_eq!(shop(stock(), "2026-11-28T13:00"), "", "on a Saturday");
    assert_eq!(shop(made, "2026-11-23T13:00"), "", "made to order");
}

/// Never longer than ten minutes: machines sleep, and summer time begins.
#[test]
fn what_is_said_holds_until_the_countdown_the_cut_off_or_midnight() {
    let holds_at = |cut_off: Option<&str>, now: &str| {
        let mut calendar = Calendar::default();
        calendar.cut_off = cut_off.and_then(Time::parse);
        holds(&calendar, Time::parse(now).expect("a time"))
    };
    let table = [
        (Some("14:00"), "00:00", 10),
        (Some("14:00"), "07:52", 8),
        (Some("14:00"), "08:00", 10),
        (Some("14:00"), "13:53", 7),
        (Some("14:00"), "13:59", 1),
        (Some("14:00"), "14:00", 10),
        (Some("14:00"), "23:54", 6),
        (Some("00:00"), "00:00", 10),
        (None, "13:59", 10),
        (None, "23:59", 1),
    ];
    for (cut_off, now, minutes) in table {
        assert_eq!(holds_at(cut_off, now), minutes, "{cut_off:?} at {now}");
    }
}
