//! The words concerned, in as much of their line as a reader needs to find them.

use crate::manuscript::{Manuscript, Reason};
use crate::source::{Source, Span};
use crate::typeset::Quote;

/// Characters on each side of the words concerned.
const SIDE: usize = 70;

/// Most characters of the words concerned: of longer ones the beginning is quoted.
const MARKED: usize = 240;

/// More bytes than so many characters have, marks included.
const WINDOW: usize = 4 * MARKED;

/// The words of a manuscript as a reader sees them, without the marks that steer.
pub(super) struct Words<'a> {
    source: &'a Source,
    /// Marks, in order and disjoint.
    marks: Vec<Span>,
}

impl<'a> Words<'a> {
    /// The words of `source`, less the marks that its reader spent.
    pub(super) fn new(source: &'a Source, manuscript: &Manuscript) -> Self {
        let is_mark = |reason| {
            !matches!(
                reason,
                Reason::FrontMatter | Reason::Repeated | Reason::NoteMark | Reason::ByteOrderMark
            )
        };
        let mut marks: Vec<Span> = manuscript
            .spent
            .iter()
            .filter(|spent| is_mark(spent.reason))
            .map(|spent| spent.span)
            .collect();
        marks.sort_unstable();
        Self { source, marks }
    }

    /// The words at `span` on one line, the end of long ones left out.
    pub(super) fn words(&self, span: Span) -> String {
        let end = self.snapped(span.end.min(span.start + WINDOW));
        let text = collapsed(&self.text(span.start, end));
        match text.chars().nth(MARKED).is_some() || end < span.end {
            true => format!("{} …", head(&text, MARKED)),
            false => text,
        }
    }

    /// The words at `span` in the line in which they start. A gap between lines is shown with both.
    pub(super) fn quote(&self, span: Span) -> Quote {
        let source = self.source;
        let line = source.line_span(source.line(span.start));
        let start = span.start.clamp(line.start, line.end);
        let mut marked = self.words(Span::new(start, span.end));
        let end = match marked.is_empty() {
            true => span.end.max(start),
            false => span.end,
        };
        let until = source.line_span(source.line(end)).end;
        let gap = marked.is_empty() && end > line.end;
        if gap {
            marked = "¶".into();
        }
        let before = self.text(
            self.snapped(start.saturating_sub(WINDOW).max(line.start)),
            start,
        );
        let after = match end <= line.end || gap {
            true => self.text(end, self.snapped(until.min(end + WINDOW))),
            false => String::new(),
        };
        let cut = marked.ends_with('…');
        let quote = Quote {
            before: match (tail(&before, SIDE), gap) {
                (text, true) => format!("{} ", text.trim_end()),
                (text, false) => text,
            },
            marked,
            after: match gap {
                _ if cut => String::new(),
                true => format!(" {}", short(after.trim_start())),
                false => short(&after),
            },
        };
        // A whole line is its own context: nothing in it stands out.
        match quote.before.trim().is_empty() && quote.after.trim().is_empty() {
            true => Quote {
                before: quote.marked,
                ..Quote::default()
            },
            false => quote,
        }
    }

    /// The characters from `from` to `to` without marks.
    fn text(&self, from: usize, to: usize) -> String {
        let text = self.source.text();
        let mut out = String::new();
        let mut at = from;
        let first = self.marks.partition_point(|mark| mark.end <= from);
        for mark in self.marks.get(first..).unwrap_or_default() {
            if mark.start >= to {
                break;
            }
            out.push_str(text.get(at..mark.start.max(at)).unwrap_or_default());
            at = at.max(mark.end);
        }
        out.push_str(text.get(at..to.max(at)).unwrap_or_default());
        out
    }

    fn snapped(&self, mut at: usize) -> usize {
        at = at.min(self.source.text().len());
        while !self.source.text().is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// White space of any kind as one space, also at the ends.
fn spaced(text: &str) -> String {
    let body = collapsed(text);
    let pad = |there: bool| if there { " " } else { "" };
    match body.is_empty() {
        true => pad(!text.is_empty()).to_owned(),
        false => format!(
            "{}{body}{}",
            pad(text.starts_with(char::is_whitespace)),
            pad(text.ends_with(char::is_whitespace))
        ),
    }
}

/// What stands after the words concerned.
fn short(text: &str) -> String {
    let text = spaced(text);
    match text.chars().nth(SIDE).is_some() {
        true => format!(
            "{} …",
            head(&text, SIDE).trim_end_matches(['.', ',', ';', ':'])
        ),
        false => text.trim_end().to_owned(),
    }
}

/// The first `most` characters, cut before a word if one begins near.
fn head(text: &str, most: usize) -> &str {
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(at, _)| at);
    let cut = text.get(..end).unwrap_or_default();
    match cut.rfind(char::is_whitespace) {
        Some(space) if cut.len() - space <= 24 => cut.get(..space).unwrap_or_default().trim_end(),
        _ => cut,
    }
}

/// The last `most` characters, cut after a word if one ends near.
fn tail(text: &str, most: usize) -> String {
    let text = spaced(text);
    if text.chars().nth(most).is_none() {
        return text.trim_start().to_owned();
    }
    let start = text
        .char_indices()
        .rev()
        .nth(most.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    let cut = text.get(start..).unwrap_or_default();
    let cut = match cut.find(char::is_whitespace) {
        Some(space) if space <= 24 => cut.get(space..).unwrap_or_default().trim_start(),
        _ => cut,
    };
    format!("… {cut}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::FrontMatter;

    fn of(text: &str, start: usize, end: usize) -> Quote {
        let source = Source::new("m", text);
        let manuscript = crate::manuscript::read(&source, &FrontMatter::default());
        Words::new(&source, &manuscript).quote(Span::new(start, end))
    }

    #[test]
    fn the_words_stand_in_their_line_without_marks() {
        let quote = of("One.\n\nSee *Tverski* (1974) for\t\\*more.\n\nEnd", 11, 18);
        assert_eq!(
            (&*quote.before, &*quote.marked, &*quote.after),
            ("See ", "Tverski", " (1974) for *more.")
        );
    }

    #[test]
    fn a_gap_is_shown_between_its_lines() {
        let quote = of("One and\n\ntwo.", 7, 9);
        assert_eq!(
            (&*quote.before, &*quote.marked, &*quote.after),
            ("One and ", "¶", " two.")
        );
    }

    #[test]
    fn long_lines_are_cut_between_words_and_nothing_panics() {
        let text = format!("{}MARK{}", "çay word ".repeat(160), " tail şey".repeat(160));
        let at = text.find("MARK").unwrap();
        let it = of(&text, at, at + 4);
        assert!(
            it.before.starts_with("… ") && it.before.ends_with(' '),
            "{it:?}"
        );
        assert!(
            it.after.starts_with(' ') && it.after.ends_with(" …"),
            "{it:?}"
        );
        assert!(it.before.chars().count() <= SIDE + 2);
        let whole = of(&text, 0, text.len());
        assert!(whole.before.chars().count() <= MARKED + 2 && whole.marked.is_empty());
        let short = "a *ç*\n\n\tb\u{200c} ş";
        for end in 0..short.len() + 9 {
            for start in 0..=end {
                let _ = of(short, start, end);
            }
        }
        let _ = of("", 3, 9);
    }
}
