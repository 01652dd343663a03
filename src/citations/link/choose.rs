//! From evidence to a link: one clear best, an ambiguity, or none with the nearest.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::alias::{initials, is_acronym};
use super::evidence::{Evidence, near, weigh};
use super::fold::fold;
use super::index::{Grade, Index};
use super::year::{Agreement, YearKey};
use crate::citations::words::{INNER, has, lower};
use crate::citations::{Citation, Doubt, Link, Near};

/// Scores closer than this are no choice.
const MARGIN: i32 = 3;
/// The least score of a link made without a look at what else is cited.
const SURE: i32 = 70;

/// Links every citation: the sure ones first, the others by what the list still has uncited.
pub(in crate::citations) fn link(citations: &mut [Citation], index: &Index) {
    let mut cited: HashSet<usize> = HashSet::new();
    let mut open = Vec::new();
    // A work cited often is looked for once; links with doubts know the places of their words.
    let mut linked: BTreeMap<String, Link> = BTreeMap::new();
    let years: Vec<YearKey> = citations
        .iter()
        .map(|c| YearKey::new(c.year.as_ref().map_or("n.d.", |year| &year.text)))
        .collect();
    for (at, citation) in citations.iter_mut().enumerate() {
        if citation.link == Link::Personal {
            continue;
        }
        let Some(year) = years.get(at) else {
            continue;
        };
        let key = key(citation);
        if let Some(link) = linked.get(&key) {
            citation.link = link.clone();
            continue;
        }
        let weighed = known(citation, year, index);
        match sure(&weighed, index) {
            Some(link) => {
                match &link {
                    Link::Found { reference, .. } => _ = cited.insert(*reference),
                    Link::Ambiguous(list) => cited.extend(list),
                    Link::Missing(_) | Link::Personal => {}
                }
                if !matches!(&link, Link::Found { doubts, .. } if !doubts.is_empty()) {
                    linked.insert(key, link.clone());
                }
                citation.link = link;
            }
            None => open.push((at, weighed)),
        }
    }
    let uncited = Uncited::new(index, cited);
    // What is cited often and never found is looked for once.
    let mut missing: BTreeMap<String, Vec<Near>> = BTreeMap::new();
    for (at, weighed) in open {
        let (Some(citation), Some(year)) = (citations.get_mut(at), years.get(at)) else {
            continue;
        };
        let key = key(citation);
        if let Some(near) = missing.get(&key) {
            citation.link = Link::Missing(near.clone());
            continue;
        }
        let found = misspelt(citation, year, index, &uncited)
            .or_else(|| other_company(&weighed, &uncited))
            .or_else(|| renamed(citation, year, index, &uncited))
            .or_else(|| misdated(citation, year, &weighed, index, &uncited));
        citation.link = found.unwrap_or_else(|| {
            let near = nearest(citation, year, &weighed, index);
            missing.insert(key, near.clone());
            Link::Missing(near)
        });
    }
}

/// What two citations of one work share.
fn key(citation: &Citation) -> String {
    let mut key = String::new();
    for name in &citation.names {
        key.push_str(&name.text);
        key.push('|');
    }
    if citation.et_al {
        key.push('+');
    }
    key.push_str(citation.year.as_ref().map_or("", |year| &year.text));
    key
}

/// Evidence on each entry that the first name finds, best first.
fn known(citation: &Citation, year: &YearKey, index: &Index) -> Vec<Evidence> {
    let Some(first) = citation.names.first() else {
        return Vec::new();
    };
    let mut found = index.found(&first.text);
    let folded = fold(&first.text);
    for (year, _) in &year.years {
        found.extend(
            index
                .named_in(&folded, year)
                .iter()
                .map(|at| (*at, Grade::Whole)),
        );
    }
    if citation.names.len() > 1 {
        let whole: Vec<&str> = citation
            .names
            .iter()
            .map(|name| name.text.as_str())
            .collect();
        for joined in [
            whole.join(" and "),
            whole.join(" "),
            whole.join(" y "),
            whole.join(" e "),
        ] {
            found.extend(index.named(&fold(&joined)));
        }
    }
    // The best grade of each entry.
    found.sort_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    found.dedup_by_key(|(at, _)| *at);
    let mut weighed: Vec<Evidence> = found
        .into_iter()
        .filter_map(|(at, grade)| Some(weigh(citation, year, at, index.entries.get(at)?, grade)))
        .collect();
    // An abbreviation that the text itself gives for the group leaves no doubt.
    for evidence in &mut weighed {
        evidence.doubts.retain(|doubt| match doubt {
            Doubt::Alias { cited, listed } => !index.introduced(&cited.text, listed),
            _ => true,
        });
    }
    weighed.sort_by_key(|evidence| (-evidence.score, evidence.reference));
    weighed
}

/// The link that name and year make on their own.
fn sure(weighed: &[Evidence], index: &Index) -> Option<Link> {
    let good: Vec<&Evidence> = weighed
        .iter()
        .filter(|e| e.year >= Agreement::Letterless && e.score >= SURE && e.company)
        .collect();
    let best = good.first()?;
    let rivals: Vec<usize> = good
        .iter()
        .filter(|e| best.score - e.score < MARGIN && !same_work(index, best.reference, e.reference))
        .map(|e| e.reference)
        .collect();
    Some(if rivals.is_empty() {
        found(best)
    } else {
        let mut all = vec![best.reference];
        all.extend(rivals);
        all.sort_unstable();
        Link::Ambiguous(all)
    })
}

fn found(evidence: &Evidence) -> Link {
    Link::Found {
        reference: evidence.reference,
        doubts: evidence.doubts.clone(),
    }
}

/// Whether two entries are one work listed twice.
pub(in crate::citations) fn same_work(index: &Index, a: usize, b: usize) -> bool {
    if a == b {
        return true;
    }
    let (Some(a), Some(b)) = (index.entries.get(a), index.entries.get(b)) else {
        return false;
    };
    a.year == b.year && !a.title.is_empty() && a.title == b.title
}

/// Entries that no sure link reaches.
struct Uncited {
    cited: HashSet<usize>,
    /// Groups among them by year.
    groups: HashMap<String, Vec<usize>>,
}

impl Uncited {
    fn new(index: &Index, cited: HashSet<usize>) -> Self {
        let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in index.entries.iter().enumerate() {
            let group = entry.authors.first().is_some_and(|author| author.group);
            if cited.contains(&at) || !group {
                continue;
            }
            for (year, _) in &entry.year.years {
                let list = groups.entry(year.clone()).or_default();
                if list.len() < 40 {
                    list.push(at);
                }
            }
        }
        Self { cited, groups }
    }

    fn has(&self, reference: usize) -> bool {
        !self.cited.contains(&reference)
    }
}

/// The name is spelt otherwise, the year agrees.
fn misspelt(citation: &Citation, year: &YearKey, index: &Index, uncited: &Uncited) -> Option<Link> {
    let first = citation.names.first()?;
    let whole = fold(&first.text);
    let last = first.text.rsplit(' ').next().map_or(String::new(), fold);
    let mut candidates: Vec<Evidence> = Vec::new();
    for (n, folded) in [&whole, &last].into_iter().enumerate() {
        if n > 0 && last == whole {
            continue;
        }
        for at in index.sounding(folded) {
            let Some(entry) = index.entries.get(at) else {
                continue;
            };
            let Some(author) = entry.authors.first() else {
                continue;
            };
            if author.fold == *folded || !(near(folded, &author.fold) || near(folded, &author.bare))
            {
                continue;
            }
            let evidence = weigh(citation, year, at, entry, Grade::Near);
            let letters = folded.chars().count();
            let enough =
                letters >= 5 || citation.names.len() > 1 || citation.et_al || uncited.has(at);
            // A name that the list has is spelt as meant, unless this entry is left over.
            let meant = !index.named(folded).is_empty() && !uncited.has(at);
            if evidence.year >= Agreement::Letterless
                && evidence.company
                && enough
                && !meant
                && evidence.score >= 50
            {
                candidates.push(evidence);
            }
        }
    }
    candidates.sort_by_key(|e| {
        (
            -(e.score + 5 * i32::from(uncited.has(e.reference))),
            e.reference,
        )
    });
    candidates.dedup_by_key(|e| e.reference);
    let best = candidates.first()?;
    let clear = candidates.get(1).is_none_or(|second| {
        let bonus = |e: &Evidence| e.score + 5 * i32::from(uncited.has(e.reference));
        bonus(best) - bonus(second) >= MARGIN || same_work(index, best.reference, second.reference)
    });
    clear.then(|| found(best))
}

/// First name and year agree, a further name does not, and nothing else cites the entry.
fn other_company(weighed: &[Evidence], uncited: &Uncited) -> Option<Link> {
    let mut left = weighed.iter().filter(|e| {
        e.year >= Agreement::Letterless && e.grade >= Grade::Part && uncited.has(e.reference)
    });
    let best = left.next()?;
    left.next().is_none().then(|| found(best))
}

/// A group under another name: an acronym or a translation, with an uncited entry of that year.
fn renamed(citation: &Citation, year: &YearKey, index: &Index, uncited: &Uncited) -> Option<Link> {
    let first = citation.names.first()?;
    if citation.et_al || index.knows(&first.text) {
        return None;
    }
    let cited: Vec<String> = telling(
        &citation
            .names
            .iter()
            .map(|n| n.text.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    );
    let acronym = is_acronym(&first.text) && citation.names.len() == 1;
    if !acronym && cited.len() < 2 {
        return None;
    }
    let mut best: Vec<(usize, usize)> = Vec::new();
    for (year, _) in &year.years {
        for &at in uncited.groups.get(year).map_or(&[][..], Vec::as_slice) {
            let Some(author) = index.entries.get(at).and_then(|e| e.authors.first()) else {
                continue;
            };
            let points = if acronym {
                let letters = fold(&first.text);
                let (short, _) = initials(&author.family);
                let alike = short.chars().next() == letters.chars().next()
                    && short.chars().count().abs_diff(letters.chars().count()) <= 1
                    && short.chars().count() >= 3;
                usize::from(alike)
            } else {
                let listed = telling(&author.family);
                let shared = cited.iter().filter(|word| listed.contains(word)).count();
                if 2 * shared >= cited.len().min(listed.len()) {
                    shared
                } else {
                    0
                }
            };
            if points > 0 {
                best.push((points, at));
            }
        }
    }
    best.sort_by_key(|(points, at)| (std::cmp::Reverse(*points), *at));
    best.dedup();
    let (points, at) = best.first().copied()?;
    if best.get(1).is_some_and(|(other, _)| *other == points) {
        return None;
    }
    let evidence = weigh(citation, year, at, index.entries.get(at)?, Grade::Alias);
    let mut doubts = evidence.doubts;
    doubts.retain(|doubt| !matches!(doubt, crate::citations::Doubt::NameSpelling { .. }));
    Some(Link::Found {
        reference: at,
        doubts,
    })
}

/// The words of a group's name that tell it apart, folded.
fn telling(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 && !has(INNER, &lower(word)))
        .map(fold)
        .take(20)
        .collect()
}

/// The names agree, the year does not, and the entry is the only one left.
fn misdated(
    citation: &Citation,
    year: &YearKey,
    weighed: &[Evidence],
    index: &Index,
    uncited: &Uncited,
) -> Option<Link> {
    let same_names: Vec<&Evidence> = weighed
        .iter()
        .filter(|e| e.company && e.grade >= Grade::Part && fits(citation, e, index))
        .collect();
    let left: Vec<&&Evidence> = same_names
        .iter()
        .filter(|e| uncited.has(e.reference))
        .collect();
    let apart = |e: &Evidence| {
        index
            .entries
            .get(e.reference)
            .and_then(|entry| year.apart(&entry.year))
    };
    if let [one] = left.as_slice() {
        let close =
            apart(one).is_none_or(|years| years <= if citation.names.len() > 1 { 10 } else { 3 });
        // The only work of that name, cited nowhere else: whatever the year, it is meant.
        let only = weighed.len() == 1;
        if close || only || one.year >= Agreement::OtherLetter {
            return Some(found(one));
        }
    }
    // Two or more surnames and a year beside it: a slip even where others cite the entry rightly.
    let beside: Vec<&&Evidence> = same_names
        .iter()
        .filter(|e| {
            citation.names.len() > 1 && !citation.et_al && apart(e).is_some_and(|years| years <= 1)
        })
        .collect();
    match beside.as_slice() {
        [one] => Some(found(one)),
        _ => None,
    }
}

/// Whether the number of names is that of the entry.
fn fits(citation: &Citation, evidence: &Evidence, index: &Index) -> bool {
    index.entries.get(evidence.reference).is_some_and(|entry| {
        let listed = entry.authors.len();
        if citation.et_al {
            listed >= 3 || entry.open
        } else {
            listed == citation.names.len()
        }
    })
}

/// The entries nearest to a citation that none fits.
fn nearest(citation: &Citation, year: &YearKey, weighed: &[Evidence], index: &Index) -> Vec<Near> {
    let mut named: Vec<(u32, &Evidence)> = weighed
        .iter()
        .filter(|e| e.grade >= Grade::Alias)
        .map(|e| {
            let apart = index
                .entries
                .get(e.reference)
                .and_then(|entry| year.apart(&entry.year));
            (apart.unwrap_or(999), e)
        })
        .collect();
    named.sort_by_key(|(apart, e)| (!e.company, *apart, e.reference));
    let mut near: Vec<Near> = named
        .iter()
        .take(3)
        .map(|(_, e)| Near {
            reference: e.reference,
            same_name: true,
            same_year: e.year >= Agreement::Letterless,
        })
        .collect();
    if let (true, Some(first)) = (near.is_empty(), citation.names.first()) {
        let folded = fold(&first.text);
        for at in index.sounding(&folded) {
            let Some(entry) = index.entries.get(at) else {
                continue;
            };
            let alike = entry
                .authors
                .first()
                .is_some_and(|a| self::near(&folded, &a.fold));
            let same_year = year.agrees(&entry.year) >= Agreement::Letterless;
            if alike && near.len() < 3 {
                near.push(Near {
                    reference: at,
                    same_name: false,
                    same_year,
                });
            }
        }
        near.sort_by_key(|n| (!n.same_year, n.reference));
    }
    near
}
