//! A call that traps, as only a bug of ours could: for tests of what the page makes of it.

use wasm_bindgen::prelude::*;

use super::shop::Shop;

#[wasm_bindgen]
impl Shop {
    /// Reads beyond the end of a list, which traps.
    pub fn trap(&self) -> u32 {
        let nothing: [u32; 0] = [];
        nothing[std::hint::black_box(self.snapshot.items.len())]
    }
}
