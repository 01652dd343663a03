//! What a printer wants of his file: fields of a house that only `--profile press` asks about.

/// The standard that the file is prepared for.
///
/// PDF/X-4 is not among them: it wants the profile of the printing condition inside the file, and none ships.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PdfX {
    /// ISO 15930-3:2002, on PDF 1.3.
    X3Of2002,
    /// ISO 15930-6:2003, on PDF 1.4.
    X3Of2003,
}

impl PdfX {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::X3Of2003, Self::X3Of2002];

    /// What a house's file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::X3Of2002 => "X-3:2002",
            Self::X3Of2003 => "X-3:2003",
        }
    }

    /// The value of `GTS_PDFXVersion`.
    pub fn version(self) -> &'static str {
        match self {
            Self::X3Of2002 => "PDF/X-3:2002",
            Self::X3Of2003 => "PDF/X-3:2003",
        }
    }
}

/// Printing conditions that a house may name: those of offset presses in the ICC's registry of CMYK characterization
/// data (registry.color.org/cmyk-registry, as of September 2026), by their reference names. A name that is not
/// registered would need its profile in the file.
pub const CONDITIONS: &[&str] = &[
    "FOGRA52",
    "FOGRA54",
    "FOGRA53",
    "FOGRA51",
    "FOGRA50",
    "FOGRA49",
    "FOGRA48",
    "FOGRA47",
    "FOGRA46",
    "FOGRA45",
    "FOGRA44",
    "FOGRA43",
    "FOGRA42",
    "FOGRA41",
    "FOGRA40",
    "FOGRA39",
    "FOGRA30",
    "FOGRA29",
    "FOGRA28",
    "FOGRA27",
    "CGATS TR 001",
    "CGATS TR 002",
    "CGATS TR 003",
    "CGATS TR 005",
    "CGATS TR 006",
    "CGATS21-2-CRPC1",
    "CGATS21-2-CRPC2",
    "CGATS21-2-CRPC3",
    "CGATS21-2-CRPC4",
    "CGATS21-2-CRPC5",
    "CGATS21-2-CRPC6",
    "CGATS21-2-CRPC7",
    "EUROSB104",
    "EUROSB204",
    "IFRA26",
    "JC200103",
    "JC200104",
    "JCN2002",
    "JCS2011",
    "JCW2003",
];

/// The fields, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// `pdf-x`
    pub pdf_x: PdfX,
    /// `output-condition`: one of [`CONDITIONS`].
    pub condition: String,
    /// `bleed`, in points; `None`: 3 mm where ink reaches the edge of a page, else none.
    pub bleed: Option<f64>,
    /// `crop-marks`: drawn outside the trim and the bleed.
    pub crop_marks: bool,
}

impl Default for Press {
    /// PDF/X-3:2003 on uncoated paper, as books have it; no marks.
    fn default() -> Self {
        Self {
            pdf_x: PdfX::X3Of2003,
            condition: CONDITIONS[0].into(),
            bleed: None,
            crop_marks: false,
        }
    }
}
