//! The rules: evidence of all rooms and facts of the laid-out pages in, findings out.
//!
//! Readers leave evidence; only here is it judged and worded. A file per rule, a folder per family:
//! M manuscript, R reference, C citation, D deck, P page. A code is never used twice.

mod abstracts;
mod citation;
mod deck;
mod edits;
mod finding;
mod lone;
mod made;
mod manuscript;
mod masking;
mod page;
mod prose;
mod reference;
mod rule;
mod silence;
mod wording;

pub use edits::{apply, edits};
pub use finding::*;
pub use made::at_home;
pub use prose::Prose;
pub use rule::*;
pub use silence::{NotAllowable, allowable, silence};

/// Every rule, in the order of their codes.
pub const RULES: &[Rule] = &[
    citation::not_listed::RULE,
    citation::name_mismatch::RULE,
    citation::year_mismatch::RULE,
    citation::suffix_missing::RULE,
    citation::ambiguous::RULE,
    citation::locator_outside::RULE,
    citation::et_al::RULE,
    citation::ampersand::RULE,
    citation::quotation_without_locator::RULE,
    citation::initials_needed::RULE,
    citation::unknown_key::RULE,
    citation::key_without_file::RULE,
    deck::slide_overflow::RULE,
    deck::display_not_shown::RULE,
    manuscript::split_paragraph::RULE,
    manuscript::interrupted_list::RULE,
    manuscript::math_as_typed::RULE,
    manuscript::note_without_text::RULE,
    manuscript::note_without_call::RULE,
    manuscript::note_twice::RULE,
    manuscript::fence_unclosed::RULE,
    manuscript::ragged_table::RULE,
    manuscript::heading_skipped::RULE,
    manuscript::title_repeated::RULE,
    manuscript::title_differs::RULE,
    manuscript::unknown_key::RULE,
    manuscript::unbalanced_quote::RULE,
    manuscript::long_quotation_inline::RULE,
    manuscript::repeated_word::RULE,
    manuscript::double_space::RULE,
    manuscript::mixed_quotation_marks::RULE,
    manuscript::unbalanced_bracket::RULE,
    manuscript::spelled_two_ways::RULE,
    manuscript::abbreviation_redefined::RULE,
    manuscript::abbreviation_unused::RULE,
    manuscript::lead_in_without_list::RULE,
    manuscript::heading_number_gap::RULE,
    manuscript::keywords_count::RULE,
    manuscript::abstract_too_long::RULE,
    manuscript::abbreviation_undefined::RULE,
    manuscript::steering_unknown::RULE,
    manuscript::div_unclosed::RULE,
    manuscript::figure_without_alt::RULE,
    page::overfull_line::RULE,
    page::missing_glyph::RULE,
    page::word_not_printed::RULE,
    page::page_count::RULE,
    page::figure_not_shown::RULE,
    page::standard_not_met::RULE,
    page::image_too_coarse::RULE,
    page::image_coarse::RULE,
    page::colour_for_press::RULE,
    page::transparent_for_press::RULE,
    page::short_last_page::RULE,
    page::bound_broken::RULE,
    reference::listed_not_cited::RULE,
    reference::duplicate::RULE,
    reference::out_of_order::RULE,
    reference::low_confidence::RULE,
    reference::as_typed::RULE,
    reference::cited_in_abstract_only::RULE,
    reference::author_spelled_two_ways::RULE,
    reference::doi_malformed::RULE,
    reference::doi_form::RULE,
    reference::url_host::RULE,
    reference::key_repeated::RULE,
];

/// Findings on the text, in the order of their places.
pub fn text(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Text(check) = rule.check {
            check(text, &mut Report::new(rule, &mut findings));
        }
    }
    made::drop_made(text.source, &mut findings);
    sort(&mut findings);
    findings
}

/// Findings on the laid-out pages, in the order of their places.
pub fn pages(pages: &Pages<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Pages(check) = rule.check {
            check(pages, &mut Report::new(rule, &mut findings));
        }
    }
    sort(&mut findings);
    findings
}

/// The rule with this code or name, for `explain`.
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

/// Puts findings in the order of their places.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_used_once_and_stand_in_order() {
        let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(codes, sorted);
        let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.len());
    }
}
