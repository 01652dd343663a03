//! What Turkish, German, French, and Spanish set two sides against each other with, name a voice with, and define a
//! term with.
//!
//! Incomplete by design: these languages have no rules for cuts, so only what shows as whole sentences or as what
//! stands round a comma or a cue is read.

use super::reading::{Reading, Sentence};
use crate::deck::lists::among;
use crate::deck::{Bullet, labels::primary};

/// The cues of a language, phrases parted by spaces, words of a phrase by hyphens.
pub(super) struct Cues {
    /// Inside a sentence, behind a comma: the other side follows.
    whereas: &'static str,
    /// Near the head of a sentence, not at it: it is set against the sentence before.
    against: &'static str,
    /// At the head of a sentence: a voice follows, up to a comma.
    according: &'static str,
    /// Behind a voice at the head of a sentence.
    after_voice: &'static str,
    /// Between a term and what it means.
    means: &'static str,
    /// At the end of a sentence that defines what stands before its first comma.
    defines_last: &'static str,
    /// Words that belong to a voice and are no name.
    no_name: &'static str,
}

const CUES: [(&str, Cues); 4] = [
    (
        "tr",
        Cues {
            whereas: "",
            against: "ise",
            according: "",
            after_voice: "göre",
            means: "",
            defines_last: "olarak-tanımlanır olarak-tanımlanmaktadır olarak-tanımlanmıştır \
                olarak-adlandırılır olarak-adlandırılmaktadır anlamına-gelir anlamına-gelmektedir",
            no_name: "buna bana şuna ona bunlara onlara",
        },
    ),
    (
        "de",
        Cues {
            whereas: "",
            against: "hingegen dagegen demgegenüber indes",
            according: "",
            after_voice: "zufolge",
            means: "bezeichnet bezeichnen bedeutet heißt",
            defines_last: "",
            no_name: "dem der den",
        },
    ),
    (
        "fr",
        Cues {
            whereas: "tandis-que alors-que",
            against: "en-revanche au-contraire par-contre quant-à quant-au quant-aux",
            according: "selon d'après",
            after_voice: "",
            means: "désigne désignent se-définit-comme est-défini-comme est-définie-comme signifie",
            defines_last: "",
            no_name: "le la les un une lui elle",
        },
    ),
    (
        "es",
        Cues {
            whereas: "mientras-que en-tanto-que",
            against: "en-cambio por-el-contrario por-su-parte",
            according: "según",
            after_voice: "",
            means: "se-define-como se-definen-como se-entiende-como se-refiere-a designa significa",
            defines_last: "",
            no_name: "el la los las un una él ella",
        },
    ),
];

/// Words of a voice, and of a term.
const VOICE: usize = 6;
const TERM: usize = 5;
/// Words of a side, a position, a definition: whole, since nothing is cut.
const SIDE: std::ops::RangeInclusive<usize> = 4..=20;
/// Where the cue of a contrast stands: not at the head, where it would lean on what was left out.
const NEAR: std::ops::RangeInclusive<usize> = 1..=5;

/// Prepositions: what they open is no term.
const PLACES: &str = "bis seit nach im in am an vor ab von vom zu zum zur mit unter bei aus für durch gegen ohne um \
    dans en à au aux pour par sur sous avant après depuis jusque avec chez \
    a con de del desde para por según sin sobre tras hasta entre";

/// The cues of a language.
pub(super) fn of(language: &str) -> Option<&'static Cues> {
    let primary = primary(language);
    let found = CUES.iter().find(|(tag, _)| *tag == primary);
    found.map(|(_, cues)| cues)
}

impl Cues {
    /// Two sides inside a sentence, or of it and the one behind it in the same paragraph.
    pub(super) fn sides(
        &self,
        reading: &Reading<'_, '_>,
        of: &Sentence,
        next: Option<&Sentence>,
    ) -> Option<[Bullet; 2]> {
        self.halves(reading, of)
            .or_else(|| self.neighbours(reading, of, next?))
    }

    fn halves(&self, reading: &Reading<'_, '_>, of: &Sentence) -> Option<[Bullet; 2]> {
        let tokens = &of.tokens;
        let (middle, cue) = (1..tokens.len()).find_map(|i| {
            let pauses = tokens.get(i - 1)?.closes == Some(',');
            let cue = phrase(of, i, self.whereas).filter(|_| pauses)?;
            Some((i, cue))
        })?;
        let one = side(reading, of, 0..middle)?;
        let other = side(reading, of, middle + cue..tokens.len())?;
        Some([one, other])
    }

    fn neighbours(
        &self,
        reading: &Reading<'_, '_>,
        one: &Sentence,
        other: &Sentence,
    ) -> Option<[Bullet; 2]> {
        let against = NEAR
            .into_iter()
            .any(|i| phrase(other, i, self.against).is_some());
        if one.paragraph != other.paragraph || !against {
            return None;
        }
        let one = side(reading, one, 0..one.tokens.len())?;
        Some([one, side(reading, other, 0..other.tokens.len())?])
    }

    /// A voice at the head of a sentence, with where its words end and a name of it.
    pub(super) fn voice(&self, of: &Sentence) -> Option<(usize, String)> {
        let tokens = &of.tokens;
        let named = |from: usize, end: usize| {
            let inside = tokens.get(from..end)?;
            let name = inside
                .iter()
                .find(|t| t.capital && !among(self.no_name, &t.word))?;
            Some(name.word.to_string())
        };
        if let Some(cue) = phrase(of, 0, self.according) {
            let comma = (cue..tokens.len().min(cue + VOICE))
                .find(|i| tokens.get(*i).is_some_and(|t| t.closes == Some(',')))?;
            return Some((comma + 1, named(cue, comma + 1)?));
        }
        let cue = (1..tokens.len().min(VOICE)).find_map(|i| {
            let cue = phrase(of, i, self.after_voice)?;
            Some((i, i + cue))
        });
        let (at, end) = cue?;
        Some((end, named(0, at)?))
    }

    /// Where a term at the head of a sentence ends, and where what it means begins and ends.
    pub(super) fn definition(&self, of: &Sentence) -> Option<(usize, usize, usize)> {
        let tokens = &of.tokens;
        let means = (1..tokens.len().min(TERM + 1)).find_map(|i| {
            let cue = phrase(of, i, self.means)?;
            Some((i, i + cue, tokens.len()))
        });
        let at_last = || {
            let last = tokens.len().checked_sub(2)?;
            phrase(of, last, self.defines_last)?;
            let comma = (0..TERM).find(|i| tokens.get(*i).is_some_and(|t| t.closes == Some(',')));
            let comma = comma?;
            Some((comma + 1, comma + 1, tokens.len()))
        };
        let (term, from, end) = means.or_else(at_last)?;
        let plain = tokens
            .get(..term)?
            .iter()
            .rev()
            .skip(1)
            .all(|t| !t.pauses());
        // `Bis 1869 heißt …` says when, not what.
        let when = tokens.first().is_some_and(|t| among(PLACES, &t.word));
        (plain && !when).then_some((term, from, end))
    }

    /// Whether a word of few letters may stand between those whose first letters make a short form.
    pub(super) fn is_small(word: &str) -> bool {
        word.chars().count() <= 3 && word.chars().all(char::is_lowercase)
    }
}

/// How many tokens a phrase of a list takes at a place.
fn phrase(of: &Sentence, at: usize, list: &'static str) -> Option<usize> {
    let mut phrases = list.split_whitespace();
    phrases.find_map(|phrase| {
        let words = phrase.split('-');
        let count = words.clone().count();
        let mut typed = words.enumerate();
        let same = typed.all(|(i, word)| of.tokens.get(at + i).is_some_and(|t| t.is(word)));
        same.then_some(count)
    })
}

/// A side in its own words.
fn side(reading: &Reading<'_, '_>, of: &Sentence, kept: std::ops::Range<usize>) -> Option<Bullet> {
    reading.strain(of, kept.clone(), *SIDE.end())?;
    let bullet = reading.bullet(of, Vec::new(), kept)?;
    SIDE.contains(&reading.count(&bullet.runs))
        .then_some(bullet)
}
