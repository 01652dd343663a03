//! Comments that steer: `<!-- diptych: allow C102, reference-as-typed -->` says that a finding has been heard.
//!
//! At the end of a line it counts for that line; on a line of its own for the block after it. It is spent as
//! markup that steers. Every other comment is text, as it was typed.

use super::desk::Desk;
use super::lines::Row;
use super::model::{Allow, Reason};
use super::survey::Look;
use crate::source::{Span, Typed};

/// Takes such comments off the rows of text.
pub(super) fn take(desk: &mut Desk<'_>, rows: &mut [Row], looks: &mut [Look]) {
    let text = desk.text;
    let mut alone = Vec::new();
    for (index, (row, look)) in rows.iter_mut().zip(looks.iter_mut()).enumerate() {
        if *look != Look::Text {
            continue;
        }
        let line = row.trim(text);
        let Some((start, rules)) = comment(text, line) else {
            continue;
        };
        desk.spend(start, line.end, Reason::Steering);
        let reach = Span::new(line.start, line.end);
        row.end = start;
        if row.is_blank(text) {
            *look = Look::Blank;
        }
        if is_empty(text, *row) {
            alone.push((index, desk.allows.len()));
        }
        desk.allows.push(Allow { rules, reach });
    }
    // Upwards, so that each comment above a block, one of several or not, finds where the block ends.
    let mut below: Option<Row> = None;
    let mut inside = false;
    for (index, row) in rows.iter().enumerate().rev() {
        if !is_empty(text, *row) {
            below = if inside { below } else { Some(*row) };
            inside = true;
            continue;
        }
        inside = false;
        while let Some((_, allow)) = alone.pop_if(|(at, _)| *at == index) {
            if let (Some(last), Some(allow)) = (below, desk.allows.get_mut(allow)) {
                allow.reach = allow.reach.join(last.span());
            }
        }
    }
}

/// Whether nothing stands on the row, or nothing but the marks of a quotation.
fn is_empty(text: &str, row: Row) -> bool {
    row.of(text)
        .trim_matches(|c: char| c == '>' || c.is_whitespace())
        .is_empty()
}

/// Most characters of a comment that steers.
const LONGEST: usize = 500;

/// Where the comment at the end of a line begins, and the rules it names.
fn comment(text: &str, line: Row) -> Option<(usize, Vec<Typed>)> {
    let body = line.of(text).strip_suffix("-->")?;
    let open = body
        .rfind("<!--")
        .filter(|open| body.len() - open <= LONGEST)?;
    let inside = body.get(open + "<!--".len()..)?;
    let list = inside.trim_start().strip_prefix("diptych:")?;
    let list = list.trim_start().strip_prefix("allow")?;
    if !list.starts_with([' ', '\t']) {
        return None;
    }
    let from = line.start + body.len() - list.len();
    let mut rules = Vec::new();
    let mut at = from;
    for piece in list.split(',') {
        let word = piece.trim();
        let named = |c: char| c.is_alphanumeric() || c == '-';
        if word.is_empty() || !word.chars().all(named) {
            return None;
        }
        let start = at + (piece.len() - piece.trim_start().len());
        rules.push(Typed {
            text: word.to_owned(),
            span: Some(Span::new(start, start + word.len())),
        });
        at += piece.len() + 1;
    }
    Some((line.start + open, rules))
}

#[cfg(test)]
mod tests {
    use crate::manuscript::{BlockKind, Manuscript, Reason};
    use crate::settings::FrontMatter;
    use crate::source::Source;

    fn of(text: &str) -> (Source, Manuscript) {
        let source = Source::new("m", text);
        let manuscript = crate::manuscript::read(&source, &FrontMatter::default());
        (source, manuscript)
    }

    fn allows(text: &str) -> Vec<(String, String)> {
        let (source, manuscript) = of(text);
        let one = |allow: &crate::manuscript::Allow| {
            let rules: Vec<_> = allow.rules.iter().map(|rule| rule.text.as_str()).collect();
            (rules.join(" "), source.slice(allow.reach).to_owned())
        };
        manuscript.allows.iter().map(one).collect()
    }

    #[test]
    fn a_comment_reaches_its_line_or_the_block_below() {
        let text = "# T\n\n## A\n\nOne.\n\nTwo. <!-- diptych: allow C102,x-y -->\nThree.\n\n\
                    <!-- diptych: allow M113 -->\n\nFour\nfive.\n\nSix.";
        assert_eq!(
            allows(text),
            [
                (
                    "C102 x-y".into(),
                    "Two. <!-- diptych: allow C102,x-y -->".into()
                ),
                (
                    "M113".into(),
                    "<!-- diptych: allow M113 -->\n\nFour\nfive.".into()
                ),
            ]
        );
        let (source, manuscript) = of(text);
        let rule = manuscript.allows[0].rules[1].span.unwrap();
        assert_eq!(source.slice(rule), "x-y");
        let spent: Vec<_> = manuscript
            .spent
            .iter()
            .filter(|s| s.reason == Reason::Steering)
            .collect();
        assert_eq!(spent.len(), 2);
        // The words on both sides of it stay apart and in one paragraph.
        let paragraph = manuscript
            .blocks
            .iter()
            .find_map(|block| match &block.kind {
                BlockKind::Paragraph(p) if source.slice(block.span).starts_with("Two") => Some(p),
                _ => None,
            });
        let words: String = paragraph
            .unwrap()
            .runs
            .iter()
            .map(|run| source.slice(run.span))
            .collect();
        assert_eq!(words, "Two.\nThree.");
    }

    #[test]
    fn a_comment_in_a_quotation_reaches_the_words_below() {
        assert_eq!(
            allows("# T\n\n## A\n\n> <!-- diptych: allow C102 -->\n> One.\n>\n> Two."),
            [(
                "C102".into(),
                "> <!-- diptych: allow C102 -->\n> One.".into()
            )]
        );
        let end = "A.\n\n<!-- diptych: allow C102 -->";
        assert_eq!(allows(end), [("C102".into(), end[4..].into())]);
    }

    #[test]
    fn other_comments_are_text() {
        for text in [
            "a <!-- allow C102 -->",
            "a <!-- diptych: deny C102 -->",
            "a <!-- diptych: allow -->",
            "a <!-- diptych: allow C102; C103 -->",
            "a <!-- diptych: allow C102 --> b",
            "```\n<!-- diptych: allow C102 -->\n```",
            "a -->",
            "<!--",
        ] {
            assert_eq!(allows(text), [], "{text}");
        }
    }
}
