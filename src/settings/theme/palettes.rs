//! The colours of the themes that ship. `templates/slides/theme.typ` draws with them; a test holds both together.

/// The colours of a theme, as `#RRGGBB`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Its name.
    pub name: &'static str,
    /// The ground of a slide.
    pub ground: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Small lines above headlines, the bar below, numerals.
    pub primary: &'static str,
    /// Marks that are to be seen first.
    pub accent: &'static str,
    /// Sources, footers.
    pub second: &'static str,
    /// The ground of a panel.
    pub panel: &'static str,
    /// Lines that carry meaning.
    pub rule: &'static str,
    /// The ground of a divider; without one it is the primary colour.
    pub divider: Option<&'static str>,
    /// Text on a divider.
    pub divider_ink: &'static str,
    /// Whether the ground is dark.
    pub dark: bool,
}

/// Every theme that ships; the first is the default.
pub const PALETTES: [Palette; 2] = [
    Palette {
        name: "folio",
        ground: "#FBF8F2",
        ink: "#1F2328",
        primary: "#0F4C5C",
        accent: "#A23B2A",
        second: "#4A515B",
        panel: "#E7DFD0",
        rule: "#4A515B",
        divider: None,
        divider_ink: "#FBF8F2",
        dark: false,
    },
    Palette {
        name: "night-archive",
        ground: "#10151C",
        ink: "#F2EFE8",
        primary: "#E3B65B",
        accent: "#E3B65B",
        second: "#A9B1BB",
        panel: "#1B2430",
        rule: "#A9B1BB",
        divider: Some("#1B2430"),
        divider_ink: "#F2EFE8",
        dark: true,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::THEMES;

    #[test]
    fn colours_are_those_of_the_template() {
        let tokens = include_str!("../../../templates/slides/theme.typ");
        let names: Vec<&str> = PALETTES.iter().map(|palette| palette.name).collect();
        assert_eq!(names, THEMES);
        for palette in PALETTES {
            let start = format!("#let {} = (", palette.name);
            let body = tokens.split(start.as_str()).nth(1).unwrap();
            let body = body.split("\n)\n").next().unwrap();
            let of = |token: &str| {
                let line = body
                    .lines()
                    .find_map(|line| line.trim().strip_prefix(token)?.strip_prefix(": "));
                line.unwrap().split(',').next().unwrap().to_owned()
            };
            for (token, colour) in [
                ("ground", Some(palette.ground)),
                ("ink", Some(palette.ink)),
                ("primary", Some(palette.primary)),
                ("accent", Some(palette.accent)),
                ("second", Some(palette.second)),
                ("panel", Some(palette.panel)),
                ("rule", Some(palette.rule)),
                ("divider-ground", palette.divider),
                ("divider-ink", Some(palette.divider_ink)),
            ] {
                let expected = match colour {
                    Some(colour) => format!("rgb(\"{colour}\")"),
                    None => "auto".into(),
                };
                assert_eq!(of(token), expected, "{} {token}", palette.name);
            }
        }
    }
}
