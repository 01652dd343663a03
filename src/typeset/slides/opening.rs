//! The first slide: what the lecture is called, and who gives it.

use typst::diag::SourceResult;
use typst::text::TextElem;

use super::super::driver::{Parts, arg};
use super::super::parts::contents;
use super::builder::{Named, SlideBuilder};
use super::furniture::over_title;
use crate::deck::Slide;

impl SlideBuilder<'_, '_> {
    /// The arguments of its template function; facts of the front matter are furniture.
    pub(super) fn title(
        &mut self,
        parts: &mut Parts<'_, '_>,
        slide: &Slide,
    ) -> SourceResult<Named> {
        let meta = &self.input.manuscript.meta;
        let lecture = self.input.lecture;
        let plain = |text: &str| TextElem::packed(text);
        // In ordinary letter case where the author's citation line gives it: furniture then.
        let title = match (&lecture.title, &meta.title_cased) {
            (Some(title), _) => plain(&title.text),
            (None, Some(cased)) => plain(cased),
            (None, None) => self.slide_text(parts, &slide.title)?,
        };
        let mut named = vec![arg("title", title)];
        let eyebrow = over_title(self.input.source, self.input.manuscript);
        if !eyebrow.is_empty() {
            named.push(arg("eyebrow", plain(&eyebrow)));
        }
        if let Some(subtitle) = &meta.subtitle {
            named.push(arg("subtitle", plain(&subtitle.text)));
        }
        named.push((
            "authors",
            contents(meta.authors.iter().map(|author| plain(&author.name_cased))),
        ));
        let mut affiliations: Vec<&str> = meta
            .authors
            .iter()
            .filter_map(|author| Some(author.affiliation.as_ref()?.text.as_str()))
            .collect();
        affiliations.dedup();
        named.push((
            "affiliations",
            contents(affiliations.into_iter().map(plain)),
        ));
        let typed = [
            ("lecturer", &lecture.lecturer),
            ("course", &lecture.course),
            ("date", &lecture.date),
        ];
        for (key, value) in typed {
            if let Some(value) = value {
                named.push(arg(key, plain(&value.text)));
            }
        }
        Ok(named)
    }
}
