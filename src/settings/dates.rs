//! The document's date. A build may not read the clock (design.md, 9).

/// A day.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}
