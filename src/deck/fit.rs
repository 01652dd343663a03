//! What the model sees in the sentences of texts, written out for fitting its weights (`tests/tools/fit_weights.py`).

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::path::PathBuf;

    use super::super::build::summary;
    use super::super::cut::{Cited, text};
    use super::super::sentences::{Candidate, Reader};
    use super::super::stems::Stems;
    use super::super::weights::PAPER;
    use super::super::words::Lists;
    use crate::source::Source;

    /// For each sentence of which something could be said: its longest cut, and its features.
    #[test]
    #[ignore = "reads the texts of DIPTYCH_TEXTS, writes DIPTYCH_FEATURES; tests/tools/fit_weights.py says how"]
    fn features_of_texts() {
        let texts =
            PathBuf::from(std::env::var_os("DIPTYCH_TEXTS").expect("a folder of manuscripts"));
        let out = std::env::var_os("DIPTYCH_FEATURES").expect("a file to write");
        let mut files: Vec<PathBuf> = std::fs::read_dir(texts)
            .expect("the folder is there")
            .map(|entry| entry.expect("its entries can be read").path())
            .collect();
        files.sort();
        let mut lines = String::new();
        for file in files {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            let typed = std::fs::read_to_string(&file).expect("manuscripts are UTF-8");
            let source = Source::new(&*name, typed);
            let front = crate::settings::read(&source).expect("front matter can be read");
            let manuscript = crate::manuscript::read(&source, &front);
            let references = crate::references::read(&source, &manuscript);
            let citations = crate::citations::read(&source, &manuscript, &references);
            let mut reader = Reader {
                source: &source,
                manuscript: &manuscript,
                cited: Cited::new(&citations),
                lists: Lists::of(&manuscript.meta.language),
                stems: Stems::default(),
            };
            let parts = super::super::arc::parts(&manuscript);
            let (matters, brief, _) = reader.read(&parts, summary(&manuscript).as_ref(), &PAPER);
            let all: Vec<&Candidate> = [&brief]
                .into_iter()
                .chain(matters.iter().flatten())
                .flat_map(|matter| &matter.candidates)
                .collect();
            for of_sentence in all.chunk_by(|a, b| a.sentence == b.sentence) {
                let Some(longest) = of_sentence.iter().max_by_key(|c| c.words) else {
                    continue;
                };
                let line = serde_json::json!({
                    "text": name,
                    "said": text(&source, &longest.runs),
                    "features": longest.features,
                });
                writeln!(lines, "{line}").expect("a string takes all");
            }
        }
        std::fs::write(out, lines).expect("the file can be written");
    }
}
