//! The files of the page, inside the binary.

use crate::typeset::font_file;

macro_rules! page {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("page/", $name)))),*]
    };
}

/// All of them, by the name that a request gives.
static PAGE: &[(&str, &[u8])] = page! {
    "api.js"
    "bytes.js"
    "cite.js"
    "dom.js"
    "drawing.js"
    "edition.js"
    "findings.js"
    "folder.js"
    "icon.svg"
    "index.html"
    "jump.js"
    "keys.js"
    "live.js"
    "main.js"
    "page.css"
    "panels.js"
    "present.js"
    "presenter.css"
    "presenter.html"
    "presenter.js"
    "say.js"
    "source.js"
    "steer.js"
    "stream.js"
    "theme.js"
    "words.js"
    "zoom.js"
};

/// Fonts of the page, which are those of the editions: the name that a request gives, and the file below `fonts/`.
const FONTS: [(&str, &str); 4] = [
    ("source-sans.otf", "source-sans-3/SourceSans3-Regular.otf"),
    (
        "source-sans-semibold.otf",
        "source-sans-3/SourceSans3-Semibold.otf",
    ),
    (
        "source-code.otf",
        "source-code-pro/SourceCodePro-Regular.otf",
    ),
    (
        "source-serif-display.otf",
        "source-serif-4/SourceSerif4Display-Regular.otf",
    ),
];

/// The media type and the bytes of a file.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static [u8])> {
    if let Some((_, path)) = FONTS.iter().find(|(known, _)| *known == name) {
        return Some(("font/otf", font_file(path)?));
    }
    let (name, bytes) = PAGE.iter().find(|(known, _)| *known == name)?;
    let kind = match name.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    Some((kind, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_page_is_served() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/preview/page");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(find(&name).is_some(), "{name} is not listed in assets.rs");
        }
    }

    #[test]
    fn every_font_ships() {
        for (name, _) in FONTS {
            assert!(find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn the_scripts_are_light() {
        let scripts = PAGE.iter().filter(|(name, _)| name.ends_with(".js"));
        let bytes: usize = scripts.map(|(_, bytes)| bytes.len()).sum();
        assert!(bytes < 100_000, "{bytes} bytes");
    }
}
