//! The author's proof: findings as remarks on the pages that were laid out.

use super::Models;
use crate::checks::{Finding, Severity};
use crate::error::Error;
use crate::settings::Options;
use crate::typeset::{self, Edition, ProofInput, ProofRemark, Templates};

/// The PDF of the proof of `print`, with `findings` beside their lines.
pub(super) fn made(
    models: &Models,
    print: &Edition,
    findings: &[Finding],
    options: &Options,
    templates: &Templates,
) -> Result<Vec<u8>, Error> {
    let dated = options.epoch.is_some() || models.manuscript.meta.date.is_some();
    let input = ProofInput {
        print,
        source: &models.source,
        manuscript: &models.manuscript,
        house: &models.looks.house,
        day: dated.then(|| models.date.in_words()),
        remarks: findings.iter().map(remark).collect(),
    };
    Ok(typeset::proof(&input, templates)?.plain_pdf()?)
}

fn remark(finding: &Finding) -> ProofRemark {
    ProofRemark {
        span: finding.span,
        weight: match finding.severity {
            Severity::Note => 0,
            Severity::Warning => 1,
            Severity::Error => 2,
        },
        rule: (finding.code.into(), finding.rule.into()),
        message: finding.message.clone(),
        proposal: finding.help.clone(),
    }
}
