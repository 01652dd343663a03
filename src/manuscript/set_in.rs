//! Block quotations typed with an indent alone (APA 7, 8.27), told from paragraphs whose first line is indented.
//!
//! Every line of the quotation is indented, the text round it is not, and a colon leads to it or a source ends it.

use super::lines::Row;

/// Words of a quotation that APA sets off; one that a colon leads to may be shorter.
const SET_OFF: usize = 40;
const LED_TO: usize = 8;

/// Columns of an indent.
const INDENT: usize = 2;

/// Whether the paragraph on `rows[at..end]` is a quotation.
pub(super) fn is_quotation(text: &str, rows: &[Row], at: usize, end: usize) -> bool {
    let Some(own) = rows.get(at..end).filter(|own| !own.is_empty()) else {
        return false;
    };
    if own.iter().any(|row| row.indent(text) < INDENT) {
        return false;
    }
    let filled = |row: &&Row| !row.is_blank(text);
    let before = rows[..at].iter().rev().find(filled);
    let after = rows[end..].iter().find(filled);
    let flush = |row: &Row| row.indent(text) < INDENT;
    // The first or last lines of a text say nothing of how its paragraphs are indented.
    if !before.is_some_and(flush) || !after.is_none_or(flush) {
        return false;
    }
    let words = own.iter().flat_map(|row| row.of(text).split_whitespace());
    let words = words.take(SET_OFF).count();
    let led = before.is_some_and(|row| row.of(text).trim_end().ends_with(':'));
    let last = own.last().map_or("", |row| row.of(text).trim_end());
    led && words >= LED_TO || words >= SET_OFF && ends_with_source(last)
}

/// Whether a line ends with a group in parentheses that has a number: `(p. 118)`, `(Low, 2001, p. 3).`
fn ends_with_source(line: &str) -> bool {
    let line = line.trim_end_matches('.');
    let group = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('));
    group.is_some_and(|(_, group)| group.chars().any(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn quoted(text: &str) -> bool {
        let rows = lines::rows(text, 0);
        let at = rows
            .iter()
            .position(|row| row.of(text).contains("salt"))
            .expect("a quotation");
        let end = rows[at..]
            .iter()
            .position(|row| row.is_blank(text))
            .map_or(rows.len(), |n| at + n);
        is_quotation(text, &rows, at, end)
    }

    #[test]
    fn an_indent_and_a_lead_or_a_source_make_a_quotation() {
        let long = "of the coast and its roads ".repeat(8);
        assert!(quoted(
            "Low put it so:\n\n    The salt of the coast was never its own.\n\nIt was not."
        ));
        assert!(quoted(
            "Low put it so:\n\n\tThe salt of the coast\n\twas never its own.\n"
        ));
        assert!(quoted(&format!(
            "Low wrote.\n\n    The salt {long}(p. 3).\n\nIt was not."
        )));
        for text in [
            format!("Low wrote.\n\n    The salt {long}.\n\nIt was not."),
            "Low wrote.\n\n    The salt (p. 3).\n\nIt was not.".into(),
            format!("    Low wrote:\n\n    The salt {long}(p. 3).\n\n    It was not."),
            format!("Low wrote:\n\n    The salt {long}\nof the coast.\n\nIt was not."),
            format!("Low wrote:\n\n    The salt {long}(p. 3).\n\n    It was not."),
        ] {
            assert!(!quoted(&text), "{text}");
        }
    }
}
