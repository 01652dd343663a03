//! What the outputs of each manuscript are called.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Each manuscript with the name of its outputs, without ending. Two of one name would overwrite each other.
///
/// `out`: a folder for all of them; `ending`: that of an output, for messages.
pub(super) fn of(
    files: &[PathBuf],
    out: Option<&Path>,
    ending: &str,
) -> Result<Vec<(PathBuf, PathBuf)>, Error> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let mut stems = Vec::new();
    for file in files {
        if file.as_os_str() == "-" {
            return Err(Error::new(
                "files are written and need the name of a manuscript; - will not do",
            ));
        }
        let bare = file.with_extension("");
        let stem = match (out, bare.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => bare,
        };
        if let Some(other) = taken.insert(plain(&stem), file) {
            return Err(Error::new(format!(
                "{} and {} would both be written as {}{ending}; write them into different folders (--out)",
                other.display(),
                file.display(),
                stem.display()
            )));
        }
        stems.push((file.clone(), stem));
    }
    Ok(stems)
}

/// One spelling for a path: `./a` and `b/../a` are `a`. Links are told apart only when files are written.
fn plain(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}
