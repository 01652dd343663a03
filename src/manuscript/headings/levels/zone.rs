//! Where titles stand that say nothing of themselves: at the top, or under a title that custom divides.

use super::super::super::model::Role;
use super::super::words::Part;
use super::look::Look;

/// Where a title without a mark or number stands.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before and after the introduction: titles stand at the top.
    Open,
    /// Under a title that custom divides, which stands at this level.
    Under(u8),
}

impl Zone {
    /// The level of a title here that nothing else speaks of.
    pub(super) fn base(self) -> u8 {
        match self {
            Zone::Open => 1,
            Zone::Under(level) => level + 1,
        }
    }

    /// The zone after the known title `looks[i]`, which stands at `level`. In a `report`, methods and results
    /// have titles of their own.
    pub(super) fn after(looks: &[Look], i: usize, level: u8, report: bool) -> Zone {
        let look = &looks[i];
        // Where methods and results do not divide the document, a review is a part like others.
        if look.part == Some(Part::Literature) && !report && look.paragraphs > 0 {
            return Zone::Open;
        }
        match (look.role, look.part) {
            (_, Some(Part::Methods | Part::Results | Part::Discussion | Part::Literature))
            | (
                Some(
                    Role::Conclusion
                    | Role::Appendix
                    | Role::About
                    | Role::Notes
                    | Role::Acknowledgements,
                ),
                _,
            ) => Zone::Under(level),
            (Some(Role::Introduction), _) if report && opens_briefly(looks, i) => {
                Zone::Under(level)
            }
            _ => Zone::Open,
        }
    }
}

/// Whether the titles from an introduction to the next known title have short texts: long ones stand by
/// themselves.
fn opens_briefly(looks: &[Look], i: usize) -> bool {
    let (titles, paragraphs) = looks[i + 1..]
        .iter()
        .take_while(|l| l.role.is_none())
        .fold((0, 0), |(n, sum), l| (n + 1, sum + l.paragraphs.min(100)));
    paragraphs < titles * 3
}
