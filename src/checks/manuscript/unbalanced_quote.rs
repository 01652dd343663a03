//! `unbalanced-quote`: a quotation mark that opens is never closed, or the other way round.
//!
//! Looked at paragraph by paragraph. A quotation over several paragraphs may open anew in each (APA 7, 8.27).
//! Single marks are left alone: they cannot be told from apostrophes.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::citations::Plain;
use crate::manuscript::flows;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M113",
    name: "unbalanced-quote",
    severity: Severity::Warning,
    source: "APA 7, 6.7",
    why: "Readers cannot see where the words of another end.",
    fires: Example::Text("The guide called it “the white road. Nobody else did.\n"),
    quiet: Example::Text("The guide called it “the white road”. Nobody else did.\n"),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let paragraphs: Vec<Plain> = flows(t.manuscript)
        .into_iter()
        .map(|runs| Plain::of(t.source, runs))
        .collect();
    let shape = Shape::of(&paragraphs);
    for (n, paragraph) in paragraphs.iter().enumerate() {
        for (at, mark) in shape.unbalanced(&paragraph.text) {
            let opens_again = |next: &Plain| next.text.trim_start().starts_with(mark);
            if paragraphs.get(n + 1).is_some_and(opens_again) && shape.opens(mark) {
                continue;
            }
            let span = paragraph.span(at, at + mark.len_utf8());
            let around = around(&paragraph.text, at);
            let what = match (shape.opens(mark), mark) {
                (_, '"') => "has no partner in its paragraph",
                (true, _) => "opens and is never closed in its paragraph",
                (false, _) => "closes and was never opened in its paragraph",
            };
            let finding = report.add(
                span,
                format!("The quotation mark {mark} in “{around}” {what}"),
            );
            finding.help = Some("add the other mark where the quotation begins or ends".into());
        }
    }
}

/// The words round the mark.
fn around(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or("").chars().rev().take(20);
    let before: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text.get(at..).unwrap_or("").chars().take(34).collect();
    excerpt(&format!("{before}{after}"))
}

/// How the manuscript writes its marks.
#[derive(Copy, Clone, Debug, Default)]
struct Shape {
    /// `»so«` and not `«so»`.
    reversed: bool,
    /// `”so”`: the same mark on both sides.
    same: bool,
    /// `„so“`
    low: bool,
}

impl Shape {
    fn of(paragraphs: &[Plain]) -> Self {
        let (mut reversed, mut usual, mut left, mut right, mut low) = (0, 0, 0, 0, 0);
        for paragraph in paragraphs {
            for c in paragraph.text.chars() {
                left += usize::from(c == '“');
                right += usize::from(c == '”');
                low += usize::from(c == '„');
            }
            match paragraph.text.chars().find(|c| matches!(c, '«' | '»')) {
                Some('»') => reversed += 1,
                Some(_) => usual += 1,
                None => {}
            }
        }
        Self {
            reversed: reversed > usual,
            same: left == 0 && right > 1 && low == 0,
            low: low > 0 && 2 * low >= left,
        }
    }

    fn opens(self, mark: char) -> bool {
        match mark {
            '«' => !self.reversed,
            '»' => self.reversed,
            '“' | '„' => true,
            _ => false,
        }
    }

    /// The marks of `text` without a partner.
    fn unbalanced(self, text: &str) -> Vec<(usize, char)> {
        let mut alone = Vec::new();
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut straight: Vec<usize> = Vec::new();
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            match c {
                // Inches and seconds stand after a number.
                '"' if !(before.is_numeric() || before == '"' || before == '\'')
                    || straight.len() % 2 == 1 =>
                {
                    straight.push(at)
                }
                '“' if self.low && open.last().is_some_and(|(_, mark)| *mark == '„') => {
                    _ = open.pop()
                }
                '“' | '„' => open.push((at, c)),
                '”' if is_seconds(text.get(..at).unwrap_or_default()) => {}
                '”' if self.same => match open.iter().rposition(|(_, mark)| *mark == '”') {
                    Some(i) => _ = open.remove(i),
                    None => open.push((at, c)),
                },
                '”' => match open.iter().rposition(|(_, mark)| matches!(mark, '“' | '„')) {
                    Some(i) => _ = open.remove(i),
                    None => alone.push((at, c)),
                },
                '«' | '»' if self.opens(c) => open.push((at, c)),
                '«' | '»' => match open.iter().rposition(|(_, mark)| matches!(mark, '«' | '»'))
                {
                    Some(i) => _ = open.remove(i),
                    None => alone.push((at, c)),
                },
                _ => {}
            }
            before = c;
        }
        alone.extend(open);
        if straight.len() % 2 == 1 {
            alone.extend(straight.last().map(|at| (*at, '"')));
        }
        alone.sort_unstable();
        // A mark of one kind closed by one of another is one fault.
        alone.truncate(1);
        alone
    }
}

/// Whether a mark behind `text` counts seconds of an angle: `46°38’6”`.
fn is_seconds(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    rest.len() < text.len()
        && rest.ends_with(['’', '\'', '′', '°'])
        && rest
            .trim_end_matches(['’', '\'', '′', '°'])
            .ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_find_their_partners() {
        let shape = Shape::default();
        for good in [
            "«a» and “b” and \"c\"",
            "it’s “a ‘b’ c”",
            "a 5\" board",
            "17°56'29\"",
            "23°25’46”S, 46°38’6.5”O",
            "«a «b» c»",
        ] {
            assert_eq!(shape.unbalanced(good), [], "{good}");
        }
        assert_eq!(shape.unbalanced("the «Trade Route (TR). It"), [(4, '«')]);
        assert_eq!(shape.unbalanced("so” he"), [(2, '”')]);
        assert_eq!(shape.unbalanced("a \"b c"), [(2, '"')]);
        let german = Shape {
            low: true,
            reversed: true,
            ..Shape::default()
        };
        assert_eq!(german.unbalanced("„a“ und »b«"), []);
    }
}
