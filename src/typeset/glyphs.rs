//! The glyphs of a page, found when somebody asks for them: an edit's first picture needs those of the pages in sight.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use typst::layout::Frame;
use typst::utils::hash128;

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
}

impl Walks {
    pub(super) fn new(source: &Source) -> Self {
        Self {
            text: source.text().into(),
            pages: BTreeMap::new(),
        }
    }

    /// The glyphs of a page with this frame. All frames of these walks have their spans in one table.
    pub(super) fn of(&mut self, frame: &Frame, spans: &Arc<SpanTable>) -> Glyphs {
        let known = self.pages.entry(hash128(frame));
        let found = known.or_insert_with(|| {
            let (text, frame, spans) = (Arc::clone(&self.text), frame.clone(), Arc::clone(spans));
            let walk = move || walk::glyphs(&text, &frame, &spans);
            Glyphs(Held::Sought(Arc::new(LazyLock::new(Box::new(walk)))))
        });
        found.clone()
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
