//! The templates: those inside the binary, or a designer's folder with copies of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::syntax::{FileId, Source};

use super::world::file_id;

macro_rules! embedded {
    ($($path:literal)*) => { [$(($path, include_str!(concat!("../../templates", $path)))),*] };
}

/// What ships; `--template DIR` may replace each by a file of the same name.
static EMBEDDED: &[(&str, &str)] = &embedded! {
    "/letter.typ"
    "/print.typ"
    "/print/figures.typ"
    "/print/heads.typ"
    "/print/measures.typ"
    "/print/opener.typ"
    "/print/tables.typ"
    "/print/text.typ"
    "/print/tokens.typ"
    "/proof.typ"
    "/slides.typ"
    "/slides/fit.typ"
    "/slides/frame.typ"
    "/slides/kinds.typ"
    "/slides/more.typ"
    "/slides/paper.typ"
    "/slides/theme.typ"
    "/slides/timeline.typ"
};

/// A designer's file may not be larger.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// A folder of templates.
pub struct Templates {
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

/// Why a template folder cannot be used.
#[derive(Debug)]
pub struct TemplateError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

impl Templates {
    /// Those inside the binary.
    pub fn embedded() -> Self {
        let sources = EMBEDDED
            .iter()
            .map(|(path, text)| {
                let id = file_id(path);
                (id, Source::new(id, (*text).into()))
            })
            .collect();
        Self {
            sources,
            files: HashMap::new(),
        }
    }

    /// Those inside the binary, with the files of `folder` (and its subfolders) over them.
    pub fn with_folder(folder: &Path) -> Result<Self, TemplateError> {
        let mut templates = Self::embedded();
        if !["print.typ", "slides.typ"]
            .iter()
            .any(|name| folder.join(name).is_file())
        {
            return Err(TemplateError {
                path: folder.to_path_buf(),
                why: "holds neither print.typ nor slides.typ; copy Diptych's templates folder and edit it".into(),
            });
        }
        templates.add(folder, "", 0)?;
        Ok(templates)
    }

    fn add(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), TemplateError> {
        let fail = |path: &Path, why: String| TemplateError {
            path: path.to_path_buf(),
            why,
        };
        if depth > 8 {
            return Err(fail(folder, "is nested too deeply".into()));
        }
        let entries = std::fs::read_dir(folder).map_err(|e| fail(folder, e.to_string()))?;
        for entry in entries {
            let entry = entry.map_err(|e| fail(folder, e.to_string()))?;
            let path = entry.path();
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let kind = entry.file_type().map_err(|e| fail(&path, e.to_string()))?;
            let name = format!("{prefix}/{name}");
            if kind.is_dir() {
                self.add(&path, &name, depth + 1)?;
            } else if kind.is_file() {
                let size = entry
                    .metadata()
                    .map_err(|e| fail(&path, e.to_string()))?
                    .len();
                if size > MAX_BYTES {
                    return Err(fail(&path, format!("is over {} MiB", MAX_BYTES >> 20)));
                }
                let bytes = std::fs::read(&path).map_err(|e| fail(&path, e.to_string()))?;
                let id = file_id(&name);
                if name.ends_with(".typ") {
                    let text =
                        String::from_utf8(bytes).map_err(|_| fail(&path, "is not UTF-8".into()))?;
                    self.sources.insert(id, Source::new(id, text));
                } else {
                    self.files.insert(id, Bytes::new(bytes));
                }
            }
        }
        Ok(())
    }

    pub(super) fn source(&self, id: FileId) -> Option<Source> {
        self.sources.get(&id).cloned()
    }

    pub(super) fn file(&self, id: FileId) -> Option<Bytes> {
        self.files.get(&id).cloned().or_else(|| {
            self.source(id)
                .map(|s| Bytes::from_string(s.text().to_string()))
        })
    }
}
