//! The files of a run: all are written or none is (contract.md, exit status 2).

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::output::{Kind, Outputs};

/// A file to be written.
pub(super) type File = (PathBuf, Kind, Vec<u8>);

/// Fails if a file of these names may not be written. Asked before the work, not after.
pub(super) fn check(
    inputs: &[PathBuf],
    names: impl IntoIterator<Item = (PathBuf, Kind)>,
    force: bool,
) -> Result<(), Error> {
    let empty = names
        .into_iter()
        .map(|(path, kind)| (path, kind, Vec::new()));
    set(inputs, empty)
        .check(force)
        .map_err(|error| Error::new(error.to_string()))
}

/// Writes the files.
pub(super) fn commit(
    inputs: &[PathBuf],
    files: impl IntoIterator<Item = File>,
    force: bool,
) -> Result<(), Error> {
    set(inputs, files)
        .commit(force)
        .map_err(|error| Error::new(error.to_string()))
}

/// `stem` with an ending.
pub(super) fn named(stem: &Path, ending: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn set(inputs: &[PathBuf], files: impl IntoIterator<Item = File>) -> Outputs {
    let mut outputs = Outputs::new();
    for input in inputs {
        outputs.protect(input);
    }
    for (path, kind, bytes) in files {
        outputs.add(path, kind, bytes);
    }
    outputs
}
