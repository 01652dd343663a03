//! From runs to Typst content: text arrives as data, each element with its span.

use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement, Smart};
use typst::layout::{BoxElem, Dir};
use typst::model::{
    EmphElem, FootnoteBody, FootnoteElem, LinkElem, LinkTarget, ParbreakElem, StrongElem,
};
use typst::text::{
    LinebreakElem, SmartQuoteElem, SpaceElem, SubElem, SuperElem, TextDir, TextElem,
};

use super::driver::{Parts, arg};
use super::fonts::{FONTS, Fonts};
use super::kept_text::{KeptText, kept_or_made, within};
use super::parts::{code_points, label_of, link, may_break, web_address};
use super::ranges;
use super::scripts::{Writing, draws_along, lacking, runs_right_to_left, stretches};
use super::slots::SpanTable;
use super::tongues::{self, Tongue};
use super::typography::{Set, UNBROKEN, Unbroken, What, offers, set, verbatim};
use crate::manuscript::{Manuscript, Run, RunKind, Style};
use crate::source::{Source, Span, Typed};

/// Builds text of one edition.
pub(super) struct TextBuilder<'a> {
    pub(super) source: &'a Source,
    pub(super) spans: &'a SpanTable,
    /// Addresses of links by their index ([`Style::link`]).
    pub(super) links: Vec<&'a str>,
    /// What is linked within the document: sorted, disjoint `(span, label)`.
    pub(super) jumps: Vec<(Span, String)>,
    /// What is in another language: sorted, disjoint.
    pub(super) tongues: Vec<Tongue>,
    /// Words that are not to be broken: sorted, disjoint.
    pub(super) whole: Vec<(Span, ())>,
    /// Where lines begin, those before which are not stretched: sorted.
    pub(super) ragged: Vec<usize>,
    /// Starts of paragraphs that go on after a quotation.
    pub(super) continued: Vec<usize>,
    /// Footnotes' contents by index, made before they are called; empty in the slides.
    pub(super) notes: Vec<Content>,
    /// Which notes were called already: a second call refers to the first.
    pub(super) called: Vec<bool>,
    /// Where a stop is set that was typed elsewhere: before the runs that start here (`SetOff::stop`).
    pub(super) stops: Vec<usize>,
    /// Characters that no font has, for the layout's facts.
    pub(super) missing: Vec<Span>,
    /// Whether the whole text runs from right to left.
    pub(super) right_to_left: bool,
    /// The fonts that it is set in.
    pub(super) fonts: &'a Fonts,
    /// The face of the text: words with letters that it lacks are set in another as a whole. Empty: any will do.
    pub(super) face: String,
    /// Clusters of this paragraph since the last place where a line may end.
    pub(super) unbroken: Unbroken,
    /// Text elements of this paragraph.
    pub(super) elements: usize,
    /// Whether ranges of numbers stay on one line.
    pub(super) ranges: bool,
    /// What was made before.
    pub(super) kept: Option<&'a mut KeptText>,
    /// The face, the fonts and the lines that it is set for, as a hash.
    pub(super) manner: u128,
}

/// Most text elements of one paragraph, beyond any that is read: Typst finds the span of each glyph by a walk
/// over them, so that a paragraph of a megabyte would take hours. What is longer is set as several.
const MOST: usize = 1024;

/// The mark that prints nothing and ends a right-to-left run.
const LEFT_TO_RIGHT: &str = "\u{200e}";

/// A run of more bytes than this is cut, so that a paragraph can end within it.
const LONG_RUN: usize = MOST / 2;

impl<'a> TextBuilder<'a> {
    /// A builder for the text of a manuscript.
    pub(super) fn new(
        source: &'a Source,
        manuscript: &'a Manuscript,
        spans: &'a SpanTable,
    ) -> Self {
        Self {
            source,
            spans,
            links: manuscript
                .links
                .iter()
                .map(|link| link.target.as_str())
                .collect(),
            jumps: Vec::new(),
            tongues: Vec::new(),
            whole: Vec::new(),
            ragged: Vec::new(),
            continued: manuscript
                .set_off
                .iter()
                .filter_map(|set| set.rest)
                .collect(),
            notes: Vec::new(),
            called: vec![false; manuscript.notes.len()],
            stops: manuscript
                .set_off
                .iter()
                .filter_map(|set| set.stop)
                .collect(),
            missing: Vec::new(),
            right_to_left: is_right_to_left(&manuscript.meta.language),
            fonts: &FONTS,
            face: String::new(),
            unbroken: Unbroken::default(),
            elements: 0,
            ranges: false,
            kept: None,
            manner: 0,
        }
    }

    /// Takes what was made before from `kept`; `manner` is the hash of all that it depends on beside its text.
    pub(super) fn keep(&mut self, kept: &'a mut KeptText, manner: u128) {
        kept.next_state();
        self.kept = Some(kept);
        self.manner = manner;
    }

    /// Whether a paragraph of these runs is set from right to left.
    pub(super) fn turns(&self, runs: &[Run]) -> bool {
        let words = runs.iter().filter(|run| run.kind == RunKind::Text);
        let letters = words.flat_map(|run| self.source.slice(run.span).chars());
        self.right_to_left || runs_right_to_left(letters)
    }

    /// Keeps ranges of numbers on one line: large type has few words on a line.
    pub(super) fn keep_ranges(&mut self) {
        self.ranges = true;
    }

    /// The characters that no font has, sorted.
    pub(super) fn missing(mut self) -> Vec<Span> {
        self.missing.sort_unstable();
        self.missing.dedup();
        self.missing
    }

    /// Says how many clusters a line of the page holds, and whether hyphens at numbers are set as dashes.
    pub(super) fn on_lines_of(&mut self, clusters: usize, dashes: bool) {
        self.unbroken = Unbroken::on_lines_of(clusters, dashes);
    }

    /// The content of runs.
    pub(super) fn runs(
        &mut self,
        parts: &mut Parts<'_, '_>,
        runs: &[Run],
    ) -> SourceResult<Content> {
        let paragraphs = self.paragraphs(parts, runs)?;
        let between = ParbreakElem::shared();
        Ok(Content::sequence(
            paragraphs
                .into_iter()
                .enumerate()
                .flat_map(|(i, content)| [(i > 0).then(|| between.clone()), Some(content)])
                .flatten(),
        ))
    }

    /// The content of runs: one paragraph, or several if it is too long for one.
    pub(super) fn paragraphs(
        &mut self,
        parts: &mut Parts<'_, '_>,
        runs: &[Run],
    ) -> SourceResult<Vec<Content>> {
        kept_or_made(self, parts, runs, (), |text, parts| text.made(parts, runs))
    }

    fn made(&mut self, parts: &mut Parts<'_, '_>, runs: &[Run]) -> SourceResult<Vec<Content>> {
        let text = self.source.text();
        let runs: Vec<Run> = runs.iter().flat_map(|run| shorter(text, run)).collect();
        (self.unbroken.count, self.elements) = (0, 0);
        let mut out = Vec::new();
        let mut paragraph = Vec::new();
        let mut i = 0;
        while let Some(first) = runs.get(i) {
            if self.stops.contains(&first.span.start) {
                paragraph.push(TextElem::packed("."));
            }
            // Neighbours of one link are one element, so that a reader hears one link.
            let mut end = i + 1;
            if first.style.link.is_some() {
                while runs
                    .get(end)
                    .is_some_and(|run| run.style.link == first.style.link)
                {
                    end += 1;
                }
            }
            let target = first
                .style
                .link
                .and_then(|link| self.links.get(link))
                .and_then(|t| web_address(t));
            let mut inner = Vec::new();
            for at in i..end {
                self.run(parts, &runs, at, target.is_none(), &mut inner)?;
            }
            match target {
                Some(target) => paragraph.push(
                    link(target, Content::sequence(inner)).spanned(self.spans.span(first.span)),
                ),
                None => paragraph.append(&mut inner),
            }
            if self.elements >= MOST {
                out.push(Content::sequence(paragraph.drain(..)));
                (self.unbroken.count, self.elements) = (0, 0);
            }
            i = end;
        }
        if !paragraph.is_empty() || out.is_empty() {
            out.push(Content::sequence(paragraph));
        }
        Ok(out)
    }

    fn run(
        &mut self,
        parts: &mut Parts<'_, '_>,
        runs: &[Run],
        at: usize,
        jumps: bool,
        out: &mut Vec<Content>,
    ) -> SourceResult<()> {
        let run = &runs[at];
        match run.kind {
            RunKind::Space => {
                let text = self.source.text();
                let next = runs
                    .get(at + 1)
                    .and_then(|next| text[next.span.range()].chars().next());
                out.push(SpaceElem::shared().clone());
                if offers(&text[..run.span.start], next) {
                    self.unbroken.count = 0;
                } else if self.unbroken.count >= UNBROKEN {
                    self.unbroken.count = 0;
                    out.push(may_break(false));
                }
            }
            RunKind::Break => {
                self.unbroken.count = 0;
                out.push(LinebreakElem::shared().clone());
            }
            RunKind::NoteCall(index) => out.extend(self.note_call(index)),
            RunKind::Text | RunKind::Math => {
                let next = runs.get(at + 1).filter(|next| next.kind == RunKind::Text);
                let next = next.and_then(|next| self.source.slice(next.span).chars().next());
                for (span, jump) in if jumps {
                    self.cut(run.span)
                } else {
                    vec![(run.span, None)]
                } {
                    let next = next.filter(|_| span.end == run.span.end);
                    let text = self.piece(parts, span, run.style, next)?;
                    out.push(match jump {
                        Some(label) => match label_of(&label) {
                            Some(label) => LinkElem::new(LinkTarget::Label(label), text)
                                .pack()
                                .spanned(self.spans.span(span)),
                            None => text,
                        },
                        None => text,
                    });
                }
            }
        }
        Ok(())
    }

    /// Cuts a span at the borders of the jumps.
    fn cut(&self, span: Span) -> Vec<(Span, Option<String>)> {
        let mut out = Vec::new();
        let mut at = span.start;
        for (jump, label) in within(&self.jumps, span) {
            let Some(inside) = jump.intersect(Span::new(at, span.end)) else {
                continue;
            };
            if at < inside.start {
                out.push((Span::new(at, inside.start), None));
            }
            out.push((inside, Some(label.clone())));
            at = inside.end;
        }
        if at < span.end {
            out.push((Span::new(at, span.end), None));
        }
        out
    }

    /// The letter at `span` as a capital: a cut that begins inside its sentence begins a line of its own.
    pub(super) fn capital(&mut self, span: Span) -> Content {
        let letter = self.source.slice(span).to_uppercase();
        TextElem::packed(letter).spanned(self.spans.span(span))
    }

    /// The content of typed characters in one style.
    pub(super) fn text(
        &mut self,
        parts: &mut Parts<'_, '_>,
        span: Span,
        style: Style,
    ) -> SourceResult<Content> {
        self.unbroken.count = 0;
        self.piece(parts, span, style, None)
    }

    /// The same, before text that starts with `next`.
    fn piece(
        &mut self,
        parts: &mut Parts<'_, '_>,
        span: Span,
        style: Style,
        next: Option<char>,
    ) -> SourceResult<Content> {
        let source = self.source;
        let text = source.text();
        let mut out = Vec::new();
        let fonts = self.fonts;
        for (span, writing) in stretches(text, span, |c| fonts.covers(c)) {
            match writing {
                Writing::Plain => {
                    for (span, lang) in tongues::cut(&self.tongues, span) {
                        let content = self.faced(parts, span, style)?;
                        out.push(match lang {
                            Some(lang) => {
                                let named = vec![arg("script", "latn"), arg("lang", lang)];
                                parts.call("script-run", named, Some(content))?
                            }
                            None => content,
                        });
                    }
                }
                Writing::Arabic(lang) => out.push(self.turned(parts, span, "arab", lang)?),
                Writing::Hebrew => out.push(self.turned(parts, span, "hebr", "he")?),
                Writing::Missing => {
                    self.missing.push(span);
                    out.push(code_points(source.slice(span)));
                }
            }
        }
        // No stop or comma starts a line, if it can be helped.
        let longest = |c: char| UNBROKEN * if c.is_alphanumeric() { 1 } else { 2 };
        if next.is_some_and(|c| !c.is_whitespace() && self.unbroken.count >= longest(c)) {
            self.unbroken.count = 0;
            out.push(may_break(next.is_some_and(char::is_alphanumeric)));
        }
        let mut content = Content::sequence(out);
        if style.subscript {
            content = SubElem::new(content).pack();
        }
        if style.superscript {
            content = SuperElem::new(content).pack();
        }
        if style.strong {
            content = StrongElem::new(content).pack();
        }
        if style.emph {
            content = EmphElem::new(content).pack();
        }
        if style.code {
            content = parts.call("verbatim", Vec::new(), Some(content))?;
        }
        Ok(content)
    }

    /// Words whose letters the edition's face lacks, each in a face that has them all.
    fn faced(
        &mut self,
        parts: &mut Parts<'_, '_>,
        span: Span,
        style: Style,
    ) -> SourceResult<Content> {
        let has = |c: char| self.fonts.family_covers(&self.face, c);
        let words = match self.face.is_empty() {
            true => Vec::new(),
            false => lacking(self.source.text(), span, has),
        };
        if words.is_empty() {
            return Ok(self.plain(span, style));
        }
        let mut out = Vec::new();
        for (span, lacks) in tongues::cut(&words, span) {
            let content = self.plain(span, style);
            out.push(match lacks {
                Some(()) => parts.call("rare-letters", Vec::new(), Some(content))?,
                None => content,
            });
        }
        Ok(Content::sequence(out))
    }

    fn plain(&mut self, span: Span, style: Style) -> Content {
        if self.whole.is_empty() {
            return self.pieces(span, style);
        }
        let pieces = tongues::cut(&self.whole, span).into_iter();
        Content::sequence(pieces.map(|(span, whole)| {
            let content = self.pieces(span, style);
            match whole {
                Some(()) => content.set(TextElem::hyphenate, Smart::Custom(false)),
                None => content,
            }
        }))
    }

    fn pieces(&mut self, span: Span, style: Style) -> Content {
        if !self.ranges || style.code {
            return self.stretch(span, style);
        }
        let words = ranges::cut(self.source.text(), span).into_iter();
        Content::sequence(words.map(|(span, whole)| match whole {
            true => self.on_one_line(span, style),
            false => self.stretch(span, style),
        }))
    }

    /// Typed characters between which no line ends.
    fn on_one_line(&mut self, span: Span, style: Style) -> Content {
        let before = std::mem::take(&mut self.ragged);
        let content = self.stretch(span, style);
        self.ragged = before;
        let boxed = BoxElem::new().with_body(Some(content)).pack();
        match self.ragged.binary_search(&span.start) {
            Ok(_) => Content::sequence([LinebreakElem::shared().clone(), boxed]),
            Err(_) => boxed,
        }
    }

    fn stretch(&mut self, span: Span, style: Style) -> Content {
        let text = self.source.text();
        let settings = if style.code {
            verbatim(text, span, &mut self.unbroken)
        } else {
            set(text, span, &mut self.unbroken)
        };
        self.elements += settings.len();
        self.settings(settings, &self.ragged)
    }

    /// The content of settings; a line ends before each place of `ragged`.
    fn settings(&self, settings: Vec<Set<'_>>, ragged: &[usize]) -> Content {
        let mut out = Vec::with_capacity(settings.len());
        for piece in settings {
            let mut span = piece.span;
            let from = ragged.partition_point(|at| *at < span.start);
            let here = ragged[from..].iter().copied();
            // A border without characters of its own ends no line.
            for at in here.take_while(|at| *at < piece.span.end) {
                if let (What::Typed(typed), true) = (&piece.what, at > span.start) {
                    let before = &typed[span.start - piece.span.start..at - piece.span.start];
                    let before_span = Span::new(span.start, at);
                    out.push(TextElem::packed(before).spanned(self.spans.span(before_span)));
                    span = Span::new(at, span.end);
                }
                out.push(LinebreakElem::shared().clone());
            }
            let content = match piece.what {
                What::Typed(typed) => TextElem::packed(&typed[span.start - piece.span.start..]),
                What::Instead(other) => TextElem::packed(other),
                What::MayBreak(letter) => {
                    out.push(may_break(letter));
                    continue;
                }
                What::MayHyphen => {
                    out.push(TextElem::packed("\u{ad}"));
                    continue;
                }
                What::Apart => {
                    out.push(may_break(true));
                    continue;
                }
                What::Together(inner) => {
                    let body = self.settings(inner, &[]);
                    out.push(BoxElem::new().with_body(Some(body)).pack());
                    continue;
                }
                What::Quote(double) => SmartQuoteElem::new().with_double(double).pack(),
            };
            out.push(content.spanned(self.spans.span(span)));
        }
        Content::sequence(out)
    }

    /// Right-to-left text, as a run of its own. Its letters say their direction themselves; a direction set
    /// against the paragraph's would make Typst embed it, with marks that end up in the text of the PDF.
    fn turned(
        &mut self,
        parts: &mut Parts<'_, '_>,
        span: Span,
        script: &str,
        lang: &str,
    ) -> SourceResult<Content> {
        let settings = verbatim(self.source.text(), span, &mut self.unbroken);
        self.elements += settings.len();
        let mut body = self.settings(settings, &[]);
        if !self.right_to_left {
            if draws_along(self.source.text(), span.end) {
                body = Content::sequence([body, TextElem::packed(LEFT_TO_RIGHT)]);
            }
            body = body.set(TextElem::dir, TextDir(Smart::Custom(Dir::LTR)));
        }
        let named = vec![arg("script", script), arg("lang", lang)];
        parts.call("script-run", named, Some(body))
    }

    /// The call of a footnote; the first brings its text along.
    pub(super) fn note_call(&mut self, index: usize) -> Option<Content> {
        let body = self.notes.get(index)?.clone();
        let label = label_of(&format!("note-{index}"))?;
        let called = self.called.get_mut(index)?;
        if std::mem::replace(called, true) {
            return Some(FootnoteElem::new(FootnoteBody::Reference(label)).pack());
        }
        Some(FootnoteElem::with_content(body).pack().labelled(label))
    }
}

/// A run, cut after spaces where there are any if it is very long.
fn shorter(text: &str, run: &Run) -> Vec<Run> {
    let mut out = Vec::new();
    let mut rest = run.span;
    while run.kind == RunKind::Text && rest.len() > LONG_RUN {
        let mut end = rest.start + LONG_RUN;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let space = text[rest.start..end].rfind(' ');
        let end = space.map_or(end, |space| rest.start + space + 1);
        out.push(Run {
            span: Span::new(rest.start, end),
            ..run.clone()
        });
        rest = Span::new(end, rest.end);
    }
    out.push(Run {
        span: rest,
        ..run.clone()
    });
    out
}

/// Languages written from right to left.
fn is_right_to_left(language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    matches!(
        primary.to_ascii_lowercase().as_str(),
        "ar" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi"
    )
}

impl TextBuilder<'_> {
    /// A value that was typed somewhere (front matter); it knows its place where its words stand there as such.
    pub(super) fn value(&self, typed: &Typed) -> Content {
        match typed.span {
            Some(span) if self.source.slice(span) == typed.text => {
                let settings = verbatim(self.source.text(), span, &mut Unbroken::default());
                self.settings(settings, &[])
            }
            _ => TextElem::packed(typed.text.as_str()),
        }
    }
}
