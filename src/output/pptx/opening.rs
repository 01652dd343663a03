//! The first slide, and dividers.

use super::kinds::Box;
use super::slide::Maker;
use super::text::{Type, paragraph};
use crate::manuscript::{Author, BlockKind, Run};
use crate::source::Span;
use crate::typeset::over_title;

impl Maker<'_, '_> {
    pub(super) fn opening(&mut self) {
        let (meta, lecture) = (&self.input.manuscript.meta, self.input.lecture);
        let plain = Type::default();
        let given = lecture.title.as_ref().map(|title| title.text.as_str());
        match given.or(meta.title_cased.as_deref()) {
            Some(title) => {
                let (way, runs) = (self.way(title), self.writer.plain(title, plain));
                self.holder("Title", "type=\"ctrTitle\"", &paragraph((way, ""), &runs));
            }
            None => self.title("type=\"ctrTitle\""),
        }
        self.eyebrow(&over_title(self.input.source, self.input.manuscript));
        let mut lines: Vec<(String, Type)> = Vec::new();
        let second = Type {
            colour: Some("tx2"),
            ..plain
        };
        if let Some(subtitle) = &meta.subtitle {
            lines.push((subtitle.text.clone(), second));
        }
        for (index, author) in meta.authors.iter().enumerate() {
            let bold = Type {
                bold: true,
                ..plain
            };
            lines.push((author.name_cased.clone(), bold));
            // Authors of one place have it once, under the last of them.
            let place = |author: &Author| author.affiliation.as_ref().map(|a| a.text.clone());
            let next = meta.authors.get(index + 1);
            if let Some(own) =
                place(author).filter(|own| next.and_then(place).as_ref() != Some(own))
            {
                lines.push((own, second));
            }
        }
        let facts = [&lecture.lecturer, &lecture.course, &lecture.date];
        let facts: Vec<&str> = facts
            .into_iter()
            .flatten()
            .map(|fact| fact.text.as_str())
            .collect();
        if !facts.is_empty() {
            lines.push((facts.join(" · "), second));
        }
        let mut paragraphs = String::new();
        for (line, look) in &lines {
            let (way, runs) = (self.way(line), self.writer.plain(line, *look));
            paragraphs.push_str(&paragraph((way, ""), &runs));
        }
        // The logo's corner stays clear.
        let frame = &self.frame;
        let width = frame.span(10).min(frame.measure() - self.logo);
        let own = self.placed_at(Box {
            x: frame.margin,
            y: 310.0,
            width,
            height: 170.0,
        });
        self.placed("Subtitle", "type=\"subTitle\" idx=\"1\"", &own, &paragraphs);
    }

    pub(super) fn divider(&mut self) {
        let title = &self.page.slide.title;
        let (number, words) = self.numbered(&title.runs);
        if number.is_empty() || words.is_empty() {
            // Without a numeral the title begins at the margin.
            let frame = &self.frame;
            let own = self.placed_at(Box {
                x: frame.margin,
                y: 130.0,
                width: frame.span(10),
                height: 260.0,
            });
            self.titled("type=\"title\"", &own);
            return;
        }
        let size = self.size_of(&words);
        let look = Type {
            size,
            ..Type::default()
        };
        let (way, runs) = (
            self.way(&self.writer.words(&words)),
            self.writer.runs(&words, look),
        );
        self.holder("Title", "type=\"title\"", &paragraph((way, ""), &runs));
        let look = Type {
            size: self.size_of(&number),
            ..Type::default()
        };
        let runs = self.writer.runs(&number, look);
        self.holder(
            "Numeral",
            "type=\"body\" sz=\"quarter\" idx=\"13\"",
            &paragraph(("", ""), &runs),
        );
    }

    /// A heading's typed number, without its stop, and the words after it.
    pub(super) fn numbered(&self, runs: &[Run]) -> (Vec<Run>, Vec<Run>) {
        let headings = self.input.manuscript.blocks.iter();
        let starts = runs.first().map(|run| run.span.start);
        let number = headings.filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => heading.number,
            _ => None,
        });
        let Some(number) = number
            .into_iter()
            .find(|number| Some(number.start) == starts)
        else {
            return (Vec::new(), runs.to_vec());
        };
        let typed = self.input.source.slice(number);
        let shown = typed.trim_end_matches(['.', ')', ' ']).len();
        let rest = self
            .input
            .source
            .text()
            .get(number.end..)
            .unwrap_or_default();
        let words = number.end + (rest.len() - rest.trim_start().len());
        let clip = |span: Span| -> Vec<Run> {
            let inside = |run: &Run| {
                Some(Run {
                    span: run.span.intersect(span)?,
                    ..run.clone()
                })
            };
            runs.iter().filter_map(inside).collect()
        };
        (
            clip(Span::new(number.start, number.start + shown)),
            clip(Span::new(words, usize::MAX)),
        )
    }
}
