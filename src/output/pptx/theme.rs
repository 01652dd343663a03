//! Colours and fonts: the scheme of the theme part (ECMA-376-1, 20.1.6).

use super::text::attribute;
use crate::settings::{BrandFont, Palette, Theme};
use crate::typeset::bitmap;

/// The look of a deck.
pub(super) struct Look {
    pub(super) palette: &'static Palette,
    primary: String,
    accent: String,
    heading: String,
    body: String,
    /// Where the four colours of text and grounds stand in the scheme, as `p:clrMap` has it.
    pub(super) map: &'static str,
}

/// Colours of series that can be told apart (Okabe and Ito), on light and on dark grounds.
const SERIES: [[&str; 4]; 2] = [
    ["0072B2", "D55E00", "009E73", "4A515B"],
    ["E69F00", "56B4E9", "009E73", "F0E442"],
];

impl Look {
    pub(super) fn of(theme: &Theme) -> Self {
        let palette = theme.palette();
        let colour = |own: &Option<String>, shipped: &str| {
            let typed = own.as_deref().unwrap_or(shipped);
            typed.trim_start_matches('#').to_owned()
        };
        let family = |font: &Option<BrandFont>, shipped: &str| match font {
            Some(BrandFont::Family(name)) => name.clone(),
            // The file's own name is the best that is known of a font that is not embedded here.
            Some(BrandFont::File(file)) => file
                .name
                .rsplit_once('.')
                .map_or(file.name.clone(), |(name, _)| name.to_owned()),
            None => shipped.to_owned(),
        };
        Self {
            palette,
            primary: colour(&theme.primary, palette.primary),
            accent: colour(&theme.accent, palette.accent),
            heading: family(&theme.heading_font, "Source Serif 4 Display"),
            body: family(&theme.body_font, "Source Sans 3"),
            map: match palette.dark {
                false => "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\"",
                true => "bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\"",
            },
        }
    }

    /// The brand's logo as a part, if PowerPoint shows its kind.
    pub(super) fn logo(&self, theme: &Theme) -> Option<(String, Vec<u8>)> {
        let logo = theme.logo.as_ref()?;
        let bytes = bitmap(&logo.bytes, &logo.name).unwrap_or(logo.bytes.clone());
        let ending = match bytes.get(..4)? {
            [0x89, b'P', b'N', b'G'] => "png",
            [0xff, 0xd8, ..] => "jpeg",
            [b'G', b'I', b'F', b'8'] => "gif",
            _ => return None,
        };
        Some((format!("logo.{ending}"), bytes))
    }

    /// The ground of a divider, as a colour of the scheme, and the text on it.
    pub(super) fn divider(&self) -> (&'static str, &'static str) {
        match self.palette.divider {
            Some(_) => ("bg2", "tx1"),
            None => ("accent1", "bg1"),
        }
    }

    /// The theme part.
    pub(super) fn xml(&self) -> String {
        let bare = |colour: &'static str| colour.trim_start_matches('#');
        let palette = self.palette;
        let (ground, ink) = (bare(palette.ground), bare(palette.ink));
        let (panel, second) = (bare(palette.panel), bare(palette.second));
        let (dark1, light1, dark2, light2) = match palette.dark {
            false => (ink, ground, second, panel),
            true => (ground, ink, panel, second),
        };
        let mut colours = String::new();
        for (name, colour) in [
            ("dk1", dark1),
            ("lt1", light1),
            ("dk2", dark2),
            ("lt2", light2),
            ("accent1", &self.primary),
            ("accent2", &self.accent),
            ("accent3", SERIES[usize::from(palette.dark)][0]),
            ("accent4", SERIES[usize::from(palette.dark)][1]),
            ("accent5", SERIES[usize::from(palette.dark)][2]),
            ("accent6", SERIES[usize::from(palette.dark)][3]),
            ("hlink", &self.primary),
            ("folHlink", &self.primary),
        ] {
            colours.push_str(&format!(
                "<a:{name}><a:srgbClr val=\"{colour}\"/></a:{name}>"
            ));
        }
        let font = |family: &str| {
            format!(
                "<a:latin typeface=\"{}\"/><a:ea typeface=\"\"/><a:cs typeface=\"Vazirmatn\"/>",
                attribute(family)
            )
        };
        let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        let line = format!("<a:ln w=\"12700\">{fill}</a:ln>");
        let plain = "<a:effectStyle><a:effectLst/></a:effectStyle>";
        format!(
            "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"{name}\">\
             <a:themeElements><a:clrScheme name=\"{name}\">{colours}</a:clrScheme>\
             <a:fontScheme name=\"{name}\"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont>\
             </a:fontScheme><a:fmtScheme name=\"{name}\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>\
             <a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>\
             <a:effectStyleLst>{plain}{plain}{plain}</a:effectStyleLst>\
             <a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
            name = palette.name,
            major = font(&self.heading),
            minor = font(&self.body),
        )
    }
}
