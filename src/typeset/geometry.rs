//! The page of the house, in millimetres (print-edition.md, 2).

use typst::foundations::Value;
use typst::layout::{Abs, Length};

use super::layout::Rect;
use super::meta;

/// Trim size and margins.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    width: f64,
    height: f64,
    inner: f64,
    outer: f64,
    top: f64,
    bottom: f64,
}

impl Geometry {
    /// 160 × 240 mm; 38 lines of 14 pt.
    pub(super) fn classic() -> Self {
        Self {
            width: 160.0,
            height: 240.0,
            inner: 25.0,
            outer: 23.0,
            top: 24.0,
            bottom: 28.3,
        }
    }

    /// The text block of the page with this folio: odd folios are rectos, whose inner margin is at the left.
    pub(super) fn measure(&self, folio: u64) -> Rect {
        let left = if folio % 2 == 1 {
            self.inner
        } else {
            self.outer
        };
        let pt = |mm: f64| Abs::mm(mm).to_pt();
        Rect {
            left: pt(left),
            top: pt(self.top),
            right: pt(left + self.width - self.inner - self.outer),
            bottom: pt(self.height - self.bottom),
        }
    }

    /// As the template takes it.
    pub(super) fn dict(&self) -> Value {
        let mm = |value: f64| Value::Length(Length::from(Abs::mm(value)));
        meta::map([
            ("width", mm(self.width)),
            ("height", mm(self.height)),
            ("inner", mm(self.inner)),
            ("outer", mm(self.outer)),
            ("top", mm(self.top)),
            ("bottom", mm(self.bottom)),
        ])
    }
}
