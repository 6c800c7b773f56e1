//! All that JavaScript sees: short methods, one conversion each way. Only in wasm.
//!
//! Data never traps: what is wrong comes back as an error with a `place`.

#[cfg(all(feature = "status", feature = "care"))]
mod care;
#[cfg(all(feature = "status", feature = "checkout"))]
mod checkout;
mod convert;
#[cfg(feature = "full")]
mod desk;
#[cfg(any(feature = "full", feature = "machine"))]
mod machine;
#[cfg(feature = "full")]
mod mail;
#[cfg(feature = "status")]
mod part;
#[cfg(feature = "full")]
mod review;
mod shop;
#[cfg(feature = "status")]
mod status;
#[cfg(feature = "trap")]
mod trap;
mod words;
