//! The manuscript that is measured with, made here: a citation in every other sentence, 150 entries.

use std::fmt::Write;

const NAMES: [&str; 25] = [
    "Akın",
    "Bell",
    "Çelik",
    "de Waal",
    "Ergin",
    "Ferrante",
    "Gök",
    "Holm",
    "Ivanov",
    "Jönsson",
    "Kaya",
    "Lindqvist",
    "Moreau",
    "Nguyen",
    "Öztürk",
    "Petrov",
    "Quiroga",
    "Rossi",
    "Şahin",
    "Tanaka",
    "Ünal",
    "van Dijk",
    "Weiss",
    "Yılmaz",
    "Zhou",
];

const SENTENCES: [&str; 6] = [
    "The port grew in the spring of that year, and nobody counted the ships at first",
    "Traders came from the north with salt and went home with rope, wool and copper",
    "What the ledgers show is less a plan than a habit that the harbour office kept",
    "In the second decade the quays were rebuilt, which the guild paid for by a toll",
    "The toll lists name the same families again and again, so that trade ran in kin",
    "Later writers took this for policy, although the letters say nothing of the kind",
];

/// A manuscript of `words` words or a few more, with 150 entries.
pub(super) fn chapter(words: usize) -> String {
    let mut text = String::from("# Salt and Rope in the Northern Ports\n\nAda Lind\n\n");
    let (mut written, mut n) = (0, 0usize);
    while written < words {
        if n.is_multiple_of(60) {
            let _ = write!(text, "\n\n## Part {} of the story\n\n", n / 60 + 1);
        } else if n.is_multiple_of(6) {
            text.push_str("\n\n");
        }
        let sentence = SENTENCES[n % SENTENCES.len()];
        written += sentence.split(' ').count();
        text.push_str(sentence);
        if n.is_multiple_of(2) {
            let (name, year) = work(n / 2 % 150);
            let _ = write!(text, " ({name}, {year}, p. {})", n % 90 + 1);
            written += 4;
        }
        text.push_str(". ");
        n += 1;
    }
    text.push_str("\n\n## References\n\n");
    for n in 0..150 {
        let (name, year) = work(n);
        let _ = write!(text, "{name}, A. B. ({year}");
        let _ = match n % 5 {
            0 | 1 => write!(
                text,
                "). Ships, salt and the toll of harbour {n}. *Journal of Northern Ports*, *{}*({}), 1–91. \
                 https://doi.org/10.1234/ports.{n}",
                n % 40 + 1,
                n % 4 + 1
            ),
            2 => write!(text, "). *Ships and tolls {n}* (2nd ed.). Harbour Press."),
            3 => write!(
                text,
                "). The toll of harbour {n}. In C. Holm & D. Zhou (Eds.), *Salt and rope* (pp. 1–91). Harbour Press."
            ),
            _ => write!(
                text,
                ", May 3). *The toll of harbour {n}*. Port Office. https://example.org/toll/{n}"
            ),
        };
        text.push_str("\n\n");
    }
    text
}

/// The name and year of a work.
fn work(n: usize) -> (&'static str, usize) {
    (NAMES[n / 6], 1990 + n % 6)
}
