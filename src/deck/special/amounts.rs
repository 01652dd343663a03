//! Amounts: what the text counts and measures, large, with the words that say of what.

use std::collections::BTreeMap;

use super::reading::{Reading, Sentence};
use super::{Special, apart, value};
use crate::deck::frame::{Home, bullet};
use crate::deck::hanging::sound;
use crate::deck::lexicon::Tag;
use crate::deck::lists::among;
use crate::deck::stems::{Stems, nearness};
use crate::deck::survey::METHOD;
use crate::deck::title::{of_label, slide};
use crate::deck::tokens::{Token, tokens};
use crate::deck::{Bullet, Slide, SlideKind};
use crate::manuscript::Run;
use crate::source::{Source, Span};

/// Amounts on a slide.
const AMOUNTS: usize = 3;
/// Words of an amount's sentence, and of a phrase that ends with it.
const WORDS: usize = 19;
const PHRASE: std::ops::RangeInclusive<usize> = 5..=14;
/// What an amount must be worth.
const LEAST: f32 = -1.2;
/// Two amounts that share so many stems measure the same (Jaccard).
const ALIKE: f32 = 0.4;

/// Words after which the most telling of the sentence is left out.
const LEADS_ON: &str = "mainly mostly chiefly especially particularly notably namely including primarily largely respectively";

struct Amount {
    part: usize,
    section: Option<usize>,
    block: Span,
    bullet: Bullet,
    lead: Span,
    stems: Vec<u32>,
    value: f32,
}

/// Amounts that stand beside the bullets of their part.
const BESIDE: usize = 4;

/// Slides of two or three amounts of a part, the weightiest first, and of one alone for parts that have no more.
/// Nothing is made of `taken` sentences.
pub(super) fn amounts(
    reading: &Reading<'_, '_>,
    homes: &[Home<'_>],
    most: usize,
    taken: &[Span],
) -> (Vec<Special>, Vec<Special>) {
    let mut all = found(reading, homes);
    let free = |amount: &Amount| {
        !taken
            .iter()
            .any(|span| span.overlaps(amount.bullet.sentence))
    };
    all.retain(|amount| amount.value >= LEAST && free(amount));
    all.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.lead.cmp(&b.lead)));
    let mut distinct: Vec<Amount> = Vec::new();
    for amount in all {
        let same = distinct.iter().any(|d| {
            reading.text(&d.bullet.lead) == reading.text(&amount.bullet.lead)
                || d.bullet.span.overlaps(amount.bullet.span)
                || nearness(&d.stems, &amount.stems).1 > ALIKE && d.part != amount.part
                || nearness(&d.stems, &amount.stems).1 > 2.0 * ALIKE
        });
        if !same {
            distinct.push(amount);
        }
    }
    let mut of_part: BTreeMap<usize, Vec<Amount>> = BTreeMap::new();
    for amount in distinct {
        of_part.entry(amount.part).or_default().push(amount);
    }
    let mut groups: Vec<Vec<Amount>> = Vec::new();
    let mut single: Vec<Amount> = Vec::new();
    for (_, mut amounts) in of_part {
        amounts.truncate(AMOUNTS);
        match amounts.len() {
            0 | 1 => single.extend(amounts),
            _ => groups.push(amounts),
        }
    }
    let worth = |group: &[Amount]| group.iter().map(|a| a.value).sum::<f32>();
    groups.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    if groups.len() > most {
        let rest = groups.drain(most..);
        single.extend(rest.filter_map(|group| group.into_iter().next()));
    }
    single.sort_by(|a, b| b.value.total_cmp(&a.value));
    single.truncate(BESIDE);
    let slides = groups.into_iter().map(|group| of_slide(reading, group));
    let alone = single.into_iter().map(|one| of_slide(reading, vec![one]));
    (slides.collect(), alone.collect())
}

/// A slide of amounts of one part, under a label.
fn of_slide(reading: &Reading<'_, '_>, mut group: Vec<Amount>) -> Special {
    group.sort_by_key(|amount| amount.lead.start);
    let frame = reading.frame;
    let first = group.first();
    let (part, section) = first.map_or((0, None), |a| (a.part, a.section));
    // The heading of one subsection says nothing of the amounts of another.
    let whole = frame.parts.get(part.saturating_sub(1));
    let section = match group.iter().all(|amount| amount.section == section) {
        true => section,
        false => whole.and_then(|part| part.section),
    };
    let mut notes: Vec<Span> = group.iter().map(|amount| amount.block).collect();
    notes.sort_unstable();
    notes.dedup();
    let label = of_label(frame.labels.figures);
    Special {
        part,
        whole: None,
        slide: Slide {
            eyebrow: Some(frame.heading(section, part.saturating_sub(1))),
            bullets: group.into_iter().map(|amount| amount.bullet).collect(),
            notes,
            ..slide(SlideKind::Numbers, label, section)
        },
    }
}

fn found(reading: &Reading<'_, '_>, homes: &[Home<'_>]) -> Vec<Amount> {
    let source = reading.frame.source;
    let mut stems = Stems::default();
    let mut out = Vec::new();
    // How a sample was taken and measured is no figure of a lecture.
    let tells = |part: usize| part > 0 && !is_method(reading, part);
    for home in homes.iter().filter(|home| tells(home.part)) {
        let short = home.matter.candidates.iter().filter(|c| c.words <= WORDS);
        for candidate in short {
            let tokens = tokens(source, &candidate.runs);
            let found = amounts_in(source, &tokens);
            // Of several none is what the sentence is about.
            let [(lead, surely)] = found[..] else {
                continue;
            };
            // A cut may end inside an amount: `231 million` of `231 million per cent`.
            let at = reading
                .sentences
                .partition_point(|s| s.span < candidate.sentence);
            let parted = reading.sentences.get(at).is_some_and(|sentence| {
                let after = sentence.tokens.iter().filter(|t| t.span.start >= lead.end);
                let words: Vec<&str> = after.take(2).map(|t| t.word.as_str()).collect();
                words == ["per", "cent"]
            });
            if parted {
                continue;
            }
            let hangs = tokens.last().is_some_and(|t| among(LEADS_ON, &t.word));
            let method = candidate.features.get(METHOD).is_some_and(|m| *m > 0.0);
            if hangs || method {
                continue;
            }
            let mut bullet = bullet(candidate);
            bullet.lead = vec![apart(lead)];
            out.push(Amount {
                part: home.part,
                section: home.section,
                block: candidate.block,
                stems: reading.stems(&mut stems, &bullet),
                bullet,
                lead,
                value: value(candidate, 12) + surely,
            });
        }
    }
    for sentence in reading.sentences.iter().filter(|s| tells(s.part)) {
        out.extend(phrase(reading, sentence, &mut stems));
    }
    out
}

/// Whether a part tells how the work was done.
fn is_method(reading: &Reading<'_, '_>, part: usize) -> bool {
    let section = reading
        .frame
        .parts
        .get(part - 1)
        .and_then(|part| part.section);
    let section = section.and_then(|index| reading.frame.manuscript.sections.get(index));
    let title = section.map_or(String::new(), |section| section.title.to_lowercase());
    [
        "method",
        "méthod",
        "métod",
        "metod",
        "yöntem",
        "метод",
        "روش",
    ]
    .iter()
    .any(|word| title.contains(word))
}

/// A sentence up to a pause behind the amount, else the phrase that the amount stands in: `the war's end after 44 days`.
fn phrase(reading: &Reading<'_, '_>, sentence: &Sentence, stems: &mut Stems) -> Option<Amount> {
    let tokens = &sentence.tokens;
    let (lead, surely) = amounts_in(reading.frame.source, tokens).first().copied()?;
    let at = tokens.iter().position(|t| t.span.end > lead.start)?;
    let end = tokens.iter().position(|t| t.span.end >= lead.end)? + 1;
    let kept = |from: usize, to: usize| (from..to).collect::<Vec<usize>>();
    let ended = tokens.get(end - 1).is_some_and(Token::pauses);
    let clause = sentence.opening..end;
    let range = match ended && sound(tokens, &kept(clause.start, clause.end)) {
        true => clause,
        false => around(tokens, at, end)?,
    };
    if range.len() > WORDS + 1 {
        return None;
    }
    reading.strain(sentence, range.clone(), WORDS)?;
    let bullet = reading.bullet(sentence, vec![apart(lead)], range)?;
    Some(Amount {
        part: sentence.part,
        section: sentence.section,
        block: sentence.block,
        stems: reading.stems(stems, &bullet),
        bullet,
        lead,
        value: sentence.worth + surely - 0.6,
    })
}

/// Those who answer the questions of a study.
const ASKED: &str = "respondents participants interviewees sample majority informants";

/// The phrase without a verb that tokens stand in, between what joins it to the rest.
fn around(tokens: &[Token], at: usize, end: usize) -> Option<std::ops::Range<usize>> {
    let joins = |t: &Token| {
        t.is_verb()
            || matches!(
                t.tag,
                Tag::Coordinator | Tag::Relative | Tag::Subordinator | Tag::Pronoun | Tag::Not
            )
    };
    let before = tokens.get(..at)?;
    let from = before.iter().rposition(|t| joins(t) || t.pauses());
    // `more than | half of them`: without what it is more than.
    let bounds = |t: &Token| matches!(t.word.as_str(), "than" | "as" | "out");
    if from.and_then(|i| before.get(i)).is_some_and(bounds) {
        return None;
    }
    let from = from.map_or(0, |i| i + 1);
    let mut to = end;
    while let Some(next) = tokens.get(to) {
        if joins(next) || tokens.get(to - 1).is_some_and(Token::pauses) {
            break;
        }
        to += 1;
    }
    let phrase = tokens.get(from..to)?;
    let opens = matches!(
        phrase.first()?.tag,
        Tag::Determiner | Tag::Name | Tag::Noun | Tag::Adjective
    );
    let opens = opens && !phrase.first().is_some_and(bounds);
    let ends = phrase.last().is_some_and(Token::is_nominal);
    // It says of what it is the amount.
    let told = (from..to)
        .filter(|i| !(at..end).contains(i))
        .any(|i| tokens.get(i).is_some_and(Token::is_nominal));
    // Who was asked is no matter of the text.
    let asked = phrase.iter().any(|t| among(ASKED, &t.word));
    // What a sentence denies is no amount to be shown.
    let denied = tokens.iter().any(|t| t.is("no") || t.is("never"));
    (PHRASE.contains(&phrase.len()) && opens && ends && told && !denied && !asked)
        .then_some(from..to)
}

/// The first amount that runs name.
pub(super) fn first(source: &Source, runs: &[Run]) -> Option<Span> {
    let found = amounts_in(source, &tokens(source, runs));
    found.first().map(|(span, _)| *span)
}

/// The amounts that tokens name, and how much each says: money and shares more than counts.
fn amounts_in(source: &Source, tokens: &[Token]) -> Vec<(Span, f32)> {
    let mut out = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let typed = source.slice(token.span);
        let bare = typed.trim_matches(|c: char| {
            !(c.is_alphanumeric() || matches!(c, '%' | '$' | '€' | '£' | '¥'))
        });
        // What says that it is less, or about so much, belongs to it.
        let head = typed
            .get(..typed.find(bare).unwrap_or(0))
            .unwrap_or_default();
        let sign = head.len()
            - head
                .trim_end_matches(['<', '>', '≤', '≥', '~', '≈', '±', '−'])
                .len();
        let start = token.span.start + head.len() - sign;
        let span = |end: usize| Span::new(start, end);
        let signs = |c: char| matches!(c, '%' | '$' | '€' | '£' | '¥' | ',' | '.');
        let number = bare.trim_start_matches("US").trim_matches(signs);
        // `20–30%`
        let measured = bare.contains(['%', '$', '€', '£', '¥']);
        let within = |c: char| c.is_ascii_digit() || signs(c) || measured && matches!(c, '–' | '-');
        if !number.starts_with(|c: char| c.is_ascii_digit()) || !number.chars().all(within) {
            continue;
        }
        let own = span(token.span.start + head.len() + bare.len());
        let next = tokens.get(i + 1).filter(|_| !token.pauses());
        let ends = |next: &Token| {
            let typed = source.slice(next.span);
            let bare = typed.trim_end_matches(|c: char| !c.is_alphanumeric());
            next.span.start + bare.len()
        };
        let size = |next: &&Token| {
            matches!(
                next.word.as_str(),
                "million" | "billion" | "trillion" | "percent" | "thousand"
            )
        };
        // The bounds of a range, and how sure a measure is.
        let ranges = |t: &Token| matches!(t.word.as_str(), "and" | "to" | "or");
        let confidence = next.is_some_and(|t| matches!(t.word.as_str(), "confidence" | "ci"));
        let before = i.checked_sub(1).and_then(|i| tokens.get(i));
        let bounded = before.is_some_and(ranges)
            && i.checked_sub(2)
                .and_then(|i| tokens.get(i))
                .is_some_and(|t| t.tag == Tag::Number);
        if bounded || confidence {
            continue;
        }
        // `231 million per cent`
        let share = |i: usize| {
            let word = |i: usize| tokens.get(i).map_or("", |t| t.word.as_str());
            (word(i) == "per" && word(i + 1) == "cent").then(|| tokens.get(i + 1))?
        };
        let large = next.filter(size).and_then(|_| share(i + 2));
        if let Some(share) = large.or_else(|| next.and_then(|_| share(i + 1))) {
            out.push((span(ends(share)), 0.3));
        } else if let Some(next) = next.filter(size) {
            out.push((span(ends(next)), 0.3));
        } else if bare.contains(['%', '$', '€', '£', '¥']) {
            out.push((own, 0.3));
        } else if let Some(next) = next.filter(|next| counts(tokens, i, number, next)) {
            out.push((span(ends(next)), -0.4));
        }
    }
    out
}

/// Whether a number counts what stands behind it: `44 days`, `5,000 copies`; small numbers and years do not.
fn counts(tokens: &[Token], i: usize, number: &str, next: &Token) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let typed_plain = digits.len() == number.len();
    let year = typed_plain
        && digits.len() == 4
        && matches!(
            digits.get(..2),
            Some("15" | "16" | "17" | "18" | "19" | "20")
        );
    let before = i.checked_sub(1).and_then(|i| tokens.get(i));
    let labels = before.is_some_and(|t| {
        matches!(
            t.word.as_str(),
            "table"
                | "figure"
                | "section"
                | "chapter"
                | "page"
                | "article"
                | "no"
                | "item"
                | "aged"
                | "and"
                | "or"
                | "to"
        ) || t.tag == Tag::Number
    });
    let many = next.word.len() > 3 && next.word.ends_with('s') && !next.word.ends_with("ss")
        || next.is("people");
    digits.len() >= 2 && !year && !labels && many && next.tag == Tag::Noun
}
