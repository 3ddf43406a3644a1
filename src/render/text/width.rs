//! How wide a line of text can be, without a font.
//!
//! A picture does not know the font that will draw it. The tables below hold, for each letter, the widest advance among
//! Liberation Sans (whose widths are those of Arial and Helvetica), Noto Sans and DejaVu Sans (which is about as wide as
//! Verdana), so that a line that fits here fits in each of them. In Arial it takes about nine tenths of the room.
//! Letters beyond ASCII are measured by their class, again by the widest; an unknown one counts as wide as it is high.

/// Upright or bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Normal,
    Bold,
}

/// The widest advance of ` ` to `~`, in thousandths of the size.
#[rustfmt::skip]
const NORMAL: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 551, 838, 318, 361, 318, 372,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556,
    1015, 684, 686, 722, 770, 667, 611, 778, 752, 339, 500, 667, 557, 907, 760, 787,
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 372, 390, 838, 556,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 413, 521, 392, 634, 592, 818, 592, 592, 525, 636, 551, 636, 838,
];

/// The widest advance of ` ` to `~` in bold, in thousandths of the size.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 545, 838, 380, 415, 380, 413,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
    1000, 774, 762, 734, 830, 683, 683, 821, 837, 389, 556, 775, 637, 995, 837, 850,
    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 413, 457, 838, 556,
    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 551, 712, 838,
];

/// How much wider a bold letter beyond ASCII is, at most.
const BOLDER: f64 = 1.15;

/// How wide a line of text is at most, in the unit of `size` (the height of the font).
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let mut thousandths = 0.0;
    for letter in text.chars() {
        thousandths += advance(letter, weight);
    }
    thousandths * size / 1000.0
}

/// How wide one letter is at most, in thousandths of the size.
pub(super) fn advance(letter: char, weight: Weight) -> f64 {
    let table = match weight {
        Weight::Normal => &NORMAL,
        Weight::Bold => &BOLD,
    };
    let place = u32::from(letter).wrapping_sub(32);
    match usize::try_from(place)
        .ok()
        .and_then(|place| table.get(place))
    {
        Some(&thousandths) => f64::from(thousandths),
        None if weight == Weight::Bold => BOLDER * f64::from(beyond_ascii(letter)),
        None => f64::from(beyond_ascii(letter)),
    }
}

/// Letters that stand on, above or below the one before them, and joiners.
pub(super) fn is_combining(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
        | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn beyond_ascii(letter: char) -> u16 {
    match letter {
        letter if is_combining(letter) => 0,
        '\u{a0}' | '·' | '‘' | '’' | '‚' | '′' | '‐' | '‑' => 370,
        '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '⁻' | '°' | '“' | '”' | '„' | '″' => {
            540
        }
        // a dash, and half-width forms
        '\u{ff61}'..='\u{ffdc}' | '–' | '•' | '£' | '€' | '¥' | '§' | '«' | '»' | '¡' | '¿' => {
            640
        }
        '±' | '×' | '÷' | '−' | '≤' | '≥' | '≈' | '√' | '¬' => 840,
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => 820,
        'æ' | 'œ' => 1030,
        'Ŵ' | 'Ẁ' | 'Ẃ' | 'Ẅ' => 990,
        'Æ' | 'Œ' => 1110,
        '\u{c0}'..='\u{1c3}'
        | '\u{1cd}'..='\u{1f0}'
        | '\u{200}'..='\u{24f}'
        | '\u{1ea0}'..='\u{1ef9}'
            if letter.is_lowercase() =>
        {
            720
        }
        '\u{c0}'..='\u{1c3}'
        | '\u{1cd}'..='\u{1f0}'
        | '\u{200}'..='\u{24f}'
        | '\u{1ea0}'..='\u{1ef9}' => 910,
        '\u{386}'..='\u{3ff}' => 940,
        '\u{400}'..='\u{45f}' if letter.is_lowercase() => 960,
        '\u{400}'..='\u{45f}' => 1100,
        '\u{5d0}'..='\u{5f4}' => 760,
        '\u{600}'..='\u{6ff}' => 1240,
        // emoji and other pictures
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => 1400,
        // ideographs, kana, hangul and full-width forms fill the square
        '½'
        | '¼'
        | '¾'
        | '…'
        | '—'
        | '←'
        | '→'
        | '©'
        | '®'
        | '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1000,
        '‰' | '‱' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{460}'..='\u{52f}' => {
            1800
        }
        _ => 1200,
    }
}

#[cfg(test)]
mod tests {
    use super::{Weight, width};

    /// A line takes the widest font letter by letter, so it can be a little wider than any one font makes it.
    const SPARE: f64 = 1.05;

    #[test]
    fn a_line_is_as_wide_as_its_widest_font() {
        // the sums of the advances in the font files, at 10 px: Liberation Sans, Noto Sans, DejaVu Sans
        let published = [
            ("Target 95 %", Weight::Normal, [54.47, 55.65, 61.35]),
            ("Target 95 %", Weight::Bold, [56.13, 58.6, 68.12]),
            (
                "Special cause, in the worse direction",
                Weight::Normal,
                [162.31, 169.93, 183.77],
            ),
            (
                "Special cause, in the worse direction",
                Weight::Bold,
                [175.06, 181.24, 207.84],
            ),
        ];
        for (text, weight, fonts) in published {
            let found = width(text, 10.0, weight);
            let widest = fonts.into_iter().fold(0.0, f64::max);
            assert!(widest <= found && found < SPARE * widest, "{text}: {found}");
        }
        assert_eq!(width("", 10.0, Weight::Normal), 0.0);
    }

    #[test]
    fn marks_take_no_room_and_ideographs_a_square() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(
            width("X\u{304}", 12.0, Weight::Normal),
            width("X", 12.0, Weight::Normal)
        ));
        assert!(close(width("患者", 12.0, Weight::Normal), 24.0));
        assert!(width("ש", 10.0, Weight::Normal) >= 7.08);
    }
}
