//! An amount's figure and what it counts: `44`, `days`; `$7`, `billion`.

use crate::deck::cut::runs_in;
use crate::manuscript::Run;
use crate::source::{Source, Span};

/// The runs of an amount's figure, and those of its unit if one follows it.
pub fn measured(source: &Source, amount: &[Run]) -> (Vec<Run>, Vec<Run>) {
    let [run] = amount else {
        return (amount.to_vec(), Vec::new());
    };
    let Some((figure, unit)) = unit_of(source.slice(run.span)) else {
        return (amount.to_vec(), Vec::new());
    };
    let start = run.span.start;
    let figure = Span::new(start, start + figure);
    let unit = Span::new(start + unit, run.span.end);
    (runs_in(amount, figure), runs_in(amount, unit))
}

/// Where a typed amount's figure ends and where its unit begins; `None` without a figure before a unit.
fn unit_of(amount: &str) -> Option<(usize, usize)> {
    let mut spaces = amount.char_indices().filter(|(_, c)| c.is_whitespace());
    let (end, start) = spaces.find_map(|(at, space)| {
        let after = at + space.len_utf8();
        let unit = amount.get(after..)?.chars().next()?;
        unit.is_alphabetic().then_some((at, after))
    })?;
    let figure = amount.get(..end)?;
    figure
        .chars()
        .any(|c| c.is_numeric())
        .then_some((end, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_told_from_its_unit() {
        let parts = |amount: &'static str| {
            let (figure, unit) = unit_of(amount)?;
            Some((&amount[..figure], &amount[unit..]))
        };
        assert_eq!(parts("44 days"), Some(("44", "days")));
        assert_eq!(parts("$7 billion"), Some(("$7", "billion")));
        assert_eq!(parts("7 milyar dolar"), Some(("7", "milyar dolar")));
        assert_eq!(parts("1 200 km"), Some(("1 200", "km")));
        assert_eq!(parts("yüzde 20"), None);
        assert_eq!(parts("20%"), None);
        assert_eq!(parts(""), None);
    }
}
