//! Front matter, houses and themes: typed settings read into checked values.
//!
//! In: the head of a manuscript, TOML files, flags. Out: values that are in range, or a
//! [`SettingsError`] naming the file, the place, the key and the values allowed.

mod dates;
mod front_matter;

pub use dates::*;
pub use front_matter::*;
