//! A finding a line, as compilers print them: editors jump to them.

use super::{Checked, word};
use crate::output::escape::escape;
use crate::output::places::Places;

/// `file:line:column: severity[code] message (rule)`
pub fn short(checked: &Checked<'_>) -> String {
    let places = Places::new(checked.source);
    let file = escape(checked.file);
    let mut out = String::new();
    for finding in checked.sorted() {
        let at = places.position(finding.span.start);
        out.push_str(&format!(
            "{file}:{}:{}: {}[{}] {} ({})\n",
            at.line,
            at.column,
            word(finding.severity),
            finding.code,
            escape(&finding.message),
            finding.rule,
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn a_line_each_in_the_order_of_the_text() {
        let (source, mut findings) = samples::pair();
        findings.reverse();
        let checked = Checked {
            file: "m.txt",
            source: &source,
            findings: &findings,
            silenced: 0,
        };
        assert_eq!(
            short(&checked),
            "m.txt:1:5: error[C102] “Tverski” is not in the list; “Tversky” is (cited-name-mismatch)\n\
             m.txt:2:1: note[R101] “Tversky” is\\u{1b} not cited (listed-not-cited)\n"
        );
    }
}
