//! The page in Chromium: `tests/browser/check.py` does the looking and clicking. Skips where the browser or its driver
//! is missing, unless `DIPTYCH_TOOLS=required`.

use std::path::Path;
use std::process::Command;

/// Whether a program can be started at all.
fn there(program: &Path, argument: &str) -> bool {
    let said = Command::new(program).arg(argument).output();
    said.is_ok_and(|output| output.status.success())
}

#[test]
fn the_page_does_what_it_must_in_a_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/tools/bin/python");
    let missing = if !there(&python, "--version") {
        Some("target/tools")
    } else if !there(Path::new("chromium"), "--version") {
        Some("chromium")
    } else if !there(Path::new("chromedriver"), "--version") {
        Some("chromedriver")
    } else {
        None
    };
    if let Some(missing) = missing {
        let required = std::env::var_os("DIPTYCH_TOOLS").is_some_and(|value| value == "required");
        assert!(!required, "{missing} is missing");
        return;
    }
    let output = Command::new(python)
        .arg(root.join("tests/browser/check.py"))
        .arg(env!("CARGO_BIN_EXE_diptych"))
        .arg(root.join("tests/example/chapter.md"))
        .output()
        .expect("Python can be started");
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{errors}");
}
