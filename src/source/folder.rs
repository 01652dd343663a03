//! The one folder that a manuscript may read from.

use std::fmt;
use std::path::{Component, Path, PathBuf};

/// The manuscript's own folder. Nothing outside it is ever opened on a manuscript's word.
#[derive(Clone, Debug)]
pub struct Folder(Option<PathBuf>);

/// Why a file that a manuscript names was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderError {
    /// The name leads out of the folder: absolute, `..`, a URL, or a link that points away.
    Outside,
    /// There is no such file (or the manuscript came from standard input, which has no folder).
    Missing,
    /// It is there and cannot be read.
    Unreadable(String),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("lies outside the manuscript's folder"),
            Self::Missing => f.write_str("is not in the manuscript's folder"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
        }
    }
}

/// Files over this size are not read.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

impl Folder {
    pub(super) fn of(manuscript: Option<&Path>) -> Self {
        Self(manuscript.map(|path| match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        }))
    }

    /// The bytes of the file that the manuscript calls `name`, a relative path with `/`.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
        let path = Path::new(name);
        let inside = path
            .components()
            .all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
        if !inside || name.contains("://") || name.contains('\\') || name.contains('\0') {
            return Err(FolderError::Outside);
        }
        let root = self.0.as_ref().ok_or(FolderError::Missing)?;
        let root = root.canonicalize().map_err(|_| FolderError::Missing)?;
        let full = root
            .join(path)
            .canonicalize()
            .map_err(|_| FolderError::Missing)?;
        if !full.starts_with(&root) {
            return Err(FolderError::Outside);
        }
        let meta = full
            .metadata()
            .map_err(|e| FolderError::Unreadable(e.to_string()))?;
        if !meta.is_file() {
            return Err(FolderError::Unreadable("not a file".into()));
        }
        if meta.len() > MAX_BYTES {
            return Err(FolderError::Unreadable(format!(
                "over {} MiB",
                MAX_BYTES >> 20
            )));
        }
        std::fs::read(full).map_err(|e| FolderError::Unreadable(e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_read() {
        let folder = Folder(Some(PathBuf::from("src")));
        for name in [
            "/etc/passwd",
            "../Cargo.toml",
            "a/../../Cargo.toml",
            "file:///etc/passwd",
        ] {
            assert_eq!(folder.read(name), Err(FolderError::Outside), "{name}");
        }
        assert_eq!(folder.read("none.png"), Err(FolderError::Missing));
        assert!(folder.read("lib.rs").is_ok());
        assert_eq!(Folder(None).read("a.png"), Err(FolderError::Missing));
    }
}
