//! Front matter, houses and themes: typed settings read into checked values.
//!
//! In: the head of a manuscript, flags. Out: values that are in range, or a
//! [`SettingsError`] naming the file, the place, the key and the values allowed.

mod contrast;
mod dates;
mod error;
mod front_matter;
mod house;
mod options;
mod press;
mod profile;
mod read;
mod theme;
mod values;
mod yaml;

pub use dates::*;
pub use error::*;
pub use front_matter::*;
pub use house::{House, HouseAllow, Value as HouseValue};
pub use options::*;
pub use press::{CONDITIONS, PdfX, Press};
pub use profile::Profile;
pub use read::read;
pub use theme::{BrandFile, BrandFont, Frame, PALETTES, Palette, Theme};
pub use values::nearest;
