//! What a shop might do without us: the textbooks' methods, of daily rates, each with the textbook's spread.

use crate::held_out::Period;

/// Rates a day of the past, to those expected of the next three periods.
pub type Method = fn(&[f64]) -> [f64; 3];

/// By name.
pub const SIMPLE: [(&str, Method); 8] = [
    ("naive", |past| [last(past); 3]),
    ("seasonal naive", seasonal),
    ("mean of the last twelve", |past| {
        [mean(&past[past.len().saturating_sub(12)..]); 3]
    }),
    ("smoothing, α best in the past", |past| {
        [best_smoothing(past); 3]
    }),
    ("smoothing, α = 0.1", |past| [smoothed(past, 0.1); 3]),
    ("Croston, α = 0.1", |past| [croston(past, 0.1, 1.0); 3]),
    ("SBA, α = 0.1", |past| {
        [croston(past, 0.1, 1.0 - 0.1 / 2.0); 3]
    }),
    ("TSB, α = β = 0.1", |past| [tsb(past, 0.1, 0.1); 3]),
];

/// What a method expects.
pub struct Answer {
    /// Rates of the next three periods.
    pub rates: [f64; 3],
    /// The deviation of its errors of one period, in rates, from when it had three periods behind it.
    pub deviation: f64,
}

pub fn answer(method: Method, past: &[Period]) -> Answer {
    let rates: Vec<f64> = past
        .iter()
        .filter(|period| period.open > 0.0)
        .map(|period| period.units / period.open)
        .collect();
    if rates.is_empty() {
        return Answer {
            rates: [0.0; 3],
            deviation: 0.0,
        };
    }
    let from = 2.min(rates.len() - 1).max(1);
    let errors: Vec<f64> = (from..rates.len())
        .map(|now| rates[now] - method(&rates[..now])[0])
        .collect();
    let squares = errors.iter().map(|error| error * error).sum::<f64>();
    Answer {
        rates: method(&rates),
        deviation: (squares / errors.len().max(1) as f64).sqrt(),
    }
}

fn last(past: &[f64]) -> f64 {
    past.last().copied().unwrap_or(0.0)
}

fn mean(past: &[f64]) -> f64 {
    past.iter().sum::<f64>() / past.len().max(1) as f64
}

/// The same month of last year; of a younger item the last one.
fn seasonal(past: &[f64]) -> [f64; 3] {
    [0, 1, 2].map(|ahead| {
        (past.len() + ahead)
            .checked_sub(12)
            .map_or(last(past), |then| past[then])
    })
}

/// Begun with the mean of the first three.
fn smoothed(past: &[f64], alpha: f64) -> f64 {
    let begun = mean(&past[..past.len().min(3)]);
    past.iter()
        .fold(begun, |level, rate| level + alpha * (rate - level))
}

fn best_smoothing(past: &[f64]) -> f64 {
    let begun = mean(&past[..past.len().min(3)]);
    let fit = |alpha: f64| {
        let (mut level, mut squares) = (begun, 0.0);
        for rate in past {
            squares += (rate - level) * (rate - level);
            level += alpha * (rate - level);
        }
        squares
    };
    let alphas = (1..20).map(|step| f64::from(step) / 20.0);
    let best = alphas.min_by(|one, other| fit(*one).total_cmp(&fit(*other)));
    smoothed(past, best.unwrap_or(0.1))
}

/// Croston (1972); with a correction of 1 − α/2 that of Syntetos and Boylan (2005).
fn croston(past: &[f64], alpha: f64, correction: f64) -> f64 {
    let (mut size, mut interval, mut since) = (0.0, 1.0, 0.0);
    let mut begun = false;
    for rate in past {
        since += 1.0;
        if *rate > 0.0 {
            if begun {
                size += alpha * (rate - size);
                interval += alpha * (since - interval);
            } else {
                (size, interval, begun) = (*rate, since, true);
            }
            since = 0.0;
        }
    }
    correction * size / interval
}

/// Teunter, Syntetos and Babai (2011).
fn tsb(past: &[f64], alpha: f64, beta: f64) -> f64 {
    let sold: Vec<f64> = past.iter().copied().filter(|rate| *rate > 0.0).collect();
    let (mut size, mut often) = (
        mean(&sold[..sold.len().min(3)]),
        sold.len() as f64 / past.len().max(1) as f64,
    );
    for rate in past {
        let happened = if *rate > 0.0 { 1.0 } else { 0.0 };
        often += beta * (happened - often);
        if *rate > 0.0 {
            size += alpha * (rate - size);
        }
    }
    size * often
}
