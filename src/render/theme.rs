//! The colours and the font of every picture.
//!
//! Colours have names by what they mean. Each has a light value, written as a presentation attribute, which works where style
//! sheets do not (slides, word processors, older renderers), and a dark value, which a viewer who prefers dark gets
//! through a CSS variable. A page that shows the picture inline can set the variables itself.

/// The font of every picture: Arial and what stands for it elsewhere. Its widths are those that the pictures are laid out for.
pub(crate) const FONT: &str = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";

/// Which colours a picture has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Theme {
    /// Light, and dark for a viewer who prefers dark (`prefers-color-scheme`); light wherever style sheets do not work.
    /// An inline picture takes its colours from the page's variables, if it sets any: `--imp-ink`, `--imp-paper` and so on.
    #[default]
    Auto,
    /// Light everywhere, without a style sheet.
    Light,
    /// Dark everywhere, without a style sheet.
    Dark,
}

/// A colour by its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// What the picture is drawn on.
    Paper,
    /// Text, and the centre line.
    Ink,
    /// Text of less weight, and limits.
    Muted,
    /// Lines that help the eye and mean nothing.
    Grid,
    /// A soft ground for boxes.
    Panel,
    /// Common cause.
    Common,
    /// Special cause in the better direction: NHS blue.
    Improvement,
    /// Special cause in the worse direction: orange.
    Concern,
    /// Special cause where neither direction is better: purple.
    Neither,
    /// What is wished for.
    Target,
}

impl Paint {
    pub(crate) const ALL: [Self; 10] = [
        Self::Paper,
        Self::Ink,
        Self::Muted,
        Self::Grid,
        Self::Panel,
        Self::Common,
        Self::Improvement,
        Self::Concern,
        Self::Neither,
        Self::Target,
    ];

    /// The name in style sheets, after `--imp-`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Grid => "grid",
            Self::Panel => "panel",
            Self::Common => "common",
            Self::Improvement => "improvement",
            Self::Concern => "concern",
            Self::Neither => "neither",
            Self::Target => "target",
        }
    }

    /// The colour on light paper.
    pub(crate) const fn light(self) -> &'static str {
        match self {
            Self::Paper => "#ffffff",
            Self::Ink => "#212b32",
            Self::Muted => "#4c6272",
            Self::Grid => "#e1e6e9",
            Self::Panel => "#f3f6f8",
            Self::Common => "#6b7c88",
            Self::Improvement => "#005eb8",
            Self::Concern => "#bd4b00",
            Self::Neither => "#6f2da8",
            Self::Target => "#a3195b",
        }
    }

    /// The colour on dark paper.
    pub(crate) const fn dark(self) -> &'static str {
        match self {
            Self::Paper => "#161d22",
            Self::Ink => "#f0f4f5",
            Self::Muted => "#b3bfc7",
            Self::Grid => "#313c44",
            Self::Panel => "#212b32",
            Self::Common => "#93a3ae",
            Self::Improvement => "#5cb2ff",
            Self::Concern => "#ff9a3d",
            Self::Neither => "#c8a2f2",
            Self::Target => "#f58bbd",
        }
    }

    /// The colour in the presentation attributes of a theme.
    pub(crate) const fn of(self, theme: Theme) -> &'static str {
        match theme {
            Theme::Auto | Theme::Light => self.light(),
            Theme::Dark => self.dark(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Paint;

    /// WCAG 2.2, success criterion 1.4.3.
    const TEXT: f64 = 4.5;
    /// WCAG 2.2, success criterion 1.4.11.
    const MARKS: f64 = 3.0;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let channel = |from: usize| {
            let byte = u8::from_str_radix(&colour[from..from + 2], 16).expect("two hex digits");
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                libm::pow((share + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn the_formula_gives_the_published_values() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        // NHS digital service manual: NHS blue on white is 6.4
        assert!((contrast("#005eb8", "#ffffff") - 6.39).abs() < 0.05);
    }

    #[test]
    fn text_and_marks_stand_out_from_their_ground() {
        for shade in [Paint::light, Paint::dark] {
            for ground in [Paint::Paper, Paint::Panel] {
                // every colour but the grounds and the grid may carry text: signals name themselves in their colour
                for text in [
                    Paint::Ink,
                    Paint::Muted,
                    Paint::Improvement,
                    Paint::Concern,
                    Paint::Neither,
                    Paint::Target,
                ] {
                    let found = contrast(shade(text), shade(ground));
                    assert!(found >= TEXT, "{text:?} on {ground:?}: {found:.2}");
                }
                let found = contrast(shade(Paint::Common), shade(ground));
                assert!(found >= MARKS, "{found:.2}");
            }
            // text on a box filled with a colour, and a letter inside a mark
            for ground in [Paint::Improvement, Paint::Concern, Paint::Neither] {
                let found = contrast(shade(Paint::Paper), shade(ground));
                assert!(found >= TEXT, "paper on {ground:?}: {found:.2}");
            }
        }
    }

    #[test]
    fn every_name_and_colour_is_its_own() {
        for (at, paint) in Paint::ALL.into_iter().enumerate() {
            for other in &Paint::ALL[at + 1..] {
                assert_ne!(paint.name(), other.name());
                assert_ne!(paint.light(), other.light());
                assert_ne!(paint.dark(), other.dark());
            }
        }
    }
}
