//! What a merchant's own history tells (R15). Only in the full build: shoppers never download it.

pub mod forecast;
