//! Findings for people (style.md, 3): the message, the place with carets, what to do, the rule.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};

use super::excerpt::excerpt;
use super::{Checked, word};
use crate::checks::{self, Finding, Related, Severity, Suggestion};
use crate::output::escape::{escape, isolate};
use crate::output::places::Places;
use crate::source::{Position, Span};

/// How findings are shown.
#[derive(Copy, Clone, Debug)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colour and weight are used.
    pub color: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            width: 100,
            color: false,
        }
    }
}

/// So many warnings or notes of one rule are shown; the rest become one line. Errors are all shown.
const SHOWN: usize = 5;

/// So many related places of a finding are shown; of the rest only the lines are named.
const RELATED: usize = 6;

/// So many lines are named for those that are not shown.
const NAMED: usize = 12;

/// The findings of a file in the order of the text, and a line that counts them.
pub fn human(checked: &Checked<'_>, look: Look) -> String {
    let findings = checked.sorted();
    let mut of_rule: BTreeMap<(&str, Severity), Vec<&Finding>> = BTreeMap::new();
    for finding in &findings {
        let alike = of_rule.entry((finding.rule, finding.severity)).or_default();
        alike.push(finding);
    }
    let writer = Writer {
        file: escape(checked.file).into_owned(),
        places: Places::new(checked.source),
        look,
    };
    let mut shown: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    let mut out = String::new();
    for finding in &findings {
        let key = (finding.rule, finding.severity);
        let seen = shown.entry(key).or_default();
        *seen += 1;
        let alike = of_rule.get(&key).map_or(&[][..], Vec::as_slice);
        // One line for one finding would save nothing.
        let fold = finding.severity != Severity::Error && alike.len() > SHOWN + 1;
        if fold && *seen > SHOWN {
            if *seen == SHOWN + 1 {
                writer.folded(&mut out, finding, alike.get(SHOWN..).unwrap_or(&[]));
            }
            continue;
        }
        writer.finding(&mut out, finding);
    }
    out.push_str(&writer.count(&findings, checked.silenced));
    out
}

struct Writer<'a> {
    file: String,
    places: Places<'a>,
    look: Look,
}

impl Writer<'_> {
    fn finding(&self, out: &mut String, finding: &Finding) {
        let color = color(finding.severity).bold();
        let head = format!("{}[{}]", word(finding.severity), finding.code);
        out.push_str(&format!(
            "{}{}\n",
            self.paint(color, &head),
            self.paint(
                Style::new().bold(),
                &format!(": {}", isolate(&finding.message))
            ),
        ));
        // Related places on the same line share its excerpt where they fit.
        let at = self.places.position(finding.span.start);
        let (near, far): (Vec<_>, Vec<_>) = finding.related.iter().partition(|related| {
            self.places.line(related.span.start) == at.line
                && related.span.start != finding.span.start
        });
        let far_lines = finding
            .related
            .iter()
            .map(|related| self.places.line(related.span.start));
        let digits = far_lines
            .chain([at.line])
            .max()
            .unwrap_or(1)
            .to_string()
            .len();
        let bar = self.paint(GUTTER, &format!("{:digits$} |", ""));

        out.push_str(&format!(
            "{} {}\n",
            self.arrow(digits, "-->"),
            self.place(at)
        ));
        out.push_str(&format!("{bar}\n"));
        let apart = self.excerpt(out, at, finding.span, Some(finding), &near, digits);
        let mut places = apart.into_iter().chain(far);
        for related in places.by_ref().take(RELATED) {
            let at = self.places.position(related.span.start);
            out.push_str(&format!(
                "{} {}\n",
                self.arrow(digits, ":::"),
                self.place(at)
            ));
            self.excerpt(out, at, related.span, None, &[related], digits);
        }
        let mut more: Vec<usize> = places.map(|r| self.places.line(r.span.start)).collect();
        let mut remarks = remarks(finding);
        if !more.is_empty() {
            let count = more.len();
            more.sort_unstable();
            let text = format!("{count} more of these places: {}", lines(&more));
            remarks.insert(0, ("note", text));
        }
        for (kind, text) in remarks {
            let sign = self.paint(GUTTER, &format!("{:digits$} =", ""));
            let kind = self.paint(Style::new().bold(), kind);
            out.push_str(&format!("{sign} {kind}: {text}\n"));
        }
        out.push('\n');
    }

    /// The line at `at` with `span` in view; carets for `finding`, dashes for each of `related`.
    /// Returns those of `related` that were not in view.
    fn excerpt<'r>(
        &self,
        out: &mut String,
        at: Position,
        span: Span,
        finding: Option<&Finding>,
        related: &[&'r Related],
        digits: usize,
    ) -> Vec<&'r Related> {
        let source = self.places.source();
        let room = self.look.width.saturating_sub(digits + 3);
        let line = source.line_span(at.line);
        let mut marks = vec![self.clean(span)];
        marks.extend(related.iter().map(|r| self.clean(r.span)));
        let it = excerpt(source.text(), line, &marks, room);
        let number = self.paint(GUTTER, &format!("{:>digits$} |", at.line));
        let bar = self.paint(GUTTER, &format!("{:digits$} |", ""));
        out.push_str(format!("{number} {}", it.text).trim_end());
        out.push('\n');

        let mut carets = it.carets.iter().copied();
        let first = carets.next().unwrap_or((0, 1));
        if let Some(finding) = finding {
            let mut signs = "^".repeat(first.1);
            let end = self.places.position(finding.span.end);
            if finding.span.end > line.end && end.line > at.line && end.column > 1 {
                signs.push_str(&format!(" to {}:{}", end.line, end.column));
            }
            let signs = self.paint(color(finding.severity).bold(), &signs);
            out.push_str(&format!("{bar} {}{signs}\n", " ".repeat(first.0)));
        }
        let mut apart = Vec::new();
        for (related, (left, width)) in related.iter().zip(carets) {
            if finding.is_some() && !it.shown.covers(self.clean(related.span)) {
                apart.push(*related);
                continue;
            }
            let signs = format!("{} {}", "-".repeat(width), isolate(&related.message));
            let signs = self.paint(GUTTER, signs.trim_end());
            out.push_str(&format!("{bar} {}{signs}\n", " ".repeat(left)));
        }
        apart
    }

    /// Several findings of one rule in a line.
    fn folded(&self, out: &mut String, first: &Finding, rest: &[&Finding]) {
        let all: Vec<usize> = rest
            .iter()
            .map(|finding| self.places.line(finding.span.start))
            .collect();
        let head = self.paint(color(first.severity).bold(), word(first.severity));
        out.push_str(&format!(
            "{head}: and {} more like this ({}): {}\n\n",
            rest.len(),
            first.rule,
            lines(&all),
        ));
    }

    /// `chapter.txt: 2 errors, 7 warnings, 12 notes, 3 silenced`
    fn count(&self, findings: &[&Finding], silenced: usize) -> String {
        let mut counts: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .filter_map(|severity| {
                let n = findings.iter().filter(|f| f.severity == severity).count();
                let s = if n == 1 { "" } else { "s" };
                let text = format!("{n} {}{s}", word(severity));
                (n > 0).then(|| self.paint(color(severity).bold(), &text))
            })
            .collect();
        if counts.is_empty() {
            counts.push("no findings".into());
        }
        if silenced > 0 {
            counts.push(format!("{silenced} silenced"));
        }
        let safe =
            |finding: &&&Finding| finding.suggestion.as_ref().is_some_and(Suggestion::is_safe);
        let fixed = match findings.iter().filter(safe).count() {
            0 => String::new(),
            n => format!(" (check --fix mends {n})"),
        };
        format!("{}: {}{fixed}\n", self.file, counts.join(", "))
    }

    fn arrow(&self, digits: usize, sign: &str) -> String {
        self.paint(GUTTER, &format!("{:1$}{sign}", "", digits))
    }

    fn place(&self, at: Position) -> String {
        format!("{}:{}:{}", self.file, at.line, at.column)
    }

    /// `span` on character boundaries of the text.
    fn clean(&self, span: Span) -> Span {
        Span::new(
            self.places.boundary(span.start),
            self.places.boundary(span.end),
        )
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.look.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_string()
        }
    }
}

const GUTTER: Style = AnsiColor::Blue.on_default().bold();

fn color(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    }
    .on_default()
}

/// `lines 3, 9, …` of sorted line numbers.
fn lines(sorted: &[usize]) -> String {
    let mut lines = sorted.to_vec();
    lines.dedup();
    let more = if lines.len() > NAMED { ", …" } else { "" };
    let s = if lines.len() == 1 { "" } else { "s" };
    let named: Vec<_> = lines.iter().take(NAMED).map(usize::to_string).collect();
    format!("line{s} {}{more}", named.join(", "))
}

/// What stands below the excerpts: `help`, `rule`.
fn remarks(finding: &Finding) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if let Some(help) = &finding.help {
        out.push(("help", isolate(help).into_owned()));
    }
    if let Some(suggestion) = &finding.suggestion {
        let said = finding.help.as_ref();
        if suggestion.text.is_empty() {
            if said.is_none() {
                out.push(("help", "leave this out".into()));
            }
        } else if !said.is_some_and(|help| help.contains(&suggestion.text)) {
            out.push(("help", format!("write “{}”", isolate(&suggestion.text))));
        }
    }
    let source = match checks::rule(finding.code) {
        Some(rule) if !rule.source.is_empty() => format!(" ({})", rule.source),
        _ => String::new(),
    };
    out.push((
        "rule",
        format!(
            "{}{source}; see `diptych explain {}`",
            finding.rule, finding.code
        ),
    ));
    out
}

#[cfg(test)]
mod tests;
