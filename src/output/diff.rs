//! What an edit changed, as a unified diff (the format of `diff -u`, which `patch` and git read).
//!
//! In: a text before and after edits that stay within their lines. Out: the lines that differ, in context.

use anstyle::{AnsiColor, Style};

use super::escape::escape;

/// Lines shown round a change.
const CONTEXT: usize = 2;

/// How a diff is shown.
#[derive(Copy, Clone, Debug, Default)]
pub struct DiffLook {
    /// Whether colour is used.
    pub color: bool,
    /// Whether it is read on a terminal, which the text may not steer; else its bytes are those of the files.
    pub terminal: bool,
}

/// The changes of `file` from `old` to `new`, which have the same number of lines; empty if there are none.
pub fn diff(file: &str, old: &str, new: &str, look: DiffLook) -> String {
    let (old, new) = (lines(old), lines(new));
    let changed: Vec<usize> = (0..old.len().max(new.len()))
        .filter(|&i| old.get(i) != new.get(i))
        .collect();
    let mut out = Writer {
        out: String::new(),
        look,
    };
    let mut rest = changed.as_slice();
    if !rest.is_empty() {
        let name = escape(file);
        out.line(BOLD, &format!("--- {name}"));
        out.line(BOLD, &format!("+++ {name}"));
    }
    while let Some(&first) = rest.first() {
        // Changes whose contexts touch are one hunk.
        let apart = |pair: &[usize]| matches!(pair, [a, b] if b - a > 2 * CONTEXT + 1);
        let length = rest
            .windows(2)
            .position(apart)
            .map_or(rest.len(), |i| i + 1);
        let (hunk, after) = rest.split_at(length);
        let last = hunk.last().copied().unwrap_or(first);
        out.hunk(
            &old,
            &new,
            first.saturating_sub(CONTEXT)..last + CONTEXT + 1,
            hunk,
        );
        rest = after;
    }
    out.out
}

const BOLD: Style = Style::new().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// Lines with their LF, as `patch` counts them.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

struct Writer {
    out: String,
    look: DiffLook,
}

impl Writer {
    fn hunk(
        &mut self,
        old: &[&str],
        new: &[&str],
        range: std::ops::Range<usize>,
        changed: &[usize],
    ) {
        let count = |lines: &[&str]| range.end.min(lines.len()).saturating_sub(range.start);
        let head = format!(
            "@@ -{0},{1} +{0},{2} @@",
            range.start + 1,
            count(old),
            count(new)
        );
        self.line(PLACE, &head);
        let mut at = range.start;
        while at < range.end {
            // Neighbours that changed stand together: all old ones, then all new ones.
            let end = (at..range.end)
                .find(|i| changed.binary_search(i).is_err())
                .unwrap_or(range.end);
            if end == at {
                self.typed(Style::new(), " ", old.get(at).copied(), None);
                at += 1;
                continue;
            }
            for i in at..end {
                self.typed(OLD, "-", old.get(i).copied(), new.get(i).copied());
            }
            for i in at..end {
                self.typed(NEW, "+", new.get(i).copied(), old.get(i).copied());
            }
            at = end;
        }
    }

    /// A line of a file; what differs from `other` stands out where colour is used.
    fn typed(&mut self, style: Style, sign: &str, line: Option<&str>, other: Option<&str>) {
        let Some(line) = line else {
            return;
        };
        let bare = line.strip_suffix('\n');
        let body = bare.unwrap_or(line);
        let body = match self.look.terminal {
            true => body.strip_suffix('\r').unwrap_or(body),
            false => body,
        };
        let shown = |part: &str| match self.look.terminal {
            true => escape(part).into_owned(),
            false => part.to_owned(),
        };
        match other {
            Some(other) if self.look.color => {
                let line = |line: &str| line.trim_end_matches(['\n', '\r']).len();
                let (kept, other) = (line(body), other.get(..line(other)).unwrap_or_default());
                let (start, end) = differing(body.get(..kept).unwrap_or_default(), other);
                let part = |from, to| shown(body.get(from..to).unwrap_or_default());
                let (before, middle, after) =
                    (part(0, start), part(start, end), part(end, body.len()));
                let marked = style.invert();
                self.out.push_str(&format!(
                    "{style}{sign}{before}{style:#}{marked}{middle}{marked:#}{style}{after}{style:#}\n"
                ));
            }
            _ => self.line(style, &format!("{sign}{}", shown(body))),
        }
        if bare.is_none() {
            self.line(Style::new(), "\\ No newline at end of file");
        }
    }

    fn line(&mut self, style: Style, text: &str) {
        if self.look.color && style != Style::new() {
            self.out.push_str(&format!("{style}{text}{style:#}\n"));
        } else {
            self.out.push_str(text);
            self.out.push('\n');
        }
    }
}

/// Where `line` differs from `other`: from the first to the last character that does.
fn differing(line: &str, other: &str) -> (usize, usize) {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b)
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum()
    };
    let start = same(&mut line.chars(), &mut other.chars());
    let (rest, other) = (
        line.get(start..).unwrap_or_default(),
        other.get(start..).unwrap_or_default(),
    );
    let end = same(&mut rest.chars().rev(), &mut other.chars().rev());
    (start, line.len() - end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_stand_in_their_context() {
        let old = "1\n2\n3\n4\nfive and six\n6\n7\n8\n9\n10\n11\n12\n13 and 14";
        let new = old.replace(" and ", " & ");
        assert_eq!(
            diff("m\u{1b}.md", old, &new, DiffLook::default()),
            "--- m\\u{1b}.md\n+++ m\\u{1b}.md\n\
             @@ -3,5 +3,5 @@\n 3\n 4\n-five and six\n+five & six\n 6\n 7\n\
             @@ -11,3 +11,3 @@\n 11\n 12\n-13 and 14\n\\ No newline at end of file\n\
             +13 & 14\n\\ No newline at end of file\n"
        );
        assert_eq!(diff("m", old, old, DiffLook::default()), "");
        assert_eq!(diff("m", "", "", DiffLook::default()), "");
    }

    #[test]
    fn a_file_gets_its_bytes_and_a_terminal_gets_none_that_steer() {
        let (old, new) = ("a\u{1b}b\r\n", "a\u{1b}c\r\n");
        let raw = diff("m", old, new, DiffLook::default());
        assert!(raw.contains("-a\u{1b}b\r\n+a\u{1b}c\r\n"), "{raw:?}");
        let look = DiffLook {
            terminal: true,
            color: false,
        };
        let shown = diff("m", old, new, look);
        assert!(shown.ends_with("-a\\u{1b}b\n+a\\u{1b}c\n"), "{shown:?}");
        let look = DiffLook {
            terminal: true,
            color: true,
        };
        let painted = diff("m", "x and y\r\n", "x & y\r\n", look);
        assert!(
            painted.contains("\u{1b}[7m\u{1b}[31mand\u{1b}[0m"),
            "{painted:?}"
        );
    }

    #[test]
    fn neighbours_stand_together_and_near_changes_are_one_hunk() {
        let shown = diff(
            "m",
            "a\nb\nc\nd\ne\nf\n",
            "A\nB\nc\nd\ne\nF\n",
            DiffLook::default(),
        );
        assert_eq!(
            shown,
            "--- m\n+++ m\n@@ -1,6 +1,6 @@\n-a\n-b\n+A\n+B\n c\n d\n e\n-f\n+F\n"
        );
    }
}
