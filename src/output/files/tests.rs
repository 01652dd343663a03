//! Sets of files: written whole or not at all, never over what is not ours.

use std::fs;
use std::path::Path;

use super::*;

const OURS: &[u8] = b"# Written by Diptych\na: 1\n";
const NEW: &[u8] = b"# Written by Diptych\nb: 2\n";

fn outputs(paths: &[&Path]) -> Outputs {
    let mut outputs = Outputs::new();
    for path in paths {
        outputs.add(*path, Kind::Yaml, NEW.to_vec());
    }
    outputs
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn all_are_written_into_a_folder_that_is_made() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (dir.path().join("x/y/a.yml"), dir.path().join("x/b.yml"));
    let set = outputs(&[&a, &b]);
    set.check(false).unwrap();
    assert!(names(dir.path()).is_empty());
    set.commit(false).unwrap();
    assert_eq!(fs::read(&a).unwrap(), NEW);
    assert_eq!(fs::read(&b).unwrap(), NEW);
    assert_eq!(names(&dir.path().join("x")), ["b.yml", "y"]);
    // Again, over our own.
    set.commit(false).unwrap();
}

#[test]
fn what_others_wrote_stays_unless_forced() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (dir.path().join("a.yml"), dir.path().join("b.yml"));
    fs::write(&b, "mine: 1\n").unwrap();
    let error = outputs(&[&a, &b]).commit(false).unwrap_err();
    assert_eq!(error.path(), b);
    assert!(error.to_string().contains("--force"), "{error}");
    assert_eq!(names(dir.path()), ["b.yml"]);
    assert_eq!(fs::read(&b).unwrap(), b"mine: 1\n");
    outputs(&[&a, &b]).commit(true).unwrap();
    assert_eq!(fs::read(&b).unwrap(), NEW);
}

#[test]
fn an_input_is_never_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let a = dir.path().join("a.yml");
    fs::write(&a, OURS).unwrap();
    let mut set = outputs(&[&dir.path().join("./a.yml")]);
    set.protect(&a);
    assert!(set.commit(true).is_err());
    assert_eq!(fs::read(&a).unwrap(), OURS);
}

#[test]
fn two_outputs_with_one_name_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (dir.path().join("new/a.yml"), dir.path().join("new/./a.yml"));
    let error = outputs(&[&a, &b]).commit(false).unwrap_err();
    assert!(error.to_string().contains("two outputs"), "{error}");
    assert!(names(dir.path()).is_empty());
}

#[test]
fn folders_and_files_in_the_way_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let a = dir.path().join("a.yml");
    let folder = dir.path().join("b.yml");
    fs::create_dir(&folder).unwrap();
    let error = outputs(&[&a, &folder]).commit(true).unwrap_err();
    assert!(error.to_string().contains("is a folder"), "{error}");
    assert!(!a.exists());

    fs::write(dir.path().join("file"), "x").unwrap();
    let error = outputs(&[&a, &dir.path().join("file/deep/c.yml")])
        .commit(false)
        .unwrap_err();
    assert!(
        error.to_string().contains("file: is not a folder"),
        "{error}"
    );
    assert!(!a.exists());
}

#[test]
fn a_late_failure_puts_everything_back() {
    let dir = tempfile::tempdir().unwrap();
    let (old, new) = (dir.path().join("old.yml"), dir.path().join("new/n.yml"));
    let late = dir.path().join("new/late.yml");
    fs::write(&old, OURS).unwrap();
    let set = outputs(&[&old, &new, &late]);
    let targets = target::all(&set.list, &set.inputs, false).unwrap();
    // A folder appears where the last one is to go, after the check.
    fs::create_dir_all(late.join("inside")).unwrap();
    apply::all(&set.list, &targets).unwrap_err();
    assert_eq!(fs::read(&old).unwrap(), OURS);
    assert_eq!(names(&dir.path().join("new")), ["late.yml"]);
    assert_eq!(names(dir.path()), ["new", "old.yml"]);
}

#[test]
fn folders_that_were_made_go_again() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (dir.path().join("x/y/a.yml"), dir.path().join("b.yml"));
    let set = outputs(&[&a, &b]);
    let targets = target::all(&set.list, &set.inputs, false).unwrap();
    fs::create_dir_all(b.join("inside")).unwrap();
    apply::all(&set.list, &targets).unwrap_err();
    assert_eq!(names(dir.path()), ["b.yml"]);
}

#[cfg(unix)]
#[test]
fn links_are_written_through_and_rights_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let real = other.path().join("real.yml");
    fs::write(&real, OURS).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = dir.path().join("a.yml");
    symlink(&real, &link).unwrap();
    outputs(&[&link]).commit(false).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), NEW);
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );

    let dangling = dir.path().join("d.yml");
    symlink(dir.path().join("none"), &dangling).unwrap();
    assert!(outputs(&[&dangling]).commit(true).is_err());
    let away = dir.path().join("f.yml");
    symlink(other.path(), &away).unwrap();
    assert!(outputs(&[&away]).commit(true).is_err());
    assert!(outputs(&[Path::new("/dev/null")]).commit(true).is_err());

    // A new file has the rights that any new file has.
    let plain = dir.path().join("plain");
    fs::write(&plain, "").unwrap();
    let new = dir.path().join("n.yml");
    outputs(&[&new]).commit(false).unwrap();
    assert_eq!(
        fs::metadata(&new).unwrap().permissions(),
        fs::metadata(&plain).unwrap().permissions()
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_file_needs_force() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let a = dir.path().join("a.yml");
    fs::write(&a, OURS).unwrap();
    fs::set_permissions(&a, fs::Permissions::from_mode(0o444)).unwrap();
    let error = outputs(&[&a]).commit(false).unwrap_err();
    assert!(error.to_string().contains("read-only"), "{error}");
    outputs(&[&a]).commit(true).unwrap();
}

#[test]
fn odd_names_are_refused() {
    for name in ["", "/", ".."] {
        assert!(outputs(&[Path::new(name)]).commit(true).is_err(), "{name}");
    }
}

#[test]
fn a_file_is_mended_only_as_it_was_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("m.md");
    fs::write(&file, "one and two").unwrap();
    let mut set = Outputs::new();
    set.replace(&file, b"one and two".to_vec(), b"one & two".to_vec());
    set.commit(false).unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"one & two");
    let error = set.commit(true).unwrap_err();
    assert!(error.to_string().contains("was changed"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), b"one & two");
    fs::remove_file(&file).unwrap();
    assert!(set.commit(false).is_err());
    assert!(names(dir.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_rights_and_one_that_is_read_only_stays() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("m.md");
    fs::write(&file, "a").unwrap();
    let rights = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
    let mut set = Outputs::new();
    set.replace(&file, b"a".to_vec(), b"b".to_vec());
    rights(0o444);
    assert!(
        set.commit(false)
            .unwrap_err()
            .to_string()
            .contains("read-only")
    );
    rights(0o640);
    set.commit(false).unwrap();
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
}
