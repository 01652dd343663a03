//! How the columns of a table are aligned: as typed, else by what they hold.
//!
//! Numbers stand with their decimal marks below one another, words at the left (APA 7, 7.13 and table 7.2; for the
//! decimal marks also Chicago 17, 3.70).

use crate::manuscript::{Align, Cell, Printed, Table};
use crate::source::Source;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Where its cells stand.
    pub(super) align: Align,
    /// Of each row, what stands from the decimal mark on (`.25**`), if the column holds numbers and the row one.
    pub(super) tails: Vec<Option<String>>,
}

/// The columns of `table`, `count` in all, in a text in `language`.
pub(super) fn columns(source: &Source, table: &Table, count: usize, language: &str) -> Vec<Column> {
    (0..count)
        .map(|n| {
            // Rows of the head have no part in it.
            let cells = table.rows.iter().enumerate().map(|(at, row)| {
                let cell = row.get(n).filter(|_| at >= table.heads);
                text(source, cell)
            });
            let cells: Vec<String> = cells.collect();
            column(table.align.get(n).copied(), &cells, language)
        })
        .collect()
}

fn text(source: &Source, cell: Option<&Cell>) -> String {
    let runs = cell.map_or(&[][..], |cell| &cell.runs);
    Printed::of(source.text(), runs).text.trim().to_owned()
}

fn column(typed: Option<Align>, cells: &[String], language: &str) -> Column {
    /// Most of a column of numbers is numbers.
    const SHARE: usize = 2;
    let filled = cells.iter().filter(|cell| !is_blank(cell));
    let numbers: Vec<&str> = filled.clone().filter_map(|cell| number(cell)).collect();
    let words = filled.count() - numbers.len();
    let unsaid = matches!(typed, None | Some(Align::Auto | Align::Right));
    let none = vec![None; cells.len()];
    if !unsaid || numbers.is_empty() || words * SHARE > numbers.len() {
        return Column {
            align: typed.unwrap_or_default(),
            tails: none,
        };
    }
    let mark = decimal_mark(&numbers, language);
    let tails = cells.iter().map(|cell| {
        let digits = number(cell)?;
        let cut = match digits.rfind(mark) {
            Some(at) => at,
            None => digits.len(),
        };
        // What follows the digits, `**` or `%`, hangs behind them too.
        let start = cell.find(digits)?;
        cell.get(start + cut..).map(str::to_owned)
    });
    Column {
        align: Align::Right,
        tails: tails.collect(),
    }
}

/// Whether a cell holds nothing or what stands for nothing.
fn is_blank(cell: &str) -> bool {
    matches!(
        cell,
        "" | "-" | "–" | "—" | "…" | "..." | "n/a" | "N/A" | "n.a." | "NA" | "ns" | "n.s."
    )
}

/// The digits with their separators, if the cell is one number with signs around it: `−12.5%`, `< .001`, `0.25**`.
fn number(cell: &str) -> Option<&str> {
    let start = cell.find(|c: char| c.is_ascii_digit() || c == '.')?;
    let (before, rest) = cell.split_at_checked(start)?;
    let sign = |c: char| c.is_whitespace() || "−–-+±<>≤≥=≈~$€£¥(".contains(c);
    let separator = |c: char| ".,'’\u{a0}\u{202f}\u{2009}".contains(c);
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !separator(c))
        .unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(end)?;
    // `1.` counts lines.
    if digits.ends_with('.') {
        return None;
    }
    let digits = digits.trim_end_matches(separator);
    let after = after.trim();
    // `%`, a unit, letters and stars that refer to a note; not another number, which makes a range or an interval.
    let tail = after.chars().count() <= 4
        && !after
            .chars()
            .any(|c| c.is_ascii_digit() || "–-±/(:".contains(c));
    (before.chars().all(sign) && digits.contains(|c: char| c.is_ascii_digit()) && tail)
        .then_some(digits)
}

/// The decimal mark of a column: the one that stands last in a number with both, else the one that is not followed
/// by three digits, else that of the language.
fn decimal_mark(numbers: &[&str], language: &str) -> char {
    for digits in numbers {
        if let (Some(stop), Some(comma)) = (digits.rfind('.'), digits.rfind(',')) {
            return if stop > comma { '.' } else { ',' };
        }
    }
    for digits in numbers {
        for mark in ['.', ','] {
            let mut parts = digits.rsplit(mark);
            let last = parts.next().unwrap_or("");
            let whole = parts.next();
            if whole.is_some_and(|whole| last.len() != 3 || matches!(whole, "" | "0")) {
                return mark;
            }
        }
    }
    match language.split(['-', '_']).next().unwrap_or("") {
        "" | "en" | "zh" | "ja" | "ko" | "th" | "he" => '.',
        _ => ',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tails(cells: &[&str], language: &str) -> Vec<Option<String>> {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        column(None, &cells, language).tails
    }

    fn some(tails: &[&str]) -> Vec<Option<String>> {
        tails.iter().map(|tail| Some((*tail).to_owned())).collect()
    }

    #[test]
    fn numbers_are_cut_at_the_decimal_mark() {
        assert_eq!(
            tails(&["1.5", "−12.25**", "3"], "en"),
            some(&[".5", ".25**", ""])
        );
        assert_eq!(tails(&["1,234", "56,789"], "en"), some(&["", ""]));
        assert_eq!(tails(&["1,234", "56,789"], "de"), some(&[",234", ",789"]));
        assert_eq!(tails(&["1.234,5", "7"], "en"), some(&[",5", ""]));
        assert_eq!(tails(&["< .001", ".25"], "en"), some(&[".001", ".25"]));
        assert_eq!(tails(&["12,5%", "3%"], "pt"), some(&[",5%", "%"]));
    }

    #[test]
    fn words_and_ranges_stand_as_they_are() {
        let cells = ["north".to_owned(), "south".to_owned(), "1".to_owned()];
        assert_eq!(column(None, &cells, "en").align, Align::Auto);
        assert_eq!(tails(&["12–15", "3–4"], "en"), vec![None, None]);
        assert_eq!(tails(&["1.", "2."], "en"), vec![None, None]);
        assert_eq!(tails(&["1.2 (0.4)", "3.1 (0.2)"], "en"), vec![None, None]);
        let typed = column(Some(Align::Center), &["1".to_owned()], "en");
        assert_eq!((typed.align, typed.tails), (Align::Center, vec![None]));
    }

    #[test]
    fn a_dash_is_no_word() {
        assert_eq!(
            tails(&["1.5", "—", ""], "en"),
            vec![Some(".5".into()), None, None]
        );
    }
}
