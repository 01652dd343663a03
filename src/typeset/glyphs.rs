//! The glyphs of a page, found when somebody asks for them: an edit's first picture needs those of the pages in sight.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use typst_layout::PagedDocument;

use super::hashes::Hashed;
use super::layout::Glyph;
use super::slots::SpanTable;
use super::walk;
use crate::source::Source;

/// The glyphs of a page in painting order.
#[derive(Clone)]
pub struct Glyphs(Held);

#[derive(Clone)]
enum Held {
    Found(Vec<Glyph>),
    Sought(Arc<Lazy>),
}

type Lazy = LazyLock<Vec<Glyph>, Box<dyn FnOnce() -> Vec<Glyph> + Send>>;

impl Glyphs {
    /// To be changed.
    pub fn to_mut(&mut self) -> &mut Vec<Glyph> {
        if let Held::Sought(_) = self.0 {
            self.0 = Held::Found(self.to_vec());
        }
        match &mut self.0 {
            Held::Found(glyphs) => glyphs,
            Held::Sought(_) => unreachable!("they were found"),
        }
    }
}

/// The glyphs of one state of a text, however often it is laid out: pages that stay are walked through once.
pub(super) struct Walks {
    text: Arc<str>,
    pages: BTreeMap<u128, Glyphs>,
    /// The last layout.
    last: Option<Hashed>,
}

impl Walks {
    /// `last`: what was laid out before this state.
    pub(super) fn new(source: &Source, last: Option<Hashed>) -> Self {
        Self {
            text: source.text().into(),
            pages: BTreeMap::new(),
            last,
        }
    }

    /// The last layout.
    pub(super) fn last(&self) -> Option<&PagedDocument> {
        self.last.as_deref()
    }

    /// A layout of the text, with the hashes of its pages.
    pub(super) fn laid(&mut self, document: PagedDocument) -> Hashed {
        let hashed = Hashed::of(document, self.last.as_ref());
        self.last = Some(hashed.clone());
        hashed
    }

    /// The glyphs of each page of a layout. All layouts of these walks have their spans in one table.
    pub(super) fn of(&mut self, document: &Hashed, spans: &Arc<SpanTable>) -> Vec<Glyphs> {
        let pages = document.pages().iter().zip(document.hashes());
        let glyphs = pages.map(|(page, hashes)| {
            let known = self.pages.entry(hashes.frame);
            let found = known.or_insert_with(|| {
                let (text, spans) = (Arc::clone(&self.text), Arc::clone(spans));
                let frame = page.frame.clone();
                let walk = move || walk::glyphs(&text, &frame, &spans);
                Glyphs(Held::Sought(Arc::new(LazyLock::new(Box::new(walk)))))
            });
            found.clone()
        });
        glyphs.collect()
    }
}

impl Deref for Glyphs {
    type Target = [Glyph];

    fn deref(&self) -> &[Glyph] {
        match &self.0 {
            Held::Found(glyphs) => glyphs,
            Held::Sought(glyphs) => glyphs.as_slice(),
        }
    }
}

impl FromIterator<Glyph> for Glyphs {
    fn from_iter<T: IntoIterator<Item = Glyph>>(glyphs: T) -> Self {
        Self(Held::Found(glyphs.into_iter().collect()))
    }
}

impl Default for Glyphs {
    fn default() -> Self {
        Self::from_iter([])
    }
}

impl<'a> IntoIterator for &'a Glyphs {
    type Item = &'a Glyph;
    type IntoIter = std::slice::Iter<'a, Glyph>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Glyphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}
