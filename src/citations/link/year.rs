//! Dates made comparable.

use crate::citations::years::{is_year, undated_form};

/// The years of a date, with the letter that tells two works of a year apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::citations) struct YearKey {
    /// Whether the original's year stands in brackets (`2019 [1928]`), which the list need not have.
    bracketed: bool,
    /// The year of the work that an entry republishes; it may be cited with it (`1900/1953`; APA 7, 8.15).
    original: Option<String>,
    /// Each year (`1398`, `2019`) with its letter; `n.d.` and `in press` count as years.
    pub(in crate::citations) years: Vec<(String, Option<char>)>,
}

/// How two dates agree.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::citations) enum Agreement {
    /// They differ.
    None,
    /// The letters differ (`2019a`, `2019b`).
    OtherLetter,
    /// One has a letter, the other none.
    Letterless,
    /// One of several years agrees (`1398/2019`, `2019`).
    Partly,
    /// They agree.
    Whole,
}

impl YearKey {
    /// The years in `text`: `2023, February 20`, `1398/2019`, `n.d.-a`, `2019a`.
    pub(in crate::citations) fn new(text: &str) -> Self {
        let mut years: Vec<(String, Option<char>)> = Vec::new();
        if let Some(form) = undated_form(text.trim_start_matches(['(', '['])) {
            let letter = text
                .rsplit(['-', '.', ' '])
                .next()
                .filter(|rest| rest.len() == 1);
            years.push((form.to_owned(), letter.and_then(|l| l.chars().next())));
        }
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| is_year(word))
            .take(4)
        {
            let (digits, letter) = word.split_at(4);
            let year = (digits.to_owned(), letter.chars().next());
            if !years.contains(&year) {
                years.push(year);
            }
        }
        if years.is_empty() && text.chars().any(char::is_numeric) {
            years.push((text.chars().filter(|c| c.is_alphanumeric()).collect(), None));
        }
        Self {
            bracketed: text.contains('['),
            original: None,
            years,
        }
    }

    /// The same for an entry that says when its work was first published.
    pub(in crate::citations) fn republishing(mut self, original: &str) -> Self {
        let mut first = Self::new(original).years.into_iter().map(|(year, _)| year);
        let known = |year: &String| self.years.iter().any(|(own, _)| own == year);
        self.original = first.next().filter(|year| is_year(year) && !known(year));
        self
    }

    /// Its years without letters, the original's too.
    pub(in crate::citations) fn numbers(&self) -> impl Iterator<Item = &String> {
        self.years
            .iter()
            .map(|(year, _)| year)
            .chain(&self.original)
    }

    /// All years that it may be cited with, the original's first.
    pub(in crate::citations) fn all(&self) -> impl Iterator<Item = String> {
        let own = self.years.iter();
        let own = own.map(|(y, l)| format!("{y}{}", l.map_or(String::new(), String::from)));
        self.original.iter().cloned().chain(own)
    }

    /// How `self`, as cited, agrees with `listed`.
    pub(in crate::citations) fn agrees(&self, listed: &YearKey) -> Agreement {
        if let Some(original) = &listed.original
            && let Some(at) = self.years.iter().position(|(year, _)| year == original)
        {
            let mut other = self.clone();
            other.years.remove(at);
            return if other.years.is_empty() {
                Agreement::Partly
            } else {
                other.agrees(listed)
            };
        }
        let mut best = Agreement::None;
        for (year, letter) in &self.years {
            for (other, other_letter) in &listed.years {
                if year != other {
                    // What was in press when it was cited may be listed without a date.
                    if undated_form(year).is_some() && undated_form(other).is_some() {
                        best = best.max(Agreement::Partly);
                    }
                    continue;
                }
                let agreement = match (letter, other_letter) {
                    (a, b) if a == b => {
                        if self.years.len() == listed.years.len()
                            || self.bracketed
                            || listed.bracketed
                        {
                            Agreement::Whole
                        } else {
                            Agreement::Partly
                        }
                    }
                    (Some(_), Some(_)) => Agreement::OtherLetter,
                    _ => Agreement::Letterless,
                };
                best = best.max(agreement);
            }
        }
        // `1887/1972` and `1887/1990`: a year apart is a difference.
        if best == Agreement::Whole
            && !self.bracketed
            && self.years.len() > 1
            && self.years != listed.years
        {
            best = Agreement::Partly;
        }
        best
    }

    /// How many years lie between the two, if both are numbers.
    pub(in crate::citations) fn apart(&self, listed: &YearKey) -> Option<u32> {
        let number = |key: &YearKey| {
            key.years
                .last()
                .and_then(|(year, _)| year.parse::<u32>().ok())
        };
        Some(number(self)?.abs_diff(number(listed)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_agree() {
        let agrees = |a: &str, b: &str| YearKey::new(a).agrees(&YearKey::new(b));
        assert_eq!(agrees("2023", "2023, February 20"), Agreement::Whole);
        assert_eq!(agrees("1398/2019", "2019"), Agreement::Partly);
        assert_eq!(agrees("2019", "2019a"), Agreement::Letterless);
        assert_eq!(agrees("2019b", "2019a"), Agreement::OtherLetter);
        assert_eq!(agrees("n.d.", "n.d."), Agreement::Whole);
        assert_eq!(agrees("o. J.", "n.d."), Agreement::Whole);
        assert_eq!(agrees("in press", "n.d."), Agreement::Partly);
        assert_eq!(agrees("2018", "2019"), Agreement::None);
        let republished = YearKey::new("1953").republishing("1900");
        let cited = |text: &str| YearKey::new(text).agrees(&republished);
        assert_eq!(cited("1900/1953"), Agreement::Whole);
        assert_eq!(cited("1953"), Agreement::Whole);
        assert_eq!(cited("1900"), Agreement::Partly);
        assert_eq!(cited("1900/1954"), Agreement::None);
    }
}
