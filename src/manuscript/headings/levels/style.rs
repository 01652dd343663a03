//! How an author cases titles, where that tells depths apart.

use super::super::super::model::Role;
use super::super::line::Case;
use super::look::Look;

/// How the author cases titles.
pub(super) struct Style {
    /// Known titles are in capitals: others in capitals stand beside them, the rest under them.
    pub(super) capitals: bool,
    /// Most titles are in title case: those in sentence case stand deeper.
    pub(super) titles: bool,
}

impl Style {
    pub(super) fn of(looks: &[Look]) -> Self {
        let major = |l: &&Look| {
            matches!(
                l.role,
                Some(Role::Introduction | Role::Body | Role::Conclusion)
            )
        };
        let known: Vec<&Look> = looks.iter().filter(major).collect();
        let capitals = known.iter().filter(|l| l.case == Case::Capitals).count();
        let body = looks.iter().filter(|l| {
            !matches!(
                l.role,
                Some(Role::References | Role::Abstract | Role::Keywords)
            )
        });
        let high = body.filter(|l| l.case == Case::Capitals).count();
        let unknown = |case: Case| {
            looks
                .iter()
                .filter(|l| l.role.is_none() && l.case == case)
                .count()
        };
        let (titles, sentences) = (unknown(Case::Title), unknown(Case::Sentence));
        Self {
            capitals: high >= 2 && capitals * 3 >= known.len() * 2,
            titles: titles >= 4 && titles >= sentences * 2,
        }
    }
}
