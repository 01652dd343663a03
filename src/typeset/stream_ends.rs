//! A mend of typst-pdf's bytes: streams whose data end in a carriage return.
//!
//! pdf-writer ends a stream's data with a line feed. Where the data's own last byte is a carriage return, the two
//! are one end-of-line marker (ISO 32000-1, 7.2.3), and `/Length` is one byte too long (ISO 19005-2, 6.1.7.1).
//! Such a stream, about one in 256, is written in hexadecimal over its compression, which ends in `>`.
//! To go when pdf-writer mends it.

/// The PDF with such streams written over; unchanged where its structure is not the one that is known.
pub(super) fn mend(pdf: Vec<u8>) -> Vec<u8> {
    match rewritten(&pdf) {
        Some(mended) => mended,
        None => pdf,
    }
}

/// `None` if there is nothing to mend.
fn rewritten(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = xref(pdf)?;
    let mut order: Vec<usize> = table.entries.iter().flatten().copied().collect();
    order.sort_unstable();
    let mut out = Vec::with_capacity(pdf.len());
    let mut moved: Vec<(usize, usize)> = Vec::new();
    let mut changed = false;
    let mut copied = 0;
    for (i, &start) in order.iter().enumerate() {
        let end = order.get(i + 1).copied().unwrap_or(table.start);
        out.extend_from_slice(pdf.get(copied..start)?);
        moved.push((start, out.len()));
        match pdf.get(start..end).and_then(in_hexadecimal) {
            Some(object) => {
                out.extend_from_slice(&object);
                changed = true;
            }
            None => out.extend_from_slice(pdf.get(start..end)?),
        }
        copied = end;
    }
    if !changed {
        return None;
    }
    let xref_at = out.len();
    out.extend_from_slice(table.head);
    for entry in &table.entries {
        match entry {
            Some(old) => {
                let index = moved.binary_search_by_key(old, |(from, _)| *from).ok()?;
                out.extend_from_slice(format!("{:010} 00000 n\r\n", moved[index].1).as_bytes());
            }
            None => out.extend_from_slice(b"0000000000 65535 f\r\n"),
        }
    }
    out.extend_from_slice(table.trailer);
    out.extend_from_slice(format!("startxref\n{xref_at}\n%%EOF").as_bytes());
    Some(out)
}

struct Table<'p> {
    /// Where `xref` stands.
    start: usize,
    /// `xref` and the line with its counts.
    head: &'p [u8],
    /// The offset of each object; `None` for a free one.
    entries: Vec<Option<usize>>,
    /// From `trailer` up to `startxref`.
    trailer: &'p [u8],
}

/// Reads the one cross-reference table of a PDF as pdf-writer writes it.
fn xref(pdf: &[u8]) -> Option<Table<'_>> {
    const ENTRY: usize = 20;
    let startxref = rfind(pdf, b"startxref")?;
    let start: usize = number(pdf.get(startxref + 9..)?.trim_ascii_start())?;
    let table = pdf.get(start..startxref)?;
    let counts = table.strip_prefix(b"xref\n0 ")?;
    let count: usize = number(counts)?;
    let first = table.len() - counts.len() + counts.iter().position(|&b| b == b'\n')? + 1;
    let mut entries = Vec::with_capacity(count.min(table.len() / ENTRY));
    for i in 0..count {
        let entry = table.get(first + i * ENTRY..first + (i + 1) * ENTRY)?;
        entries.push(match entry.get(17)? {
            b'n' => Some(number(entry)?),
            // A free entry other than the head would need its chain kept.
            b'f' if i == 0 && entry.starts_with(b"0000000000") => None,
            _ => return None,
        });
    }
    let trailer = table.get(first + count * ENTRY..)?;
    trailer.starts_with(b"trailer").then_some(Table {
        start,
        head: &table[..first],
        entries,
        trailer,
    })
}

/// An object whose stream ends in a carriage return, written in hexadecimal; `None` for any other.
fn in_hexadecimal(object: &[u8]) -> Option<Vec<u8>> {
    const FILTER: &[u8] = b"/Filter/FlateDecode";
    let dictionary_end = find(object, b">>\nstream\n")?;
    let dictionary = &object[..dictionary_end];
    let data = &object[dictionary_end + 10..];
    let length_at = find(dictionary, b"/Length ")?;
    let digits = &dictionary[length_at + 8..];
    let width = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    let length: usize = number(digits)?;
    let (data, rest) = (data.get(..length)?, data.get(length..)?);
    let filter_at = find(dictionary, FILTER)?;
    if data.last() != Some(&b'\r')
        || !rest.starts_with(b"\nendstream")
        || find(dictionary, b"/DecodeParms").is_some()
    {
        return None;
    }
    let mut hex: Vec<u8> = Vec::with_capacity(length * 2 + length / 32 + 1);
    for (i, byte) in data.iter().enumerate() {
        if i > 0 && i % 64 == 0 {
            hex.push(b'\n');
        }
        hex.extend_from_slice(format!("{byte:02x}").as_bytes());
    }
    hex.push(b'>');
    let mut edits = [
        (length_at, 8 + width, format!("/Length {}", hex.len())),
        (
            filter_at,
            FILTER.len(),
            "/Filter[/ASCIIHexDecode/FlateDecode]".into(),
        ),
    ];
    edits.sort();
    let mut out = Vec::with_capacity(object.len() + hex.len());
    let mut from = 0;
    for (at, len, text) in edits {
        out.extend_from_slice(dictionary.get(from..at)?);
        out.extend_from_slice(text.as_bytes());
        from = at + len;
    }
    out.extend_from_slice(dictionary.get(from..)?);
    out.extend_from_slice(b">>\nstream\n");
    out.extend_from_slice(&hex);
    out.extend_from_slice(rest);
    Some(out)
}

fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    std::str::from_utf8(bytes.get(..digits)?).ok()?.parse().ok()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .rposition(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of one stream and one other object, as pdf-writer writes it.
    fn pdf(data: &[u8]) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let first = out.len();
        out.extend_from_slice(
            format!(
                "1 0 obj\n<</Length {}/Filter/FlateDecode>>\nstream\n",
                data.len()
            )
            .as_bytes(),
        );
        out.extend_from_slice(data);
        out.extend_from_slice(b"\nendstream\nendobj\n\n");
        let second = out.len();
        out.extend_from_slice(b"2 0 obj\n<</Type/Catalog>>\nendobj\n\n");
        let xref = out.len();
        let entry = |at: usize| format!("{at:010} 00000 n\r\n");
        let table = format!(
            "xref\n0 3\n0000000000 65535 f\r\n{}{}",
            entry(first),
            entry(second)
        );
        out.extend_from_slice(table.as_bytes());
        out.extend_from_slice(
            format!("trailer\n<</Size 3/Root 2 0 R>>\nstartxref\n{xref}\n%%EOF").as_bytes(),
        );
        out
    }

    #[test]
    fn a_stream_that_ends_in_a_carriage_return_is_written_in_hexadecimal() {
        let mended = mend(pdf(b"ab\r"));
        let text = String::from_utf8_lossy(&mended);
        assert!(
            text.contains(
                "<</Length 7/Filter[/ASCIIHexDecode/FlateDecode]>>\nstream\n61620d>\nendstream"
            ),
            "{text}"
        );
        let table = xref(&mended).unwrap();
        for (i, at) in table.entries.iter().enumerate().skip(1) {
            assert!(mended[at.unwrap()..].starts_with(format!("{i} 0 obj").as_bytes()));
        }
    }

    #[test]
    fn other_files_stay_as_they_are() {
        for file in [
            pdf(b"abc"),
            b"%PDF-1.7\nstartxref\n9\n%%EOF".to_vec(),
            Vec::new(),
        ] {
            assert_eq!(mend(file.clone()), file);
        }
    }
}
