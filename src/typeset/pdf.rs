//! PDFs as typst-pdf wrote them, opened for edits and saved again, with lopdf.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::edition::TypesetError;

/// Opens a PDF.
pub(super) fn open(bytes: &[u8]) -> Result<Document, TypesetError> {
    told(Document::load_mem(bytes))
}

/// The bytes of a PDF.
pub(super) fn save(mut file: Document) -> Result<Vec<u8>, TypesetError> {
    let mut bytes = Vec::new();
    match file.save_to(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(why) => Err(fault(&why)),
    }
}

/// An error of the library's as one of the run.
pub(super) fn told<T>(result: lopdf::Result<T>) -> Result<T, TypesetError> {
    result.map_err(|why| fault(&why))
}

fn fault(why: &dyn std::fmt::Display) -> TypesetError {
    TypesetError {
        faults: vec![format!("the PDF cannot be edited: {why}")],
    }
}

/// A compressed stream of a plain dictionary.
pub(super) fn stream(content: Vec<u8>) -> lopdf::Result<Stream> {
    let mut stream = Stream::new(Dictionary::new(), content);
    stream.compress()?;
    Ok(stream)
}

/// Gives a page one content stream.
pub(super) fn set_content(
    file: &mut Document,
    page: ObjectId,
    content: Vec<u8>,
) -> lopdf::Result<()> {
    let id = file.add_object(stream(content)?);
    let page = file.get_dictionary_mut(page)?;
    page.set("Contents", Object::Reference(id));
    Ok(())
}

/// The name under a key.
pub(super) fn name<'d>(dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
    dict.get(key).and_then(Object::as_name).ok()
}

/// The whole number under a key.
pub(super) fn count(dict: &Dictionary, key: &[u8]) -> Option<i64> {
    dict.get(key).and_then(Object::as_i64).ok()
}
