//! All that JavaScript sees: short methods, one conversion each way. Only in wasm.
//!
//! Data never traps: what is wrong comes back as an error with a `place`.

mod convert;
#[cfg(feature = "full")]
mod desk;
#[cfg(feature = "full")]
mod mail;
mod shop;
mod status;
#[cfg(feature = "trap")]
mod trap;
mod words;
