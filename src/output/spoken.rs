//! Speaker's notes: the paragraphs that a slide was made from, as plain text.

use super::flows::{self, Flow};
use super::plain::{collapsed, push};
use crate::deck::{Notes, clock};
use crate::manuscript::{Manuscript, Run};
use crate::source::{Source, Span};

/// The words of a manuscript, ready to be asked for by place.
pub struct Spoken<'a> {
    source: &'a Source,
    /// Every run with the number of its flow, sorted by place.
    runs: Vec<(&'a Run, usize)>,
}

impl<'a> Spoken<'a> {
    /// Sorts the runs of `manuscript`.
    pub fn new(source: &'a Source, manuscript: &'a Manuscript) -> Self {
        let mut runs = Vec::new();
        let flows = flows::all(manuscript).into_iter();
        let flows = flows.chain(flows::of_lecture(manuscript));
        for (number, flow) in flows.enumerate() {
            if let Flow::Runs(flow) = flow {
                runs.extend(flow.iter().map(|run| (run, number)));
            }
        }
        runs.sort_by_key(|(run, number)| (run.span, *number));
        Self { source, runs }
    }

    /// The notes to a slide that is up from one second of the lecture to another: the time, what to say, and after
    /// a rule what else the chapter has.
    pub fn notes(&self, notes: &Notes, from: u32, to: u32) -> String {
        let paragraph = |spans: &Vec<Span>| {
            let sentences = spans
                .iter()
                .map(|span| self.text(std::slice::from_ref(span)));
            sentences.collect::<Vec<_>>().join(" ")
        };
        let mut parts = vec![format!("{}–{}", clock(from), clock(to))];
        parts.extend(notes.first.iter().map(paragraph));
        if !notes.rest.is_empty() {
            parts.push("———".to_owned());
            parts.extend(notes.rest.iter().map(paragraph));
        }
        parts.join("\n\n")
    }

    /// The words in `spans`, a paragraph each, blank lines between. Marks and note calls are left out.
    pub fn text(&self, spans: &[Span]) -> String {
        let mut out = String::new();
        for &span in spans {
            let first = self
                .runs
                .partition_point(|(run, _)| run.span.end <= span.start);
            let mut paragraph = String::new();
            let mut last = None;
            for &(run, flow) in self.runs.get(first..).unwrap_or(&[]) {
                if run.span.is_empty() {
                    continue;
                }
                let Some(part) = run.span.intersect(span) else {
                    break;
                };
                if last.is_some_and(|last| last != flow) {
                    paragraph.push(' ');
                }
                last = Some(flow);
                push(
                    self.source,
                    &Run {
                        span: part,
                        ..run.clone()
                    },
                    &mut paragraph,
                );
            }
            let paragraph = collapsed(&paragraph);
            if !paragraph.is_empty() {
                if !out.is_empty() {
                    out.push_str("\n\n");
                }
                out.push_str(&paragraph);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::{Block, BlockKind, Paragraph, RunKind, Style};

    #[test]
    fn paragraphs_come_without_marks() {
        let source = Source::new("m", "One *two* three.\n\nFour.");
        let run = |start, end, kind| Run {
            span: Span::new(start, end),
            kind,
            style: Style::default(),
        };
        let block = |start, end, runs| Block {
            span: Span::new(start, end),
            kind: BlockKind::Paragraph(Paragraph {
                runs,
                sentences: Vec::new(),
            }),
        };
        let manuscript = Manuscript {
            blocks: vec![
                block(
                    0,
                    16,
                    vec![
                        run(0, 4, RunKind::Text),
                        run(5, 8, RunKind::Text),
                        run(9, 16, RunKind::Text),
                    ],
                ),
                block(18, 23, vec![run(18, 23, RunKind::Text)]),
            ],
            ..Manuscript::default()
        };
        let spoken = Spoken::new(&source, &manuscript);
        let both = [Span::new(0, 16), Span::new(18, 23)];
        assert_eq!(spoken.text(&both), "One two three.\n\nFour.");
        assert_eq!(spoken.text(&[Span::new(5, 23)]), "two three. Four.");
        assert_eq!(spoken.text(&[Span::new(40, 50)]), "");
    }
}
