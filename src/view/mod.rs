//! A face on a page, through web-sys: the only place that writes to it. Only in wasm.

pub mod dom;
pub mod status;
