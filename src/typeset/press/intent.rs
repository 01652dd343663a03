//! What PDF/X-3 wants a file to say of itself, and the end of what it does not want (ISO 15930-3 and -6).

use lopdf::{Document, Object, StringFormat, dictionary};

use crate::settings::{PdfX, Press};

/// Sets output intent, information and metadata.
pub(super) fn set(file: &mut Document, wants: &Press) -> lopdf::Result<()> {
    let text = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    let version = wants.pdf_x.version();
    // A registered condition needs no profile in the file.
    let intent = file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => text(&wants.condition),
        "OutputCondition" => text(&wants.condition),
        "RegistryName" => text("http://www.color.org"),
    });
    let catalog = file.catalog_mut()?;
    for key in [
        &b"Outlines"[..],
        b"StructTreeRoot",
        b"MarkInfo",
        b"Names",
        b"Dests",
        b"PageMode",
        b"OpenAction",
        b"AcroForm",
        b"ViewerPreferences",
        b"AF",
    ] {
        catalog.remove(key);
    }
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    match wants.pdf_x {
        PdfX::X3Of2003 => {
            let metadata = catalog.get(b"Metadata").and_then(Object::as_reference)?;
            let stream = file.get_object_mut(metadata)?.as_stream_mut()?;
            let xmp = String::from_utf8_lossy(&stream.get_plain_content()?).into_owned();
            // Metadata stay readable for programs that do not know PDF.
            stream.set_plain_content(in_step(&xmp, version).into_bytes());
            file.version = "1.4".into();
        }
        PdfX::X3Of2002 => {
            // Both came with PDF 1.4.
            catalog.remove(b"Metadata");
            catalog.remove(b"Lang");
            file.version = "1.3".into();
        }
    }
    let info = match file.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(info) => info,
        Err(_) => {
            let info = file.add_object(dictionary! {});
            file.trailer.set("Info", info);
            info
        }
    };
    let info = file.get_dictionary_mut(info)?;
    info.set("GTS_PDFXVersion", text(version));
    info.set("Trapped", "False");
    if !info.has(b"Producer") {
        info.set("Producer", text("Diptych, Typst, lopdf"));
    }
    Ok(())
}

/// The XMP with what the information says.
fn in_step(xmp: &str, version: &str) -> String {
    const END: &str = "</rdf:Description>";
    let added = format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\"><pdf:Trapped>False</pdf:Trapped>\
         <pdf:Producer>Diptych, Typst, lopdf</pdf:Producer>\
         <pdfx:GTS_PDFXVersion>{version}</pdfx:GTS_PDFXVersion>{END}"
    );
    match xmp.rfind("</rdf:RDF>") {
        Some(at) => format!("{}{added}{}", &xmp[..at], &xmp[at..]),
        None => xmp.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_say_what_the_information_says() {
        let xmp = "<x><rdf:RDF><rdf:Description/></rdf:RDF></x>";
        let added = in_step(xmp, "PDF/X-3:2003");
        assert!(added.contains("<pdfx:GTS_PDFXVersion>PDF/X-3:2003</pdfx:GTS_PDFXVersion>"));
        assert!(added.ends_with("</rdf:Description></rdf:RDF></x>"));
        assert_eq!(in_step("", "PDF/X-3:2003"), "");
    }
}
