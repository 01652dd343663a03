//! Whether an English word may be broken where a line ends within it.
//!
//! Typst breaks English words by the patterns of 1983 (`hyph-en-us`), which are wrong for some words: *distrib-ution*,
//! *acade-mic*. TUGboat has gathered these since ("Hyphenation Exception Log"), and `hyph_en_US.dic` (László Németh,
//! 2010, its licence beside it, unmodified) is the old patterns with what was gathered. A break that it does not know is
//! not made; none is made that Typst does not offer.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Letters before and after a hyphen, at the least.
const LEFT: usize = 2;
const RIGHT: usize = 3;

static ENGLISH: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::read(include_str!("hyph_en_US.dic")));

/// Whether `word`, English, may be broken before the byte at `at`.
pub(super) fn may_break(word: &str, at: usize) -> bool {
    ENGLISH.may_break(word, at)
}

/// Liang's patterns: letters, and what each says of the places between them.
struct Patterns {
    places: HashMap<String, Vec<u8>>,
    /// Letters of the longest.
    longest: usize,
}

impl Patterns {
    /// Reads a dictionary of the library Hyphen: the encoding, settings in capitals, then a pattern a line.
    fn read(dictionary: &str) -> Self {
        let patterns = dictionary.lines().skip(1);
        let patterns = patterns.filter(|line| !line.starts_with(|c: char| c.is_ascii_uppercase()));
        let mut places = HashMap::new();
        let mut longest = 0;
        for pattern in patterns {
            let (mut letters, mut values, mut count) = (String::new(), vec![0], 0);
            for c in pattern.trim().chars() {
                match c.to_digit(10) {
                    Some(digit) => values[count] = digit as u8,
                    None => {
                        letters.push(c);
                        values.push(0);
                        count += 1;
                    }
                }
            }
            longest = longest.max(count);
            places.insert(letters, values);
        }
        Self { places, longest }
    }

    fn may_break(&self, word: &str, at: usize) -> bool {
        let Some((before, after)) = word.split_at_checked(at) else {
            return false;
        };
        let (left, right) = (before.chars().count(), after.chars().count());
        if left < LEFT || right < RIGHT {
            return false;
        }
        // The place among the letters with a dot before them and one behind.
        let dotted: Vec<char> = format!(".{}.", word.to_lowercase()).chars().collect();
        let place = left + 1;
        let mut most = 0;
        for start in place.saturating_sub(self.longest)..=place {
            for end in place..=(start + self.longest).min(dotted.len()) {
                let letters: String = dotted[start..end].iter().collect();
                if let Some(values) = self.places.get(&letters) {
                    most = most.max(values[place - start]);
                }
            }
        }
        most % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word with a hyphen where it is broken.
    fn breaks(word: &str) -> bool {
        let at = word.find('-').unwrap();
        may_break(&word.replace('-', ""), at)
    }

    #[test]
    fn words_that_the_old_patterns_get_wrong_are_known() {
        for right in [
            "distri-bution",
            "dis-tribution",
            "Aca-demic",
            "his-tory",
            "multi-nomial",
        ] {
            assert!(breaks(right), "{right}");
        }
        for wrong in [
            "distrib-ution",
            "acade-mic",
            "tutor-ial",
            "multin-omial",
            "behav-ioural",
        ] {
            assert!(!breaks(wrong), "{wrong}");
        }
        // Too few letters on a side, and no place in the word.
        assert!(!breaks("a-cademic") && !breaks("recent-ly"));
        assert!(!may_break("née", 2));
    }

    #[test]
    fn patterns_vote_for_each_place() {
        let patterns = Patterns::read("UTF-8\nLEFTHYPHENMIN 2\na1b\n.xa2b\nb1c4\n");
        assert!(patterns.may_break("aaabbb", 3));
        assert!(!patterns.may_break("xabbb", 2), "the higher one wins");
        assert!(patterns.may_break("xxbccc", 3));
        assert!(!patterns.may_break("xxxccc", 3), "none speaks of it");
    }
}
