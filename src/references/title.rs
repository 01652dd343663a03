//! Where the title ends and its source begins (APA 7, 9.18 to 9.22).
//!
//! Italics decide where an author typed them: a title in italics is a work of its own, a title in
//! roman is part of what stands in italics behind it. Without italics, the shape of what follows decides.

use super::attributes;
use super::draft::Draft;
use super::source::locator;
use super::stops::{self, Segment};
use super::text::Bytes;
use super::words;

/// What stands behind a title.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// Everything behind the title.
    pub(super) rest: Bytes,
    /// What of it stands in italics outside brackets, from its first to its last letter.
    pub(super) italic: Option<Bytes>,
    /// Whether the first segment of `rest` names what the work stands in.
    pub(super) contained: bool,
}

/// Takes the title of `core`, with what is bracketed behind it, and gives back the rest.
pub(super) fn read(draft: &mut Draft<'_>, core: &Bytes) -> Source {
    let core = draft.line.trim_with(core, |c| {
        c.is_whitespace() || c == '.' || c == ',' || c == ':'
    });
    if draft.line.slice(&core).is_empty() {
        return Source {
            rest: core,
            ..Source::default()
        };
    }
    let (title, source) = match deciding_italics(draft, &core) {
        Some(italic) => by_italics(draft, &core, &italic),
        None => by_shape(draft, &core),
    };
    let title = attributes::behind_title(draft, &title);
    let shown = stops::trim(draft.line, &title);
    draft.fields.title = draft.take(&shown);
    source
}

/// The source that `core` is from its first word on.
pub(super) fn behind(draft: &Draft<'_>, core: &Bytes) -> Source {
    let rest = draft
        .line
        .trim_with(core, |c| c.is_whitespace() || c == '.');
    let contained = within(draft.line.slice(&rest)).is_some();
    Source {
        italic: italics(draft, &rest),
        rest,
        contained,
    }
}

/// The first stretch of italics outside brackets, from letter to letter.
fn italics(draft: &Draft<'_>, bytes: &Bytes) -> Option<Bytes> {
    let mut depth = 0usize;
    let mut found: Option<Bytes> = None;
    for glyph in draft.line.part(bytes) {
        match glyph.ch {
            '(' | '[' if !glyph.italic => depth += 1,
            ')' | ']' if !glyph.italic => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let end = glyph.at + glyph.ch.len_utf8();
        match (&mut found, glyph.italic) {
            (Some(range), true) => range.end = end,
            (None, true) if glyph.ch.is_alphanumeric() => found = Some(glyph.at..end),
            (Some(_), false)
                if glyph.ch.is_alphanumeric() || matches!(glyph.ch, '.' | '?' | '!') =>
            {
                break;
            }
            _ => {}
        }
    }
    found
}

/// Where an element ends right before `italic`, or before the `In …` that leads to it.
fn direct(draft: &Draft<'_>, core: &Bytes, italic: &Bytes) -> Option<usize> {
    let stops = stops::stops(draft.line, &(core.start..italic.start));
    stops.iter().rev().map(|(end, _)| *end).find(|&end| {
        let gap = draft.line.slice(&(end..italic.start)).trim_start();
        gap.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() || within(gap).is_some()
    })
}

/// The italics that say what the work is or stands in: not those of a word in a roman title
/// (`*Homo sapiens* in caves. *Bird Lore*`), behind which a container of its own stands.
fn deciding_italics(draft: &Draft<'_>, core: &Bytes) -> Option<Bytes> {
    let first = italics(draft, core)?;
    let line = draft.line;
    let leading = !line
        .slice(&(core.start..first.start))
        .chars()
        .any(char::is_alphanumeric);
    let behind = line
        .slice(&(first.end..core.end))
        .trim_start_matches(['”', '’', '"']);
    let goes_on = behind
        .strip_prefix(' ')
        .is_some_and(|t| t.starts_with(char::is_alphanumeric));
    if (leading && !goes_on) || direct(draft, core, &first).is_some() {
        return Some(first);
    }
    let mut rest = first.end..core.end;
    for _ in 0..12 {
        let Some(next) = italics(draft, &rest) else {
            break;
        };
        if direct(draft, core, &next).is_some() {
            return Some(next);
        }
        rest.start = next.end;
    }
    Some(first)
}

fn by_italics(draft: &mut Draft<'_>, core: &Bytes, italic: &Bytes) -> (Bytes, Source) {
    let line = draft.line;
    let before = draft.line.slice(&(core.start..italic.start));
    let leading = !before.chars().any(char::is_alphanumeric);
    let stops = stops::stops(line, &(core.start..italic.start));
    let end = match direct(draft, core, italic) {
        _ if leading => None,
        Some(end) => Some(end),
        None => stops.last().map(|(end, _)| *end),
    };
    let Some(end) = end else {
        // The title itself is in italics, perhaps with roman words inside (APA's reverse italics).
        let mut stop = italic.end;
        let mut rest = italic.end..core.end;
        while let Some(more) = italics(draft, &rest) {
            let between = line.slice(&(stop..more.start));
            if between.contains(['.', '[', '(']) || between.contains(", ") {
                break;
            }
            stop = more.end;
            rest = stop..core.end;
        }
        draft.shape.whole_work = true;
        let tail = line.slice(&(stop..core.end));
        // Signs that close the title but lie outside the letters counted above.
        let close = tail
            .char_indices()
            .take_while(|(_, c)| matches!(c, '?' | '!' | '”' | '’' | '"' | '»'))
            .map(|(i, c)| i + c.len_utf8())
            .last()
            .unwrap_or(0);
        let stop = stop + close;
        let bracketed = attributes::ahead(draft, &(stop..core.end));
        let rest = line.trim_with(&(bracketed..core.end), |c| c.is_whitespace() || c == '.');
        // `*Title* [Song]. On *Album*`: a work of its own inside another.
        let contained = within(line.slice(&rest)).is_some();
        let italic = if contained {
            italics(draft, &rest)
        } else {
            None
        };
        return (
            core.start..stop,
            Source {
                rest,
                italic,
                contained,
            },
        );
    };
    let rest = end..core.end;
    (
        core.start..end,
        Source {
            rest,
            italic: Some(italic.clone()),
            contained: true,
        },
    )
}

/// The length of `In `, `On `, `In:` at the head of `text`, before something that has a name.
pub(super) fn within(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let lead = text.len() - trimmed.len();
    for word in [
        "In ",
        "In: ",
        "On ",
        "in: ",
        "In:",
        "İçinde: ",
        "içinde: ",
        "En ",
        "Dans ",
        "W: ",
    ] {
        if let Some(rest) = trimmed.strip_prefix(word)
            && rest
                .trim_start_matches([' ', '“', '"', '«', '('])
                .starts_with(|c: char| !c.is_lowercase())
            && !rest.is_empty()
        {
            return Some(lead + word.len());
        }
    }
    None
}

/// Titles of lists typed without italics.
fn by_shape(draft: &mut Draft<'_>, core: &Bytes) -> (Bytes, Source) {
    let line = draft.line;
    let segments = stops::segments(line, core);
    let text = |s: &Segment| line.slice(&s.bytes).to_owned();
    let source_at = |k: usize, contained: bool| -> (Bytes, Source) {
        let start = segments.get(k).map_or(core.end, |s| s.bytes.start);
        let title_end = k
            .checked_sub(1)
            .and_then(|i| segments.get(i))
            .map_or(start, |s| line_end(line, s.bytes.end, start));
        (
            core.start..title_end,
            Source {
                rest: start..core.end,
                italic: None,
                contained,
            },
        )
    };
    for (k, segment) in segments.iter().enumerate().skip(1) {
        let words = text(segment);
        if within(&words).is_some() {
            return source_at(k, true);
        }
        if named_event(&words) {
            return source_at(k, true);
        }
        if bracket_only(&words) {
            return if words.starts_with('(') && k > 1 {
                source_at(k - 1, true)
            } else {
                continue;
            };
        }
        if locator::parse(&words, 0).is_some_and(|l| l.volume.is_some() || l.pages.is_some())
            && words.starts_with(|c: char| c.is_ascii_digit() || c == 'V' || c == 'p')
        {
            // `Nat. Rev. Neurosci. 11, 503–513`: short words with stops are one name.
            let mut from = k - 1;
            while from > 1
                && segments.get(from).is_some_and(|s| is_short(&text(s)))
                && segments
                    .get(from - 1)
                    .is_some_and(|s| is_short(&text(s)) && s.hard)
            {
                from -= 1;
            }
            return if from == 0 {
                source_at(k, false)
            } else {
                source_at(from, true)
            };
        }
        if locator::split(&words).is_some() {
            let mut from = k;
            while from > 1
                && segments
                    .get(from - 1)
                    .is_some_and(|s| is_short(&text(s)) && s.hard)
            {
                from -= 1;
            }
            return source_at(from, true);
        }
        if placed(&words).is_some() || thesis_or_report(&words) {
            return source_at(k, false);
        }
    }
    let Some(first) = segments.first() else {
        return (
            core.clone(),
            Source {
                rest: core.end..core.end,
                ..Source::default()
            },
        );
    };
    if segments.len() == 1 {
        return (
            core.clone(),
            Source {
                rest: core.end..core.end,
                ..Source::default()
            },
        );
    }
    if !first.hard && segments.len() > 2 {
        source_at(2, false)
    } else {
        source_at(1, false)
    }
}

/// The end of a title that ends at `end`, with the brackets and marks up to `limit`.
fn line_end(line: &super::text::Line, end: usize, limit: usize) -> usize {
    line.trim(&(end..limit)).end.max(end)
}

fn bracket_only(text: &str) -> bool {
    text.starts_with(['(', '[']) && text.ends_with([')', ']'])
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= 10
        && !text.contains(' ')
        && text.starts_with(|c: char| c.is_uppercase())
}

/// `Proceedings of …`, `Paper presented at …`.
pub(super) fn named_event(text: &str) -> bool {
    let small = words::lower(text);
    [
        "proceedings",
        "proc.",
        "paper presented",
        "poster presented",
        "poster session",
        "presented at",
        "pre-proceedings",
        "keynote address",
        "bildiri",
    ]
    .iter()
    .any(|s| small.starts_with(s))
}

/// Where the publisher begins in `City, ST: Publisher`; `None` if it has no such shape.
pub(super) fn placed(text: &str) -> Option<usize> {
    let at = text.find(": ")?;
    let place = text.get(..at)?.trim();
    let words: Vec<&str> = place
        .split([' ', ',', '/', '-'])
        .filter(|w| !w.is_empty())
        .collect();
    let fits = (words.len() <= 3
        || (words.len() <= 4 && place.ends_with(')'))
        || (place.contains(',') && words.len() <= 7))
        && !matches!(words.first(), None | Some(&"The" | &"A" | &"An"))
        && place.chars().count() <= 48
        && words.iter().all(|w| {
            w.starts_with(|c: char| !c.is_lowercase())
                || words::PARTICLES.contains(w)
                || matches!(
                    *w,
                    "on" | "upon" | "am" | "and" | "ve" | "und" | "sur" | "-on"
                )
        })
        && !place.contains(|c: char| c.is_ascii_digit())
        && text.get(at + 2..).is_some_and(|rest| {
            rest.trim()
                .chars()
                .next()
                .is_some_and(|c| !c.is_lowercase())
        });
    fits.then_some(at + 2)
}

/// `Ph.D. thesis, …`, `Tech. rep. …`, `Unpublished doctoral dissertation, …`.
pub(super) fn thesis_or_report(text: &str) -> bool {
    let small = words::lower(text);
    if small.starts_with("proquest") {
        return false;
    }
    let head: String = small.chars().take(60).collect();
    let head = head.split(',').next().unwrap_or("");
    [
        "thesis",
        "dissertation",
        "tech. rep",
        "technical report",
        "tech report",
        "working paper",
        "research report",
        "yüksek lisans tezi",
        "doktora tezi",
    ]
    .iter()
    .any(|s| head.contains(s))
}
