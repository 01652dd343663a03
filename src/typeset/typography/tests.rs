//! Tests of typographic substitutions.

use super::*;

fn shown(text: &str) -> String {
    told(&set(
        text,
        Span::new(0, text.len()),
        &mut Unbroken::default(),
    ))
}

fn told(settings: &[Set<'_>]) -> String {
    let told = settings.iter().map(|piece| match &piece.what {
        What::Typed(typed) => (*typed).to_owned(),
        What::Instead("\u{a0}") => "~".to_owned(),
        What::Instead(other) => (*other).to_owned(),
        What::Together(inner) => format!("<{}>", told(inner)),
        What::Quote(true) => "Q".to_owned(),
        What::Quote(false) => "q".to_owned(),
        What::MayBreak(_) | What::MayHyphen => "|".to_owned(),
        What::Apart => "/".to_owned(),
    });
    told.collect()
}

#[test]
fn signs_stay_with_their_numbers() {
    assert_eq!(shown("nearly 40 % of"), "nearly 40~% of");
    assert_eq!(shown("at 5 °C for € 7 a day"), "at 5~°C for €~7 a day");
    assert_eq!(shown("a % of 5 men"), "a % of 5 men");
}

#[test]
fn more_bound_words_than_a_line_holds_end_it_at_one_of_their_spaces() {
    let bound = |words: &[&str]| shown(&words.join("\u{a0}")).replace('\u{a0}', "~");
    assert_eq!(bound(&["salt"; 3]), "salt~salt~salt");
    assert_eq!(
        bound(&["salt"; 9]),
        "salt~salt~salt~salt~salt~salt~|salt~salt~salt"
    );
    // None before a closing sign, and one within a row of nothing but such spaces.
    assert_eq!(
        bound(&["«", "Verfassungsgerichtsrat", "»"]),
        "«~Verfassungsgerichtsrat~»"
    );
    let row = shown(&"\u{a0}".repeat(200));
    assert!(row.matches('|').count() >= 5, "{row}");
}

#[test]
fn a_word_longer_than_a_line_breaks_with_a_hyphen_and_a_number_without() {
    fn broken(text: &str) -> Vec<What<'_>> {
        let settings = set(text, Span::new(0, text.len()), &mut Unbroken::default());
        let whats = settings.into_iter().map(|piece| piece.what);
        whats
            .filter(|what| !matches!(what, What::Typed(_)))
            .collect()
    }
    assert_eq!(broken(&"salt".repeat(10)), [What::MayHyphen]);
    assert_eq!(broken(&"1234".repeat(10)), [What::MayBreak(true)]);
    assert_eq!(broken("pneumonoultramicroscopic"), []);
}

#[test]
fn no_line_ends_behind_a_letter_and_its_hyphen() {
    assert_eq!(
        shown("a t-test on the (x-axis)."),
        "a <t-test> on the (<x-axis>)."
    );
    for free in [
        "well-known",
        "non-x-axis",
        "A-1",
        "t- and",
        "x-y-z",
        "e-governmentalities",
    ] {
        assert_eq!(shown(free), free);
    }
}

#[test]
fn only_ranges_get_an_en_dash() {
    assert_eq!(shown("(1991-1994), 399-414."), "(<1991–1994>), <399–414>.");
    assert_eq!(shown("pp. 5–9; 1990–"), "pp.~<5–9>; 1990–");
    let kept = |text: &str| shown(text).replace(['<', '>'], "");
    assert_eq!(kept("10.1000/12-34"), "10.1000/12-34");
    for kept in [
        "0000-0003-3336-6597",
        "2025-08-11",
        "COVID-19",
        "978-0-19-8",
        "12-34.5",
        "2023-05",
        "1-2-3",
        "(114–055-721)",
    ] {
        assert_eq!(shown(kept), kept);
    }
}

#[test]
fn lines_do_not_end_before_a_number_or_within_initials() {
    assert_eq!(shown("p. 33, pp. 4 to 5"), "p.~33, pp.~4 to 5");
    assert_eq!(
        shown("S. E. Cornell saw Table 1"),
        "S.~E.~Cornell saw Table~1"
    );
    assert_eq!(shown("the end. Then no one"), "the end. Then no one");
    assert_eq!(shown("that is no 5 here"), "that is no 5 here");
}

#[test]
fn units_signs_and_french_marks_stay_with_their_words() {
    assert_eq!(
        shown("after 44 days and 50 km of"),
        "after 44~days and 50~km of"
    );
    assert_eq!(shown("« Oui » ; non !"), "«~Oui~»~; non~!");
    assert_eq!(shown("in 2010 and 5 men"), "in 2010 and 5 men");
    assert_eq!(shown("§ 5 and Tabela 3"), "§~5 and Tabela~3");
}

#[test]
fn a_string_without_a_break_is_offered_one() {
    let dots = ".".repeat(70);
    assert_eq!(
        shown(&dots),
        format!("{0}|{0}|{1}", &dots[..30], &dots[..10])
    );
    let long = shown(&format!("https://example.org/{}", "x".repeat(150)));
    assert!(
        long.split("><").all(|part| part.len() <= UNBROKEN + 1),
        "{long}"
    );
    let quotes = shown(&"\"".repeat(70));
    assert_eq!(quotes.matches('|').count(), 2);
}

#[test]
fn initials_without_end_may_break() {
    let initials = shown(&"A. ".repeat(40));
    assert!(
        initials
            .split(' ')
            .all(|line| line.chars().count() <= UNBROKEN)
    );
}

#[test]
fn a_tower_of_accents_is_taken_down_in_parts() {
    let accents = format!("e{}x", "\u{301}".repeat(70));
    let parts: Vec<usize> = shown(&accents)
        .split('/')
        .map(|p| p.chars().count())
        .collect();
    assert_eq!(parts, [32, 32, 8]);
    assert_eq!(shown("e\u{301}\u{302}"), "e\u{301}\u{302}");
}

#[test]
fn quotes_are_marked_and_every_byte_is_covered() {
    assert_eq!(shown("\"it's\""), "QitqsQ");
    // No quotation opens behind an end mark.
    assert_eq!(shown("et al.'s (U.S.)'s 'so.'"), "et al.’s (U.S.)’s qso.q");
    let long = "é".repeat(20_000);
    let pieces = set(&long, Span::new(0, long.len()), &mut Unbroken::default());
    assert!(pieces.len() > 2);
    assert_eq!(
        pieces.iter().map(|p| p.span.len()).sum::<usize>(),
        long.len()
    );
}
