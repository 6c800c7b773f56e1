//! Any bytes for a snapshot: whatever can be read is asked everything there is to ask. Nothing may
//! panic or run long, no unit may get lost, and what is published can be read again.

#![no_main]

use backsoon::domain::cart::CartLine;
use backsoon::domain::day::Moment;
use backsoon::domain::order::{Assumed, OwnOrder};
use backsoon::domain::promise::Part;
use backsoon::domain::review::{Column, Options, Review, Table};
use backsoon::domain::snapshot::{MOST, Snapshot};
use backsoon::domain::supply::Round;
use backsoon::present::catalogue::Catalogue;
use backsoon::present::checkout::Stage;
use backsoon::present::checkout::order::Customer;
use backsoon::present::wording::{Speech, Words};
use libfuzzer_sys::fuzz_target;

const MOMENTS: [&str; 3] = ["1970-01-01T00:00", "2026-11-23T14:00", "9999-12-30T23:59"];

thread_local! {
    static LANGUAGES: [Words; 2] = {
        let hungarian = Catalogue::read(include_bytes!("../../www/locales/hu.json"));
        [Words::new(None, None), Words::new(Some(hungarian.expect("a catalogue")), None)]
    };
}

// Day and language follow from the length: all of them for each input would be a sixth of the speed.
fuzz_target!(|bytes: &[u8]| {
    let now = MOMENTS[bytes.len() % MOMENTS.len()];
    // The same text may be an order: many of its fields are.
    if let Ok(own) = OwnOrder::read(bytes) {
        LANGUAGES.with(|words| show(&own, now, &words[0]));
    }
    match Snapshot::read(bytes) {
        Ok(snapshot) => LANGUAGES.with(|words| ask(&snapshot, now, &words[bytes.len() / 3 % 2])),
        Err(error) => assert!(error.message.contains(": expected "), "{error}"),
    }
});

fn ask(snapshot: &Snapshot, now: &str, words: &Words) {
    let now = Moment::parse(now).expect("a moment");
    let round = Round::new(snapshot, now);
    let mut cart = Vec::new();
    for item in &snapshot.items {
        for quantity in [1, 7, MOST] {
            let promise = round.promise(&item.sku, quantity);
            assert_eq!(had(&promise.parts) + promise.unavailable, quantity);
            let face = round.face(&item.sku, quantity, &promise, words, now, Some(now));
            assert!(!face.headline.is_empty() && !face.aria.is_empty());
        }
        let steps = round.explain(&item.sku, 7, now).expect("steps");
        let parts = steps.steps.into_iter().map(|step| step.part);
        let refused = steps
            .refused
            .map_or(0, |refused| refused.units.last + 1 - refused.units.first);
        assert_eq!(had(&parts.collect::<Vec<_>>()) + refused, 7);
        round.queue(&item.sku);
        for quantity in [2, 1] {
            let sku = item.sku.clone();
            cart.push(CartLine { sku, quantity });
        }
    }
    let _ = round.preview(&cart);
    let local = |at: &str| Moment::parse(at.get(..16)?);
    if let Ok(review) = round.review(Options::default(), &[], Assumed::default(), now, &local) {
        let waiting = snapshot.items.iter().map(|item| item.waiting);
        let waiting = waiting.fold(0, u64::saturating_add);
        assert_eq!(review.figures.backlog.waiting.all.units, waiting);
        check(&review);
        // Day by day that takes long: not many of them, and not of all items.
        for item in snapshot.items.iter().take(3) {
            let projection = round.projection(&item.sku, 9).expect("a private snapshot");
            let projection = projection.expect("an item");
            let days = projection.stock.iter().zip(&projection.low);
            for ((stock, low), high) in days.zip(&projection.high) {
                assert!(low.is_finite() && low <= stock && stock <= high && high.is_finite());
            }
        }
    }
    read_again(snapshot, None);
    if let Some(item) = snapshot.items.last() {
        read_again(snapshot, Some(&[&item.sku]));
    }
}

/// No figure that a merchant is shown is infinite, no order is of nothing, and none is later than in a year.
fn check(review: &Review<'_>) {
    let tables = &review.tables;
    for table in [
        &tables.items as &dyn Table,
        &tables.order_lines,
        &tables.stockouts,
        &tables.timeline,
    ] {
        table.columns(&mut |name, column| {
            if let Column::Numbers(cells) = column {
                assert!(!cells.iter().any(|cell| cell.is_infinite()), "{name}");
            }
        });
    }
    assert!(tables.order_lines.quantity.iter().all(|units| *units > 0.0));
    let today = review.figures.today;
    let days = tables.items.order_by.iter().chain(&tables.items.runs_out);
    for day in days
        .flatten()
        .chain(review.figures.purchase_orders.iter().map(|order| &order.by))
    {
        assert!((0..=365).contains(&today.until(*day)), "{day}");
    }
}

fn show(own: &OwnOrder, now: &str, words: &Words) {
    let now = Moment::parse(now).expect("a moment");
    let snapshot = Snapshot::default();
    let face = Customer {
        own,
        round: &Round::new(&snapshot, now),
        now,
        local: &|at| Moment::parse(at.get(..16)?),
        speech: Speech {
            words,
            today: now.day,
            long: true,
        },
        money: &|cents| cents.to_string(),
        stage: Stage::Idle,
        cancelled_line: None,
    };
    assert_eq!(face.face().sections.len(), 6);
}

fn read_again(snapshot: &Snapshot, skus: Option<&[&str]>) {
    let public = serde_json::to_vec(&snapshot.publish(skus)).expect("JSON");
    let again = Snapshot::read(&public).expect("a public snapshot");
    assert_eq!(again.problems, []);
}

fn had(parts: &[Part]) -> u64 {
    parts.iter().map(|part| part.quantity).sum()
}
