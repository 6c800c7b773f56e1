//! A face on a page, through web-sys: the only place that writes to it. Only in wasm.

mod announcer;
mod dom;
mod list;
#[cfg(any(feature = "checkout", feature = "care"))]
pub mod part;
pub mod status;
