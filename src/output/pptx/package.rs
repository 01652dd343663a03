//! The package: parts, their relations and content types, in a zip whose bytes depend on nothing else
//! (ECMA-376-2, Open Packaging Conventions).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::OFFICE;
use crate::settings::Date;

/// A relation of one part to another.
#[derive(Clone, Debug)]
pub(super) struct Related {
    kind: String,
    target: String,
    external: bool,
}

impl Related {
    /// To a part of the package; relations count from `rId1` in the order in which they are given.
    pub(super) fn part(kind: &str, target: &str) -> Self {
        Self {
            kind: format!("{OFFICE}/{kind}"),
            target: target.to_owned(),
            external: false,
        }
    }

    /// To an address outside.
    pub(super) fn address(target: &str) -> Self {
        Self {
            kind: format!("{OFFICE}/hyperlink"),
            target: target.to_owned(),
            external: true,
        }
    }

    /// To properties of the package, which have a relation of their own.
    pub(super) fn properties() -> Self {
        Self {
            kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            target: "docProps/core.xml".to_owned(),
            external: false,
        }
    }
}

/// The parts, in the order in which they were added.
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Package {
    pub(super) fn new() -> Self {
        Self { parts: Vec::new() }
    }

    /// Adds a part of XML and what it is related to.
    pub(super) fn part(&mut self, name: &str, xml: String, related: &[Related]) {
        self.parts
            .push((name.to_owned(), format!("{HEAD}{xml}").into_bytes()));
        if related.is_empty() {
            return;
        }
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let folder = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        self.relations(&format!("{folder}_rels/{file}.rels"), related);
    }

    /// Adds the relations of the package itself, or of a part.
    pub(super) fn relations(&mut self, name: &str, related: &[Related]) {
        let mut xml = format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        );
        for (index, one) in related.iter().enumerate() {
            let target = super::text::attribute(&one.target);
            let mode = if one.external {
                " TargetMode=\"External\""
            } else {
                ""
            };
            xml.push_str(&format!(
                "<Relationship Id=\"rId{}\" Type=\"{}\" Target=\"{target}\"{mode}/>",
                index + 1,
                one.kind
            ));
        }
        xml.push_str("</Relationships>");
        self.parts.push((name.to_owned(), xml.into_bytes()));
    }

    /// Adds a picture.
    pub(super) fn media(&mut self, name: &str, bytes: &[u8]) {
        self.parts
            .push((format!("ppt/media/{name}"), bytes.to_vec()));
    }

    /// The zip; its times are those of `date`.
    pub(super) fn bytes(mut self, date: Date) -> Vec<u8> {
        // Readers want the content types first; the mark of the program stands uncompressed behind them.
        self.parts
            .sort_by_key(|(name, _)| !name.starts_with("docProps/"));
        let types = self.types();
        self.parts
            .insert(0, ("[Content_Types].xml".to_owned(), types));
        let year = u16::try_from(date.year).unwrap_or(0).clamp(1980, 2107);
        let time = DateTime::from_date_and_time(year, date.month, date.day, 0, 0, 0);
        let options = SimpleFileOptions::default()
            .last_modified_time(time.unwrap_or_default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            let stored = name.starts_with("docProps/") || name.starts_with("ppt/media/");
            let method = match stored {
                true => CompressionMethod::Stored,
                false => CompressionMethod::Deflated,
            };
            // Writing into memory has no way to fail but its own bugs.
            zip.start_file(name.as_str(), options.compression_method(method))
                .and_then(|()| Ok(zip.write_all(bytes)?))
                .expect("a part goes into a zip in memory");
        }
        zip.finish().expect("a zip in memory ends").into_inner()
    }

    fn types(&self) -> Vec<u8> {
        const PML: &str = "application/vnd.openxmlformats-officedocument.presentationml";
        let mut xml = format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
             <Default Extension=\"gif\" ContentType=\"image/gif\"/>"
        );
        for (name, _) in &self.parts {
            let kind = match name.as_str() {
                "ppt/presentation.xml" => format!("{PML}.presentation.main+xml"),
                "docProps/core.xml" => {
                    "application/vnd.openxmlformats-package.core-properties+xml".into()
                }
                "docProps/app.xml" => {
                    "application/vnd.openxmlformats-officedocument.extended-properties+xml".into()
                }
                "ppt/presProps.xml" => format!("{PML}.presProps+xml"),
                "ppt/viewProps.xml" => format!("{PML}.viewProps+xml"),
                "ppt/tableStyles.xml" => format!("{PML}.tableStyles+xml"),
                name if name.contains("_rels/") || name.contains("/media/") => continue,
                name if name.starts_with("ppt/slides/") => format!("{PML}.slide+xml"),
                name if name.starts_with("ppt/slideLayouts/") => format!("{PML}.slideLayout+xml"),
                name if name.starts_with("ppt/slideMasters/") => format!("{PML}.slideMaster+xml"),
                name if name.starts_with("ppt/notesSlides/") => format!("{PML}.notesSlide+xml"),
                name if name.starts_with("ppt/notesMasters/") => format!("{PML}.notesMaster+xml"),
                name if name.starts_with("ppt/theme/") => {
                    "application/vnd.openxmlformats-officedocument.theme+xml".into()
                }
                _ => continue,
            };
            xml.push_str(&format!(
                "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"
            ));
        }
        xml.push_str("</Types>");
        xml.into_bytes()
    }
}
