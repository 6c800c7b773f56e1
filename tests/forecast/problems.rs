//! What is wrong with a history is named, with its place, and costs only itself.

use crate::{assert_near, day, days, month, months, of_day, of_month, problems, thirty_days};

#[test]
fn of_a_month_told_twice_the_first_stands() {
    let mut sales = months("2026-01", &[30; 10]);
    let alone = thirty_days(&sales);
    sales.push(of_month(month("2026-03"), 900));
    assert_eq!(
        problems(&sales),
        ["sales of 2026-03: 900 sold: expected a time that no other figure is of"]
    );
    assert_eq!(thirty_days(&sales), alone);
}

#[test]
fn a_day_of_a_month_that_is_told_is_told_twice() {
    for told in ["2026-03-01", "2026-03-05"] {
        let mut sales = months("2026-01", &[30; 10]);
        sales.insert(0, of_day(day(told), 9));
        let expected =
            format!("sales of {told}: 9 sold: expected a time that no other figure is of");
        assert_eq!(problems(&sales), [expected]);
    }
}

#[test]
fn what_has_not_begun_cannot_have_sold() {
    let mut sales = months("2026-01", &[30; 10]);
    sales.push(of_month(month("2026-12"), 30));
    sales.push(of_day(day("2026-11-24"), 30));
    assert_eq!(
        problems(&sales),
        [
            "sales of 2026-12: 30 sold: expected a time that has begun",
            "sales of 2026-11-24: 30 sold: expected a time that has begun",
        ]
    );
}

#[test]
fn what_was_never_there_cannot_have_sold() {
    let mut sales = months("2026-01", &[30; 10]);
    sales[1].days_out = Some(28);
    assert_eq!(
        problems(&sales),
        ["sales of 2026-02: daysOut 28: expected fewer, as 30 were sold"]
    );
}

#[test]
fn a_slip_of_the_pen_is_out_of_line() {
    let mut sales = months("2026-01", &[30; 10]);
    let alone = thirty_days(&sales);
    sales[4].quantity = 5_901_234_123_457;
    let expected = "sales of 2026-05: 5901234123457 sold: expected a figure in line with the others, of 30 at most";
    assert_eq!(problems(&sales), [expected]);
    assert_near(thirty_days(&sales), alone, 0.01);
}

#[test]
fn what_is_left_out_is_no_gap_too() {
    let mut sales = months("2026-01", &[30, 0, 33, 30, 0, 31, 30, 32, 0, 30]);
    sales[3].days_out = Some(30);
    let expected = "sales of 2026-04: daysOut 30: expected fewer, as 30 were sold";
    assert_eq!(problems(&sales), [expected]);
}

#[test]
fn a_gap_is_named_where_months_of_none_sold_are_told() {
    let mut sales = months("2026-01", &[3, 0, 4, 2, 5, 3, 0, 4, 3, 2]);
    let of = "expected a figure for each time, as it tells of times of none sold, too";
    sales.remove(4);
    assert_eq!(
        problems(&sales),
        [format!(
            "sales: nothing from 2026-05-01 to 2026-05-31: {of}"
        )]
    );
}

#[test]
fn a_gap_among_days_is_named_once() {
    let mut sales = days("2026-11-23", &[1, 0, 2].repeat(20));
    sales.drain(10..20);
    let of = "expected a figure for each time, as it tells of times of none sold, too";
    assert_eq!(
        problems(&sales),
        [format!(
            "sales: nothing from 2026-10-04 to 2026-10-13: {of}"
        )]
    );
    assert_near(thirty_days(&sales), 30.0, 0.15);
}

#[test]
fn a_gap_is_nothing_to_name_where_none_sold_is_never_told() {
    let mut sales = months("2026-01", &[3; 10]);
    sales.remove(4);
    assert_eq!(problems(&sales), [""; 0]);
}

#[test]
fn out_of_order_is_no_mistake() {
    let mut sales = months("2026-01", &[30, 28, 33, 31, 29, 30, 32, 30, 31]);
    let expected = thirty_days(&sales);
    sales.reverse();
    assert_eq!(
        (problems(&sales), thirty_days(&sales)),
        (Vec::new(), expected)
    );
}
