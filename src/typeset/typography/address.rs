//! Addresses of the web, cut where a line may end: after `://`, and before a stroke, a stop, a hyphen, so that none of
//! them looks like the end of a sentence or of a syllable (Chicago 17, 14.18). Typst would end lines after these signs,
//! between letters and figures, and anywhere in what is long; and would repeat a hyphen in Portuguese.

use crate::source::Span;

/// Whether an address or a DOI begins here.
pub(super) fn is_address(text: &str) -> bool {
    let doi = || {
        let code = text.strip_prefix("10.")?;
        let rest = code.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with('/').then_some(())
    };
    ["https://", "http://", "www.", "doi.org/"]
        .iter()
        .any(|start| text.starts_with(start))
        || doi().is_some()
}

/// The addresses in `text`, in order.
pub(in super::super) fn addresses(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (colon, _) in STARTS.iter().flat_map(|start| text.match_indices(start)) {
        // Where the address begins whose sign this is.
        let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let start = if is_address(&text[colon..]) {
            colon
        } else {
            before.len()
        };
        if is_address(&text[start..]) {
            let (_, end) = parts(&text[start..], LONGEST).pop().unwrap_or_default();
            out.push(Span::new(start, start + end));
        }
    }
    out.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut last = 0;
    out.retain(|span| {
        let apart = span.start >= last && !span.is_empty();
        last = last.max(span.end);
        apart
    });
    out
}

/// What an address is found by.
const STARTS: [&str; 4] = ["://", "www.", "doi.org/", "10."];

/// The longest part of an address.
const LONGEST: usize = 28;

/// What is shorter does not stand on a line of its own.
const SHORT: usize = 6;

/// The parts of the address that begins `text`, as byte ranges, each of at most `longest` characters and of
/// [`LONGEST`]; what closes a sentence or a bracket behind it is none of it.
pub(super) fn parts(text: &str, longest: usize) -> Vec<(usize, usize)> {
    let longest = longest.min(LONGEST);
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let host = address.find("://").map_or(0, |at| at + 3);
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    let mut cuts: Vec<usize> = address[host..]
        .char_indices()
        .filter(|(at, c)| *at > 0 && is_sign(*c))
        .map(|(at, _)| host + at)
        .collect();
    cuts.push(address.len());
    let length = |start: usize, end: usize| address[start..end].chars().count();
    let mut before = start;
    for cut in cuts {
        // A part is as long as may be up to the end of a step of the path.
        if length(start, cut) > longest && before > start {
            parts.push((start, before));
            start = before;
        }
        while length(start, cut) > longest {
            let most = address[start..].char_indices().nth(longest);
            let end = most.map_or(cut, |(at, _)| start + at);
            parts.push((start, end));
            start = end;
        }
        before = cut;
        if address[cut..].starts_with('/') && length(start, cut) >= SHORT && start >= host {
            parts.push((start, cut));
            start = cut;
        }
    }
    if start < address.len() {
        parts.push((start, address.len()));
    }
    // The end of an address is not left alone.
    if let [.., (first, _), (last, end)] = parts[..]
        && length(last, end) < SHORT
        && length(first, end) <= longest + SHORT
    {
        parts.pop();
        parts.pop();
        parts.push((first, end));
    }
    parts
}

/// Signs before which a line may end.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '/' | '.' | '-' | '_' | '?' | '=' | '&' | '#' | '%' | '~' | ',' | '+'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let parts = parts(text, 50).into_iter();
        parts.map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn lines_end_before_signs() {
        let long = "https://www.example.org/archive/2025/08/the-salt-of-the-old-roads-to-it.html).";
        let parts = [
            "https://www.example.org",
            "/archive",
            "/2025/08",
            "/the-salt-of-the-old-roads",
            "-to-it.html",
        ];
        assert_eq!(cut(long), parts);
        let doi = "https://doi.org/10.1590/S1981-57942012000200002";
        let parts = ["https://doi.org/10.1590", "/S1981-57942012000200002"];
        assert_eq!(cut(doi), parts);
        assert_eq!(cut("www.a.org"), ["www.a.org"]);
        assert_eq!(cut("https://a.az"), ["https://a.az"]);
    }

    #[test]
    fn addresses_are_found_whole_and_once() {
        let text = "See https://doi.org/10.1590/S1 (www.a.org/b), 10.1080/1468, and 10.5 of x://y.";
        let found: Vec<&str> = addresses(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(
            found,
            ["https://doi.org/10.1590/S1", "www.a.org/b", "10.1080/1468"]
        );
    }

    #[test]
    fn every_character_is_in_one_part_and_no_part_is_long() {
        let dots = format!("https://example.org/{}x", ".".repeat(70));
        let long = format!("https://example.org/{}", "é".repeat(150));
        for text in [&*dots, &long, "10.1080/14683857.2021.1906513.20210415"] {
            let parts = parts(text, 50);
            assert!(parts.windows(2).all(|pair| pair[0].1 == pair[1].0));
            assert_eq!((parts[0].0, parts[parts.len() - 1].1), (0, text.len()));
            for (start, end) in parts {
                let count = text[start..end].chars().count();
                assert!((1..=LONGEST + SHORT).contains(&count), "{text}");
            }
        }
    }
}
