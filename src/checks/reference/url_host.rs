//! `url-host`: an address that cannot lead anywhere: its scheme is broken, or its host is no name of a site.

use super::addresses::{tokens, trimmed};
use crate::checks::wording::{excerpt, relate};
use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R110",
    name: "url-host",
    severity: Severity::Warning,
    source: "APA 7, 9.35; RFC 3986, 3.1 and 3.2.2",
    why: "The link of the entry leads nowhere.",
    fires: Example::Text(
        "Salt went south (Ames, 2021).\n\n\
         ## References\n\n\
         Ames, A. (2021). *Salt roads*. Harbour Museum. https://www. harbour.example/salt\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 2021).\n\n\
         ## References\n\n\
         Ames, A. (2021). *Salt roads*. Harbour Museum. https://www.harbour.example/salt\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut nowhere: Vec<(Span, &str)> = Vec::new();
    for entry in t.references {
        let faulty = tokens(t, entry)
            .into_iter()
            .find_map(|(span, word)| Some((span, word, fault(word)?)));
        // Only the first of an entry: what comes after it is often the rest of it.
        match faulty {
            Some((span, word, Fault::Host)) => nowhere.push((span, word)),
            Some((span, word, Fault::Scheme(text))) => {
                let message = format!(
                    "The address “{}” does not begin as an address does",
                    excerpt(word)
                );
                let finding = report.add(span, message);
                finding.help = Some(format!("write {text}"));
                finding.suggestion = Some(Suggestion::for_author(span, text));
            }
            None => {}
        }
    }
    // Whoever typed one so typed them all so.
    let Some((first, word)) = nowhere.first() else {
        return;
    };
    let message = match nowhere.len() {
        1 => format!("The address “{}” names no site", excerpt(word)),
        all => format!(
            "{all} addresses name no site, the first “{}”",
            excerpt(word)
        ),
    };
    let finding = report.add(*first, message);
    finding.help = Some("copy the address from the site, without spaces".into());
    let places: Vec<Span> = nowhere.iter().map(|(span, _)| *span).collect();
    relate(finding, &places, "nor does this one");
}

/// What is wrong with an address.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// The scheme; how the address should be.
    Scheme(String),
    /// The host.
    Host,
}

fn fault(word: &str) -> Option<Fault> {
    let lower = word.to_ascii_lowercase();
    for scheme in ["https://", "http://", "ftp://"] {
        if lower.starts_with(scheme) {
            return (!is_site(word.get(scheme.len()..)?)).then_some(Fault::Host);
        }
    }
    if lower.starts_with("www.") {
        return (!is_site(word)).then_some(Fault::Host);
    }
    for scheme in ["https", "http"] {
        let Some(rest) = lower.strip_prefix(scheme) else {
            continue;
        };
        let host = rest.trim_start_matches([':', '/', ';']);
        if host.len() < rest.len() && is_site(host) {
            let typed = word.get(word.len() - host.len()..)?;
            return Some(Fault::Scheme(format!("{scheme}://{typed}")));
        }
    }
    None
}

/// Whether the host at the head of `address` can be the name of a site.
fn is_site(address: &str) -> bool {
    let host = address
        .split(['/', '?', '#', ':', '\\'])
        .next()
        .unwrap_or("");
    let host = if host.len() == address.len() {
        trimmed(host)
    } else {
        host
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || "-_%@\u{ad}".contains(c))
    };
    host.contains('.') && host != "www." && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_schemes() {
        for good in [
            "https://a.example",
            "www.a.example.",
            "http://a.b:80/x",
            "http",
            "ftp://a.b/",
            "https://ü.example,",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "https://www.",
            "http://",
            "https://example",
            "http://a..b/",
            "https://https://a.b",
        ] {
            assert_eq!(fault(bad), Some(Fault::Host), "{bad}");
        }
        assert_eq!(
            fault("http:/a.b/C"),
            Some(Fault::Scheme("http://a.b/C".into()))
        );
        assert_eq!(
            fault("https//a.b"),
            Some(Fault::Scheme("https://a.b".into()))
        );
    }
}
