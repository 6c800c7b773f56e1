//! Sales replayed: how good forecasts of months (of items told by day, weeks) held out would have been, beside what simple methods
//! reach, and the stock that each needs to serve alike. `forecast FILE.csv … [--part tune|test]`; run by `npm run bench:forecast`.

mod advise;
mod held_out;
mod score;
mod simple;
mod speed;
mod stock;
mod table;

use std::process::ExitCode;

use held_out::{Set, read};
use table::Table;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut files, mut part) = (Vec::new(), None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--part" => part = arguments.next(),
            _ => files.push(argument),
        }
    }
    let (mut scores, mut stocks) = (Vec::new(), Vec::new());
    for file in &files {
        let items = match read(file) {
            Ok(items) => items,
            Err(problem) => {
                eprintln!("{file}: {problem}");
                return ExitCode::FAILURE;
            }
        };
        // Every other item is for tuning; of the rest nothing is looked at before it is done.
        let is_picked = |number: usize| match part.as_deref() {
            Some("tune") => number.is_multiple_of(2),
            Some("test") => !number.is_multiple_of(2),
            _ => true,
        };
        let picked = items
            .iter()
            .enumerate()
            .filter(|(number, _)| is_picked(*number));
        let set = Set::of(picked.map(|(_, item)| item));
        println!("\n{file}: {}", set.summary());
        scores.push(score::table(&set));
        scores.last().iter().for_each(|table| table.print());
        score::print_ours(&set);
        if let Some(table) = stock::table(&set) {
            table.print();
            stocks.push(table);
        }
    }
    println!();
    for table in [scores, stocks]
        .iter()
        .filter_map(|tables| Table::over_ours(tables))
    {
        table.print();
    }
    speed::print();
    advise::print();
    ExitCode::SUCCESS
}
