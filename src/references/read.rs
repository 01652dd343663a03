//! From a manuscript, or from lines of runs, to references.

use super::draft::Draft;
use super::kept::{self, Typed};
use super::text::Line;
use super::{Fields, Piece, Reference, align, entry, key, kind, mends, parse, render, split};
use crate::manuscript::{self, Link, Manuscript, Run};
use crate::shares::in_shares;
use crate::source::{Source, Span};

/// Lists longer than this are no lists of a chapter; their lines are printed as typed, not rendered.
const MAX_RENDERED: usize = 1000;

/// Lists longer than this are not read at all.
const MAX_READ: usize = 10_000;

/// Longer entries are no entries: they are printed as typed and not read.
const MAX_BYTES: usize = 4000;

/// Reads the reference list of a manuscript.
pub fn read(source: &Source, manuscript: &Manuscript) -> Vec<Reference> {
    let entries = split::entries(source, manuscript);
    from_runs(
        source,
        entries,
        &manuscript.links,
        &manuscript.meta.language,
    )
}

/// Reads a file that is a reference list and nothing else, an entry a line.
pub fn read_list(source: &Source) -> Vec<Reference> {
    read(source, &manuscript::read_list(source))
}

/// Reads entries that are already apart, each as its runs; `language` is that of the text round them.
pub fn from_runs(
    source: &Source,
    entries: Vec<Vec<Run>>,
    links: &[Link],
    language: &str,
) -> Vec<Reference> {
    let typed = Typed::of(source, &entries, links, language);
    if let Some((typed, start)) = &typed
        && let Some(references) = kept::get(typed, *start)
    {
        return references;
    }
    let references = read_runs(source, entries, links, language);
    if let Some((typed, start)) = typed {
        kept::put(typed, start, &references);
    }
    references
}

fn read_runs(
    source: &Source,
    entries: Vec<Vec<Run>>,
    links: &[Link],
    language: &str,
) -> Vec<Reference> {
    let list = List {
        source,
        links,
        language,
        plain: !entries.iter().flatten().any(|run| run.style.emph),
        render: entries.len() <= MAX_RENDERED,
        read: entries.len() <= MAX_READ,
    };
    // The fields are read once more when the entry is: keeping every line of a hostile list would cost more.
    let stemmed = in_shares(entries, |runs: Vec<Run>| Some((list.stem(&runs)?, runs)));
    let mut keys = key::Keys::default();
    let named: Vec<(String, Vec<Run>)> = stemmed
        .into_iter()
        .map(|(stem, runs)| (keys.given(stem), runs))
        .collect();
    let mut out = in_shares(named, |(key, runs)| list.reference(key, runs));
    for (index, reference) in out.iter_mut().enumerate() {
        reference.index = index;
    }
    out
}

/// Whether runs are too long for an entry.
fn is_long(runs: &[Run]) -> bool {
    runs.iter().map(|r| r.span.len()).sum::<usize>() > MAX_BYTES
}

/// What all entries of a list share.
struct List<'a> {
    source: &'a Source,
    links: &'a [Link],
    language: &'a str,
    /// No italics were typed in the whole list.
    plain: bool,
    render: bool,
    read: bool,
}

impl List<'_> {
    /// What the key of an entry begins with; `None` if it has no characters.
    fn stem(&self, runs: &[Run]) -> Option<String> {
        if !self.read || is_long(runs) {
            return Some(key::stem(&Fields::default()));
        }
        let line = Line::of(self.source, runs);
        (!line.text().is_empty()).then(|| key::stem(&parse::read(&line).fields))
    }

    /// Reads an entry; `None` if it has no characters.
    fn reference(&self, key: String, runs: Vec<Run>) -> Option<Reference> {
        if !self.read || is_long(&runs) {
            return Some(self.unread(key, runs));
        }
        let line = &Line::of(self.source, &runs);
        let span = line.span(&line.all())?;
        let mut draft = parse::read(line);
        let (kind, parent) = kind::of(&draft);
        let unused = draft.unused();
        let entry = entry::build(&key, kind, parent, &draft, entry::Purpose::Keep);
        let (near, near_parent) = kind::to_render(kind, parent, draft.shape.within);
        let shown = entry::build(&key, near, near_parent, &draft, entry::Purpose::Render);
        let (rendered, printed) = self.rendered(&shown, &draft);
        let as_typed = printed.is_none();
        let lost: usize = unused.iter().map(std::iter::ExactSizeIterator::len).sum();
        Some(Reference {
            index: 0,
            span,
            runs,
            key,
            kind: kind::name(kind),
            entry,
            line: printed
                .unwrap_or_else(|| align::typed(self.source, &draft, self.plain, self.links)),
            rendered,
            as_typed,
            confidence: confidence(&draft, lost),
            unparsed: unused.iter().filter_map(|b| line.span(b)).collect(),
            fields: draft.fields,
            imported: None,
        })
    }

    /// An entry that is too long to be one.
    fn unread(&self, key: String, runs: Vec<Run>) -> Reference {
        let fields = Fields::default();
        let span = runs
            .iter()
            .map(|r| r.span)
            .reduce(Span::join)
            .unwrap_or(Span::new(0, 0));
        Reference {
            index: 0,
            span,
            entry: hayagriva::Entry::new(&key, hayagriva::types::EntryType::Misc),
            key,
            kind: kind::name(hayagriva::types::EntryType::Misc),
            line: align::runs(self.source, &runs, self.links),
            rendered: String::new(),
            as_typed: true,
            confidence: 0.0,
            unparsed: vec![span],
            runs,
            fields,
            imported: None,
        }
    }

    /// The line in the text's language and in English: the first that says the typed words.
    fn rendered(
        &self,
        entry: &hayagriva::Entry,
        draft: &Draft<'_>,
    ) -> (String, Option<Vec<Piece>>) {
        let mut first = None;
        // Loose words have no APA line.
        let loose = draft.fields.date.is_none() && draft.fields.authors.is_empty();
        if !self.render || loose || draft.fields.title.is_none() {
            return (draft.line.text().to_owned(), None);
        }
        let own = render::has_locale(self.language).then_some(self.language);
        for language in own.into_iter().chain(std::iter::once("en")) {
            let mut styled = render::line(entry, language);
            mends::mend(&mut styled, draft, language);
            if let Some(pieces) = align::rendered(self.source, draft, &styled, self.links) {
                return (styled.marked(), Some(pieces));
            }
            first.get_or_insert_with(|| styled.marked());
        }
        (first.unwrap_or_default(), None)
    }
}

/// How sure the reading is: one, less what an entry should have and has not.
fn confidence(draft: &Draft<'_>, lost: usize) -> f32 {
    let fields = &draft.fields;
    let mut sure = 1.0_f32;
    if fields.title.is_none() {
        sure -= 0.5;
    }
    if fields.date.is_none() {
        sure -= 0.3;
    }
    if fields.authors.is_empty() && !draft.shape.whole_work {
        sure -= 0.2;
    }
    if !draft.shape.italics {
        sure -= 0.05;
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of a line")]
    let share = lost as f32 / draft.line.text().len().max(1) as f32;
    (sure - share).clamp(0.0, 1.0)
}
