//! Where things stand on a slide. `templates/slides/theme.typ` draws with these numbers; a test holds both together.

/// Places on a slide, in points from the top left.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Frame {
    /// Width of the slide.
    pub width: f64,
    /// Height of the slide.
    pub height: f64,
    /// Left and right margin.
    pub margin: f64,
    /// Columns of the grid.
    pub columns: usize,
    /// Between two columns.
    pub gutter: f64,
    /// Top of the small line above the headline.
    pub eyebrow_top: f64,
    /// Top of the headline.
    pub title_top: f64,
    /// Where the headline should end.
    pub title_bottom: f64,
    /// Top of the body.
    pub body_top: f64,
    /// Where the body must end.
    pub body_bottom: f64,
    /// Top of the footer.
    pub footer_top: f64,
}

impl Frame {
    /// The frame of a ratio, `16:9` or `4:3`.
    pub fn of(ratio: &str) -> Self {
        let narrow = ratio == "4:3";
        Self {
            width: if narrow { 720.0 } else { 960.0 },
            height: 540.0,
            margin: if narrow { 48.0 } else { 64.0 },
            columns: if narrow { 9 } else { 12 },
            gutter: 16.0,
            eyebrow_top: 40.0,
            title_top: 64.0,
            title_bottom: 150.0,
            body_top: 190.0,
            body_bottom: 476.0,
            footer_top: 503.0,
        }
    }

    /// Between the margins.
    pub fn measure(&self) -> f64 {
        self.width - 2.0 * self.margin
    }

    /// Width of `n` columns with the gutters between them.
    pub fn span(&self, n: usize) -> f64 {
        let columns = self.columns as f64;
        let column = (self.measure() - (columns - 1.0) * self.gutter) / columns;
        n.min(self.columns) as f64 * (column + self.gutter) - self.gutter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_template() {
        let tokens = include_str!("../../../templates/slides/theme.typ");
        let (wide, narrow) = (Frame::of("16:9"), Frame::of("4:3"));
        for line in [
            format!(
                "t.width = if narrow {{ {}pt }} else {{ {}pt }}",
                narrow.width, wide.width
            ),
            format!(
                "t.margin = if narrow {{ {}pt }} else {{ {}pt }}",
                narrow.margin, wide.margin
            ),
            format!(
                "t.columns = if narrow {{ {} }} else {{ {} }}",
                narrow.columns, wide.columns
            ),
            format!("gutter: {}pt", wide.gutter),
            format!("height: {}pt", wide.height),
            format!("eyebrow-top: {}pt", wide.eyebrow_top),
            format!("title-top: {}pt", wide.title_top),
            format!("title-bottom: {}pt", wide.title_bottom),
            format!("body-top: {}pt", wide.body_top),
            format!("body-bottom: {}pt", wide.body_bottom),
            format!("footer-top: {}pt", wide.footer_top),
        ] {
            assert!(tokens.contains(&line), "{line}");
        }
        assert!((wide.span(12) - wide.measure()).abs() < 1e-9);
    }
}
