//! The program as people meet it: transcripts of commands, their output and exit status (`tests/cli/*.md`).
//!
//! Commands of `NAME.md` run in the folder `NAME.in`, if there is one. `UPDATE=1` accepts what has changed.

use std::path::Path;
use std::process::Command;

#[test]
fn transcripts() {
    let wanted = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    if wanted && std::env::var_os("TRYCMD").is_none() {
        // The crate takes its order from its own variable, which a process cannot safely set for itself.
        let own = std::env::current_exe().expect("this program has a path");
        let status = Command::new(own)
            .args(["--exact", "cli::transcripts"])
            .env("TRYCMD", "overwrite")
            .status();
        assert!(status.expect("it can be started").success());
        return;
    }
    let cases = trycmd::TestCases::new();
    cases.register_bin("diptych", Path::new(env!("CARGO_BIN_EXE_diptych")));
    cases.env("NO_COLOR", "1");
    cases.env("COLUMNS", "100");
    cases.env("SOURCE_DATE_EPOCH", "1767225600");
    cases.case("tests/cli/*.md");
}

/// `bib/example.yml` is what the program makes of the example's reference list; `UPDATE=1` accepts a change.
#[test]
fn the_example_bibliography_is_up_to_date() {
    let made = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["references", "tests/example/chapter.md", "--format", "yaml"])
        .output()
        .expect("the program starts");
    assert!(made.status.success());
    let made = String::from_utf8(made.stdout).expect("YAML is UTF-8");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("bib/example.yml");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&file, &made).expect("the folder can be written");
    }
    let kept = std::fs::read_to_string(&file).expect("it is there");
    assert!(
        kept == made,
        "bib/example.yml is stale: UPDATE=1 cargo test --release"
    );
}
