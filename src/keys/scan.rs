//! Where keys are cited.
//!
//! In: the stretches of a manuscript's text. Out: groups of citations by key, with the places of their signs. Code,
//! links, formulas and escaped signs cite nothing; `name@host` and `@name` of no known key are text.

use super::Library;
use crate::manuscript::{Manuscript, Run, RunKind, flows};
use crate::source::{Source, Span};

/// Longer brackets cite nothing.
const LONGEST: usize = 4000;

/// One pair of brackets, or one key in running text with the brackets behind it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The brackets, if there are any.
    pub(super) brackets: Option<(Span, Span)>,
    /// Whether the first item stands in running text.
    pub(super) narrative: bool,
    /// A possessive ending behind the first key of running text: `'s`.
    pub(super) possessive: Option<Span>,
    /// What it cites.
    pub(super) items: Vec<Item>,
    /// Whether it stands in italics.
    pub(super) emph: bool,
}

/// One key.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) key: String,
    /// Index into the library's works; `None`: no file has the key.
    pub(super) work: Option<usize>,
    /// `@key`
    pub(super) span: Span,
    /// The `-` before it, which leaves the names out.
    pub(super) dash: Option<Span>,
    /// The semicolon before it, if nothing stands between but white space.
    pub(super) semicolon: Option<Span>,
    /// What follows the key up to the next semicolon or bracket, with the places of its characters.
    pub(super) suffix: Vec<(char, usize)>,
    pub(super) bracketed: bool,
}

#[derive(Copy, Clone)]
struct Char {
    c: char,
    at: usize,
    end: usize,
    /// Part of code, a link or a formula, or escaped.
    masked: bool,
    emph: bool,
}

/// All citations by key, in typed order of each stretch.
pub(super) fn groups(source: &Source, manuscript: &Manuscript, library: &Library) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    // Most paragraphs cite nothing by key.
    let cites = |runs: &&[Run]| {
        let signs = |run: &Run| source.slice(run.span).contains('@');
        runs.iter().any(signs)
    };
    for flow in flows(manuscript).into_iter().filter(cites) {
        let chars = chars(source, flow);
        Scan {
            chars: &chars,
            library,
            closes: closes(&chars),
        }
        .run(&mut out);
    }
    out.sort_by_key(|group| group.items.first().map(|item| item.span));
    out
}

fn chars(source: &Source, runs: &[Run]) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::new();
    for run in runs {
        let style = run.style;
        match run.kind {
            RunKind::Space | RunKind::Break => out.push(Char {
                c: ' ',
                at: run.span.start,
                end: run.span.end,
                masked: false,
                emph: style.emph,
            }),
            RunKind::NoteCall(_) => {}
            RunKind::Text | RunKind::Math => {
                let math = run.kind == RunKind::Math;
                for (at, c) in source.slice(run.span).char_indices() {
                    let at = run.span.start + at;
                    // A backslash that is no text itself escapes what follows it.
                    let escaped = at == run.span.start
                        && source.text().get(..at).is_some_and(|t| t.ends_with('\\'))
                        && out.last().is_none_or(|last| last.end != at);
                    out.push(Char {
                        c,
                        at,
                        end: at + c.len_utf8(),
                        masked: math || style.code || style.link.is_some() || escaped,
                        emph: style.emph,
                    });
                }
            }
        }
    }
    out
}

/// For each opening bracket, where it closes.
fn closes(chars: &[Char]) -> Vec<Option<usize>> {
    let mut out = vec![None; chars.len()];
    let mut open = Vec::new();
    for (i, char) in chars.iter().enumerate().filter(|(_, char)| !char.masked) {
        match char.c {
            '[' => open.push(i),
            ']' => {
                if let Some(start) = open.pop() {
                    out[start] = Some(i);
                }
            }
            _ => {}
        }
    }
    out
}

struct Scan<'a> {
    chars: &'a [Char],
    library: &'a Library,
    closes: Vec<Option<usize>>,
}

impl Scan<'_> {
    fn c(&self, i: usize) -> Option<char> {
        self.chars
            .get(i)
            .filter(|char| !char.masked)
            .map(|char| char.c)
    }

    fn span(&self, from: usize, to: usize) -> Span {
        match (
            self.chars.get(from),
            to.checked_sub(1).and_then(|i| self.chars.get(i)),
        ) {
            (Some(first), Some(last)) => Span::new(first.at, last.end),
            _ => Span::default(),
        }
    }

    fn run(&self, out: &mut Vec<Group>) {
        let mut i = 0;
        while i < self.chars.len() {
            match self.c(i) {
                Some('[') => {
                    let close = self.close(i);
                    let items = close.map_or(Vec::new(), |close| self.items(i + 1, close));
                    if let (Some(close), false) = (close, items.is_empty()) {
                        out.push(Group {
                            brackets: Some((self.span(i, i + 1), self.span(close, close + 1))),
                            narrative: false,
                            possessive: None,
                            items,
                            emph: self.chars[i].emph,
                        });
                        i = close;
                    }
                }
                Some('@') => {
                    if let Some((group, next)) = self.narrative(i) {
                        out.push(group);
                        i = next;
                        continue;
                    }
                }
                _ => {}
            }
            i += 1;
        }
    }

    fn close(&self, open: usize) -> Option<usize> {
        self.closes
            .get(open)
            .copied()
            .flatten()
            .filter(|close| close - open <= LONGEST)
    }

    /// Whether a key may begin with the `@` at `i`.
    fn begins(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|i| self.chars.get(i));
        self.c(i) == Some('@')
            && !before.is_some_and(|b| b.c.is_alphanumeric() || matches!(b.c, '_' | '.' | '+'))
    }

    /// The key behind the `@` at `i`, and where it ends.
    fn key(&self, i: usize) -> Option<(String, usize)> {
        if self.c(i + 1) == Some('{') {
            let end = (i + 2..self.chars.len().min(i + 300)).find(|&j| self.chars[j].c == '}')?;
            let key: String = self.chars[i + 2..end].iter().map(|char| char.c).collect();
            let plain = !key.is_empty() && !key.contains(char::is_whitespace);
            return plain.then_some((key, end + 1));
        }
        let letter = |j: usize| self.c(j).filter(|c| c.is_alphanumeric() || *c == '_');
        letter(i + 1)?;
        let mut ends = Vec::new();
        let mut end = i + 1;
        loop {
            if letter(end).is_some() {
                end += 1;
            } else if self.c(end).is_some_and(|c| ":.#$%&-+?<>~/".contains(c))
                && letter(end + 1).is_some()
            {
                ends.push(end);
                end += 2;
            } else {
                break;
            }
            if end - i > 300 {
                return None;
            }
        }
        ends.push(end);
        let key =
            |end: usize| -> String { self.chars[i + 1..end].iter().map(|char| char.c).collect() };
        // `@lund2003/2004` where only `lund2003` is known.
        let known = ends
            .iter()
            .rev()
            .find(|&&end| self.library.get(&key(end)).is_some());
        let end = known.copied().unwrap_or(end);
        Some((key(end), end))
    }

    /// The items between brackets; none if no key stands there.
    fn items(&self, from: usize, to: usize) -> Vec<Item> {
        let mut out: Vec<Item> = Vec::new();
        let mut i = from;
        let mut semicolon = None;
        while i < to {
            if self.c(i) == Some(';') {
                semicolon = Some(i);
            } else if self.begins(i)
                && let Some((key, end)) = self.key(i).filter(|(_, end)| *end <= to)
            {
                let dash = i.checked_sub(1).filter(|&j| {
                    j >= from
                        && self.c(j) == Some('-')
                        && (j == from || self.chars[j - 1].c.is_whitespace())
                });
                let starts = dash.unwrap_or(i);
                let bare = |j: usize| self.chars[j + 1..starts].iter().all(|char| char.c == ' ');
                let semi = semicolon.filter(|&j| bare(j));
                // One key a part: what follows a key up to the semicolon is its own.
                let stop = (end..to).find(|&j| self.c(j) == Some(';')).unwrap_or(to);
                out.push(Item {
                    work: self.library.get(&key),
                    key,
                    span: self.span(i, end),
                    dash: dash.map(|j| self.span(j, j + 1)),
                    semicolon: semi.map(|j| self.span(j, j + 1)),
                    suffix: self.chars[end..stop]
                        .iter()
                        .map(|char| (char.c, char.at))
                        .collect(),
                    bracketed: true,
                });
                i = stop;
                continue;
            }
            i += 1;
        }
        out
    }

    /// A key in running text, with the brackets behind it if they hold its page.
    fn narrative(&self, i: usize) -> Option<(Group, usize)> {
        let (key, end) = self.key(i).filter(|_| self.begins(i))?;
        let dash = i.checked_sub(1).filter(|&j| {
            self.c(j) == Some('-') && (j == 0 || !self.chars[j - 1].c.is_alphanumeric())
        });
        let known = self.library.get(&key);
        // In running text it may be anybody's name; one that is nearly a key is asked after.
        if known.is_none() && (key.len() < 6 || self.library.nearest(&key).is_none()) {
            return None;
        }
        let mut next = end;
        let mark = self.c(end).filter(|c| matches!(c, '\'' | '’'));
        let possessive = (mark.is_some()
            && self.c(end + 1) == Some('s')
            && !self.c(end + 2).is_some_and(char::is_alphanumeric))
        .then(|| self.span(end, end + 2));
        if possessive.is_some() {
            next = end + 2;
        }
        let open = if self.c(next) == Some(' ') {
            next + 1
        } else {
            next
        };
        let mut brackets = None;
        let mut rest = Vec::new();
        let mut suffix = Vec::new();
        if known.is_some()
            && self.c(open) == Some('[')
            && let Some(close) = self.close(open)
        {
            let stop = (open + 1..close)
                .find(|&j| self.c(j) == Some(';'))
                .unwrap_or(close);
            let own = self.items(open + 1, stop);
            let first: String = self.chars[open + 1..stop]
                .iter()
                .map(|char| char.c)
                .collect();
            if own.is_empty() && is_locator(first.trim_start()) {
                suffix = self.chars[open + 1..stop]
                    .iter()
                    .map(|char| (char.c, char.at))
                    .collect();
                rest = self.items(stop, close);
                brackets = Some((self.span(next, open + 1), self.span(close, close + 1)));
                next = close + 1;
            }
        }
        let mut items = vec![Item {
            work: known,
            key,
            span: self.span(i, end),
            dash: dash.map(|j| self.span(j, j + 1)),
            semicolon: None,
            suffix,
            // One that is nearly a key is asked after like one in brackets.
            bracketed: known.is_none(),
        }];
        items.extend(rest);
        let group = Group {
            brackets,
            narrative: true,
            possessive,
            items,
            emph: self.chars[i].emph,
        };
        Some((group, next))
    }
}

/// Whether words say where in a work something stands: `p. 3`, `33`, `chap. 2`, `Table 4`.
pub(super) fn is_locator(words: &str) -> bool {
    let first = words.split([' ', '\u{a0}', ',']).next().unwrap_or("");
    let small = first.to_lowercase();
    let small = small.trim_end_matches('.');
    let names = [
        "p",
        "pp",
        "page",
        "pages",
        "ch",
        "chap",
        "chaps",
        "chapter",
        "chapters",
        "sec",
        "secs",
        "section",
        "sections",
        "para",
        "paras",
        "paragraph",
        "paragraphs",
        "vol",
        "vols",
        "volume",
        "fig",
        "figs",
        "figure",
        "table",
        "tables",
        "n",
        "nn",
        "note",
        "notes",
        "line",
        "lines",
        "l",
        "ll",
        "no",
        "part",
        "pt",
        "slide",
        "slides",
        "verse",
        "v",
        "s",
        "ss",
        "sayfa",
        "bölüm",
        "kap",
        "abs",
        "cap",
        "cf",
        "f",
        "ff",
        "stanza",
        "track",
        "art",
        "appendix",
        "preface",
        "introduction",
        "epigraph",
    ];
    first.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '§' | '¶'))
        || names.contains(&small)
        || (first.ends_with(['.', ':']) && first.chars().count() <= 6)
        || (!small.is_empty() && small.chars().all(|c| "ivxlcdm".contains(c)))
}
