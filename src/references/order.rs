//! The order of a reference list (APA 7, 9.44 to 9.49).
//!
//! In: fields. Out: a key that sorts as the list does, whatever case and accents.

use super::{Fields, words};

/// By what entries are sorted: the authors in order, then the year, then the title without its article (9.44 to 9.49).
pub fn order(fields: &Fields) -> (String, String, String) {
    let title = fields.title.as_ref().map_or("", |t| t.text.as_str());
    let title = ["The ", "A ", "An "]
        .iter()
        .find_map(|a| title.strip_prefix(a))
        .unwrap_or(title);
    let mut names = String::new();
    let people = if fields.authors.is_empty() {
        &fields.editors
    } else {
        &fields.authors
    };
    for name in people {
        // A space sorts before any letter: nothing comes before something.
        names.push_str(&folded(&name.family));
        names.push(' ');
        names.push_str(&folded(&name.given));
        names.push(' ');
    }
    if names.is_empty() {
        names = folded(title);
    }
    let date = fields.date.as_ref().map_or("", |d| d.text.as_str());
    // No date comes first, in press last.
    let date = match date {
        "n.d." => "0".to_owned(),
        date => date
            .find(|c: char| c.is_ascii_digit())
            .and_then(|i| date.get(i..))
            .unwrap_or("9999")
            .to_owned(),
    };
    (names, date, folded(title))
}

/// Letters and digits without case and accents.
fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let lower = words::lower(text);
    let plain = lower.nfkd().filter(|c| c.is_alphanumeric());
    plain.map(|c| if c == 'ı' { 'i' } else { c }).collect()
}
