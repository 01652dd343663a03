//! One slip is one question: findings that an editor would ask together come as one.

use diptych::checks::{self, Finding, Severity};
use diptych::pipeline;
use diptych::settings::Options;
use diptych::source::Source;

/// The findings of a rule on `text`.
fn findings(rule: &str, text: &str) -> Vec<Finding> {
    let source = Source::new("example.md", text);
    let models = pipeline::read(source, &Options::default()).expect("it can be read");
    let mut findings = checks::text(&models.text());
    findings.retain(|finding| finding.rule == rule);
    findings
}

/// The rest of a list and its citations, so that the list is one that the text cites.
const CITED: &str = "Rope was dear (Ames, 1990; Bell, 1991; Cole, 1992; Dunn, 1993).";
const LISTED: &str = "Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
     Bell, B. (1991). *Silver roads*. Harbour Press.\n\n\
     Cole, C. (1992). *Grain roads*. Harbour Press.\n\n\
     Dunn, D. (1993). *Rope roads*. Harbour Press.\n\n";

fn with(body: &str, list: &str) -> String {
    format!("{CITED} {body}\n\n## References\n\n{LISTED}{list}")
}

#[test]
fn the_same_entries_are_told_apart_once() {
    let list = "Ewing, A. (2001). *Tar roads*. Harbour Press.\n\n\
                Ewing, R. (2001). *Wool roads*. Harbour Press.\n";
    let found = findings(
        "ambiguous-citation",
        &with("It went on (Ewing, 2001, p. 3). Ewing (2001) saw it.", list),
    );
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("2 places"),
        "{}",
        found[0].message
    );
}

#[test]
fn a_missing_work_is_one_question_with_and_without_given_name() {
    let found = findings(
        "cited-not-listed",
        &with(
            "It went on (Gray, 2001). So says Hetty Gray (2001, p. 4). Not so Ida Gray (2007, p. 4).",
            "",
        ),
    );
    let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(
        messages[0].contains("“Gray, 2001”") && messages[0].contains("2 places"),
        "{messages:?}"
    );
}

#[test]
fn works_of_one_author_that_nobody_cites_are_one_question() {
    let list = "Office of Ports. (2001). *Yearbook of ports 2000*. Harbour Press.\n\n\
                Office of Ports. (2002). *Yearbook of ports 2001*. Harbour Press.\n\n\
                Pell, P. (2001). *Tar roads*. Harbour Press.\n";
    let found = findings("listed-not-cited", &with("", list));
    let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "2 entries of Office of Ports are listed and never cited",
            "Pell (2001) is listed and never cited"
        ]
    );
    assert_eq!(found[0].related.len(), 1);
}

/// A citation and an entry that are left over may be one work: said once as an error, once as a note.
#[test]
fn what_is_left_over_on_both_sides_is_asked_once() {
    let body = "It went on (Moor da Hall et al., 2004; Nash & Orme, 2005).";
    let list = "Moor, da H. L., Pell, P., & Quick, Q. (2004). *Tar roads*. Harbour Press.\n\n\
                Rob, N., & Sue, O. (2005). *Wool roads*. Harbour Press.\n";
    let missing = findings("cited-not-listed", &with(body, list));
    assert_eq!(missing.len(), 2);
    assert!(missing.iter().all(|one| {
        one.related
            .iter()
            .any(|r| r.message.contains("never cited"))
    }));
    let uncited = findings("listed-not-cited", &with(body, list));
    assert_eq!(uncited.len(), 2);
    assert!(uncited.iter().all(|one| one.severity == Severity::Note));
    // Two entries of the year, or another number of authors, say nothing.
    let other = format!("{list}\nTodd, T., & Ulm, U. (2005). *Bone roads*. Harbour Press.\n");
    let uncited = findings("listed-not-cited", &with(body, &other));
    let warnings = uncited
        .iter()
        .filter(|one| one.severity == Severity::Warning);
    assert_eq!(warnings.count(), 2);
}

#[test]
fn pages_outside_one_range_are_one_question() {
    let list = "Ewing, A. (2001). Tar roads. *Journal of Ports*, *3*(1), 40–52.\n";
    let found = findings(
        "locator-outside-pages",
        &with(
            "It went on (Ewing, 2001, p. 12), and on (Ewing, 2001, p. 19; Ewing, 2001, p. 41).",
            list,
        ),
    );
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("pages 12, 19"),
        "{}",
        found[0].message
    );
}

#[test]
fn works_of_one_author_stray_together() {
    let list = "Yarrow, Y. (2001). *Tar roads*. Harbour Press.\n\n\
                Tull, T. (2002). *Wool roads*. Harbour Press.\n\n\
                Tull, T. (2003). *Bone roads*. Harbour Press.\n\n\
                Zorn, Z. (2004). *Flax roads*. Harbour Press.\n";
    let found = findings("references-out-of-order", &with("", list));
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn who_made_a_thing_is_no_citation() {
    let found = |body: &str| findings("cited-not-listed", &with(body, "")).len();
    assert_eq!(
        found("It had a wheel (which tells of life – W. G. Horner, 1834)."),
        0
    );
    assert_eq!(found("It had a wheel (Horner, 1834)."), 1);
}
