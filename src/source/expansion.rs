//! A text in which some stretches of the typed one are replaced, and the way back to what was typed.
//!
//! A citation by key prints words that nobody typed in the manuscript. They are put in the place of the key
//! before anything else is read, so that every later room sees one text with one order, and each word of it,
//! typed or made, is proved in the same way. This table leads from it back to the file as it lies on disk.

use super::{Source, Span};

/// What stands in the place of a typed stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The typed stretch; empty where something is put in.
    pub typed: Span,
    /// What stands there instead.
    pub text: String,
    /// The place in the typed file to which people are sent; that of `typed` if it is none of its own.
    pub home: Span,
    /// Index into the records of those who made it: which entry of which file the words come from.
    pub origin: Option<usize>,
}

/// An edit that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The stretch of the typed file that it stands for.
    pub typed: Span,
    /// Its place in the expanded text.
    pub made: Span,
    /// Where people are sent.
    pub home: Span,
    /// Index into the records of those who made it.
    pub origin: Option<usize>,
}

/// The typed file behind an expanded text.
#[derive(Clone, Debug)]
pub(super) struct Expansion {
    /// The file as it lies on disk.
    pub(super) typed: Source,
    /// What was replaced, in order.
    pub(super) pieces: Vec<Piece>,
}

impl Source {
    /// The same file with `edits` made; edits that overlap one before them are left out.
    #[must_use]
    pub fn expanded(&self, mut edits: Vec<Edit>) -> Source {
        // Stable: what is put in at one place stands in the order given.
        edits.sort_by_key(|edit| edit.typed.start);
        let mut text = String::with_capacity(self.text().len() + 64 * edits.len());
        let mut pieces = Vec::with_capacity(edits.len());
        let mut at = 0;
        for edit in edits {
            let Some(kept) = self.text().get(at..edit.typed.start) else {
                continue;
            };
            if self.text().get(edit.typed.range()).is_none() {
                continue;
            }
            text.push_str(kept);
            let start = text.len();
            text.push_str(&edit.text);
            pieces.push(Piece {
                typed: edit.typed,
                made: Span::new(start, text.len()),
                home: edit.home,
                origin: edit.origin,
            });
            at = edit.typed.end;
        }
        text.push_str(self.text().get(at..).unwrap_or_default());
        let mut out = self.with_text(text);
        out.expansion = Some(std::sync::Arc::new(Expansion {
            typed: self.clone(),
            pieces,
        }));
        out
    }

    /// The file as it lies on disk.
    pub fn typed(&self) -> &Source {
        self.expansion.as_ref().map_or(self, |e| &e.typed)
    }

    /// What was put in the place of typed text, in order.
    pub fn pieces(&self) -> &[Piece] {
        self.expansion.as_ref().map_or(&[], |e| &e.pieces)
    }

    /// Whether `span` lies wholly in words that were put in.
    pub fn is_made(&self, span: Span) -> bool {
        self.piece_at(span.start)
            .is_some_and(|piece| piece.made.covers(span))
    }

    /// Whether `span` touches words that were put in.
    pub fn touches_made(&self, span: Span) -> bool {
        let pieces = self.pieces();
        let next = pieces.partition_point(|piece| piece.made.end <= span.start);
        pieces.get(next).is_some_and(|p| p.made.overlaps(span))
    }

    /// The piece that holds the byte at `offset`.
    pub fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let pieces = self.pieces();
        let next = pieces.partition_point(|piece| piece.made.end <= offset);
        pieces.get(next).filter(|piece| piece.made.contains(offset))
    }

    /// The place in the typed file that stands for `span`.
    pub fn home(&self, span: Span) -> Span {
        if self.expansion.is_none() {
            return span;
        }
        match self.piece_at(span.start) {
            Some(piece) if piece.made.covers(span) => piece.home,
            _ => Span::new(
                self.home_of(span.start, false),
                self.home_of(span.end, true),
            ),
        }
    }

    fn home_of(&self, offset: usize, is_end: bool) -> usize {
        let pieces = self.pieces();
        let next = if is_end {
            pieces.partition_point(|piece| piece.made.end < offset)
        } else {
            pieces.partition_point(|piece| piece.made.end <= offset)
        };
        if let Some(piece) = pieces.get(next)
            && piece.made.start <= offset
            && (!is_end || piece.made.start < offset)
        {
            return if is_end {
                piece.typed.end
            } else {
                piece.typed.start
            };
        }
        match next.checked_sub(1).and_then(|i| pieces.get(i)) {
            Some(piece) => piece.typed.end + offset.saturating_sub(piece.made.end),
            None => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_to_what_was_typed() {
        let typed = Source::new("m", "As [@a, p. 3] says.");
        let edit = |start, end, text: &str| Edit {
            typed: Span::new(start, end),
            text: text.into(),
            home: Span::new(start, end),
            origin: None,
        };
        let source = typed.expanded(vec![
            edit(3, 4, "("),
            edit(4, 6, "Ames, 1990"),
            edit(12, 13, ")"),
        ]);
        assert_eq!(source.text(), "As (Ames, 1990, p. 3) says.");
        let home = |words: &str| {
            let start = source.text().find(words).unwrap();
            let span = source.home(Span::new(start, start + words.len()));
            source.typed().slice(span)
        };
        assert_eq!(home("Ames"), "@a");
        assert_eq!(home("Ames, 1990, p. 3"), "@a, p. 3");
        assert_eq!(home("(Ames, 1990, p. 3)"), "[@a, p. 3]");
        assert_eq!(home("says."), "says.");
        assert_eq!(home("p. 3"), "p. 3");
        assert_eq!(home("As (Ames"), "As [@a");
        assert!(source.is_made(Span::new(4, 8)));
        assert!(!source.is_made(Span::new(4, 18)));
    }

    #[test]
    fn edits_that_overlap_or_cut_letters_are_left_out() {
        let typed = Source::new("m", "açb");
        let edit = |start, end| Edit {
            typed: Span::new(start, end),
            text: "x".into(),
            home: Span::default(),
            origin: None,
        };
        let source = typed.expanded(vec![edit(0, 1), edit(0, 2), edit(2, 3), edit(9, 12)]);
        assert_eq!(source.text(), "xçb");
    }
}
