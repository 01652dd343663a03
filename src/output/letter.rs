//! A letter as Markdown. What it quotes is data: every mark that Markdown reads is escaped.

use super::escape::escape;
use super::files::LETTER_MARK;
use crate::typeset::{Letter, Query};

/// The letter, one line a paragraph, with a line for each answer.
pub fn letter(letter: &Letter) -> String {
    let mut out = String::new();
    let mut block = |text: String| {
        out.push_str(&text);
        out.push_str("\n\n");
    };
    block(format!("# {}", plain(&letter.subject)));
    for line in [&letter.place, &letter.sender, &letter.day]
        .into_iter()
        .flatten()
    {
        block(plain(line));
    }
    block(plain(&letter.salutation));
    for paragraph in &letter.opening {
        block(plain(paragraph));
    }
    for group in &letter.groups {
        block(format!("## {}", plain(&group.title)));
        for query in &group.queries {
            self::query(query, &mut block);
        }
    }
    for notes in &letter.notes {
        block(format!("## {}", plain(&notes.title)));
        let lines: Vec<String> = notes
            .lines
            .iter()
            .map(|line| format!("- {}", plain(line)))
            .collect();
        block(lines.join("\n"));
    }
    block(plain(&letter.closing));
    block(plain(&letter.signature.join(", ")));
    out.push_str(LETTER_MARK);
    out.push('\n');
    out
}

fn query(query: &Query, block: &mut impl FnMut(String)) {
    let quote = &query.quote;
    block(format!("**{}.** {}", query.number, plain(&query.place)));
    let marked = match quote.marked.trim() {
        "" => String::new(),
        marked => format!("**{}**", plain(marked)),
    };
    let (before, after) = (plain(&quote.before), plain(&quote.after));
    block(format!(
        "> {}",
        start(format!("{before}{marked}{after}").trim())
    ));
    block(plain(&query.question));
    for remark in &query.remarks {
        block(plain(remark));
    }
    if let Some(suggestion) = &query.suggestion {
        block(format!("*Suggested:* {}", plain(suggestion)));
    }
    block("*Your answer:*".into());
}

/// Text with every mark of Markdown escaped, and what could steer a terminal shown.
fn plain(text: &str) -> String {
    let text = escape(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '^' | '{' | '}' => {
                true
            }
            // Entities, Pandoc's citations and example lists, e-mail addresses as they are.
            '&' => chars
                .peek()
                .is_some_and(|next| next.is_alphanumeric() || *next == '#'),
            '@' => true,
            // Pandoc and smartypants make dashes and an ellipsis of rows.
            '-' | '.' => chars.peek() == Some(&c),
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line that begins with typed words: what would make a heading, a list or a rule of it is escaped.
fn start(line: &str) -> String {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '(');
    match digits.chars().next() {
        // `12. `, `a) `, `(iv) `
        Some('.' | ')') if line.len() - digits.len() <= 12 => {
            format!(
                "{}\\{digits}",
                line.get(..line.len() - digits.len()).unwrap_or_default()
            )
        }
        _ if line.starts_with(['#', '+', '-', '=', ':', '%', '(']) => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Date;
    use crate::typeset::{Group, Quote};

    #[test]
    fn typed_marks_are_text() {
        assert_eq!(
            plain("*a* [b](c) <d> &amp; A & B"),
            r"\*a\* \[b\](c) \<d\> \&amp; A & B"
        );
        assert_eq!(plain("a\u{1b}[31m\nb"), r"a\\u\{1b\}\[31m\\nb");
        assert_eq!(start("12. So"), r"12\. So");
        assert_eq!(start("- item"), r"\- item");
        assert_eq!(start("Words. And"), r"Words\. And");
        assert_eq!(start("# no"), r"\# no");
    }

    #[test]
    fn a_letter_has_its_parts_in_order() {
        let letter = super::letter(&Letter {
            subject: "Queries on “Salt”".into(),
            title: "Salt".into(),
            place: None,
            sender: None,
            day: None,
            salutation: "Dear author,".into(),
            opening: vec!["Thank you.".into()],
            groups: vec![Group {
                title: "1 Roads".into(),
                queries: vec![Query {
                    number: 1,
                    place: "Line 3".into(),
                    quote: Quote {
                        before: "See ".into(),
                        marked: "A*mos".into(),
                        after: " (1990)".into(),
                    },
                    question: "Which?".into(),
                    remarks: Vec::new(),
                    suggestion: Some("“Ames”".into()),
                }],
            }],
            notes: Vec::new(),
            closing: "With kind regards,".into(),
            signature: vec!["Editor".into(), "Press".into()],
            date: Date {
                year: 2026,
                month: 1,
                day: 1,
            },
        });
        assert_eq!(
            letter,
            "# Queries on “Salt”\n\nDear author,\n\nThank you.\n\n## 1 Roads\n\n**1.** Line 3\n\n\
             > See **A\\*mos** (1990)\n\nWhich?\n\n*Suggested:* “Ames”\n\n*Your answer:*\n\n\
             With kind regards,\n\nEditor, Press\n\n<!-- Written by Diptych -->\n"
        );
    }
}
