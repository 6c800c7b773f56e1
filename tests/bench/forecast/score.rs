//! How far off forecasts were, scaled so that items can be averaged.

use crate::held_out::{Asked, Set, Tried};
use crate::simple::SIMPLE;
use crate::table::Table;

/// How often it is to be enough.
const LEVELS: [f64; 5] = [0.5, 0.8, 0.9, 0.95, 0.99];

/// MASE and RMSSE: errors over those that expecting the last period's rate made in the item's past (Hyndman & Koehler 2006;
/// Makridakis et al., *The M5 competition*, IJF 2022), of the next period and of the next three together.
#[derive(Default, Clone)]
struct Sums {
    mase: [f64; 2],
    rmsse: [f64; 2],
    bias: f64,
    items: [f64; 2],
}

/// What is expected of so many periods, of an item asked then, by a method (none: ours).
fn expected(item: &Tried, asked: &Asked, ahead: usize, method: Option<usize>) -> Option<f64> {
    match method {
        None => {
            // As many of its days as were in stock.
            let ours = asked.ours.as_ref()?;
            let coming = item.periods.get(asked.next..asked.next + ahead)?;
            let mut before = 0.0;
            let each = coming.iter().zip(&ours.next).map(|(period, demand)| {
                let one = demand.mean - before;
                before = demand.mean;
                one * period.open / period.days
            });
            Some(each.sum())
        }
        Some(method) => {
            let coming = item.periods.get(asked.next..asked.next + ahead)?;
            Some(
                coming
                    .iter()
                    .zip(asked.simple[method].rates)
                    .map(|(period, rate)| rate * period.open)
                    .sum(),
            )
        }
    }
}

fn sums(set: &Set, method: Option<usize>) -> Sums {
    let mut sums = Sums::default();
    for item in &set.items {
        let first = item.asked[0].next;
        let past: Vec<f64> = item.periods[..first]
            .iter()
            .filter(|period| period.open > 0.0)
            .map(|period| period.units / period.open * period.days)
            .collect();
        let steps = || past.windows(2).map(|pair| pair[1] - pair[0]);
        let count = steps().count().max(1) as f64;
        let scale = (
            steps().map(f64::abs).sum::<f64>() / count,
            steps().map(|step| step * step).sum::<f64>() / count,
        );
        if scale.0 <= 0.0 {
            continue;
        }
        for (place, ahead) in [1, 3].into_iter().enumerate() {
            let (mut absolute, mut squares, mut off, mut count) = (0.0, 0.0, 0.0, 0.0);
            for asked in &item.asked {
                // Only what all of them answer.
                let (Some(expected), Some(_)) = (expected(item, asked, ahead, method), &asked.ours)
                else {
                    continue;
                };
                let coming = &item.periods[asked.next..asked.next + ahead];
                if coming.iter().all(|period| period.open == 0.0) {
                    continue;
                }
                let error = expected - coming.iter().map(|period| period.units).sum::<f64>();
                absolute += error.abs();
                squares += error * error;
                off += error;
                count += 1.0;
            }
            if count > 0.0 {
                sums.mase[place] += absolute / count / scale.0;
                sums.rmsse[place] += (squares / count / scale.1).sqrt();
                sums.items[place] += 1.0;
                if ahead == 1 {
                    sums.bias += off / count / scale.0;
                }
            }
        }
    }
    sums
}

/// How often demand was at most what ought to suffice so often.
fn coverage(set: &Set, level: f64, ahead: usize) -> Option<f64> {
    let (mut covered, mut count) = (0, 0);
    for item in &set.items {
        for asked in &item.asked {
            let (Some(ours), Some(coming)) = (
                &asked.ours,
                item.periods.get(asked.next..asked.next + ahead),
            ) else {
                continue;
            };
            if coming.iter().any(|period| period.open < period.days) {
                continue;
            }
            let came: f64 = coming.iter().map(|period| period.units).sum();
            count += 1;
            covered += usize::from(came <= ours.next[ahead - 1].quantile(level));
        }
    }
    (count > 0).then(|| covered as f64 / count as f64)
}

/// How far off each method was, and how often ours told enough.
pub fn table(set: &Set) -> Table {
    let methods = SIMPLE
        .iter()
        .enumerate()
        .map(|(number, (name, _))| (*name, Some(number)));
    let row = |(name, method)| {
        let of = sums(set, method);
        let [one, three] = of.items;
        let mean = |sum: f64, items: f64| (items > 0.0).then(|| sum / items);
        (
            name,
            vec![
                mean(of.mase[0], one),
                mean(of.rmsse[0], one),
                mean(of.mase[1], three),
                mean(of.rmsse[1], three),
            ],
        )
    };
    Table {
        title: String::from("how far off, of held-out periods"),
        heads: ["MASE", "RMSSE", "MASE 3", "RMSSE 3"]
            .map(String::from)
            .into(),
        rows: methods.chain([("Backsoon", None)]).map(row).collect(),
    }
}

/// How often what ours says is enough was, and by how much it says too much on average.
pub fn print_ours(set: &Set) {
    for ahead in [1, 3] {
        let told = LEVELS.iter().filter_map(|level| {
            coverage(set, *level, ahead).map(|share| format!("{level}: {share:.3}"))
        });
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            println!(
                "  enough for {ahead} ahead as often as said? {}",
                told.join("  ")
            );
        }
    }
    let of = sums(set, None);
    println!(
        "  expected less what came, over the scale of MASE: {:.3}",
        of.bias / of.items[0].max(1.0)
    );
}
