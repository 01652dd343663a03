//! The opener of a chapter: its lines as typed, with what the front matter gives and the text does not.

use typst::diag::SourceResult;
use typst::foundations::{Content, IntoValue, Value};
use typst::text::TextElem;

use super::chapter::Chapter;
use super::driver::{Parts, arg};
use super::parts::{contents, link, web_address};
use super::{meta, number_line};
use crate::manuscript::OpeningRole;
use crate::source::Typed;

impl Chapter<'_, '_> {
    /// The opener, with the abstract and key words of `summary`.
    pub(super) fn opener(
        &mut self,
        parts: &mut Parts<'_, '_>,
        summary: Vec<Content>,
    ) -> SourceResult<Content> {
        let manuscript = self.input.manuscript;
        let mut lines = Vec::new();
        let mut citation = None;
        for line in &manuscript.opening {
            let body = self.text.runs(parts, &line.runs)?;
            let body = body.spanned(self.text.spans.span(line.span));
            match line.role {
                OpeningRole::Citation => citation = Some(body),
                role => lines.push((role, body)),
            }
        }
        let has = |lines: &[(OpeningRole, Content)], role| lines.iter().any(|(r, _)| *r == role);
        let meta = &manuscript.meta;
        // What the front matter gives and the text does not type is printed from the front matter.
        let mut given: Vec<(OpeningRole, Content)> = Vec::new();
        let mut give = |role, typed: Option<&Typed>| {
            if let Some(typed) = typed {
                given.push((role, self.text.value(typed)));
            }
        };
        if !has(&lines, OpeningRole::Title) {
            give(OpeningRole::Title, meta.title.as_ref());
            give(OpeningRole::Subtitle, meta.subtitle.as_ref());
        }
        if !has(&lines, OpeningRole::Author) {
            for author in &meta.authors {
                give(OpeningRole::Author, Some(&author.name));
                give(OpeningRole::Affiliation, author.affiliation.as_ref());
            }
        }
        let label = match (&meta.chapter, has(&lines, OpeningRole::Label)) {
            (Some(number), false) => {
                let word = number_line::word_before(&number.text, &meta.language);
                let word = word.map_or(Content::empty(), TextElem::packed);
                Some(Content::sequence([word, self.text.value(number)]))
            }
            _ => None,
        };
        let titled = |role| matches!(role, OpeningRole::Title | OpeningRole::Subtitle);
        // Authors that are given follow the title that is typed.
        let at = lines
            .iter()
            .rposition(|(role, _)| *role == OpeningRole::Label || titled(*role))
            .map_or(0, |last| last + 1);
        lines.splice(at..at, given);
        if let Some(number) = label {
            lines.insert(0, (OpeningRole::Label, number));
        }
        let caps = |body: &Content| {
            let text = body.plain_text();
            !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase)
        };
        let lines: Vec<Value> = lines
            .into_iter()
            .map(|(role, body)| {
                let caps = caps(&body);
                meta::map([
                    ("role", role_name(role).into_value()),
                    ("caps", Value::Bool(caps)),
                    ("body", Value::Content(body)),
                ])
            })
            .collect();
        let mut named = vec![("lines", Value::Array(lines.into_iter().collect()))];
        if let Some(citation) = citation {
            named.push(arg("citation", citation));
        }
        if meta.title.is_some() {
            named.push(arg("again", meta::title(manuscript)));
        }
        if !summary.is_empty() {
            named.push(arg("front", Content::sequence(summary)));
        }
        let publication = self.publication();
        if !publication.is_empty() {
            named.push(("publication", contents(publication)));
        }
        parts.call("opener", named, None)
    }

    /// The chapter's DOI, copyright and licence, below its citation line.
    fn publication(&self) -> Vec<Content> {
        let meta = &self.input.manuscript.meta;
        let mut lines = Vec::new();
        if let Some(doi) = &meta.doi {
            let bare = doi
                .text
                .trim_start_matches("https://doi.org/")
                .trim_start_matches("doi:");
            let address = format!("https://doi.org/{}", bare.trim());
            let shown = TextElem::packed(address.as_str());
            lines.push(match web_address(&address) {
                Some(target) => link(target, shown),
                None => shown,
            });
        }
        for line in [&meta.copyright, &meta.license].into_iter().flatten() {
            lines.push(self.text.value(line));
        }
        lines
    }
}

fn role_name(role: OpeningRole) -> &'static str {
    match role {
        OpeningRole::Citation => "citation",
        OpeningRole::Label => "label",
        OpeningRole::Title => "title",
        OpeningRole::Subtitle => "subtitle",
        OpeningRole::Author => "author",
        OpeningRole::Affiliation => "affiliation",
        OpeningRole::Contact => "contact",
        OpeningRole::Other => "other",
    }
}
