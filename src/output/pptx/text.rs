//! Text of a slide: paragraphs and runs of DrawingML (ECMA-376-1, 21.1.2).

use quick_xml::escape::escape;

use super::package::Related;
use crate::manuscript::{Manuscript, Run, RunKind, Style};
use crate::source::Source;

/// Characters that XML 1.0 cannot hold are left out.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// `text` between tags.
pub(super) fn content(text: &str) -> String {
    let kept: String = text.chars().filter(|c| allowed(*c)).collect();
    escape(kept.as_str()).into_owned()
}

/// `text` as the value of an attribute, on one line.
pub(super) fn attribute(text: &str) -> String {
    content(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How a run looks beyond what its placeholder gives it.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Type {
    /// Hundredths of a point.
    pub(super) size: Option<u32>,
    /// A colour of the scheme: `tx2`.
    pub(super) colour: Option<&'static str>,
    pub(super) bold: bool,
    /// In the font of headlines.
    pub(super) display: bool,
    /// In the font of the body, where the placeholder has that of headlines.
    pub(super) body: bool,
}

/// Writes runs of one part, and gathers the addresses that they link to.
pub(super) struct Writer<'a> {
    source: &'a Source,
    manuscript: &'a Manuscript,
    language: String,
    /// Relations of the part, addresses among them.
    pub(super) related: Vec<Related>,
}

/// Letters of the Arabic script.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Whether text is read from right to left.
pub(super) fn right_to_left(text: &str) -> bool {
    let arabic = text.chars().filter(|c| is_arabic(*c)).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    arabic * 2 > letters
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        source: &'a Source,
        manuscript: &'a Manuscript,
        related: Vec<Related>,
    ) -> Self {
        Self {
            source,
            manuscript,
            language: attribute(&manuscript.meta.language),
            related,
        }
    }

    /// The words of runs, white space as one space.
    pub(super) fn words(&self, runs: &[Run]) -> String {
        let word = |run: &Run| match run.kind {
            RunKind::Text | RunKind::Math => self.source.slice(run.span),
            RunKind::Space | RunKind::Break => " ",
            RunKind::NoteCall(_) => "",
        };
        runs.iter().map(word).collect()
    }

    /// Runs of the manuscript.
    pub(super) fn runs(&mut self, runs: &[Run], look: Type) -> String {
        let mut out = String::new();
        for run in runs {
            let words = self.words(std::slice::from_ref(run));
            let link = run
                .style
                .link
                .and_then(|index| self.manuscript.links.get(index));
            let link = link.map(|link| link.target.clone());
            out.push_str(&self.styled(&words, run.style, look, link.as_deref()));
        }
        out
    }

    /// Words that are not of the manuscript's text, or stand in no run.
    pub(super) fn plain(&mut self, words: &str, look: Type) -> String {
        self.styled(words, Style::default(), look, None)
    }

    /// Words in a style; stretches of the Arabic script have a language of their own.
    pub(super) fn styled(
        &mut self,
        words: &str,
        style: Style,
        look: Type,
        link: Option<&str>,
    ) -> String {
        let mut inner = String::new();
        if let Some(colour) = look.colour {
            inner.push_str(&format!(
                "<a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill>"
            ));
        }
        if style.code {
            inner.push_str("<a:latin typeface=\"Source Code Pro\"/>");
        } else if look.body {
            inner.push_str("<a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/>");
        } else if look.display {
            inner.push_str("<a:latin typeface=\"+mj-lt\"/><a:cs typeface=\"+mj-cs\"/>");
        }
        let web = |target: &&str| {
            ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| target.starts_with(scheme))
                && !target.contains(|c: char| c.is_whitespace() || c.is_control())
        };
        if let Some(target) = link.filter(web) {
            self.related.push(Related::address(target));
            inner.push_str(&format!(
                "<a:hlinkClick r:id=\"rId{}\"/>",
                self.related.len()
            ));
        }
        let mut marks = String::new();
        if let Some(size) = look.size {
            marks.push_str(&format!(" sz=\"{size}\""));
        }
        if style.strong || look.bold {
            marks.push_str(" b=\"1\"");
        }
        if style.emph {
            marks.push_str(" i=\"1\"");
        }
        match (style.superscript, style.subscript) {
            (true, _) => marks.push_str(" baseline=\"30000\""),
            (_, true) => marks.push_str(" baseline=\"-25000\""),
            _ => {}
        }
        let mut out = String::new();
        for (stretch, arabic) in stretches(words) {
            let language = match arabic {
                true if stretch.contains(['پ', 'چ', 'ژ', 'گ', 'ی', 'ک']) => "fa-IR",
                true => "ar-SA",
                false => self.language.as_str(),
            };
            out.push_str(&format!(
                "<a:r><a:rPr lang=\"{language}\"{marks} dirty=\"0\">{inner}</a:rPr><a:t>{}</a:t></a:r>",
                content(stretch)
            ));
        }
        out
    }
}

/// Cuts text where Arabic script begins and ends; spaces between Arabic words are theirs.
fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut out: Vec<(usize, usize, bool)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let arabic = is_arabic(c);
        match out.last_mut() {
            Some(last)
                if last.2 == arabic
                    || (!arabic && !c.is_alphanumeric() && last.2 && follows(text, end)) =>
            {
                last.1 = end;
            }
            _ => out.push((at, end, arabic)),
        }
    }
    out.into_iter()
        .filter_map(|(from, to, arabic)| Some((text.get(from..to)?, arabic)))
        .collect()
}

/// Whether the next letter or digit is Arabic.
fn follows(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or_default();
    rest.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(is_arabic)
}

/// A paragraph of runs; `properties`: attributes and children of `a:pPr`.
pub(super) fn paragraph(properties: (&str, &str), runs: &str) -> String {
    let (attributes, children) = properties;
    if attributes.is_empty() && children.is_empty() {
        return format!("<a:p>{runs}</a:p>");
    }
    format!("<a:p><a:pPr{attributes}>{children}</a:pPr>{runs}</a:p>")
}
