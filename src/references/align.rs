//! The printed line of an entry: hayagriva's where it says the typed words, else the typed one.
//!
//! In: the typed [`Line`] and the rendered [`Styled`] line. Out: [`Piece`]s in which every typed
//! character that is not white space stands once and in order. The two are compared under the fold of
//! design.md, 3 (composed or decomposed letters, dashes one class, quotation marks one class); the
//! typed character is printed, the rendered one only lends its style and the spaces and stops round it.

use unicode_normalization::char::decompose_canonical;

use super::draft::Draft;
use super::render::Styled;
use super::text::{Bytes, Glyph, Line};
use super::{Piece, entry};
use crate::manuscript::{Link, Run, RunKind};
use crate::source::{Source, Span};

/// A character of the line to print.
struct Shown {
    text: String,
    /// The typed character; `None` for what APA adds.
    span: Option<Span>,
    italic: bool,
    link: Option<String>,
}

/// The rendered line with the typed characters in it; `None` if a word would be lost, added or changed.
pub(super) fn rendered(
    source: &Source,
    draft: &Draft<'_>,
    styled: &Styled,
    links: &[Link],
) -> Option<Vec<Piece>> {
    let glyphs = draft.line.glyphs();
    let dress = Dress::of(draft, links);
    let mut out: Vec<Shown> = Vec::new();
    let mut at = 0; // next rendered character
    for (i, glyph) in glyphs.iter().enumerate().filter(|(_, g)| g.ch != ' ') {
        let wanted = fold(glyph.ch);
        if wanted.is_empty() {
            out.push(shown(
                glyph,
                dress.link(glyph),
                out.last().is_some_and(|s| s.italic),
            ));
            continue;
        }
        let mut spaced = false;
        let mut style = None;
        for want in wanted {
            // Rendered characters that the typed line has not: spaces, and stops that APA adds.
            loop {
                let (c, italic) = *styled.0.get(at)?;
                if fold(c).is_empty() {
                    at += 1;
                } else if c.is_whitespace() {
                    spaced = true;
                    out.push(added(' ', italic));
                    at += 1;
                } else if fold(c).contains(&want) {
                    style = style.or(Some(italic));
                    // A composed letter stands for several: it is used up with the last of them.
                    if fold(c).last() == Some(&want) {
                        at += 1;
                    }
                    break;
                } else if c.is_alphanumeric() || !is_stop(c) {
                    return None;
                } else {
                    out.push(added(c, italic));
                    at += 1;
                }
            }
        }
        // Words that the author kept apart or together stay so.
        let before = i.checked_sub(1).and_then(|k| glyphs.get(k));
        let apart = before.is_some_and(|b| b.ch == ' ');
        let word_before = if apart {
            i.checked_sub(2)
        } else {
            i.checked_sub(1)
        }
        .and_then(|k| glyphs.get(k))
        .is_some_and(|g| g.ch.is_alphanumeric());
        if word_before
            && glyph.ch.is_alphanumeric()
            && apart != spaced
            && !draft.in_address(glyph.at)
        {
            return None;
        }
        out.push(shown(glyph, dress.link(glyph), style.unwrap_or(false)));
    }
    // What is left of the rendered line may only be stops.
    for (c, italic) in styled.0.get(at..)? {
        if c.is_alphanumeric() || !(is_stop(*c) || c.is_whitespace()) {
            return None;
        }
        out.push(added(*c, *italic));
    }
    dress.dashes(draft, &mut out);
    Some(pieces(source, out))
}

/// The typed line, with its own italics, or with those that APA gives its fields (`by_fields`).
pub(super) fn typed(
    source: &Source,
    draft: &Draft<'_>,
    by_fields: bool,
    links: &[Link],
) -> Vec<Piece> {
    let dress = Dress::of(draft, links);
    let italics = if by_fields {
        italic_fields(draft)
    } else {
        Vec::new()
    };
    let mut out: Vec<Shown> = Vec::new();
    for glyph in draft.line.glyphs() {
        if glyph.ch == ' ' {
            out.push(added(' ', out.last().is_some_and(|s| s.italic)));
            continue;
        }
        let italic = glyph.italic || italics.iter().any(|s| s.covers(glyph.span));
        out.push(shown(glyph, dress.link(glyph), italic));
    }
    dress.dashes(draft, &mut out);
    pieces(source, out)
}

/// Runs as they are, a piece each; a space is one space.
pub(super) fn runs(source: &Source, runs: &[Run], links: &[Link]) -> Vec<Piece> {
    runs.iter()
        .filter(|run| !matches!(run.kind, RunKind::NoteCall(_)))
        .map(|run| {
            let blank = matches!(run.kind, RunKind::Space | RunKind::Break);
            Piece {
                text: if blank {
                    " ".to_owned()
                } else {
                    source.slice(run.span).to_owned()
                },
                span: (!blank).then_some(run.span),
                italic: run.style.emph,
                link: run
                    .style
                    .link
                    .and_then(|i| links.get(i))
                    .map(|l| l.target.clone()),
            }
        })
        .collect()
}

/// Where APA has italics: a work of its own, a periodical and its volume, the book of a chapter (APA 7, 9.19, 9.25).
fn italic_fields(draft: &Draft<'_>) -> Vec<Span> {
    let fields = &draft.fields;
    let span = |f: &Option<super::Field>| f.as_ref().and_then(|f| f.span);
    match span(&fields.container) {
        None => span(&fields.title).into_iter().collect(),
        Some(container) => {
            let volume = span(&fields.volume).filter(|_| draft.shape.periodical);
            std::iter::once(container).chain(volume).collect()
        }
    }
}

fn shown(glyph: &Glyph, link: Option<String>, italic: bool) -> Shown {
    Shown {
        text: glyph.ch.to_string(),
        span: Some(glyph.span),
        italic,
        link,
    }
}

fn added(c: char, italic: bool) -> Shown {
    Shown {
        text: c.to_string(),
        span: None,
        italic,
        link: None,
    }
}

/// Punctuation that APA may add; never a sign with a meaning of its own.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']')
}

/// Puts neighbours of one style together; a piece's text is its span's, byte for byte, or a dash for a hyphen.
fn pieces(source: &Source, shown: Vec<Shown>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut blank: Option<Shown> = None;
    // Whether the last piece is what its span holds, so that it may grow.
    let mut whole = false;
    for next in shown {
        if next.text == " " && next.span.is_none() {
            if !out.is_empty() {
                blank = Some(next);
            }
            continue;
        }
        let gap = blank.take();
        let as_typed = next.span.is_some_and(|s| source.slice(s) == next.text);
        if let Some(last) = out.last_mut()
            && last.italic == next.italic
            && last.link == next.link
        {
            let grown = match (last.span, next.span) {
                (Some(a), Some(b)) if a.end <= b.start && as_typed && whole => {
                    let between = source.slice(Span::new(a.end, b.start));
                    (between == if gap.is_some() { " " } else { "" }).then(|| Some(a.join(b)))
                }
                (None, None) => Some(None),
                _ => None,
            };
            if let Some(span) = grown {
                if gap.is_some() {
                    last.text.push(' ');
                }
                last.text.push_str(&next.text);
                last.span = span;
                continue;
            }
        }
        if let Some(gap) = gap {
            let italic = gap.italic && next.italic;
            match out.last_mut() {
                Some(last)
                    if last.span.is_none() && last.italic == italic && last.link.is_none() =>
                {
                    last.text.push(' ')
                }
                _ => out.push(Piece {
                    text: gap.text,
                    span: None,
                    italic,
                    link: None,
                }),
            }
        }
        whole = as_typed;
        out.push(Piece {
            text: next.text,
            span: next.span,
            italic: next.italic,
            link: next.link,
        });
    }
    out
}

/// A character under the fold, decomposed; empty for what falls away.
fn fold(c: char) -> Vec<char> {
    let mut out = Vec::new();
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => {}
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        '"' | '\'' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '‹' | '›'
        | 'ʼ' => out.push('"'),
        c => decompose_canonical(c, |d| out.push(d)),
    }
    out
}

/// Links and dashes, which lie on typed characters whatever the line is.
struct Dress<'a> {
    addresses: Vec<(Span, String)>,
    links: &'a [Link],
}

impl<'a> Dress<'a> {
    fn of(draft: &Draft<'_>, links: &'a [Link]) -> Self {
        let mut addresses = Vec::new();
        if let Some((span, text)) = draft
            .fields
            .doi
            .as_ref()
            .and_then(|f| Some((f.span?, &f.text)))
        {
            addresses.push((span, format!("https://doi.org/{}", entry::bare_doi(text))));
        }
        if let Some((span, text)) = draft
            .fields
            .url
            .as_ref()
            .and_then(|f| Some((f.span?, &f.text)))
        {
            let scheme = if text.contains("://") { "" } else { "https://" };
            addresses.push((span, format!("{scheme}{text}")));
        }
        Self { addresses, links }
    }

    fn link(&self, glyph: &Glyph) -> Option<String> {
        let own = self
            .addresses
            .iter()
            .find(|(span, _)| span.covers(glyph.span))
            .map(|(_, to)| to.clone());
        own.or_else(|| {
            glyph
                .link
                .and_then(|i| self.links.get(i))
                .map(|l| l.target.clone())
        })
    }

    /// Hyphens in ranges of pages, issues and years become en dashes; none in an address or a number with more parts.
    fn dashes(&self, draft: &Draft<'_>, shown: &mut [Shown]) {
        let ranges = ranges(draft.line, draft);
        for one in shown.iter_mut().filter(|s| s.text == "-") {
            if one.span.is_some_and(|s| ranges.contains(&s)) && one.link.is_none() {
                one.text = "–".to_owned();
            }
        }
    }
}

/// No page has more digits and letters.
const PAGE: usize = 8;

/// Whether the string round the hyphen is a DOI without its space, or has more dashes (`114–055-721`).
fn in_longer_number(glyphs: &[Glyph], hyphen: usize) -> bool {
    let before = glyphs.get(..hyphen).unwrap_or(&[]).iter().rev();
    let head: String = before
        .take(128)
        .take_while(|g| !g.ch.is_whitespace())
        .map(|g| g.ch)
        .collect();
    // Read backwards: `/…01`
    head.contains('/') && head.contains(".01") || head.contains(['–', '—'])
}

/// The hyphens between two numbers of a range.
fn ranges(line: &Line, draft: &Draft<'_>) -> Vec<Span> {
    let counted: Vec<Span> = [
        &draft.fields.pages,
        &draft.fields.issue,
        &draft.fields.volume,
    ]
    .into_iter()
    .filter_map(|f| f.as_ref()?.span)
    .collect();
    let glyphs = line.glyphs();
    let mut out = Vec::new();
    for (i, hyphen) in glyphs.iter().enumerate().filter(|(_, g)| g.ch == '-') {
        let before = glyphs.get(..i).unwrap_or(&[]);
        let left: Vec<char> = before
            .iter()
            .rev()
            .map(|g| g.ch)
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .take(12)
            .collect();
        let right: Vec<char> = glyphs
            .get(i + 1..)
            .unwrap_or(&[])
            .iter()
            .map(|g| g.ch)
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .take(12)
            .collect();
        let number = |w: &[char]| !w.is_empty() && w.iter().all(char::is_ascii_digit);
        let page = |w: &[char]| {
            w.len() <= PAGE
                && w.iter().any(char::is_ascii_digit)
                && w.iter().all(char::is_ascii_alphanumeric)
        };
        let in_field = counted.iter().any(|s| s.covers(hyphen.span)) && page(&left) && page(&right);
        // Years, and nothing that other signs make a number of another kind.
        let framed = |c: Option<&Glyph>| {
            c.is_none_or(|g| !matches!(g.ch, '/' | '.' | '#' | '=' | '_' | ':') || g.ch == '.')
        };
        let years = number(&left)
            && number(&right)
            && left.len() == 4
            && matches!(right.len(), 2 | 4)
            && left.last().is_some_and(|c| matches!(c, '1' | '2'))
            && framed(i.checked_sub(5).and_then(|k| glyphs.get(k)))
            && framed(glyphs.get(i + 1 + right.len()))
            && !draft.in_address(hyphen.at)
            && !draft.in_number(hyphen.span);
        if (in_field || years) && !in_longer_number(glyphs, i) {
            out.push(hyphen.span);
        }
    }
    out
}

impl Draft<'_> {
    /// Whether the character at `at` belongs to an address.
    fn in_address(&self, at: usize) -> bool {
        let bytes: Bytes = at..at + 1;
        let Some(span) = self.line.span(&bytes) else {
            return false;
        };
        [&self.fields.doi, &self.fields.url]
            .into_iter()
            .filter_map(|f| f.as_ref()?.span)
            .any(|s| s.covers(span))
    }

    /// Whether `span` lies in a report's number, an access date or a date.
    fn in_number(&self, span: Span) -> bool {
        [&self.fields.number, &self.fields.accessed]
            .into_iter()
            .filter_map(|f| f.as_ref()?.span)
            .any(|s| s.covers(span))
    }
}
