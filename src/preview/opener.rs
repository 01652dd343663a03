//! The author's editor, opened at a place.
//!
//! In: `--open-with` or `$VISUAL` or `$EDITOR`, a file and a place. Out: a process, started with a list of arguments
//! and never through a shell, so that no name of a file is read as a command.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::source::Position;

/// A command with `{file}`, `{line}` and `{column}` in its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Editor(Vec<String>);

/// How editors that are known take a place. One that runs in the terminal would fight with the preview for it.
const KNOWN: &[(&[&str], &[&str])] = &[
    (
        &[
            "code",
            "code-insiders",
            "codium",
            "vscodium",
            "cursor",
            "windsurf",
        ],
        &["--goto", "{file}:{line}:{column}"],
    ),
    (
        &["subl", "sublime_text", "zed", "zeditor"],
        &["{file}:{line}:{column}"],
    ),
    (&["gedit", "xed", "pluma"], &["{file}", "+{line}:{column}"]),
    (&["gnome-text-editor"], &["{file}", "+{line}:{column}"]),
    (
        &["kate", "kwrite"],
        &["--line", "{line}", "--column", "{column}", "{file}"],
    ),
    (
        &["emacsclient"],
        &["--no-wait", "+{line}:{column}", "{file}"],
    ),
    (&["emacs"], &["+{line}:{column}", "{file}"]),
    (
        &["gvim", "mvim"],
        &["+call cursor({line},{column})", "{file}"],
    ),
    (&["mate"], &["--line", "{line}:{column}", "{file}"]),
    (
        &["geany"],
        &["--line", "{line}", "--column", "{column}", "{file}"],
    ),
    (
        &["mousepad"],
        &["--line={line}", "--column={column}", "{file}"],
    ),
    (&["notepad++"], &["-n{line}", "-c{column}", "{file}"]),
];

impl Editor {
    /// The editor of `--open-with`; fails where it is not a command or does not say where the file goes.
    pub(super) fn typed(typed: &str) -> Result<Self, String> {
        let words = shell_words::split(typed).map_err(|why| format!("\"{typed}\": {why}"))?;
        if words.is_empty() {
            return Err("name a command, such as 'code -g {file}:{line}:{column}'".into());
        }
        if !words.iter().any(|word| word.contains("{file}")) {
            return Err(format!(
                "\"{typed}\" does not say where the file goes; write {{file}}, {{line}} and {{column}}"
            ));
        }
        Ok(Self(words))
    }

    /// That of `$VISUAL` or `$EDITOR`, if it is one that is known to open a window of its own.
    pub(super) fn of_environment(value: &str) -> Option<Self> {
        let mut words = shell_words::split(value).ok()?;
        let name = Path::new(words.first()?).file_stem()?.to_str()?;
        let in_terminal = ["-nw", "-t", "--tty", "-nw=true"];
        if words
            .iter()
            .any(|word| in_terminal.contains(&word.as_str()))
        {
            return None;
        }
        let (_, arguments) = KNOWN.iter().find(|(names, _)| names.contains(&name))?;
        words.retain(|word| !matches!(word.as_str(), "--wait" | "-w" | "-n" | "--block"));
        words.extend(arguments.iter().map(ToString::to_string));
        Some(Self(words))
    }

    /// Whether there is none.
    pub(super) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Its arguments for a place, the command first.
    fn arguments(&self, file: &Path, at: Position) -> Vec<std::ffi::OsString> {
        let fill = |word: &String| {
            let word = word.replace("{line}", &at.line.to_string());
            let word = word.replace("{column}", &at.column.to_string());
            // The name may not be UTF-8, and may hold what looks like a placeholder: it is filled in last.
            let mut out = std::ffi::OsString::new();
            for (index, part) in word.split("{file}").enumerate() {
                if index > 0 {
                    out.push(file);
                }
                out.push(part);
            }
            out
        };
        self.0.iter().map(fill).collect()
    }
}

/// Opens `file` at a place. Does not wait for the editor to end.
pub(super) fn open(editor: &Editor, file: &Path, at: Position) -> Result<(), String> {
    // An absolute path never begins with a dash.
    let file = std::path::absolute(file).map_err(|why| why.to_string())?;
    let mut arguments = editor.arguments(&file, at).into_iter();
    let Some(command) = arguments.next() else {
        return Err(
            "no editor is known: start the preview with --open-with 'code -g {file}:{line}:{column}'"
                .into(),
        );
    };
    let mut started = Command::new(&command)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|why| format!("{}: {why}", command.to_string_lossy()))?;
    // Somebody has to ask how it ended, or it would stay in the process table.
    std::thread::spawn(move || started.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(editor: &Editor, file: &str) -> Vec<String> {
        let at = Position { line: 3, column: 7 };
        let all = editor.arguments(Path::new(file), at).into_iter();
        all.map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn a_place_is_filled_in_without_a_shell() {
        let editor = Editor::typed("code -g '{file}:{line}:{column}'").unwrap();
        assert_eq!(
            filled(&editor, "/a b; rm {line}.md"),
            ["code", "-g", "/a b; rm {line}.md:3:7"]
        );
        assert!(Editor::typed("code").is_err());
        assert!(Editor::typed("").is_err());
        assert!(Editor::typed("code '{file}").is_err());
    }

    #[test]
    fn editors_of_the_environment_are_known_or_left() {
        let code = Editor::of_environment("/usr/bin/code --wait").unwrap();
        assert_eq!(
            filled(&code, "/m.md"),
            ["/usr/bin/code", "--goto", "/m.md:3:7"]
        );
        assert_eq!(Editor::of_environment("vim"), None);
        assert_eq!(Editor::of_environment("emacsclient -nw"), None);
        assert_eq!(Editor::of_environment(""), None);
    }
}
