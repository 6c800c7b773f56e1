//! Trying a law on many inputs, the same ones on every run.

use proptest::prelude::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

/// What a law says of one input.
pub type Verdict = Result<(), TestCaseError>;

/// Tries `law` on as many of `inputs` as `LAWS_CASES` says.
pub fn check<S: Strategy>(inputs: S, law: impl Fn(S::Value) -> Verdict) {
    let (cases, seed) = (from_env("LAWS_CASES", 1024), from_env("LAWS_SEED", 1));
    let config = Config {
        cases: cases as u32,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, random(seed));
    match runner.run(&inputs, law) {
        Ok(()) => {}
        Err(TestError::Fail(reason, input)) => {
            panic!("LAWS_SEED={seed} LAWS_CASES={cases}: {reason}\n{input:#?}")
        }
        Err(TestError::Abort(reason)) => panic!("LAWS_SEED={seed}: gave up: {reason}"),
    }
}

/// `count` of `inputs`, the same ones on every run.
pub fn draw<S: Strategy>(inputs: &S, count: u64) -> Vec<S::Value> {
    use proptest::strategy::ValueTree;
    let seed = from_env("LAWS_SEED", 1);
    let mut runner = TestRunner::new_with_rng(Config::default(), random(seed));
    let mut next = || inputs.new_tree(&mut runner).expect("an input").current();
    (0..count).map(|_| next()).collect()
}

/// Xorshift, which costs an unoptimised build a tenth of ChaCha. SplitMix64 spreads the seed.
fn random(seed: u64) -> TestRng {
    let mut state = seed;
    let mut bytes = [0; 16];
    for half in bytes.chunks_exact_mut(8) {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        half.copy_from_slice(&(mixed ^ mixed >> 31).to_le_bytes());
    }
    TestRng::from_seed(RngAlgorithm::XorShift, &bytes)
}

fn from_env(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(number) => number
            .parse()
            .unwrap_or_else(|_| panic!("{name}={number}: expected a number")),
        Err(_) => otherwise,
    }
}
