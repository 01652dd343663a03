//! From the tokens that a cut keeps to its runs.

use super::clauses::Kept;
use super::cut::{runs_in, trim, without_stop};
use super::tokens::Token;
use crate::manuscript::Run;
use crate::source::{Source, Span};

/// The runs of the kept tokens, without the punctuation at their seams.
pub(super) fn pieces(source: &Source, runs: &[Run], tokens: &[Token], kept: &Kept) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut k = 0;
    while let Some(&first) = kept.get(k) {
        let mut last = first;
        while kept.get(k + 1) == Some(&(last + 1)) {
            k += 1;
            last += 1;
        }
        k += 1;
        let (Some(from), Some(to)) = (tokens.get(first), tokens.get(last)) else {
            break;
        };
        let mut span = from.span.join(to.span);
        span.end -= to.tail;
        out.extend(runs_in(runs, span));
        // The space before the next piece goes with this one.
        if let Some(&next) = kept.get(k) {
            // The comma behind brackets that are left out parts what stands before them from the rest.
            let bracket = tokens.get(last + 1).is_some_and(|t| t.opens == Some('('));
            let end = tokens
                .get(next.saturating_sub(1))
                .filter(|t| bracket && t.shuts);
            let start = |i: usize| tokens.get(i).map_or(span.end, |t| t.span.start);
            let between = match end.filter(|t| t.tail > 0) {
                Some(end) => Span::new(end.span.end - end.tail, start(next)),
                None => Span::new(to.span.end, start(last + 1)),
            };
            out.extend(runs_in(runs, between));
        }
    }
    trim(source, &mut out);
    without_stop(source, out)
}

#[cfg(test)]
mod tests {
    use super::super::cut::text;
    use super::super::tokens::tokens;
    use super::*;
    use crate::manuscript::{RunKind, Style};

    #[test]
    fn the_comma_behind_brackets_that_go_stays() {
        let typed = "Floods cost lives (people), roads (goods) and trust.";
        let source = Source::new("m", typed);
        let runs = [Run {
            span: Span::new(0, typed.len()),
            kind: RunKind::Text,
            style: Style::default(),
        }];
        let tokens = tokens(&source, &runs);
        let kept: Kept = (0..tokens.len()).filter(|i| ![3, 5].contains(i)).collect();
        let said = pieces(&source, &runs, &tokens, &kept);
        assert_eq!(text(&source, &said), "Floods cost lives, roads and trust");
        let all: Kept = (0..tokens.len()).collect();
        let said = pieces(&source, &runs, &tokens, &all);
        assert_eq!(format!("{}.", text(&source, &said)), typed);
    }
}
