//! `mixed-quotation-marks`: straight and curly marks stand side by side. One finding for the text.

use crate::checks::prose::passages;
use crate::checks::wording::count;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M117",
    name: "mixed-quotation-marks",
    severity: Severity::Note,
    source: "The Chicago Manual of Style, 17th edition, 6.115 and 6.117",
    why: "Mixed marks show that text was pasted from elsewhere; whoever reuses the file has both.",
    fires: Example::Text("One guide said “north” and the other said \"south\".\n"),
    quiet: Example::Text("One guide said “north” and the other said “south”.\n"),
    check: Check::Text(check),
};

/// Marks of one kind: how many, and the first.
#[derive(Default)]
struct Marks {
    number: usize,
    first: Option<Span>,
}

impl Marks {
    fn add(&mut self, span: impl FnOnce() -> Span) {
        self.number += 1;
        self.first.get_or_insert_with(span);
    }
}

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let [mut straight, mut curly, mut typewriter, mut apostrophe] =
        [(); 4].map(|()| Marks::default());
    for passage in passages(t) {
        let mut before = ' ';
        let mut is_open = false;
        let mut rest = passage.text().char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map_or(' ', |(_, c)| *c);
            let span = || passage.plain.span(at, at + c.len_utf8());
            match c {
                // Inches and seconds stand after a number.
                '"' if is_open || !before.is_numeric() => {
                    is_open = !is_open;
                    straight.add(span);
                }
                '“' | '”' | '„' => curly.add(span),
                '\'' if before.is_alphabetic() && after.is_alphabetic() => typewriter.add(span),
                '’' if before.is_alphabetic() && after.is_alphabetic() => apostrophe.add(span),
                _ => {}
            }
            before = c;
        }
    }
    let pairs = [
        (straight, curly, "quotation mark"),
        (typewriter, apostrophe, "apostrophe"),
    ];
    let mut said: Vec<String> = Vec::new();
    let mut places: Vec<Span> = Vec::new();
    for (straight, curly, what) in pairs {
        let (Some(first), Some(other)) = (straight.first, curly.first) else {
            continue;
        };
        let curlies = count(curly.number, what, &format!("{what}s"));
        let straights = format!("{} straight", straight.number);
        said.push(format!(
            "{straights} and {}",
            curlies.replacen(' ', " curly ", 1)
        ));
        places.push(if straight.number <= curly.number {
            first
        } else {
            other
        });
    }
    let Some(&place) = places.first() else {
        return;
    };
    let finding = report.add(place, format!("The text has {}", said.join(", and ")));
    finding.help = Some("replace the rarer kind, of which the first stands here".into());
    for span in places.into_iter().skip(1) {
        finding.related.push(Related {
            span,
            message: "the first of the rarer kind of apostrophe".into(),
        });
    }
}
