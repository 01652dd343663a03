//! What an edit does to places: where a span of the old text lies in the new one.

use super::Span;

/// The one stretch in which two texts differ.
pub struct Edited {
    start: usize,
    /// Its end in the old text.
    end: usize,
    /// Bytes of the old and of the new text from there to their ends.
    old: usize,
    new: usize,
}

impl Edited {
    /// What makes `new` of `old`.
    pub fn of(old: &str, new: &str) -> Self {
        let same = |(a, b): &(u8, u8)| a == b;
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let tail = old.bytes().rev().zip(new.bytes().rev()).take_while(same);
        let tail = tail.count().min(old.len().min(new.len()) - start);
        Self {
            start,
            end: old.len() - tail,
            old: old.len(),
            new: new.len(),
        }
    }

    /// Where a span has gone: `None` where the edit cut all of it, or its border.
    pub fn moved(&self, span: Span) -> Option<Span> {
        let start = self.at(span.start, false)?;
        let end = self.at(span.end, true)?;
        (start < end).then(|| Span::new(start, end))
    }

    /// Where a byte has gone; one that was cut stands for where the edit is.
    pub fn place(&self, offset: usize) -> usize {
        let gone = self.at(offset.min(self.old), false);
        gone.unwrap_or(self.start)
    }

    /// Where the border of a span has gone: `None` inside the edit. What was put in between two spans is of neither.
    fn at(&self, offset: usize, is_end: bool) -> Option<usize> {
        let stays = is_end || self.start < self.end;
        if offset < self.start || (offset == self.start && stays) {
            return Some(offset);
        }
        (offset >= self.end).then(|| self.new - (self.old - offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_move_with_what_was_put_in_before_them() {
        let edit = Edited::of("one two three", "one two and a half three");
        assert_eq!([0, 7, 8, 13].map(|at| edit.place(at)), [0, 7, 19, 24]);
        // What was cut, and what lies beyond the text.
        let edit = Edited::of("one two three", "one three");
        assert_eq!([4, 6, 8, 13, 99].map(|at| edit.place(at)), [4, 5, 5, 9, 9]);
        let same = Edited::of("one", "one");
        assert_eq!([0, 2, 3].map(|at| same.place(at)), [0, 2, 3]);
    }
}
