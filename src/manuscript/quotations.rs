//! Quotations inside a paragraph, in double marks of any kind.

/// How deep quotations stand inside one another, at most.
const DEEPEST: usize = 8;

/// The ranges of bytes between outer quotation marks of `text`, marks left out.
/// A mark without a partner begins nothing.
pub(crate) fn quotations(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // Marks that never close must not make the search long.
        let nearest = open.iter().enumerate().rev().take(DEEPEST);
        let mut partners = nearest.filter(|(_, (mark, _))| closes(c, *mark, before));
        if let Some((i, _)) = partners.next() {
            let start = open.get(i).map_or(at, |(_, start)| *start);
            open.truncate(i);
            // The outer pair takes the place of those inside it.
            while out.last().is_some_and(|(inner, _)| *inner > start) {
                out.pop();
            }
            out.push((start, at));
        } else if opens(c, before) {
            open.push((c, at + c.len_utf8()));
        }
        before = c;
    }
    out
}

fn opens(c: char, before: char) -> bool {
    match c {
        '“' | '„' | '«' => true,
        '"' => before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '‘'),
        _ => false,
    }
}

fn closes(c: char, mark: char, before: char) -> bool {
    match mark {
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        _ => c == '"' && !before.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_pairs_are_found() {
        let inner = |text: &'static str| -> Vec<&str> {
            quotations(text)
                .into_iter()
                .map(|(start, end)| &text[start..end])
                .collect()
        };
        assert_eq!(inner("a “b c” d"), ["b c"]);
        assert_eq!(inner("a „b c“ d „e”"), ["b c", "e"]);
        assert_eq!(inner("«a “b” c» \"d\""), ["a “b” c", "d"]);
        assert_eq!(inner("“a” and 5\" or ” “so"), ["a"]);
    }
}
