//! A manuscript's output files: all of them are written, or none is new or changed.
//!
//! In: paths and bytes. Out: files, or a [`WriteError`] that says which one and why. A file that Diptych
//! did not write is not overwritten unless it is forced; a manuscript is never.

mod apply;
mod mark;
mod target;

#[cfg(test)]
mod tests;

pub use mark::{Kind, LETTER_MARK, YAML_MARK};

use std::fmt;
use std::path::{Path, PathBuf};

/// Why output files were not written; none is new or changed then.
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    why: String,
}

impl WriteError {
    fn new(path: &Path, why: impl Into<String>) -> Self {
        Self {
            path: path.to_path_buf(),
            why: why.into(),
        }
    }

    fn io(path: &Path, doing: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem, StorageFull};
        let why = match error.kind() {
            PermissionDenied => "permission denied".to_string(),
            ReadOnlyFilesystem => "the disk is read-only".to_string(),
            StorageFull => "the disk is full".to_string(),
            _ => error.to_string(),
        };
        Self::new(path, format!("{doing}: {why}"))
    }

    /// The file (or folder) concerned.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for WriteError {}

/// An output that waits to be written.
struct Output {
    path: PathBuf,
    kind: Kind,
    bytes: Vec<u8>,
    /// What must lie there now, if the output takes the place of a file that was read.
    replaces: Option<Vec<u8>>,
}

/// The outputs of one manuscript.
#[derive(Default)]
pub struct Outputs {
    list: Vec<Output>,
    inputs: Vec<PathBuf>,
}

impl Outputs {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names a file that was read and may not be overwritten, forced or not.
    pub fn protect(&mut self, path: impl Into<PathBuf>) {
        self.inputs.push(path.into());
    }

    /// Adds a file to be written.
    pub fn add(&mut self, path: impl Into<PathBuf>, kind: Kind, bytes: Vec<u8>) {
        self.list.push(Output {
            path: path.into(),
            kind,
            bytes,
            replaces: None,
        });
    }

    /// Adds a file that is mended in place: it is written only if `old` is what lies there still.
    pub fn replace(&mut self, path: impl Into<PathBuf>, old: Vec<u8>, bytes: Vec<u8>) {
        self.list.push(Output {
            path: path.into(),
            kind: Kind::Manuscript,
            bytes,
            replaces: Some(old),
        });
    }

    /// The files that are to be written, in the order in which they were added.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.list.iter().map(|output| output.path.as_path())
    }

    /// Only asks whether [`commit`](Self::commit) would refuse a target; touches nothing.
    pub fn check(&self, force: bool) -> Result<(), WriteError> {
        target::all(&self.list, &self.inputs, force).map(|_| ())
    }

    /// Writes all files; on failure none is new or changed.
    pub fn commit(&self, force: bool) -> Result<(), WriteError> {
        let targets = target::all(&self.list, &self.inputs, force)?;
        apply::all(&self.list, &targets)
    }
}
