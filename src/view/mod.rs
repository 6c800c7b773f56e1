//! A face on a page, through web-sys: the only place that writes to it. Only in wasm.

mod announcer;
mod dom;
mod list;
#[cfg(feature = "checkout")]
pub mod part;
pub mod status;
