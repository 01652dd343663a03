//! Every stretch of text in which a citation may stand.
//!
//! In: a manuscript. Out: the runs of its paragraphs, headings, cells and captions, footnotes included,
//! without the reference list, verbatim lines and the note on the author.

use super::{Block, BlockKind, Caption, Manuscript, OpeningRole, Role, Run};

/// The runs of each stretch, in typed order (footnotes after the body).
pub(crate) fn flows(manuscript: &Manuscript) -> Vec<&[Run]> {
    let mut skipped = vec![false; manuscript.blocks.len()];
    for section in &manuscript.sections {
        if matches!(section.role, Role::References | Role::About) {
            for index in section.blocks.clone().chain(section.heading) {
                if let Some(skip) = skipped.get_mut(index) {
                    *skip = true;
                }
            }
        }
    }
    // A text of one sentence is all opening.
    let opening = manuscript.opening.iter().filter(|line| {
        matches!(
            line.role,
            OpeningRole::Title | OpeningRole::Subtitle | OpeningRole::Other
        )
    });
    let mut flows: Vec<&[Run]> = opening.map(|line| line.runs.as_slice()).collect();
    let body = manuscript.blocks.iter().zip(&skipped);
    // A stack instead of recursion: the depth of quotes and lists is the author's.
    let mut stack: Vec<&Block> = manuscript
        .notes
        .iter()
        .rev()
        .flat_map(|note| note.blocks.iter().rev())
        .collect();
    stack.extend(
        body.rev()
            .filter(|(_, skip)| !**skip)
            .map(|(block, _)| block),
    );
    while let Some(block) = stack.pop() {
        match &block.kind {
            BlockKind::Heading(heading) => flows.push(heading.runs.as_slice()),
            BlockKind::Paragraph(paragraph) => flows.push(&paragraph.runs),
            BlockKind::Quote(blocks) => stack.extend(blocks.iter().rev()),
            BlockKind::List(list) => {
                let items = list.items.iter().rev();
                stack.extend(items.flat_map(|item| item.blocks.iter().rev()));
            }
            BlockKind::Table(table) => {
                caption(&table.caption, &mut flows);
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                flows.extend(cells.map(|cell| cell.runs.as_slice()));
                flows.push(&table.caption.note);
            }
            BlockKind::Figure(figure) => {
                caption(&figure.caption, &mut flows);
                flows.push(&figure.caption.note);
            }
            BlockKind::Code(_) | BlockKind::Ornament(_) | BlockKind::Entry(_) => {}
        }
    }
    flows.retain(|runs| !runs.is_empty());
    flows
}

fn caption<'a>(caption: &'a Caption, flows: &mut Vec<&'a [Run]>) {
    flows.push(&caption.title);
}
