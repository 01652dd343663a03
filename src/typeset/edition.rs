//! An edition: laid-out pages, their facts, and their PDF.

use std::sync::Arc;

use ecow::EcoVec;
use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::attach::{self, Attachment};
use super::hashes::Hashed;
use super::layout::{Layout, Remark};
use super::slots::SpanTable;
use super::world::PressWorld;
use super::{order, pdf, structure};
use crate::settings::Date;
use crate::source::Span;

/// The creator that every PDF names; by it Diptych knows its own files.
pub const CREATOR: &str = "Diptych";

/// A laid-out edition.
pub struct Edition {
    pub(super) document: Hashed,
    pub(super) spans: Arc<SpanTable>,
    /// What lies on its pages.
    pub layout: Layout,
    /// The data of the figures that are shown, and where the manuscript names each.
    pub(super) pictures: Vec<(Bytes, Span)>,
    pub(super) ident: String,
    pub(super) date: Date,
}

/// Why an edition could not be laid out: the template's faults, as Typst words them.
#[derive(Debug)]
pub struct TypesetError {
    /// One line a fault.
    pub faults: Vec<String>,
}

impl std::fmt::Display for TypesetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.faults.join("\n"))
    }
}

impl std::error::Error for TypesetError {}

impl Edition {
    /// The PDF: PDF/UA-1 and PDF/A-2a at once. Where the content cannot meet them, a plain tagged PDF,
    /// and the reasons as remarks.
    pub fn pdf(&self) -> Result<(Vec<u8>, Vec<Remark>), TypesetError> {
        self.pdf_with(&[])
    }

    /// The same with files inside, for which it is PDF/A-3a.
    pub fn pdf_with(
        &self,
        attachments: &[Attachment],
    ) -> Result<(Vec<u8>, Vec<Remark>), TypesetError> {
        let archive = match attachments.is_empty() {
            true => PdfStandard::A_2a,
            false => PdfStandard::A_3a,
        };
        let strict = self.options(&[PdfStandard::Ua_1, archive])?;
        let (bytes, remarks) = match typst_pdf::pdf(&self.document, &strict) {
            Ok(bytes) => (bytes, Vec::new()),
            Err(reasons) => {
                let remarks = remarks(&reasons, &self.spans);
                let plain = self.options(&[])?;
                let bytes = typst_pdf::pdf(&self.document, &plain).map_err(|e| TypesetError {
                    faults: e.iter().map(words).collect(),
                })?;
                (bytes, remarks)
            }
        };
        Ok((self.mended(&bytes, attachments)?, remarks))
    }

    /// What typst-pdf wrote, its tags mended, painted in their order.
    fn mended(&self, bytes: &[u8], attachments: &[Attachment]) -> Result<Vec<u8>, TypesetError> {
        let mut file = pdf::open(bytes)?;
        pdf::told(structure::mend(&mut file))?;
        pdf::told(order::mend(&mut file))?;
        if !attachments.is_empty() {
            pdf::told(attach::attach(&mut file, attachments, self.date))?;
        }
        pdf::save(file)
    }

    /// A plain PDF, with links and bookmarks, without tags.
    pub fn plain_pdf(&self) -> Result<Vec<u8>, TypesetError> {
        self.export(&self.document, "plain", &[], false)
    }

    /// The PDF of another state of this edition's document; `kind` tells the two apart.
    pub(super) fn export(
        &self,
        document: &PagedDocument,
        kind: &str,
        standards: &[PdfStandard],
        tagged: bool,
    ) -> Result<Vec<u8>, TypesetError> {
        let options = PdfOptions {
            ident: Smart::Custom(format!("{}:{kind}", self.ident)),
            tagged,
            ..self.options(standards)?
        };
        typst_pdf::pdf(document, &options).map_err(|e| TypesetError {
            faults: e.iter().map(words).collect(),
        })
    }

    fn options(&self, standards: &[PdfStandard]) -> Result<PdfOptions, TypesetError> {
        let Date { year, month, day } = self.date;
        let timestamp = Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc);
        let standards = PdfStandards::new(standards).map_err(|e| TypesetError {
            faults: vec![e.message().to_string()],
        })?;
        Ok(PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some(CREATOR.into())),
            timestamp,
            page_ranges: None,
            standards,
            tagged: true,
            pretty: false,
        })
    }
}

/// Faults of a template, with their places in it.
pub(super) fn fault(
    diagnostics: &EcoVec<SourceDiagnostic>,
    world: &PressWorld<'_>,
) -> TypesetError {
    let place = |d: &SourceDiagnostic| {
        let source = world.source(d.span.id()?).ok()?;
        let (line, column) = source
            .lines()
            .byte_to_line_column(world.range(d.span)?.start)?;
        let file = source.id().vpath().get_without_slash().to_string();
        Some(format!("{file}:{}:{}: ", line + 1, column + 1))
    };
    let faults = diagnostics
        .iter()
        .map(|d| format!("{}{}", place(d).unwrap_or_default(), words(d)));
    TypesetError {
        faults: faults.collect(),
    }
}

fn words(diagnostic: &SourceDiagnostic) -> String {
    let hints: String = diagnostic
        .hints
        .iter()
        .map(|h| format!(" ({})", h.v))
        .collect();
    format!("{}{hints}", diagnostic.message)
}

/// Diagnostics with their places in the manuscript.
pub(super) fn remarks(diagnostics: &[SourceDiagnostic], spans: &SpanTable) -> Vec<Remark> {
    diagnostics
        .iter()
        .map(|d| Remark {
            span: match d.span.get() {
                typst::syntax::DiagSpanKind::Range { id, range } => spans.source_range(id, range),
                _ => None,
            },
            error: d.severity == Severity::Error,
            message: d.message.to_string(),
        })
        .collect()
}
