//! Words of a sentence, their stems, and how alike two sentences are.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::words::Lists;

/// Letters of a stem: enough to tell words apart, few enough to join their forms.
const STEM: usize = 6;

/// Words in lower case, without the punctuation round them; a hyphen parts words.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{200c}' | '\u{301}')))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// How many words `text` has, as people count them: by white space, punctuation standing alone left out.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The same as a strict counter has it: what a slash, a bracket or a comma parts is several.
pub(super) fn strict_count(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() {
            count += usize::from(!inside);
            inside = true;
        } else {
            let joins = matches!(c, '\'' | '’' | '.' | '-');
            inside = inside && joins && chars.peek().is_some_and(|next| next.is_alphanumeric());
        }
    }
    count
}

/// A word as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) stem: SmolStr,
    /// Whether it says something of its own; else it counts only beside a word that does.
    pub(super) content: bool,
}

/// The words as they are counted, in order.
pub(super) fn terms(words: &[String], lists: &Lists) -> Vec<Term> {
    let term = |word: &String| Term {
        content: is_content(word, lists),
        stem: stem(word),
    };
    words.iter().map(term).collect()
}

/// How many stems with content `terms` have, each counted once.
pub(super) fn different(terms: &[Term]) -> usize {
    let mut stems: Vec<&SmolStr> = contents(terms).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.len()
}

fn contents(terms: &[Term]) -> impl Iterator<Item = &SmolStr> {
    let content = terms.iter().filter(|term| term.content);
    content.map(|term| &term.stem)
}

fn stem(word: &str) -> SmolStr {
    // A possessive is the same word.
    let bare = word.split(['\'', '’']).next().unwrap_or(word);
    // So is a plural, in the languages that have `s` for it.
    let bare = match bare.strip_suffix('s') {
        Some(singular) if singular.len() >= 4 => singular,
        _ => bare,
    };
    let end = bare
        .char_indices()
        .nth(STEM)
        .map_or(bare.len(), |(at, _)| at);
    bare.get(..end).unwrap_or(bare).into()
}

/// Stems as numbers.
#[derive(Debug, Default)]
pub(super) struct Stems(FxHashMap<SmolStr, u32>, FxHashMap<(u32, u32), u32>);

impl Stems {
    /// The numbers of the stems with content, and with them those of the pairs of neighbours of which one has
    /// content: both sorted, each once.
    pub(super) fn numbers(&mut self, terms: &[Term]) -> (Vec<u32>, Vec<u32>) {
        let all: Vec<(u32, bool)> = terms
            .iter()
            .map(|term| (self.number(&term.stem), term.content))
            .collect();
        let pairs = all.iter().zip(all.iter().skip(1));
        let pairs = pairs.filter(|(before, after)| before.1 || after.1);
        let pairs = pairs.map(|(before, after)| {
            // Even numbers are stems, odd ones pairs of them.
            let next = 2 * self.1.len() as u32 + 1;
            *self.1.entry((before.0, after.0)).or_insert(next)
        });
        let mut terms: Vec<u32> = pairs.collect();
        let content = all.iter().filter(|(_, content)| *content);
        let mut singles: Vec<u32> = content.map(|(number, _)| *number).collect();
        terms.extend(&singles);
        for list in [&mut singles, &mut terms] {
            list.sort_unstable();
            list.dedup();
        }
        (singles, terms)
    }

    fn number(&mut self, stem: &SmolStr) -> u32 {
        if let Some(number) = self.0.get(stem) {
            return *number;
        }
        let next = 2 * self.0.len() as u32;
        self.0.insert(stem.clone(), next);
        next
    }

    /// The content stems of `text`: sorted, each once.
    pub(super) fn of(&mut self, text: &str, lists: &Lists) -> Vec<u32> {
        let terms = terms(&words(text), lists);
        let mut out: Vec<u32> = contents(&terms).map(|stem| self.number(stem)).collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn is_content(word: &str, lists: &Lists) -> bool {
    let long = word.chars().count() >= 4;
    // Latin and Cyrillic words under four letters are particles, most of them; other scripts are denser.
    let dense =
        word.chars().next().is_some_and(|c| u32::from(c) >= 0x590) && word.chars().count() >= 2;
    let number = word.chars().all(|c| c.is_ascii_digit());
    (long || dense) && !number && !lists.is_empty_word(word)
}

/// How near two lists of stems are, both sorted: shared stems against the geometric mean of both (cosine), and
/// against all of them (Jaccard).
pub(super) fn nearness(a: &[u32], b: &[u32]) -> (f32, f32) {
    let shared = a
        .iter()
        .filter(|stem| b.binary_search(stem).is_ok())
        .count();
    let all = a.len() + b.len() - shared;
    if shared == 0 {
        return (0.0, 0.0);
    }
    let mean = ((a.len() * b.len()) as f32).sqrt();
    (shared as f32 / mean, shared as f32 / all as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_their_stem() {
        let (mut stems, en) = (Stems::default(), &Lists::of("en"));
        let a = stems.of("Caravans travelled the northern route.", en);
        let b = stems.of("The caravan's travellers and northern routes", en);
        assert!(nearness(&a, &b).1 > 0.7, "{a:?} {b:?}");
        assert_eq!(stems.of("of the and this", en), Vec::<u32>::new());
        assert_eq!(nearness(&[], &[]), (0.0, 0.0));
    }

    #[test]
    fn pairs_need_a_word_with_content() {
        let (mut stems, en) = (Stems::default(), &Lists::of("en"));
        let mut pairs = |text: &str| {
            let (singles, terms) = stems.numbers(&terms(&words(text), en));
            (singles.len(), terms.len() - singles.len())
        };
        assert_eq!(pairs("caravans of the northern route"), (3, 3));
        assert_eq!(pairs("it is of the"), (0, 0));
        assert_eq!(different(&terms(&words("route of routes"), en)), 1);
    }

    #[test]
    fn words_are_counted_as_people_do() {
        assert_eq!(count("The well-known road – of 1,200 km – is old."), 8);
        assert_eq!(count("... – !"), 0);
        assert_eq!(strict_count("The well-known road, 1.5 km/day (1..t)"), 8);
    }
}
