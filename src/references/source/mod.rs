//! What stands behind the title: a periodical, a book, a publisher, a site (APA 7, 9.23 to 9.37).

mod chapter;
pub(super) mod locator;
mod periodical;
mod publisher;

use super::draft::Draft;
use super::title::{self, Source};

/// Reads the source and fills its fields.
pub(super) fn read(draft: &mut Draft<'_>, source: &Source) {
    let rest = draft.line.trim_with(&source.rest, |c| {
        c.is_whitespace() || matches!(c, '.' | ',')
    });
    if draft.line.slice(&rest).is_empty() {
        return;
    }
    if !source.contained {
        publisher::read(draft, &rest);
        return;
    }
    if let Some(length) = title::within(draft.line.slice(&rest)) {
        draft.spend(&(rest.start..rest.start + length));
        draft.shape.within = true;
        draft.shape.on = draft.line.slice(&rest).starts_with("On");
        chapter::read(
            draft,
            &(rest.start + length..rest.end),
            source.italic.as_ref(),
        );
    } else if chapter::has_editors(draft.line.slice(&rest)) {
        draft.shape.within = true;
        chapter::read(draft, &rest, source.italic.as_ref());
    } else {
        periodical::read(draft, &rest, source.italic.as_ref());
    }
}
