//! A page's content as units that may change places: each leaves the graphics state as it found it.

use lopdf::Object;
use lopdf::content::Operation;

/// A stretch of operations.
pub(super) struct Unit<'c> {
    pub(super) operations: &'c [Operation],
    /// The marked content within.
    pub(super) mcids: Vec<i64>,
    /// Whether it paints an area: what lies under it cannot be seen any more.
    pub(super) hides: bool,
    /// Lowest and highest ordinate of what it paints.
    low: f64,
    high: f64,
}

impl Unit<'_> {
    /// Whether two may overlap, by their heights on the page.
    pub(super) fn meets(&self, other: &Unit<'_>) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// The corners, opposite to one another, of what an external object paints.
pub(super) type Extent = [f64; 4];

/// The units of a page; `None` if something outside of them sets a state for those that follow. `extent` knows the
/// external objects by name.
pub(super) fn units<'c>(
    operations: &'c [Operation],
    extent: &dyn Fn(&[u8]) -> Option<Extent>,
) -> Option<Vec<Unit<'c>>> {
    let mut units = Vec::new();
    let mut from = 0;
    while from < operations.len() {
        let mut reader = Reader::default();
        let mut length = 0;
        loop {
            let operation = operations.get(from + length)?;
            length += 1;
            reader.take(operation, extent)?;
            if reader.open == 0 {
                break;
            }
        }
        let operations = operations.get(from..from + length)?;
        from += length;
        let alone = operations.len() == 1;
        let harmless = |operator: &str| matches!(operator, "Do" | "sh" | "BI" | "MP" | "DP");
        if alone && !harmless(&operations[0].operator) {
            return None;
        }
        units.push(Unit {
            operations,
            mcids: reader.mcids,
            hides: reader.hides,
            low: reader.low,
            high: reader.high,
        });
    }
    Some(units)
}

/// A transformation: `a b c d e f`.
type Matrix = [f64; 6];

struct Reader {
    /// How many of `q`, `BDC`, `BT` are open.
    open: usize,
    saved: Vec<(Matrix, f64)>,
    now: Matrix,
    /// Type size.
    size: f64,
    /// Where the line of text begins.
    line: (f64, f64),
    mcids: Vec<i64>,
    hides: bool,
    low: f64,
    high: f64,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            open: 0,
            saved: Vec::new(),
            now: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            size: 0.0,
            line: (0.0, 0.0),
            mcids: Vec::new(),
            hides: false,
            low: f64::INFINITY,
            high: f64::NEG_INFINITY,
        }
    }
}

impl Reader {
    /// `None` if the state of what follows would change.
    fn take(
        &mut self,
        operation: &Operation,
        extent: &dyn Fn(&[u8]) -> Option<Extent>,
    ) -> Option<()> {
        let number = |at: usize| {
            let value = operation.operands.get(at).and_then(|o| o.as_float().ok());
            value.map(f64::from)
        };
        match operation.operator.as_str() {
            "q" => {
                self.open += 1;
                self.saved.push((self.now, self.size));
            }
            "Q" => {
                self.open = self.open.checked_sub(1)?;
                (self.now, self.size) = self.saved.pop()?;
            }
            "BDC" | "BMC" => {
                self.open += 1;
                let properties = operation.operands.get(1).and_then(|p| p.as_dict().ok());
                let mcid = properties.and_then(|p| p.get(b"MCID").and_then(Object::as_i64).ok());
                self.mcids.extend(mcid);
            }
            "BT" => {
                self.open += 1;
                self.line = (0.0, 0.0);
            }
            "ET" | "EMC" => self.open = self.open.checked_sub(1)?,
            // Inside marked content, but outside `q` and `Q`, a state would be set for all that follows.
            "cm" => {
                self.saved.last()?;
                let mut by = [0.0; 6];
                for (at, value) in by.iter_mut().enumerate() {
                    *value = number(at)?;
                }
                self.now = concat(by, self.now);
            }
            "g" | "G" | "cs" | "CS" | "sc" | "SC" | "scn" | "SCN" | "w" | "J" | "j" | "M" | "d"
            | "gs" | "W" | "W*" | "ri" | "i" | "rg" | "RG" | "k" | "K" | "Tr" => {
                self.saved.last()?;
            }
            "Tf" => {
                self.saved.last()?;
                self.size = number(1)?.abs();
            }
            "Tj" | "TJ" => {
                // Ink of a line stays within one and a half of its size.
                let ((x, y), reach) = (self.line, self.size * 1.5);
                self.point(x, y + reach);
                self.point(x, y - reach);
            }
            "Tm" => self.line = (number(4)?, number(5)?),
            // Lines that are moved otherwise are not followed.
            "Td" | "TD" | "T*" | "'" | "\"" => return None,
            "m" | "l" => self.point(number(0)?, number(1)?),
            "c" => {
                for at in [0, 2, 4] {
                    self.point(number(at)?, number(at + 1)?);
                }
            }
            "v" | "y" => {
                for at in [0, 2] {
                    self.point(number(at)?, number(at + 1)?);
                }
            }
            "re" => {
                let (x, y) = (number(0)?, number(1)?);
                let (wide, high) = (number(2)?, number(3)?);
                for (x, y) in [(x, y), (x + wide, y), (x, y + high), (x + wide, y + high)] {
                    self.point(x, y);
                }
            }
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.hides = true,
            "Do" | "sh" | "BI" => {
                self.hides = true;
                let name = operation.operands.first().and_then(|o| o.as_name().ok());
                match name.and_then(extent) {
                    Some([left, bottom, right, top]) => {
                        for (x, y) in [(left, bottom), (right, bottom), (left, top), (right, top)] {
                            self.point(x, y);
                        }
                    }
                    // It may paint anywhere.
                    None => (self.low, self.high) = (f64::NEG_INFINITY, f64::INFINITY),
                }
            }
            _ => {}
        }
        Some(())
    }

    fn point(&mut self, x: f64, y: f64) {
        let [_, b, _, d, _, f] = self.now;
        let y = b * x + d * y + f;
        self.low = self.low.min(y);
        self.high = self.high.max(y);
    }
}

/// `by` before `now`.
fn concat(by: Matrix, now: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = by;
    let [p, q, r, s, t, u] = now;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}
