//! `diptych references`: the reference list in other formats.

use super::args::{ReferencesArgs, ReferencesFormat};
use super::terminal::Terminal;
use super::{Outcome, open, options};
use crate::error::{Error, guard};
use crate::output;
use crate::pipeline;
use crate::references;

pub(super) fn run(args: &ReferencesArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let options = options(None, None)?;
    let text = guard(|| {
        let source = open(&args.file)?;
        let (source, list) = if args.list {
            let list = references::read_list(&source);
            (source, list)
        } else {
            let models = pipeline::read(source, &options)?;
            (models.source, models.references)
        };
        let name = source
            .path()
            .and_then(|path| path.file_name())
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| source.name().to_owned());
        Ok(match args.format {
            ReferencesFormat::Json => output::json_text(&output::references_json(&source, &list)),
            ReferencesFormat::Yaml => references::to_yaml(&list, &name),
            ReferencesFormat::Biblatex => references::to_biblatex(&list),
            ReferencesFormat::CslJson => references::to_csl_json(&list),
            ReferencesFormat::Apa => list
                .iter()
                .map(|entry| format!("{}\n", entry.rendered))
                .collect(),
        })
    })?;
    terminal.print(&text)?;
    Ok(Outcome::Clean)
}
