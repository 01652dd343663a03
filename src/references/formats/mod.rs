//! The list as other programs read it: hayagriva YAML, BibLaTeX, CSL-JSON.
//!
//! In: [`Reference`](super::Reference)s. Out: text. Each loses nothing that its format can hold.

mod biblatex;
mod csl_json;
mod yaml;

pub use biblatex::to_biblatex;
pub use csl_json::to_csl_json;
pub use yaml::to_yaml;

/// The words that show that a bibliography was made here and may be written again.
pub const MARKER: &str = "Written by Diptych from ";

/// The number in a report's parenthesis, apart from what it counts: `NIH Publication`, `18-2424`.
fn numbered(text: &str) -> (Option<&str>, &str) {
    match text.split_once("No. ") {
        Some((kind, number)) => (Some(kind.trim()).filter(|k| !k.is_empty()), number.trim()),
        None => (None, text),
    }
}
