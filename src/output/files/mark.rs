//! How Diptych knows the files that it wrote.

use crate::typeset::CREATOR;

/// The start of the first line of every `.yml` that Diptych writes.
pub const YAML_MARK: &str = "# Written by Diptych";

/// The end of every letter in Markdown that Diptych writes; a reader of Markdown does not show it.
pub const LETTER_MARK: &str = "<!-- Written by Diptych -->";

/// What an output is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A PDF: its creator is Diptych.
    Pdf,
    /// Notes for pdfpc: a field `diptych`.
    Pdfpc,
    /// Slides for PowerPoint: their properties, uncompressed, name the program.
    Pptx,
    /// References: a first line that says so.
    Yaml,
    /// A manuscript: its author's, whoever mended it.
    Manuscript,
    /// A letter: its last line says so.
    Markdown,
}

impl Kind {
    /// Whether Diptych wrote these bytes.
    pub(super) fn is_ours(self, bytes: &[u8]) -> bool {
        match self {
            Self::Pdf => {
                let marks = [
                    format!("<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>"),
                    format!("/Creator ({CREATOR})"),
                    format!("/Creator({CREATOR})"),
                ];
                bytes.starts_with(b"%PDF-") && marks.iter().any(|m| holds(bytes, m.as_bytes()))
            }
            Self::Pdfpc => serde_json::from_slice::<serde_json::Value>(bytes)
                .is_ok_and(|value| value.get("diptych").is_some()),
            Self::Pptx => {
                let mark = format!("<Application>{CREATOR}</Application>");
                bytes.starts_with(b"PK") && holds(bytes, mark.as_bytes())
            }
            Self::Manuscript => false,
            Self::Markdown => bytes.trim_ascii_end().ends_with(LETTER_MARK.as_bytes()),
            Self::Yaml => bytes.starts_with(YAML_MARK.as_bytes()),
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    let Some(&first) = part.first() else {
        return true;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&b| b == first) {
        rest = rest.get(at..).unwrap_or(&[]);
        if rest.starts_with(part) {
            return true;
        }
        rest = rest.get(1..).unwrap_or(&[]);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known() {
        let pdf = b"%PDF-1.7 .. <xmp:CreatorTool>Diptych</xmp:CreatorTool> ..";
        assert!(Kind::Pdf.is_ours(pdf));
        assert!(Kind::Pdf.is_ours(b"%PDF-1.7 //Creator (Diptych)"));
        assert!(!Kind::Pdf.is_ours(b"%PDF-1.7 /Creator (Writer)"));
        assert!(!Kind::Pdf.is_ours(b"<xmp:CreatorTool>Diptych</xmp:CreatorTool>"));
        assert!(Kind::Pdfpc.is_ours(br#"{"diptych":1}"#));
        assert!(!Kind::Pdfpc.is_ours(br#"{"pdfpcFormat":2}"#));
        assert!(!Kind::Pdfpc.is_ours(b"[file]"));
        assert!(Kind::Pptx.is_ours(b"PK..<Application>Diptych</Application>"));
        assert!(!Kind::Pptx.is_ours(b"PK..<Application>Impress</Application>"));
        assert!(Kind::Yaml.is_ours(b"# Written by Diptych 0.1.0\n"));
        assert!(!Kind::Yaml.is_ours(b"a: 1\n# Written by Diptych"));
        assert!(!Kind::Yaml.is_ours(b""));
        assert!(Kind::Markdown.is_ours(b"Dear\n\n<!-- Written by Diptych -->\n"));
        assert!(!Kind::Markdown.is_ours(b"<!-- Written by Diptych -->\nmine"));
        assert!(!Kind::Manuscript.is_ours(b"# Written by Diptych"));
    }
}
