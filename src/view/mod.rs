//! A face on a page, through web-sys: what people read there is written here alone. Only in wasm.

mod announcer;
mod dom;
#[cfg(any(feature = "checkout", feature = "care"))]
pub mod part;
pub mod status;
