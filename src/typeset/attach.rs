//! Files inside a PDF, as PDF/A-3 has them (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4).

use lopdf::{Document, Object, Stream, StringFormat, dictionary, text_string};

use crate::settings::Date;

/// A file that goes into the PDF.
pub struct Attachment {
    /// Its name, without a folder.
    pub name: String,
    /// What is in it.
    pub data: Vec<u8>,
    /// Its media type: `text/markdown`.
    pub media: &'static str,
    /// What it is, for people.
    pub description: &'static str,
    /// What it has to do with the PDF.
    pub relation: Relation,
}

/// What an attachment has to do with its PDF.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The PDF was made from it.
    Source,
    /// Facts that the PDF shows.
    Data,
}

/// Puts the files into a PDF, in the order of their names. `date` is that of each of them.
pub(super) fn attach(
    file: &mut Document,
    attachments: &[Attachment],
    date: Date,
) -> lopdf::Result<()> {
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let day = format!("D:{:04}{:02}{:02}000000Z", date.year, date.month, date.day);
    let day = Object::String(day.into_bytes(), StringFormat::Literal);
    let (mut names, mut all) = (Vec::new(), Vec::new());
    for attachment in sorted {
        let size = i64::try_from(attachment.data.len()).unwrap_or(i64::MAX);
        let mut stream = Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => attachment.media,
                "Params" => dictionary! { "Size" => size, "ModDate" => day.clone() },
            },
            attachment.data.clone(),
        );
        stream.compress()?;
        let stream = file.add_object(stream);
        let name = text_string(&attachment.name);
        let specification = file.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => name.clone(),
            "UF" => name.clone(),
            "Desc" => text_string(attachment.description),
            "EF" => dictionary! { "F" => stream, "UF" => stream },
            "AFRelationship" => match attachment.relation {
                Relation::Source => "Source",
                Relation::Data => "Data",
            },
        });
        names.extend([name, Object::Reference(specification)]);
        all.push(Object::Reference(specification));
    }
    let mut tree = match file.catalog()?.get(b"Names") {
        Ok(tree) => file.dereference(tree)?.1.as_dict()?.clone(),
        Err(_) => lopdf::Dictionary::new(),
    };
    tree.set("EmbeddedFiles", dictionary! { "Names" => names });
    let catalog = file.catalog_mut()?;
    catalog.set("Names", tree);
    catalog.set("AF", all);
    Ok(())
}
