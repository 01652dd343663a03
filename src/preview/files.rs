//! The files that can be had from the page: those that `build` would write.

use std::fmt::Write;
use std::path::Path;

use super::state::Good;
use crate::error::{Error, guard};
use crate::references;

/// Which file.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Print,
    Slides,
    References,
}

impl Kind {
    /// The file that the protocol calls `name`.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "print.pdf" => Some(Self::Print),
            "slides.pdf" => Some(Self::Slides),
            "references.yml" => Some(Self::References),
            _ => None,
        }
    }

    pub(super) fn media(self) -> &'static str {
        match self {
            Self::Print | Self::Slides => "application/pdf",
            Self::References => "application/yaml; charset=utf-8",
        }
    }

    /// What `build` calls it.
    pub(super) fn file_name(self, manuscript: &Path) -> String {
        let stem = manuscript.file_stem().unwrap_or_default().to_string_lossy();
        let tail = match self {
            Self::Print => "pdf",
            Self::Slides => "slides.pdf",
            Self::References => "references.yml",
        };
        format!("{stem}.{tail}")
    }
}

/// The bytes of a file of the last good state.
pub(super) fn make(good: &Good, kind: Kind) -> Result<Vec<u8>, Error> {
    guard(|| match kind {
        Kind::Print => Ok(good.laid.print.pdf()?.0),
        Kind::Slides => Ok(good.laid.slides.pdf()?.0),
        Kind::References => {
            let name = good.typed().path().and_then(Path::file_name);
            let name = name.unwrap_or_default().to_string_lossy();
            Ok(references::to_yaml(&good.models.references, &name).into_bytes())
        }
    })
}

/// A name for a header (RFC 8187): what is not plain ASCII as bytes in hexadecimal.
pub(super) fn percent(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_in_headers() {
        assert_eq!(percent("a b\"ç.pdf"), "a%20b%22%C3%A7.pdf");
        assert_eq!(
            Kind::Slides.file_name(Path::new("/x/chapter.md")),
            "chapter.slides.pdf"
        );
        assert_eq!(Kind::named("../m.md"), None);
    }
}
