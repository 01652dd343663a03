//! PDFs as typst-pdf wrote them, opened for edits and saved again, with lopdf.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::edition::TypesetError;

/// Opens a PDF.
pub(super) fn open(bytes: &[u8]) -> Result<Document, TypesetError> {
    told(Document::load_mem(bytes))
}

/// The bytes of a PDF.
pub(super) fn save(mut file: Document) -> Result<Vec<u8>, TypesetError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            end_visibly(stream);
        }
    }
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

/// Writes a stream whose data end in a carriage return in hexadecimal over its compression, which ends in `>`.
///
/// The line feed that the writer puts behind the data would be one end-of-line marker with it (ISO 32000-1, 7.2.3),
/// and `/Length` a byte too long (ISO 19005-2, 6.1.7.1). To go when lopdf mends it.
fn end_visibly(stream: &mut Stream) {
    if stream.content.last() != Some(&b'\r') {
        return;
    }
    let mut filters = vec![Object::Name(b"ASCIIHexDecode".to_vec())];
    let mut parameters = vec![Object::Null];
    let many = |object: Object| match object {
        Object::Array(items) => items,
        item => vec![item],
    };
    filters.extend(stream.dict.remove(b"Filter").map(many).unwrap_or_default());
    if let Some(old) = stream.dict.remove(b"DecodeParms") {
        parameters.extend(many(old));
        stream.dict.set("DecodeParms", parameters);
    }
    stream.dict.set("Filter", filters);
    let mut hex: Vec<u8> = Vec::with_capacity(stream.content.len() * 2 + 1);
    for byte in &stream.content {
        hex.extend_from_slice(format!("{byte:02x}").as_bytes());
    }
    hex.push(b'>');
    stream.set_content(hex);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_ends_in_a_carriage_return_is_written_in_hexadecimal() {
        let saved = |content: &[u8]| {
            let mut file = Document::new();
            let stream = Stream::new(Dictionary::new(), content.to_vec());
            let id = file.add_object(stream);
            file.trailer.set("Root", id);
            save(file).unwrap()
        };
        let holds = |bytes: &[u8], part: &str| String::from_utf8_lossy(bytes).contains(part);
        let mended = saved(b"ab\r");
        assert!(holds(&mended, "/Length 7"));
        assert!(holds(&mended, "stream\n61620d>\nendstream"));
        assert!(holds(&saved(b"abc"), "stream\nabc\nendstream"));
    }
}
