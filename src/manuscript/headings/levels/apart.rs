//! Declarations at the end (`Funding`, `Conflicts of interest`) and their common title.

use super::super::super::model::Role;
use super::super::words::Part;
use super::look::Look;

/// Declarations at the end: those directly under a title for all of them stand under it.
#[derive(Default)]
pub(super) struct Apart {
    under: bool,
}

impl Apart {
    pub(super) fn level(&mut self, looks: &[Look], i: usize) -> Option<u8> {
        let look = &looks[i];
        if look.role != Some(Role::Acknowledgements) || look.part == Some(Part::Thanks) {
            self.under = false;
            return None;
        }
        if look.part == Some(Part::Declarations) {
            self.under = look.paragraphs == 0;
            return Some(1);
        }
        self.under.then_some(2)
    }
}
