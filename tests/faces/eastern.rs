//! Headlines in languages without spaces and written leftward, and how Arabic counts.

use std::fs;

use backsoon::domain::day::{Day, Time};
use backsoon::present::catalogue::Catalogue;
use backsoon::present::format::{DateStyle, Format, PlainFormat};
use backsoon::present::message::Message;
use backsoon::present::wording::{Speech, Words};

use crate::every_state;
use crate::shop::Shop;

#[test]
fn each_state_has_its_headline_in_japanese_and_arabic() {
    let shop = Shop::new(&every_state());
    #[rustfmt::skip]
    let table = [
        ("in-stock", "在庫あり、本日発送", "متوفر، يُشحن اليوم"),
        ("low-stock", "残り2点、本日発送", "المتبقي 2 فقط، يُشحن اليوم"),
        ("partial", "一部在庫あり、残りは12月7日月曜日までに発送",
            "متوفر جزئيًا، والباقي بحلول الاثنين، 7 ديسمبر"),
        ("backorder", "お取り寄せ、12月7日月曜日までに発送", "طلب مؤجل، يُشحن بحلول الاثنين، 7 ديسمبر"),
        ("preorder", "予約受付中、2027年1月15日金曜日までに発送", "طلب مسبق، يُشحن بحلول الجمعة، 15 يناير 2027"),
        ("made-to-order", "受注生産、12月23日水曜日までに発送",
            "يُصنع حسب الطلب، ويُشحن بحلول الأربعاء، 23 ديسمبر"),
        ("short", "2点のうち1点のみ、本日発送", "المتاح 1 من أصل 2، يُشحن اليوم"),
        ("out-of-stock", "在庫切れ、12月4日金曜日までに再入荷予定",
            "نفد من المخزون، يتوفر بحلول الجمعة، 4 ديسمبر"),
        ("discontinued", "販売終了", "لم يعد متوفرًا"),
        ("unknown", "在庫状況不明", "حالة التوفر غير معروفة"),
    ];
    for (state, japanese, arabic) in table {
        assert_eq!(shop.face_in("ja", state, 2).headline, japanese);
        assert_eq!(shop.face_in("ar", state, 2).headline, arabic);
    }
}

#[test]
fn what_is_read_out_in_japanese_has_one_full_stop_between_sentences() {
    let aria = Shop::new(&every_state()).face_in("ja", "backorder", 1).aria;
    assert_eq!(
        aria,
        "お取り寄せ、12月7日月曜日までに発送。ご注文後、仕入先に発注いたします。発送まで、本日から最長14日です。"
    );
}

/// The catalogue's own dates, with the plurals that a browser tells.
struct Arabic(Words);

impl Format for Arabic {
    fn date(&self, day: Day, style: DateStyle) -> String {
        PlainFormat(&self.0).date(day, style)
    }

    fn time(&self, time: Time) -> String {
        PlainFormat(&self.0).time(time)
    }

    fn number(&self, number: u64) -> String {
        PlainFormat(&self.0).number(number)
    }

    fn plural(&self, number: u64) -> String {
        String::from(match (number, number % 100) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..) => "many",
            _ => "other",
        })
    }
}

/// A noun takes another form with 3, 11 and 100; a sentence for any number has it before the number.
#[test]
fn days_agree_with_their_number_in_arabic() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/locales/ar.json");
    let read = || Catalogue::read(&fs::read(path).expect("a catalogue")).expect("a catalogue");
    let [plain, whole] = [
        None,
        Some(Box::new(Arabic(Words::new(Some(read()), None))) as Box<dyn Format>),
    ]
    .map(|format| Words::new(Some(read()), format));
    let wait = |words, days| {
        let speech = Speech {
            words,
            today: Day::parse("2026-11-23").expect("a day"),
            long: true,
        };
        speech.counted(Message::WAIT, days)
    };
    assert_eq!(wait(&whole, 1), "عدد أيام الانتظار حتى الشحن: 1.");
    assert_eq!(wait(&whole, 2), "عدد أيام الانتظار حتى الشحن: 2.");
    assert_eq!(wait(&whole, 3), "مدة الانتظار حتى الشحن: 3 أيام.");
    assert_eq!(wait(&whole, 10), "مدة الانتظار حتى الشحن: 10 أيام.");
    assert_eq!(wait(&whole, 11), "مدة الانتظار حتى الشحن: 11 يومًا.");
    assert_eq!(wait(&whole, 100), "عدد أيام الانتظار حتى الشحن: 100.");
    assert_eq!(wait(&whole, 103), "مدة الانتظار حتى الشحن: 103 أيام.");
    // Before a browser tells the plural, the words are right for every number.
    assert_eq!(wait(&plain, 3), "عدد أيام الانتظار حتى الشحن: 3.");
}
