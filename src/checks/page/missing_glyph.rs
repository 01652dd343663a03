//! `missing-glyph`: no font has a character of the text.

use std::collections::BTreeMap;

use unicode_script::{Script, UnicodeScript};

use crate::checks::wording::count;
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P102",
    name: "missing-glyph",
    severity: Severity::Error,
    source: "PDF/UA-1, 7.21.7",
    why: "A character that no font has cannot be printed; its code point stands in its place.",
    fires: Example::Case(
        "A sign that none of the fonts has, such as one of a script that few computers can show.",
    ),
    quiet: Example::Case("Letters of a script that one of the fonts has."),
    check: Check::Pages(check),
};

/// So many code points are named in one message.
const NAMED: usize = 8;

/// The missing characters of one script.
#[derive(Default)]
struct Missing {
    first: Option<Span>,
    code_points: Vec<char>,
    times: usize,
}

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let layouts = [pages.print, pages.slides].into_iter().flatten();
    let mut spans: Vec<Span> = layouts
        .flat_map(|layout| layout.missing_glyphs.iter().copied())
        .collect();
    // What stands on a page and on a slide is one place of the manuscript.
    spans.sort_unstable();
    spans.dedup();
    let mut scripts: BTreeMap<&'static str, Missing> = BTreeMap::new();
    for span in spans {
        for (at, c) in pages.text.source.slice(span).char_indices() {
            let missing = scripts.entry(script(c)).or_default();
            missing
                .first
                .get_or_insert(Span::new(span.start + at, span.start + at + c.len_utf8()));
            missing.times += 1;
            if missing.code_points.len() <= NAMED && !missing.code_points.contains(&c) {
                missing.code_points.push(c);
            }
        }
    }
    let japanese = scripts.contains_key("Hiragana") || scripts.contains_key("Katakana");
    for (script, missing) in scripts {
        let named: Vec<String> = missing
            .code_points
            .iter()
            .take(NAMED)
            .map(|c| name(*c))
            .collect();
        let more = if missing.code_points.len() > NAMED {
            ", …"
        } else {
            ""
        };
        let places = count(missing.times, "place", "places");
        let finding = report.add(
            missing.first.unwrap_or(Span::new(0, 0)),
            format!(
                "No font has {}{more} ({places}); the code point is printed instead",
                named.join(", ")
            ),
        );
        finding.help = Some(match script {
            "" => "write it with another character".into(),
            script => format!(
                "Diptych's fonts have Latin, Greek, Cyrillic and Arabic letters, not {script}; put a font that has \
                 them, as {}, beside your house's file and name it there, font-files = [\"….otf\"] (for the \
                 slides: `[fonts]` of a theme), or transliterate",
                font_for(script, japanese)
            ),
        });
    }
}

/// `U+6F22 (漢)`; a control character has no shape to show.
fn name(c: char) -> String {
    match c.is_control() {
        true => format!("U+{:04X}", u32::from(c)),
        false => format!("U+{:04X} ({c})", u32::from(c)),
    }
}

/// A free font of a script; Chinese characters look otherwise in Japan.
fn font_for(script: &str, japanese: bool) -> String {
    match script {
        "Hiragana" | "Katakana" => "Noto Serif JP".to_owned(),
        "Han" if japanese => "Noto Serif JP".to_owned(),
        "Han" => "Noto Serif SC".to_owned(),
        "Hangul" => "Noto Serif KR".to_owned(),
        script => format!("Noto Serif or Noto Sans {script}"),
    }
}

/// The script that a font would be chosen for; nothing for signs of all scripts.
fn script(c: char) -> &'static str {
    match c.script() {
        Script::Common | Script::Inherited | Script::Unknown => "",
        script => script.full_name(),
    }
}
