//! hayagriva's APA line of an entry, as characters with italics.
//!
//! The style and the few locales that are used lie in `bib/` and are read once; hayagriva's own archive
//! of all styles and locales would cost more than a whole build (design.md, 4).

mod facts;
mod memo;
mod prune;
mod terms;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use citationberg::{IndependentStyle, Locale, LocaleCode, LocaleFile};
use facts::{Answers, Questions};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, Entry,
};

/// A rendered line: its characters, and whether each is in italics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Styled(pub(super) Vec<(char, bool)>);

impl Styled {
    fn push(&mut self, text: &str, italic: bool) {
        self.0.extend(text.chars().map(|c| (c, italic)));
    }

    /// Where `words` stand first at or behind `from`.
    pub(super) fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let wanted: Vec<char> = words.chars().collect();
        if wanted.is_empty() {
            return None;
        }
        let hay = self.0.get(from..)?;
        let at = hay
            .windows(wanted.len())
            .position(|w| w.iter().zip(&wanted).all(|((c, _), d)| c == d))?;
        Some(from + at..from + at + wanted.len())
    }

    /// Puts `words` in the place of `range`, in the style that its first character had.
    pub(super) fn replace(&mut self, range: Range<usize>, words: &str) {
        let italic = self.0.get(range.start).is_some_and(|(_, italic)| *italic);
        if range.end <= self.0.len() && range.start <= range.end {
            self.0.splice(range, words.chars().map(|c| (c, italic)));
        }
    }

    /// Plain text with `*italics*`; white space at the ends of italics stays outside.
    pub(super) fn marked(&self) -> String {
        let mut out = String::new();
        let mut open = false;
        let mut gap = String::new();
        for (c, italic) in &self.0 {
            if c.is_whitespace() {
                gap.push(*c);
                continue;
            }
            if open && !italic {
                out.push('*');
            }
            out.push_str(&gap);
            gap.clear();
            if !open && *italic {
                out.push('*');
            }
            open = *italic;
            out.push(*c);
        }
        if open {
            out.push('*');
        }
        out
    }
}

const APA: &str = include_str!("../../../bib/apa.csl");
/// A style whose citations are numbers.
const NUMBERED: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>n</title><id>n</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="citation-number"/></layout></citation></style>"#;

const LOCALES: [(&str, &str); 5] = [
    ("en-US", include_str!("../../../bib/locales-en-US.xml")),
    ("tr-TR", include_str!("../../../bib/locales-tr-TR.xml")),
    ("de-DE", include_str!("../../../bib/locales-de-DE.xml")),
    ("fr-FR", include_str!("../../../bib/locales-fr-FR.xml")),
    ("es-ES", include_str!("../../../bib/locales-es-ES.xml")),
];

/// The APA style; `None` only if the file in `bib/` were broken, which a test rules out.
fn style() -> Option<&'static IndependentStyle> {
    static STYLE: OnceLock<Option<IndependentStyle>> = OnceLock::new();
    STYLE
        .get_or_init(|| {
            let mut style = IndependentStyle::from_xml(APA).ok()?;
            // Only the list is wanted: citations, and the letters that tell them apart, cost and disturb.
            style.citation = IndependentStyle::from_xml(NUMBERED).ok()?.citation;
            if let Some(list) = &mut style.bibliography {
                list.sort = None;
            }
            Some(style)
        })
        .as_ref()
}

/// The style as it is for `entry`: each is made once.
fn style_for(entry: &Entry) -> Option<Arc<IndependentStyle>> {
    static MADE: Mutex<BTreeMap<Answers, Arc<IndependentStyle>>> = Mutex::new(BTreeMap::new());
    static QUESTIONS: OnceLock<Option<Questions>> = OnceLock::new();
    let style = style()?;
    let questions = QUESTIONS.get_or_init(|| Questions::of(style)).as_ref()?;
    let answers = questions.answers(entry);
    let made = || MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(style) = made().get(&answers) {
        return Some(Arc::clone(style));
    }
    let pruned = Arc::new(prune::prune(style, &|fact| questions.holds(&answers, fact)));
    let mut made = made();
    // A hostile list cannot fill the memory with styles.
    if made.len() >= MAX_STYLES {
        made.clear();
    }
    made.insert(answers, Arc::clone(&pruned));
    Some(pruned)
}

/// More shapes of entries than any list has.
const MAX_STYLES: usize = 500;

/// The locale that serves `language` (`tr`, `de-AT`), with English behind it.
fn locales(language: &str) -> (LocaleCode, &'static [Locale]) {
    static READ: [OnceLock<Vec<Locale>>; LOCALES.len()] =
        [const { OnceLock::new() }; LOCALES.len()];
    let wanted = language.split(['-', '_']).next().unwrap_or("");
    let index = LOCALES
        .iter()
        .position(|(code, _)| code.split('-').next() == Some(wanted))
        .unwrap_or(0);
    let (code, _) = LOCALES.get(index).copied().unwrap_or(("en-US", ""));
    let read = READ.get(index).map_or(&[][..], |cell| {
        cell.get_or_init(|| {
            let mut wanted = vec![index];
            if index != 0 {
                wanted.push(0);
            }
            wanted
                .into_iter()
                .filter_map(|i| LOCALES.get(i))
                .filter_map(|(_, xml)| LocaleFile::from_xml(xml).ok())
                .map(Locale::from)
                .map(|mut locale| {
                    if let Some(style) = style() {
                        terms::sort(&mut locale, style);
                    }
                    locale
                })
                .collect()
        })
    });
    (LocaleCode(code.to_owned()), read)
}

/// Whether `language` has a locale of its own beside English.
pub(super) fn has_locale(language: &str) -> bool {
    let wanted = language.split(['-', '_']).next().unwrap_or("");
    LOCALES
        .iter()
        .skip(1)
        .any(|(code, _)| code.split('-').next() == Some(wanted))
}

/// hayagriva's line for `entry` alone, so that no other entry adds letters to its year.
pub(super) fn line(entry: &Entry, language: &str) -> Styled {
    memo::line(entry, language, || {
        let mut out = Styled::default();
        if let Some(style) = style_for(entry) {
            let (code, locales) = locales(language);
            render(entry, &style, &code, locales, &mut out);
        }
        out
    })
}

/// What a style of signs alone prints of `entry`.
fn plain(entry: &Entry, style: &IndependentStyle) -> Vec<char> {
    let mut out = Styled::default();
    let code = LocaleCode(LOCALES[0].0.to_owned());
    render(entry, style, &code, &[], &mut out);
    out.0.into_iter().map(|(c, _)| c).collect()
}

fn render(
    entry: &Entry,
    style: &IndependentStyle,
    code: &LocaleCode,
    locales: &[Locale],
    out: &mut Styled,
) {
    let mut driver = BibliographyDriver::new();
    let items = vec![CitationItem::with_entry(entry)];
    driver.citation(CitationRequest::new(
        items,
        style,
        Some(code.clone()),
        locales,
        None,
    ));
    let rendered = driver.finish(BibliographyRequest::new(style, Some(code.clone()), locales));
    let items = rendered.bibliography.map(|b| b.items).unwrap_or_default();
    for item in items {
        flatten(&item.content, out);
    }
}

/// The leaves of hayagriva's tree, which is as deep as the style nests.
fn flatten(children: &ElemChildren, out: &mut Styled) {
    for child in &children.0 {
        let (text, italic) = match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => (
                text.text.clone(),
                text.formatting.font_style == citationberg::FontStyle::Italic,
            ),
            ElemChild::Markup(text) => (text.clone(), false),
            ElemChild::Elem(elem) => {
                flatten(&elem.children, out);
                continue;
            }
            ElemChild::Transparent { .. } => continue,
        };
        out.push(&text, italic);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The style with and without its dead branches says the same of works of many types.
    #[test]
    fn a_pruned_style_renders_the_same() {
        let yaml = include_str!("many.yml");
        let library = hayagriva::io::from_yaml_str(yaml).expect("entries");
        let whole = style().expect("a style");
        let (code, locales) = locales("en");
        let mut made = std::collections::BTreeSet::new();
        for entry in library.iter() {
            let mut plain = Styled::default();
            render(entry, whole, &code, locales, &mut plain);
            assert_eq!(line(entry, "en"), plain, "{}", entry.key());
            assert!(plain.0.len() > 20, "{}", entry.key());
            let style = style_for(entry).expect("a style");
            assert!(style.macros.len() < whole.macros.len());
            made.insert(Arc::as_ptr(&style));
        }
        assert!(made.len() >= 10, "types told apart: {}", made.len());
    }
}
