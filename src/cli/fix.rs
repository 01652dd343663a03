//! `diptych check --fix`: what is safe to mend is shown, and with `--write` mended.

use std::path::{Path, PathBuf};

use super::args::{CheckArgs, FindingsFormat};
use super::check::{self, Found};
use super::terminal::Terminal;
use super::{Outcome, fail, jobs, judge, open};
use crate::error::{Error, guard};
use crate::output::{Kind, Outputs, diff, escape};
use crate::pipeline::{self, Fixed};
use crate::settings::Options;

pub(super) fn run(
    args: &CheckArgs,
    options: &Options,
    terminal: &Terminal,
) -> Result<Outcome, Error> {
    if matches!(args.format, FindingsFormat::Json | FindingsFormat::Sarif) {
        return Err(Error::new(
            "--fix prints a diff on standard output, where json and sarif go too; ask for one of them",
        ));
    }
    if args.out.is_some() && args.files.iter().any(|file| is_stdin(file)) {
        return Err(Error::new(
            "--out needs a manuscript with a name; for - the mended text is printed",
        ));
    }
    let mut worst = Outcome::Clean;
    let mut failed = 0;
    let mut done: Vec<(PathBuf, Mended)> = Vec::new();
    let work = |file: &PathBuf| guard(|| mend(file, args, options));
    jobs::in_order(&args.files, args.jobs, work, |index, result| {
        worst = worst.max(match result {
            Ok(mended) => {
                mended.found.tell(args, terminal);
                let outcome = judge(&mended.found.findings, args.deny);
                done.extend(args.files.get(index).map(|file| (file.clone(), mended)));
                outcome
            }
            Err(error) => {
                failed += 1;
                fail(terminal, &error)
            }
        });
    })?;
    if args.write && failed == 0 {
        write(&done, args)?;
    } else if args.write && args.files.len() > 1 {
        terminal.warn(&format!(
            "nothing was written: {failed} of {} manuscripts could not be checked\n",
            args.files.len()
        ));
    }
    for (file, mended) in &done {
        let Fixed { before, models, .. } = &mended.fixed;
        if args.write && failed == 0 && is_stdin(file) {
            terminal.print(models.source.typed().text())?;
        } else {
            let (old, new) = (before.text(), models.source.typed().text());
            terminal.print(&diff(before.name(), old, new, terminal.diff_look()))?;
        }
        terminal.say(&mended.summary(args.write && failed == 0));
    }
    Ok(worst)
}

/// A manuscript mended, and what is found in the text that will be on the disk.
struct Mended {
    fixed: Fixed,
    found: Found,
}

fn mend(file: &Path, args: &CheckArgs, options: &Options) -> Result<Mended, Error> {
    let models = pipeline::read(open(file)?, options)?;
    let before = match args.write {
        true => None,
        false => Some(check::findings(&models, args, options)?),
    };
    let fixed = pipeline::fix(models, options)?;
    let (source, (findings, silenced)) = match before {
        Some(found) => (&fixed.before, found),
        None => (
            fixed.models.source.typed(),
            check::findings(&fixed.models, args, options)?,
        ),
    };
    let found = Found {
        source: source.clone(),
        findings,
        silenced,
    };
    Ok(Mended { fixed, found })
}

impl Mended {
    /// `chapter.md: 3 suggestions applied, 2 left to the author`
    fn summary(&self, written: bool) -> String {
        let Fixed { applied, left, .. } = self.fixed;
        let suggestions = |n: usize| format!("{n} suggestion{}", if n == 1 { "" } else { "s" });
        let done = match (applied, written) {
            (0, _) => "nothing to apply".to_owned(),
            (n, true) => format!("{} applied", suggestions(n)),
            (n, false) => format!("{} can be applied (--write)", suggestions(n)),
        };
        let left = match left {
            0 => String::new(),
            n => format!(", {} left to the author", suggestions(n)),
        };
        format!("{}: {done}{left}\n", escape(self.fixed.before.name()))
    }
}

/// Writes all mended manuscripts, or none.
fn write(done: &[(PathBuf, Mended)], args: &CheckArgs) -> Result<(), Error> {
    let mut outputs = Outputs::new();
    for (file, Mended { fixed, .. }) in done {
        let (old, new) = (fixed.before.text(), fixed.models.source.typed().text());
        let bytes = |text: &str| text.as_bytes().to_vec();
        match (&args.out, file.file_name()) {
            _ if is_stdin(file) => {}
            (Some(folder), Some(name)) => {
                outputs.protect(file);
                outputs.add(folder.join(name), Kind::Manuscript, bytes(new));
            }
            _ if old != new => outputs.replace(file, bytes(old), bytes(new)),
            _ => {}
        }
    }
    outputs
        .commit(args.force)
        .map_err(|error| Error::new(error.to_string()))
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}
