//! Suppliers made up from a seed: does the true day fall inside as often as was asked for?

use serde_json::{Value, json};

use crate::{day, promise_on, shop};

/// Numbers that look random and are the same on every machine (Park and Miller's generator).
struct Chance(u64);

impl Chance {
    /// Between 0 and 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as f64 / 2_147_483_647.0
    }

    /// Days late of a supplier that is on time with some probability, else late with a long tail.
    fn late(&mut self, on_time: f64, days: f64) -> i32 {
        match self.next() < on_time {
            true => 0,
            false => (days * -self.next().ln()) as i32 - 2,
        }
    }
}

/// How a supplier keeps its dates, and how often it delivers.
struct Habit {
    on_time: f64,
    days: f64,
    every: i32,
}

const HABITS: [Habit; 5] = [
    Habit {
        on_time: 0.9,
        days: 5.0,
        every: 3,
    },
    Habit {
        on_time: 0.3,
        days: 8.0,
        every: 5,
    },
    Habit {
        on_time: 0.0,
        days: 25.0,
        every: 4,
    },
    Habit {
        on_time: 0.6,
        days: 60.0,
        every: 9,
    },
    // A quiet one: at no time of the test it has ten deliveries.
    Habit {
        on_time: 0.2,
        days: 10.0,
        every: 160,
    },
];

const FIRST: i32 = 18_000;
const LAST: i32 = 19_200;

/// Deliveries of a supplier: due and received.
fn history(habit: &Habit, chance: &mut Chance) -> Vec<(i32, i32)> {
    let due = (FIRST..LAST).step_by(habit.every as usize);
    due.map(|due| (due, due + chance.late(habit.on_time, habit.days)))
        .collect()
}

/// Of the deliveries due in the last third, asked four weeks ahead: in how many hundredths of the cases the truth fell
/// inside, of all and of those of the quiet supplier.
fn coverage(seed: u64, confidence: f64) -> (usize, usize) {
    let mut chance = Chance(seed);
    let all: Vec<_> = HABITS
        .iter()
        .map(|habit| history(habit, &mut chance))
        .collect();
    let (mut inside, mut asked) = ([0; 2], [0; 2]);
    for (number, own) in all.iter().enumerate() {
        let quiet = usize::from(number == HABITS.len() - 1);
        let step = if quiet == 1 { 1 } else { 8 };
        for (due, received) in own
            .iter()
            .filter(|(due, _)| *due > LAST - 400)
            .step_by(step)
        {
            let made = due - 28;
            let supplier = |past: &Vec<(i32, i32)>| -> Value {
                let known = past.iter().filter(|(_, received)| *received <= made);
                let list = known
                    .map(|(due, received)| json!({ "due": day(*due), "received": day(*received) }));
                json!({ "deliveries": list.collect::<Vec<_>>() })
            };
            let mut shop = shop(supplier(own));
            for (other, past) in all.iter().enumerate().filter(|(other, _)| *other != number) {
                shop["suppliers"][format!("other{other}")] = supplier(past);
            }
            shop["asOf"] = json!(format!("{}T12:00:00Z", day(made)));
            shop["policy"]["confidence"] = json!(confidence);
            shop["items"][0]["onOrder"][0]["due"] = json!(day(*due));
            let part = promise_on(&shop, &day(made), 1).parts.remove(0);
            let [from, to] = [part.earliest, part.latest].map(|day| day.expect("a day").number());
            asked[quiet] += 1;
            inside[quiet] += usize::from(from <= *received && *received <= to);
        }
    }
    let per_cent = |group: usize| inside[group] * 100 / asked[group];
    (
        (inside[0] + inside[1]) * 100 / (asked[0] + asked[1]),
        per_cent(1),
    )
}

#[test]
fn windows_hold_about_as_often_as_was_asked_for() {
    for (confidence, at_least, at_most) in [(0.5, 67, 78), (0.8, 79, 88), (0.95, 89, 97)] {
        let all: Vec<usize> = [7, 77, 777]
            .map(|seed| coverage(seed, confidence).0)
            .to_vec();
        let mean = all.iter().sum::<usize>() / all.len();
        assert!(
            (at_least..=at_most).contains(&mean),
            "{mean} % of windows of {confidence} held: {all:?}"
        );
    }
}

#[test]
fn they_hold_for_a_supplier_with_few_deliveries() {
    let quiet: Vec<usize> = (1..=20).map(|seed| coverage(seed * 1_001, 0.8).1).collect();
    let mean = quiet.iter().sum::<usize>() / quiet.len();
    assert!((79..=91).contains(&mean), "{mean} % of windows held");
}
