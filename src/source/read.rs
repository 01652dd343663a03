//! From bytes to text: UTF-8 or a clear message.

use std::fmt;
use std::path::Path;

/// Manuscripts over this size are refused: a slip (a disk image, a log) rather than a chapter.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Why a manuscript could not be read. Its text names the file, the place and what to do.
#[derive(Debug)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Formats that authors have and Diptych does not read, with the way to convert them.
const FOREIGN: [(&str, &str); 8] = [
    (
        "docx",
        "pandoc FILE.docx -t markdown --wrap=none -o FILE.md",
    ),
    (
        "doc",
        "save it as .docx, then: pandoc FILE.docx -t markdown --wrap=none -o FILE.md",
    ),
    ("odt", "pandoc FILE.odt -t markdown --wrap=none -o FILE.md"),
    ("rtf", "pandoc FILE.rtf -t markdown --wrap=none -o FILE.md"),
    ("pdf", "pdftotext FILE.pdf FILE.txt, then read it through"),
    ("tex", "pandoc FILE.tex -t markdown --wrap=none -o FILE.md"),
    (
        "html",
        "pandoc FILE.html -t markdown --wrap=none -o FILE.md",
    ),
    (
        "epub",
        "pandoc FILE.epub -t markdown --wrap=none -o FILE.md",
    ),
];

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let name = path.display();
    let extension = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or("")
        .to_ascii_lowercase();
    if let Some((_, how)) = FOREIGN.iter().find(|(foreign, _)| *foreign == extension) {
        let how = how.replace("FILE", &path.with_extension("").display().to_string());
        return Err(ReadError(format!(
            "{name}: .{extension} is not read; manuscripts are .md or .txt. Convert it first: {how}"
        )));
    }
    let meta = std::fs::metadata(path).map_err(|e| ReadError(format!("{name}: {}", plain(&e))))?;
    if meta.is_dir() {
        return Err(ReadError(format!(
            "{name}: is a folder; name the manuscript in it"
        )));
    }
    if meta.len() > MAX_BYTES {
        return Err(ReadError(format!(
            "{name}: is {} MiB; manuscripts over {} MiB are not read",
            meta.len() >> 20,
            MAX_BYTES >> 20
        )));
    }
    std::fs::read(path).map_err(|e| ReadError(format!("{name}: {}", plain(&e))))
}

pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ReadError> {
    let fail = |line: usize, column: usize, what: String| {
        Err(ReadError(format!("{name}:{line}:{column}: {what}")))
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return fail(1, 1, "is UTF-16; save it as UTF-8".into());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return fail(
            1,
            1,
            "is a zip archive (a .docx?); convert it to .md first".into(),
        );
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(at) => {
                let (line, column) = place(&text[..at]);
                fail(
                    line,
                    column,
                    "holds a NUL byte: this is not a text file".into(),
                )
            }
            None => Ok(text),
        },
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[valid];
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let (line, column) = place(&before);
            fail(
                line,
                column,
                format!("byte 0x{byte:02X} is not UTF-8; save the file as UTF-8"),
            )
        }
    }
}

fn place(before: &str) -> (usize, usize) {
    let starts = line_starts(before);
    let start = *starts.last().expect("a text has a line");
    let shown = before[start..].trim_start_matches('\u{feff}');
    (starts.len(), shown.chars().count() + 1)
}

pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (i, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
            starts.push(i + 1);
        }
    }
    starts
}

fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".into(),
        std::io::ErrorKind::PermissionDenied => "may not be read (permission denied)".into(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_named_by_place() {
        let error = decode("m.txt", b"ab\r\nc\xe7a".to_vec()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "m.txt:2:2: byte 0xE7 is not UTF-8; save the file as UTF-8"
        );
        let error = decode("m.txt", b"a\0".to_vec()).unwrap_err();
        assert!(error.to_string().starts_with("m.txt:1:2: holds a NUL"));
    }
}
