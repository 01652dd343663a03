//! Rules for titles known by custom.

use super::super::super::model::Role;
use super::super::line::Case;
use super::super::words::{self, Part};
use super::look::Look;
use super::walk::Walk;
use super::zone::Zone;

/// Words for studies, folded; each study has methods and results of its own.
const STUDIES: &[&str] = &[
    "study",
    "experiment",
    "estudo",
    "estudio",
    "etude",
    "studie",
    "calisma",
    "deney",
    "experimento",
    "studio",
];

/// Declarations under a title for all of them.
pub(super) fn declared(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let level = walk.apart.level(walk.looks, i)?;
    walk.zone = Zone::Under(1);
    Some(level)
}

/// `Study 1` stands at the top, its methods and results under it; so does any title over methods that come again.
pub(super) fn study(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let look = &walk.looks[i];
    let named = look
        .counted
        .as_ref()
        .is_some_and(|(word, _)| STUDIES.contains(&word.as_str()));
    let over = look.role.is_none() && walk.next(i).is_some_and(|n| walk.repeats.is_start(n));
    (named || over).then(|| {
        walk.study = true;
        walk.open_top()
    })
}

/// Where known titles are in capitals, all titles in capitals stand at the top.
pub(super) fn capitals(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let free = walk.looks[i]
        .role
        .is_none_or(|role| role == Role::Acknowledgements);
    (walk.style.capitals && walk.case(i) == Case::Capitals && free).then(|| walk.open_top())
}

/// `Discussion` under `Results and discussion`.
pub(super) fn joined(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let look = &walk.looks[i];
    let top = walk.top.filter(|_| look.role.is_some() && i > 0)?;
    part_of(&top.folded, &look.folded).then(|| {
        walk.nested = None;
        walk.zone = Zone::Under(2);
        2
    })
}

/// What stands at the end by custom (`Ethics statement`) stands inside the methods or results here.
pub(super) fn aside(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let look = &walk.looks[i];
    let declares = look.role == Some(Role::Acknowledgements) && look.part != Some(Part::Thanks);
    let open = walk.zone == Zone::Open;
    if !declares || open || walk.ended || !matches!(walk.part, Some(Part::Methods | Part::Results))
    {
        return None;
    }
    let opens = walk.directly_under(i)
        && walk
            .previous(i)
            .is_some_and(|p| p.part == Some(Part::Methods));
    let inside = match walk.next(i) {
        Some(next) if next.role.is_none() => true,
        // The report goes on, so that this is not its end yet.
        Some(next) => {
            matches!(next.part, Some(Part::Results | Part::Discussion))
                && !look.folded.ends_with("considerations")
        }
        None => false,
    };
    (inside || opens).then(|| walk.zone.base())
}

/// `Introduction` directly under a title that custom does not know: it opens that part alone.
pub(super) fn opening(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let opens = walk.looks[i].role == Some(Role::Introduction)
        && walk.directly_under(i)
        && walk.plain_before(i).is_some();
    opens.then(|| {
        walk.nested = Some(walk.before + 1);
        walk.before + 1
    })
}

/// `Materials` or `Experimental procedures` within the methods, or methods once more under a bare title of methods.
pub(super) fn materials(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let look = &walk.looks[i];
    let top = walk.top?;
    let within = look.part == Some(Part::Methods)
        && walk.part == Some(Part::Methods)
        && walk.zone != Zone::Open;
    let again = matches!(look.folded.as_str(), "material" | "materials")
        || look.folded.starts_with("experimental ")
        || top.folded.starts_with("experimental") && top.paragraphs == 0;
    (within && again).then(|| {
        let base = walk.zone.base();
        walk.nested = (look.paragraphs == 0).then_some(base + 1);
        base
    })
}

/// All other known titles stand at the top; those of a study under it, until its discussion ends it.
pub(super) fn known(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let look = &walk.looks[i];
    look.role?;
    walk.nested = None;
    walk.study &= is_of_study(look);
    walk.ended = matches!(look.role, Some(Role::Acknowledgements | Role::References));
    let level = 1 + u8::from(walk.study);
    walk.zone = if walk.study && look.part == Some(Part::Discussion) {
        Zone::Open
    } else {
        Zone::after(walk.looks, i, level, walk.report)
    };
    Some(level)
}

fn is_of_study(look: &Look) -> bool {
    matches!(
        look.part,
        Some(Part::Methods | Part::Results | Part::Discussion)
    ) && !look.folded.starts_with("general ")
}

/// Whether a known title is one of those that a longer one joins.
fn part_of(top: &str, title: &str) -> bool {
    let rest = top
        .strip_prefix(title)
        .filter(|rest| rest.starts_with(' '))
        .or_else(|| top.strip_suffix(title).filter(|rest| rest.ends_with(' ')));
    rest.is_some() && words::role(top).is_some()
}
