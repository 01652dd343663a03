//! The one world that both editions are compiled in: fonts and templates from the binary, nothing from outside.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::{FONTS, Fonts};
use super::templates::Templates;

/// The standard library, with cells that are heads outside the head of a table; it never changes, so that memoised
/// layout survives every edit.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// A world that holds one template folder.
pub(super) struct PressWorld<'a> {
    templates: &'a Templates,
    main: FileId,
    fonts: &'a Fonts,
}

impl<'a> PressWorld<'a> {
    /// A world whose main file is the template `main` (`/print.typ`).
    pub(super) fn new(templates: &'a Templates, main: &str) -> Self {
        Self {
            templates,
            main: file_id(main),
            fonts: &FONTS,
        }
    }

    /// The same with these fonts in place of those that ship.
    pub(super) fn with_fonts(self, fonts: &'a Fonts) -> Self {
        Self { fonts, ..self }
    }
}

impl World for PressWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.templates.source(id).ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.templates.file(id).ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    /// A build may not read the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The id of a path in the template folder; names that cannot be paths map to one that is never there.
pub(super) fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path)
        .or_else(|_| VirtualPath::new("/not-a-path"))
        .expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()))
}
