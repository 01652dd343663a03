//! Writing: everything beside its place first, then into place; back again if one fails.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::target::{Old, Target};
use super::{Output, WriteError};

/// Writes each output to its target.
pub(super) fn all(outputs: &[Output], targets: &[Target]) -> Result<(), WriteError> {
    let mut folders = Vec::new();
    let result = folders_and_files(outputs, targets, &mut folders);
    if result.is_err() {
        // Deepest first; one that is not empty is somebody else's by now and stays.
        for folder in folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
    result
}

fn folders_and_files(
    outputs: &[Output],
    targets: &[Target],
    made: &mut Vec<PathBuf>,
) -> Result<(), WriteError> {
    for target in targets {
        make(&target.folder, made)?;
    }
    let mut ready = Vec::new();
    for (output, target) in outputs.iter().zip(targets) {
        let file = beside(target, &output.bytes, target.old.as_ref())
            .map_err(|error| WriteError::io(&output.path, "cannot be written", &error))?;
        ready.push((output, target, file));
    }
    let mut done: Vec<&Target> = Vec::new();
    for (output, target, file) in ready {
        if let Err(error) = file.persist(&target.path) {
            let mut error = WriteError::io(&output.path, "cannot be written", &error.error);
            for target in done {
                if let Err(path) = restore(target) {
                    error.why.push_str(&format!(
                        "; and {} could not be put back as it was",
                        path.display()
                    ));
                }
            }
            return Err(error);
        }
        done.push(target);
    }
    Ok(())
}

/// Makes `folder` and those above it, noting each in `made`.
fn make(folder: &Path, made: &mut Vec<PathBuf>) -> Result<(), WriteError> {
    let missing: Vec<_> = folder
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
        .collect();
    for folder in missing.into_iter().rev() {
        match fs::create_dir(folder) {
            Ok(()) => made.push(folder.to_path_buf()),
            // `a/../b`, or somebody was faster.
            Err(_) if folder.is_dir() => {}
            Err(error) => {
                return Err(WriteError::io(folder, "the folder cannot be made", &error));
            }
        }
    }
    Ok(())
}

/// A file with `bytes` in the target's folder, with the rights of the old one or those of any new file.
fn beside(target: &Target, bytes: &[u8], old: Option<&Old>) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".diptych-");
    #[cfg(unix)]
    let rights = {
        use std::os::unix::fs::PermissionsExt;
        // The system takes the umask off.
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(rights);
    let mut file = builder.tempfile_in(&target.folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    if let Some(old) = old {
        fs::set_permissions(file.path(), old.permissions.clone())?;
    }
    Ok(file)
}

/// Puts back what lay at `target` before; gives its path if that fails.
fn restore(target: &Target) -> Result<(), &Path> {
    let result = match &target.old {
        None => fs::remove_file(&target.path),
        Some(old) => beside(target, &old.bytes, Some(old))
            .and_then(|file| file.persist(&target.path).map_err(|error| error.error))
            .map(|_| ()),
    };
    result.map_err(|_| target.path.as_path())
}
