//! The bibliographies that a manuscript names, read from its own folder and nowhere else.

use std::collections::BTreeMap;
use std::fmt;

use crate::references::{Bibliography, Imported, Work, import};
use crate::settings::FrontMatter;
use crate::source::{Position, Source};

/// Why a bibliography cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysError {
    /// The file at fault: the manuscript, if it names one that is not there.
    pub file: String,
    /// The place in it.
    pub position: Option<Position>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for KeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

impl std::error::Error for KeysError {}

/// All works that may be cited by key.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The works, in the order of the files.
    pub works: Vec<Work>,
    /// Keys that came before.
    pub repeated: Vec<Imported>,
    /// Whether a file was named.
    pub has_files: bool,
    by_key: BTreeMap<String, usize>,
}

impl Library {
    /// Reads the files that `front` names.
    pub fn read(source: &Source, front: &FrontMatter) -> Result<Self, KeysError> {
        let mut out = Self {
            has_files: !front.bibliography.is_empty(),
            ..Self::default()
        };
        for file in &front.bibliography {
            let bytes = source
                .folder()
                .read(&file.text)
                .map_err(|error| KeysError {
                    file: source.name().to_owned(),
                    position: file.span.map(|span| source.position(span.start)),
                    message: format!(
                        "front matter: `bibliography` names {}, which {error}",
                        file.text
                    ),
                })?;
            let read = import(&file.text, bytes).map_err(|error| KeysError {
                file: beside(source, &file.text),
                position: error.position,
                message: error.message,
            })?;
            out.add(read);
        }
        Ok(out)
    }

    /// Adds the works of a file; keys that came before are kept as they were.
    pub(super) fn add(&mut self, read: Bibliography) {
        self.has_files = true;
        self.repeated.extend(read.repeated);
        for work in read.works {
            if self.by_key.contains_key(&work.key) {
                self.repeated.push(work.from);
                continue;
            }
            let index = self.works.len();
            self.by_key.insert(work.key.clone(), index);
            for alias in &work.aliases {
                self.by_key.entry(alias.clone()).or_insert(index);
            }
            self.works.push(work);
        }
    }

    /// The work with this key.
    pub(super) fn get(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The known key that differs least from `key`, if it differs little.
    pub(super) fn nearest(&self, key: &str) -> Option<String> {
        let length = key.chars().count();
        let most = (length / 4).clamp(1, 4);
        let near = self
            .by_key
            .keys()
            .filter(|other| other.chars().count().abs_diff(length) <= most);
        // So many keys are no chapter's; a hostile text does not get to compare them all.
        near.take(5000)
            .map(|other| (distance(key, other), other))
            .filter(|(distance, _)| *distance <= most)
            .min()
            .map(|(_, other)| other.clone())
    }
}

/// The name of a file beside the manuscript, as messages call it.
fn beside(source: &Source, name: &str) -> String {
    let folder = source.path().and_then(std::path::Path::parent);
    folder.map_or_else(
        || name.to_owned(),
        |folder| folder.join(name).display().to_string(),
    )
}

/// Letters to put in, take out, change or swap with their neighbour, without case.
fn distance(a: &str, b: &str) -> usize {
    let fold =
        |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).take(64).collect() };
    let (a, b) = (fold(a), fold(b));
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1)
                .min(row[j - 1] + 1)
                .min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
