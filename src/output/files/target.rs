//! Where an output goes, and whether it may.

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::{Output, WriteError};

/// A checked place for an output.
pub(super) struct Target {
    /// The file itself, links followed.
    pub(super) path: PathBuf,
    /// The folder that it lies in.
    pub(super) folder: PathBuf,
    /// What lay there before.
    pub(super) old: Option<Old>,
}

/// A file that is to be replaced.
pub(super) struct Old {
    pub(super) bytes: Vec<u8>,
    pub(super) permissions: Permissions,
}

/// The target of each output, or the first reason why one may not be written.
pub(super) fn all(
    outputs: &[Output],
    inputs: &[PathBuf],
    force: bool,
) -> Result<Vec<Target>, WriteError> {
    let inputs: Vec<_> = inputs.iter().map(|input| real(input)).collect();
    let mut targets: Vec<Target> = Vec::new();
    for output in outputs {
        let target = one(output, force)?;
        let same = real(&target.path);
        if inputs.contains(&same) {
            return Err(WriteError::new(
                &output.path,
                "is an input of this run and is not overwritten",
            ));
        }
        if targets.iter().any(|other| real(&other.path) == same) {
            return Err(WriteError::new(
                &output.path,
                "two outputs would have this name",
            ));
        }
        targets.push(target);
    }
    Ok(targets)
}

fn one(output: &Output, force: bool) -> Result<Target, WriteError> {
    let given = output.path.as_path();
    if given.file_name().is_none() {
        return Err(WriteError::new(given, "is not the name of a file"));
    }
    let (path, meta) = match fs::symlink_metadata(given) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = folder_of(given);
            if output.replaces.is_some() {
                return Err(WriteError::io(given, "cannot be written", &error));
            }
            usable(&folder)?;
            return Ok(Target {
                path: given.to_path_buf(),
                folder,
                old: None,
            });
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let folder = folder_of(given);
            usable(&folder)?;
            return Err(WriteError::io(given, "cannot be written", &error));
        }
        Err(error) => return Err(WriteError::io(given, "cannot be written", &error)),
        Ok(meta) if meta.file_type().is_symlink() => {
            // The link stays: what it points to is written.
            let path = fs::canonicalize(given)
                .map_err(|_| WriteError::new(given, "is a link that leads nowhere; remove it"))?;
            let meta = fs::metadata(&path)
                .map_err(|error| WriteError::io(given, "cannot be written", &error))?;
            if !meta.is_file() {
                let why = "is a link to something that is not a file; remove it";
                return Err(WriteError::new(given, why));
            }
            (path, meta)
        }
        Ok(meta) => (given.to_path_buf(), meta),
    };
    if meta.is_dir() {
        return Err(WriteError::new(given, "is a folder; move it away"));
    }
    if !meta.is_file() {
        return Err(WriteError::new(given, "is not an ordinary file"));
    }
    if meta.permissions().readonly() && !force {
        let why = "is read-only; move it away, or overwrite it with --force";
        return Err(WriteError::new(given, why));
    }
    let bytes = fs::read(&path).map_err(|error| {
        let doing = "is there already and cannot be read, so it is not overwritten";
        WriteError::io(given, doing, &error)
    })?;
    if let Some(old) = &output.replaces {
        if *old != bytes {
            let why = "was changed while it was being read; run this again";
            return Err(WriteError::new(given, why));
        }
    } else if !force && !output.kind.is_ours(&bytes) {
        let why = "was not written by Diptych; move it away, or overwrite it with --force";
        return Err(WriteError::new(given, why));
    }
    let folder = folder_of(&path);
    Ok(Target {
        path,
        folder,
        old: Some(Old {
            bytes,
            permissions: meta.permissions(),
        }),
    })
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Whether `folder` is one or can become one: the nearest thing that exists above it must be a folder.
fn usable(folder: &Path) -> Result<(), WriteError> {
    for above in folder.ancestors().filter(|a| !a.as_os_str().is_empty()) {
        match fs::metadata(above) {
            Ok(meta) if meta.is_dir() => return Ok(()),
            Ok(_) => return Err(WriteError::new(above, "is not a folder")),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if fs::symlink_metadata(above).is_ok() {
                    return Err(WriteError::new(above, "is a link that leads nowhere"));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotADirectory => {}
            Err(error) => return Err(WriteError::io(above, "cannot be opened", &error)),
        }
    }
    Ok(())
}

/// `path` with all links followed, as far as it exists.
fn real(path: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(path) {
        return path;
    }
    let folder = folder_of(path);
    let found = folder.ancestors().find_map(|above| {
        let above_or_here = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        fs::canonicalize(above_or_here)
            .ok()
            .map(|real| (above, real))
    });
    let Some((above, mut real)) = found else {
        return path.to_path_buf();
    };
    // The folder, not the path: `a.pdf` does not begin with the `.` that it lies in.
    let below = folder.strip_prefix(above).unwrap_or(Path::new(""));
    let name = path.file_name().map(Path::new);
    let rest = below
        .components()
        .chain(name.into_iter().flat_map(Path::components));
    for part in rest {
        match part {
            Component::CurDir => {}
            part => real.push(part),
        }
    }
    real
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_files_keep_their_names() {
        let here = fs::canonicalize(".").unwrap();
        for (path, is) in [
            ("none.pdf", "none.pdf"),
            ("./none.pdf", "none.pdf"),
            ("none/such/a.pdf", "none/such/a.pdf"),
            ("src/../none.pdf", "none.pdf"),
        ] {
            assert_eq!(real(Path::new(path)), here.join(is), "{path}");
        }
    }
}
