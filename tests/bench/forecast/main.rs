//! Sales replayed: how good forecasts of months (of items told by day, weeks) held out would have been, beside what simple methods
//! reach, and the stock that each needs to serve alike. `forecast FILE.csv … [--part tune|test]`; run by `npm run bench:forecast`.

mod held_out;
mod score;
mod simple;
mod speed;
mod stock;

use std::process::ExitCode;

use held_out::{Set, read};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut files, mut part) = (Vec::new(), None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--part" => part = arguments.next(),
            _ => files.push(argument),
        }
    }
    for file in &files {
        let items = match read(file) {
            Ok(items) => items,
            Err(problem) => {
                eprintln!("{file}: {problem}");
                return ExitCode::FAILURE;
            }
        };
        // Every other item is for tuning; of the rest nothing is looked at before it is done.
        let odd = |number: usize| match part.as_deref() {
            Some("tune") => number % 2 == 0,
            Some("test") => number % 2 == 1,
            _ => true,
        };
        let picked = items.iter().enumerate().filter(|(number, _)| odd(*number));
        let set = Set::of(picked.map(|(_, item)| item));
        println!("\n{file}: {}", set.summary());
        score::print(&set);
        stock::print(&set);
    }
    speed::print();
    ExitCode::SUCCESS
}
