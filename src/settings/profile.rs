//! The files that the print edition is made as, and what a printer wants of his.

/// A file of the print edition.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// For readers and archives: tagged, linked, PDF/UA-1 and PDF/A-2a.
    Reading,
    /// For the printer: boxes, black alone, nothing to click.
    Press,
    /// For the author: line numbers, and the findings beside their lines.
    Proof,
}

impl Profile {
    /// All of them, in the order in which they are made.
    pub const ALL: [Self; 3] = [Self::Reading, Self::Press, Self::Proof];

    /// What a house's file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Press => "press",
            Self::Proof => "proof",
        }
    }

    /// The ending of its file's name (contract.md).
    pub fn ending(self) -> &'static str {
        match self {
            Self::Reading => ".pdf",
            Self::Press => ".press.pdf",
            Self::Proof => ".proof.pdf",
        }
    }

    /// `profiles`, each once, in the order of [`Self::ALL`].
    pub fn once_each(profiles: &[Self]) -> Vec<Self> {
        let all = Self::ALL.into_iter();
        all.filter(|profile| profiles.contains(profile)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_come_once_each_and_in_their_order() {
        use Profile::{Press, Proof, Reading};
        assert_eq!(
            Profile::once_each(&[Proof, Reading, Proof]),
            [Reading, Proof]
        );
        assert_eq!(Profile::once_each(&[Press]), [Press]);
    }
}
