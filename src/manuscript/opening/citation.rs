//! The chapter's own citation line: `Author, A. (2026). Title. In B. Editor (Ed.), *Book* (pp. 1-9). Publisher.`
//!
//! In: the printed words of the line. Out: places in them. What is not found is left out.

/// Words that open such a line.
const OPENERS: &[&str] = &[
    "citation list",
    "suggested citation",
    "recommended citation",
    "how to cite this chapter",
    "how to cite this article",
    "how to cite",
    "cite this chapter as",
    "cite as",
    "cite this as",
    "please cite as",
    "citation",
    "to cite this chapter",
    "to cite this article",
    "to cite",
    "kaynak gösterme",
    "önerilen atıf",
    "atıf için",
    "atıf",
    "künye",
    "zitierweise",
    "zitiervorschlag",
    "empfohlene zitierweise",
    "pour citer cet article",
    "pour citer ce chapitre",
    "pour citer",
    "cómo citar",
    "como citar",
    "per citare",
    "istinad",
    "نحوه استناد",
    "استناد",
    "для цитирования",
    "ссылка для цитирования",
];

/// Places of the parts of a citation line: byte ranges of its printed words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Parts {
    pub(in super::super) authors: Option<(usize, usize)>,
    pub(in super::super) year: Option<(usize, usize)>,
    pub(in super::super) title: Option<(usize, usize)>,
    pub(in super::super) editors: Option<(usize, usize)>,
    pub(in super::super) book: Option<(usize, usize)>,
    /// First and last page, and where they are typed.
    pub(in super::super) pages: Option<(u32, Option<u32>, usize, usize)>,
    pub(in super::super) publisher: Option<(usize, usize)>,
    pub(in super::super) doi: Option<(usize, usize)>,
}

/// Whether a line opens with words that announce a citation.
pub(in super::super) fn is_marked(line: &str) -> bool {
    let head = line.trim_start_matches(['*', '_', '#', ' ']);
    opener(head).is_some_and(|length| {
        year(head.get(length..).unwrap_or("")).is_some() && head.len() > length + 20
    })
}

/// Whether a line is the chapter's own citation line: announced, or with author, year and `In … (pp. …)`.
pub(in super::super) fn is_line(line: &str) -> bool {
    if line.len() > 3000 {
        return false;
    }
    is_marked(line) || {
        let found = parts(line);
        found.year.is_some_and(|y| y.0 < 200)
            && found.title.is_some()
            && found.pages.is_some()
            && (found.editors.is_some() || found.book.is_some())
    }
}

/// Length of the words that announce a citation, colon included.
fn opener(line: &str) -> Option<usize> {
    let (head, _) = line.split_once(':')?;
    let lower = head.trim().trim_matches(['*', '_']).to_lowercase();
    OPENERS.contains(&lower.as_str()).then(|| head.len() + 1)
}

/// The place of a year in parentheses: `(2026)`, `(2026, May)`.
fn year(line: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(open) = line.get(from..)?.find('(') {
        let at = from + open + 1;
        let inner = line.get(at..)?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 4
            && inner
                .get(4..)
                .is_some_and(|r| r.starts_with([')', ',', 'a', 'b', 'c']))
        {
            return Some((at, at + 4));
        }
        from = at;
    }
    None
}

/// The parts of the line with the printed words `line`.
pub(in super::super) fn parts(line: &str) -> Parts {
    let start = opener(line).unwrap_or(0);
    let mut out = Parts::default();
    let Some(year) = year(line.get(start..).unwrap_or("")).map(|(a, b)| (a + start, b + start))
    else {
        return out;
    };
    out.year = Some(year);
    out.authors = trimmed(line, start, year.0 - 1);
    let Some(shut) = line
        .get(year.1..)
        .and_then(|r| r.find(')'))
        .map(|p| year.1 + p + 1)
    else {
        return out;
    };
    let body = shut
        + line
            .get(shut..)
            .map_or(0, |r| r.len() - r.trim_start_matches(['.', ' ', ':']).len());
    let rest = line.get(body..).unwrap_or("");
    // `. In `, `. İçinde `, … parts the title from the book.
    let container = [
        ". In ",
        ". In: ",
        "? In ",
        "! In ",
        ". İçinde ",
        ". içinde ",
        ". Em ",
        ". En ",
        ". Dans ",
        ". In: ",
    ]
    .iter()
    .filter_map(|sign| rest.find(sign).map(|p| (p, sign.len())))
    .min();
    let pages = pages(line, body);
    out.pages = pages;
    let Some((at, length)) = container else {
        out.title = trimmed(line, body, body + rest.find(". ").unwrap_or(rest.len()));
        return out;
    };
    out.title = trimmed(
        line,
        body,
        body + at + usize::from(rest.get(at..).is_some_and(|r| r.starts_with(['?', '!']))),
    );
    let after = body + at + length;
    let book_start = match editors_end(line, after) {
        Some((end, next)) => {
            out.editors = trimmed(line, after, end);
            next
        }
        None => after,
    };
    let book_end = pages
        .map(|p| p.2)
        .and_then(|p| line.get(..p).and_then(|head| head.rfind('(')))
        .filter(|p| *p >= book_start)
        .unwrap_or_else(|| {
            line.get(book_start..)
                .and_then(|r| r.find(". "))
                .map_or(line.len(), |p| book_start + p)
        });
    out.book = trimmed(line, book_start, book_end);
    let tail = pages
        .and_then(|p| {
            line.get(p.3..)
                .and_then(|r| r.find(')'))
                .map(|q| p.3 + q + 1)
        })
        .unwrap_or(book_end);
    let tail_end = line
        .get(tail..)
        .and_then(|r| {
            ["http", "doi:", "DOI"]
                .iter()
                .filter_map(|s| r.find(s))
                .min()
        })
        .map(|p| tail + p);
    if let Some(at) = tail_end {
        let end = line
            .get(at..)
            .and_then(|r| r.find(char::is_whitespace))
            .map_or(line.len(), |p| at + p);
        out.doi = trimmed(line, at, end);
    }
    out.publisher = trimmed(line, tail, tail_end.unwrap_or(line.len()));
    out
}

/// `(pp. 399-414)`: the numbers, and where they stand.
fn pages(line: &str, from: usize) -> Option<(u32, Option<u32>, usize, usize)> {
    let rest = line.get(from..)?;
    let at = [
        "pp. ", "pp.", "p. ", "ss. ", "ss.", "s. ", "S. ", "págs. ", "pág. ", "стр. ", "с. ",
        "ص. ", "صص. ",
    ]
    .iter()
    .filter_map(|sign| {
        rest.match_indices(sign)
            .find(|(p, _)| {
                rest.get(..*p)
                    .is_some_and(|head| head.ends_with(['(', ' ', ',']))
            })
            .map(|(p, _)| p + sign.len())
    })
    .filter(|p| {
        rest.get(*p..)
            .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
    })
    .min()?;
    let digits = |from: usize| {
        let length = rest
            .get(from..)
            .map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
        (
            length,
            rest.get(from..from + length)
                .and_then(|d| d.parse::<u32>().ok()),
        )
    };
    let (first_length, first) = digits(at);
    let mut end = at + first_length;
    let dash = rest
        .get(end..)
        .and_then(|r| r.chars().next())
        .filter(|c| matches!(c, '-' | '–' | '—' | '‒' | '−'));
    let mut last = None;
    if let Some(dash) = dash {
        let (length, number) = digits(end + dash.len_utf8());
        if length > 0 {
            last = number;
            end += dash.len_utf8() + length;
        }
    }
    Some((first?, last, from + at, from + end))
}

/// Where the editors end and the book starts: `A. Editor & B. Editor (Eds.), `.
fn editors_end(line: &str, from: usize) -> Option<(usize, usize)> {
    let rest = line.get(from..)?;
    let (at, length) = [
        "(Eds.)",
        "(Ed.)",
        "(Eds)",
        "(Ed)",
        "(eds.)",
        "(ed.)",
        "(Hrsg.)",
        "(Hg.)",
        "(dir.)",
        "(dirs.)",
        "(coord.)",
        "(coords.)",
        "(org.)",
        "(orgs.)",
        "(Org.)",
        "(Orgs.)",
        "(a cura di)",
        "(red.)",
        "(Red.)",
        "(ред.)",
        "(ویراستار)",
    ]
    .iter()
    .filter_map(|sign| rest.find(sign).map(|p| (p, sign.len())))
    .min()?;
    let end = from + at;
    let next = end + length;
    let lead = line
        .get(next..)
        .map_or(0, |r| r.len() - r.trim_start_matches([',', ' ', '.']).len());
    Some((end, next + lead))
}

/// The range without blanks and stops at its ends.
fn trimmed(line: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let part = line.get(from..to)?;
    let lead = part.len()
        - part
            .trim_start_matches([' ', ',', '.', ';', ':', '('])
            .len();
    let end = part.trim_end_matches([' ', ',', '.', ';', ':', '(']).len();
    // An initial keeps its stop.
    let end = if part.get(end..).is_some_and(|r| r.starts_with('.'))
        && part
            .get(..end)
            .is_some_and(|p| p.chars().rev().take_while(|c| c.is_alphabetic()).count() == 1)
    {
        end + 1
    } else {
        end
    };
    (lead < end).then_some((from + lead, from + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "Citation: Kaya, E. T. (2024). Ties across the strait. In A. Brown & B. Öz (Eds.), Straits of the north (pp. 12–31). Harbour Press.";

    #[test]
    fn the_parts_of_a_chapter_line() {
        let found = parts(LINE);
        let get = |r: Option<(usize, usize)>| r.map(|(a, b)| &LINE[a..b]);
        assert_eq!(get(found.authors), Some("Kaya, E. T."));
        assert_eq!(get(found.year), Some("2024"));
        assert_eq!(get(found.title), Some("Ties across the strait"));
        assert_eq!(get(found.editors), Some("A. Brown & B. Öz"));
        assert_eq!(get(found.book), Some("Straits of the north"));
        assert_eq!(found.pages.map(|p| (p.0, p.1)), Some((12, Some(31))));
        assert_eq!(get(found.publisher), Some("Harbour Press"));
    }

    #[test]
    fn other_lines_are_no_citation_lines() {
        assert!(is_line(LINE));
        for line in [
            "Ties across the strait",
            "In 2024 (see p. 3) it was so.",
            "Citation: none",
            "",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
