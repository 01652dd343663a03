//! The type of a work, in hayagriva's names, from its fields and shape.

use hayagriva::types::EntryType;

use super::draft::Draft;
use super::words::lower;

/// The type of an entry and of what it stands in.
pub(super) fn of(draft: &Draft<'_>) -> (EntryType, Option<EntryType>) {
    let fields = &draft.fields;
    let shape = draft.shape;
    if shape.case {
        return (EntryType::Case, None);
    }
    if shape.law {
        return (EntryType::Legislation, None);
    }
    let genre = fields
        .genre
        .as_ref()
        .map(|f| lower(&f.text))
        .unwrap_or_default();
    if let Some(kind) = by_genre(&genre, fields.container.is_some(), draft.date.day.is_some()) {
        return kind;
    }
    let container = fields.container.as_ref().map(|f| lower(&f.text));
    if let Some(container) = container {
        if container.starts_with("proc") || container.contains("proceedings") {
            return (EntryType::Article, Some(EntryType::Proceedings));
        }
        if shape.within {
            let reference = [
                "dictionary",
                "encyclopedia",
                "encyclopaedia",
                "sözlü",
                "ansiklopedi",
                "wörterbuch",
                "lexikon",
                "diccionario",
                "enciclopedia",
                "dictionnaire",
                "wikipedia",
            ];
            if reference.iter().any(|w| container.contains(w)) {
                return (EntryType::Entry, Some(EntryType::Reference));
            }
            return if fields.editors.is_empty() {
                (EntryType::Chapter, Some(EntryType::Book))
            } else {
                (EntryType::Anthos, Some(EntryType::Anthology))
            };
        }
        let counted = fields.volume.is_some() || fields.issue.is_some() || fields.doi.is_some();
        if !counted && draft.date.day.is_some() {
            return (EntryType::Article, Some(EntryType::Newspaper));
        }
        return (EntryType::Article, Some(EntryType::Periodical));
    }
    if shape.report {
        return (EntryType::Report, None);
    }
    if fields.url.is_some()
        && (fields.accessed.is_some() || draft.date.day.is_some() || draft.date.year.is_none())
    {
        return (EntryType::Web, None);
    }
    if shape.edited {
        return (EntryType::Anthology, None);
    }
    if fields.url.is_some() && fields.publisher.is_none() && !shape.whole_work {
        return (EntryType::Web, None);
    }
    (EntryType::Book, None)
}

/// The types to render with: those near the true ones that APA's style sets right.
///
/// hayagriva takes the book of an anthology's text for its volume's title too, and has no
/// `In` before a reference work or a series.
pub(super) fn to_render(
    kind: EntryType,
    parent: Option<EntryType>,
    within: bool,
) -> (EntryType, Option<EntryType>) {
    let part = match (kind, parent) {
        (EntryType::Anthos | EntryType::Entry | EntryType::Audio | EntryType::Video, Some(_)) => {
            true
        }
        // Proceedings that are a book, rather than a periodical (APA 7, 10.5).
        (EntryType::Article, Some(EntryType::Proceedings)) => within,
        _ => false,
    };
    if part {
        (EntryType::Chapter, Some(EntryType::Book))
    } else {
        (kind, parent)
    }
}

/// The type that a bracketed description names.
fn by_genre(genre: &str, contained: bool, dated: bool) -> Option<(EntryType, Option<EntryType>)> {
    let has = |words: &[&str]| words.iter().any(|w| genre.contains(w));
    let kind = if genre.is_empty()
        || ["review", "comment", "abstract"]
            .iter()
            .any(|w| genre.starts_with(w))
    {
        return None;
    } else if has(&[
        "thesis",
        "dissertation",
        "tezi",
        "masterarbeit",
        "thèse",
        "tesis",
    ]) {
        EntryType::Thesis
    } else if has(&["software", "mobile app", "apparatus", "code"]) {
        if contained {
            return None;
        }
        EntryType::Repository
    } else if has(&["episode"]) {
        return Some((
            if has(&["podcast", "audio"]) {
                EntryType::Audio
            } else {
                EntryType::Video
            },
            contained.then_some(EntryType::Video),
        ));
    } else if has(&["film", "video", "webinar", "tv series", "belgesel"]) {
        EntryType::Video
    } else if has(&["song", "album", "podcast", "audio", "speech"]) {
        return Some((EntryType::Audio, contained.then_some(EntryType::Audio)));
    } else if has(&[
        "painting",
        "photograph",
        "lithograph",
        "sculpture",
        "clip art",
        "infographic",
        "map",
    ]) && !contained
    {
        // A picture with a day was posted somewhere; works of art have years.
        if dated {
            EntryType::Post
        } else {
            EntryType::Artwork
        }
    } else if has(&["tweet", "status update", "forum post", "profile", "post"]) && !contained {
        EntryType::Post
    } else if has(&["manuscript"]) {
        EntryType::Manuscript
    } else if has(&["patent"]) {
        EntryType::Patent
    } else {
        return None;
    };
    Some((kind, None))
}

/// hayagriva's own name of a type.
pub(super) fn name(kind: EntryType) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_else(|| "misc".to_owned())
}
