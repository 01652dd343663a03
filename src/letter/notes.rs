//! What needs no answer: slips that are mended, and notes in brief.

use super::compose::{Desk, capital};
use super::lists::{lines, number};
use crate::checks::{Finding, Related};
use crate::source::Span;

/// Notes of one rule up to this number are told one by one.
const FEW: usize = 3;

/// What is said of a slip, and in which lines it occurs.
type Slip = (String, Vec<usize>);

impl Desk<'_> {
    /// Slips that have one right form: what is typed, what is printed for it.
    pub(super) fn mended(&self, slips: &[&Finding]) -> Vec<String> {
        let mut of_rule: Vec<(&str, Vec<Slip>)> = Vec::new();
        for finding in slips {
            let Some((said, places)) = self.slip(finding) else {
                continue;
            };
            let at = of_rule.iter().position(|(rule, _)| *rule == finding.rule);
            let at = at.unwrap_or_else(|| {
                of_rule.push((finding.rule, Vec::new()));
                of_rule.len() - 1
            });
            let alike = &mut of_rule[at].1;
            match alike.iter_mut().find(|(known, _)| *known == said) {
                Some((_, known)) => known.extend(places),
                None => alike.push((said, places)),
            }
        }
        let mut out = Vec::new();
        for (_, mut alike) in of_rule {
            let rest = match alike.len() > 2 * FEW {
                true => alike.split_off(FEW),
                false => Vec::new(),
            };
            let said = |(said, mut places): Slip| {
                places.sort_unstable();
                format!("{said} ({}).", lines(&places))
            };
            out.extend(alike.into_iter().map(said));
            if !rest.is_empty() {
                let mut places: Vec<usize> =
                    rest.into_iter().flat_map(|(_, places)| places).collect();
                places.sort_unstable();
                let many = number(places.len());
                out.push(format!(
                    "The same kind of slip in {many} more places ({}).",
                    lines(&places)
                ));
            }
        }
        out
    }

    /// What is typed and what is printed for it, and in which lines.
    fn slip(&self, finding: &Finding) -> Option<Slip> {
        let edit = finding.suggestion.as_ref()?;
        // A mark is told with the words beside it, unless it stands for marks beside others.
        let mut span = edit.span.join(finding.span);
        let too = |related: &&Related| related.message.ends_with("here too");
        if !finding.related.iter().any(|related| too(&related)) {
            span = self.with_neighbours(span);
        }
        let typed = self.source.slice(span);
        let at = edit.span.start - span.start;
        let before = typed.get(..at).unwrap_or_default();
        let after = typed.get(at + edit.span.len()..).unwrap_or_default();
        let written = format!("{before}{}{after}", edit.text);
        let said = format!("“{}” becomes “{}”", typed.trim(), written.trim());
        let mut places = vec![self.typed_line(finding.span)];
        let too = finding.related.iter().filter(too);
        places.extend(too.map(|related| self.typed_line(related.span)));
        Some((said, places))
    }

    /// Notes: each where there are few of a rule, else how many.
    pub(super) fn told(&self, notes: &[&Finding]) -> Vec<String> {
        let mut of_rule: Vec<(&str, Vec<&Finding>)> = Vec::new();
        for finding in notes {
            match of_rule.iter_mut().find(|(rule, _)| *rule == finding.rule) {
                Some((_, alike)) => alike.push(finding),
                None => of_rule.push((finding.rule, vec![finding])),
            }
        }
        let mut out = Vec::new();
        for (rule, alike) in of_rule {
            let place = |finding: &Finding| self.typed_line(finding.span);
            if alike.len() <= FEW {
                let said = alike.iter().map(|f| {
                    format!(
                        "{} ({}).",
                        f.message.trim_end_matches('.'),
                        lines(&[place(f)])
                    )
                });
                out.extend(said);
                continue;
            }
            let mut places: Vec<usize> = alike.iter().map(|f| place(f)).collect();
            places.sort_unstable();
            let what = match rule {
                "reference-as-typed" => {
                    "entries of the reference list are printed as you typed them".into()
                }
                "reference-low-confidence" => {
                    "entries of the reference list could not be taken apart".into()
                }
                rule => format!("notes of one kind ({})", rule.replace('-', " ")),
            };
            let many = capital(&number(alike.len()));
            out.push(format!("{many} {what} ({}).", lines(&places)));
        }
        out
    }

    /// `span` with the words on both sides of it in its line.
    fn with_neighbours(&self, span: Span) -> Span {
        let line = self.source.line_span(self.source.line(span.start));
        if !line.covers(span) {
            return span;
        }
        let text = |from, to| self.source.slice(Span::new(from, to));
        let (before, after) = (text(line.start, span.start), text(span.end, line.end));
        let edge = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ';');
        let last = before.trim_end();
        let start = last
            .char_indices()
            .rfind(|(_, c)| edge(*c))
            .map_or(0, |(at, c)| at + c.len_utf8());
        // What touches is a mark of its own; a word stands after a space.
        let rest = after.trim_start();
        let gap = after.len() - rest.len();
        let word = rest
            .get(..rest.find(edge).unwrap_or(rest.len()))
            .unwrap_or_default();
        let word = word.trim_end_matches([',', '.', ':']).len();
        let end = span.end + if gap > 0 { gap + word } else { 0 };
        let wide = Span::new(line.start + start, end);
        // What has no spaces has no neighbours.
        if wide.len() > span.len() + 80 {
            span
        } else {
            wide
        }
    }
}
