//! `ampersand-misused`: the last two names are joined otherwise than the rest of the text joins them.
//!
//! APA has `&` inside parentheses and the word outside. A manuscript that keeps to another way throughout
//! follows another house: one note says so, and the places that break its own way are found.

use crate::checks::wording::count;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Citation, Form};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C108",
    name: "ampersand-misused",
    severity: Severity::Warning,
    source: "APA 7, 8.17",
    why: "Names are joined in one way throughout: “&” inside parentheses, “and” in the sentence.",
    fires: Example::Text(
        "Ames & Bell (1990) followed the salt.\n\n\
         ## References\n\n\
         Ames, A., & Bell, B. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Ames and Bell (1990) followed the salt (see also Ames & Bell, 1990, p. 12).\n\n\
         ## References\n\n\
         Ames, A., & Bell, B. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let english =
        t.manuscript.meta.language.is_empty() || t.manuscript.meta.language.starts_with("en");
    for form in [Form::Parenthetical, Form::Narrative] {
        let joined: Vec<(&Citation, Span, bool)> = t
            .citations
            .iter()
            .filter(|citation| citation.form == form && citation.names.len() > 1)
            .filter_map(|citation| {
                let joiner = citation
                    .joiner
                    .filter(|joiner| citation.span.covers(*joiner))?;
                Some((citation, joiner, t.source.slice(joiner).contains('&')))
            })
            .collect();
        let signs = joined.iter().filter(|(_, _, sign)| *sign).count();
        let words = joined.len() - signs;
        let apa = form == Form::Parenthetical;
        let (usual, other) = if apa { (signs, words) } else { (words, signs) };
        let house = other > usual && (other >= 3 || !english);
        let sign = apa != house;
        if house
            && english
            && let Some((_, joiner, _)) = joined.iter().find(|(_, _, s)| *s == sign)
        {
            let (here, apa) = if sign { ("&", "and") } else { ("and", "&") };
            let place = if form == Form::Parenthetical {
                "inside parentheses"
            } else {
                "in the sentence"
            };
            let finding = report.add(
                *joiner,
                format!("This text joins names with “{here}” {place} throughout"),
            );
            finding.severity = Severity::Note;
            finding.help = Some(format!("APA has “{apa}” {place}"));
        }
        let place = if form == Form::Parenthetical {
            "inside parentheses"
        } else {
            "in the sentence"
        };
        let strays: Vec<_> = joined.iter().filter(|(_, _, s)| *s != sign).collect();
        // Many strays are no slips: one finding for all.
        let shown = if strays.len() > 4 { 1 } else { strays.len() };
        for (citation, joiner, is_sign) in strays.iter().take(shown) {
            let typed = t.source.slice(*joiner);
            let (written, known) = match is_sign {
                false => ("&", true),
                true => match word(&t.manuscript.meta.language) {
                    Some(word) => word,
                    // What joins names elsewhere in this text.
                    None => {
                        let other = joined.iter().find(|(_, _, sign)| !sign);
                        (
                            other.map_or("and", |(_, joiner, _)| t.source.slice(*joiner)),
                            false,
                        )
                    }
                },
            };
            // Against APA only where the text has clearly a way of its own.
            let clear = !house || other >= 4 * usual;
            let names: Vec<&str> = citation
                .names
                .iter()
                .map(|name| name.text.as_str())
                .collect();
            let who = if joined.len() == strays.len() {
                "APA"
            } else {
                "the rest of the text"
            };
            let times = if shown < strays.len() {
                format!(" ({})", count(strays.len(), "place", "places"))
            } else {
                String::new()
            };
            let finding = report.add(
                *joiner,
                format!(
                    "“{typed}” joins {} {place}; {who} has “{written}” there{times}",
                    names.join(" and ")
                ),
            );
            // Done again and never otherwise, it is another house's way rather than a slip.
            if joined.len() == strays.len() && strays.len() > 1 {
                finding.severity = Severity::Note;
            }
            finding.help = Some(format!("write “{written}”"));
            finding.suggestion = Some(match known && clear {
                true => Suggestion::safe(*joiner, written),
                false => Suggestion::for_author(*joiner, written),
            });
            for (_, other, _) in strays.iter().skip(shown).take(20) {
                finding.related.push(Related {
                    span: *other,
                    message: "here too".into(),
                });
            }
        }
    }
}

/// The word that joins names in a language, and whether it does before any name.
fn word(language: &str) -> Option<(&'static str, bool)> {
    Some(match language.split('-').next().unwrap_or("") {
        "" | "en" => ("and", true),
        "tr" | "az" => ("ve", true),
        "de" => ("und", true),
        "fr" => ("et", true),
        // `e` before an `i`.
        "es" => ("y", false),
        "pt" => ("e", true),
        _ => return None,
    })
}
