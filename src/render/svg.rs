//! The one file that writes SVG, and escapes for it.
//!
//! The output is pretty-printed and has no ids, so that any number of pictures can stand inline in one page: arrow heads
//! are drawn, not referenced. Same calls, same bytes.

use super::theme::{FONT, Paint, Theme};
use crate::base::printed::plain;
use std::fmt::Write;

/// A picture that is being written. Elements come in the order of the calls; later ones lie above earlier ones.
#[derive(Debug)]
pub(crate) struct Svg {
    out: String,
    open: Vec<&'static str>,
    theme: Theme,
    /// Where the style sheet goes: it is written last, with the colours that were used.
    style_at: usize,
    fills: u16,
    strokes: u16,
}

impl Svg {
    /// A picture of `width` by `height` pixels, with a title (its accessible name) and a description.
    pub(crate) fn new(
        width: f64,
        height: f64,
        title: &str,
        description: &str,
        theme: Theme,
    ) -> Self {
        Self::shown((width, height), (width, height), title, description, theme)
    }

    /// The same, shown larger or smaller than it is drawn.
    pub(crate) fn shown(
        (width, height): (f64, f64),
        shown: (f64, f64),
        title: &str,
        description: &str,
        theme: Theme,
    ) -> Self {
        let mut svg = Self {
            out: String::with_capacity(16_384),
            open: Vec::with_capacity(8),
            theme,
            style_at: 0,
            fills: 0,
            strokes: 0,
        };
        let mut view = String::from("0 0 ");
        push_number(&mut view, width);
        view.push(' ');
        push_number(&mut view, height);
        svg.tag("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .num("width", shown.0)
            .num("height", shown.1)
            .attr("viewBox", &view)
            .attr("role", "img")
            .attr("font-family", FONT)
            .class("imp")
            .open();
        svg.tag("title").text(title);
        svg.tag("desc").text(description);
        svg.style_at = svg.out.len();
        svg.rect(0.0, 0.0, width, height).fill(Paint::Paper).end();
        svg
    }

    /// Begins an element. It must be finished: [`Tag::end`], [`Tag::open`], [`Tag::text`] or [`Tag::titled`].
    pub(crate) fn tag(&mut self, name: &'static str) -> Tag<'_> {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        Tag {
            svg: self,
            name,
            classes: [("", ""); 3],
            many: 0,
        }
    }

    /// Begins a group.
    pub(crate) fn group(&mut self) -> Tag<'_> {
        self.tag("g")
    }

    /// Ends the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push_str(">\n");
        }
    }

    pub(crate) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64) -> Tag<'_> {
        self.tag("rect")
            .num("x", x)
            .num("y", y)
            .num("width", width)
            .num("height", height)
    }

    pub(crate) fn circle(&mut self, x: f64, y: f64, radius: f64) -> Tag<'_> {
        self.tag("circle")
            .num("cx", x)
            .num("cy", y)
            .num("r", radius)
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64)) -> Tag<'_> {
        self.tag("line")
            .num("x1", from.0)
            .num("y1", from.1)
            .num("x2", to.0)
            .num("y2", to.1)
    }

    pub(crate) fn path(&mut self, path: &Path) -> Tag<'_> {
        self.tag("path").attr("d", &path.0)
    }

    /// Begins text whose baseline starts, is centred or ends at a point: [`Tag::text`] finishes it. A start is not written, so that
    /// the anchor of a group holds.
    pub(crate) fn words(&mut self, x: f64, y: f64, anchor: Anchor) -> Tag<'_> {
        let tag = self.tag("text").num("x", x).num("y", y);
        match anchor {
            Anchor::Start => tag,
            Anchor::Middle => tag.attr("text-anchor", "middle"),
            Anchor::End => tag.attr("text-anchor", "end"),
        }
    }

    /// Ends whatever is open, and gives the markup.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        if self.theme == Theme::Auto {
            let style = self.style();
            self.out.insert_str(self.style_at, &style);
        }
        self.out
    }

    /// The rules of the colours that were used: a variable of the page, else the light colour, or the dark one for who prefers it.
    fn style(&self) -> String {
        let mut style = String::from("  <style>\n");
        self.rules("    ", Paint::light, &mut style);
        style.push_str("    @media (prefers-color-scheme: dark) {\n");
        self.rules("      ", Paint::dark, &mut style);
        style.push_str("    }\n  </style>\n");
        style
    }

    fn rules(&self, indent: &str, shade: fn(Paint) -> &'static str, style: &mut String) {
        for paint in Paint::ALL {
            let (name, colour) = (paint.name(), shade(paint));
            for (used, letter, property) in
                [(self.fills, 'f', "fill"), (self.strokes, 's', "stroke")]
            {
                if used & (1 << paint as u16) != 0 {
                    // writing to a string cannot fail
                    let _ = writeln!(
                        style,
                        "{indent}.imp-{letter}-{name} {{ {property}: var(--imp-{name}, {colour}); }}"
                    );
                }
            }
        }
    }

    fn indent(&mut self) {
        for _ in 0..self.open.len() {
            self.out.push_str("  ");
        }
    }

    fn escaped(&mut self, text: &str) {
        for letter in plain(text).chars() {
            match letter {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                letter => self.out.push(letter),
            }
        }
    }
}

/// How text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// An element whose attributes are being written.
#[derive(Debug)]
#[must_use = "an element is written when it is finished"]
pub(crate) struct Tag<'a> {
    svg: &'a mut Svg,
    name: &'static str,
    /// A beginning and an end each.
    classes: [(&'static str, &'static str); 3],
    many: usize,
}

impl<'a> Tag<'a> {
    pub(crate) fn attr(self, name: &'static str, value: &str) -> Self {
        self.svg.out.push(' ');
        self.svg.out.push_str(name);
        self.svg.out.push_str("=\"");
        self.svg.escaped(value);
        self.svg.out.push('"');
        self
    }

    /// A number, to a tenth of a pixel.
    pub(crate) fn num(self, name: &'static str, value: f64) -> Self {
        let out = &mut self.svg.out;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        push_number(out, value);
        out.push('"');
        self
    }

    /// A class of its own, beside those of its colours; at most three in all.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.classed_as("", class)
    }

    fn classed_as(mut self, start: &'static str, end: &'static str) -> Self {
        if let Some(place) = self.classes.get_mut(self.many) {
            *place = (start, end);
            self.many += 1;
        }
        self
    }

    pub(crate) fn fill(self, paint: Paint) -> Self {
        self.svg.fills |= 1 << paint as u16;
        let theme = self.svg.theme;
        let tag = self.attr("fill", paint.of(theme));
        if theme == Theme::Auto {
            tag.classed_as("imp-f-", paint.name())
        } else {
            tag
        }
    }

    pub(crate) fn no_fill(self) -> Self {
        self.attr("fill", "none")
    }

    /// A line in a colour; the width is in pixels.
    pub(crate) fn stroke(self, paint: Paint, width: &'static str) -> Self {
        self.svg.strokes |= 1 << paint as u16;
        let theme = self.svg.theme;
        let tag = self
            .attr("stroke", paint.of(theme))
            .attr("stroke-width", width);
        if theme == Theme::Auto {
            tag.classed_as("imp-s-", paint.name())
        } else {
            tag
        }
    }

    /// The size of text, in pixels.
    pub(crate) fn size(self, size: f64) -> Self {
        self.num("font-size", size)
    }

    pub(crate) fn bold(self) -> Self {
        self.attr("font-weight", "bold")
    }

    /// Finishes it as an element without content.
    pub(crate) fn end(self) {
        self.with_classes().out.push_str("/>\n");
    }

    /// Finishes its attributes; elements follow inside it until [`Svg::close`].
    pub(crate) fn open(self) {
        let name = self.name;
        let svg = self.with_classes();
        svg.out.push_str(">\n");
        svg.open.push(name);
    }

    /// Finishes it with text inside.
    pub(crate) fn text(self, text: &str) {
        let name = self.name;
        let svg = self.with_classes();
        svg.out.push('>');
        svg.escaped(text);
        svg.out.push_str("</");
        svg.out.push_str(name);
        svg.out.push_str(">\n");
    }

    /// Finishes it with a title inside: what a pointer shows.
    pub(crate) fn titled(self, title: &str) {
        let name = self.name;
        let svg = self.with_classes();
        svg.out.push_str("><title>");
        svg.escaped(title);
        svg.out.push_str("</title></");
        svg.out.push_str(name);
        svg.out.push_str(">\n");
    }

    fn with_classes(self) -> &'a mut Svg {
        let out = &mut self.svg.out;
        for (at, (start, end)) in self.classes[..self.many].iter().enumerate() {
            out.push_str(if at == 0 { " class=\"" } else { " " });
            out.push_str(start);
            out.push_str(end);
        }
        if self.many > 0 {
            out.push('"');
        }
        self.svg
    }
}

/// The outline of a shape.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path(String);

impl Path {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn move_to(&mut self, x: f64, y: f64) -> &mut Self {
        self.step('M', &[x, y])
    }

    pub(crate) fn line_to(&mut self, x: f64, y: f64) -> &mut Self {
        self.step('L', &[x, y])
    }

    /// A cubic Bézier curve with two points that pull, to a third.
    pub(crate) fn curve_to(&mut self, a: (f64, f64), b: (f64, f64), to: (f64, f64)) -> &mut Self {
        self.step('C', &[a.0, a.1, b.0, b.1, to.0, to.1])
    }

    /// Back to where it began.
    pub(crate) fn close(&mut self) -> &mut Self {
        self.0.push('Z');
        self
    }

    /// Another outline after this one.
    pub(crate) fn extend(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    fn step(&mut self, letter: char, numbers: &[f64]) -> &mut Self {
        self.0.push(letter);
        for (at, &number) in numbers.iter().enumerate() {
            if at > 0 {
                self.0.push(' ');
            }
            push_number(&mut self.0, number);
        }
        self
    }
}

/// Further than any picture reaches.
const FAR: f64 = 1e6;

/// A number to one decimal, without an exponent; what is no number is 0.
fn push_number(out: &mut String, value: f64) {
    let tenths = libm::round(value.clamp(-FAR, FAR) * 10.0);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped above; NaN becomes 0"
    )]
    let tenths = tenths as i64;
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    // writing to a string cannot fail
    let _ = if part == 0 {
        write!(out, "{sign}{whole}")
    } else {
        write!(out, "{sign}{whole}.{part}")
    };
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Path, Svg, push_number};
    use crate::render::theme::{Paint, Theme};

    #[test]
    fn numbers_have_one_decimal_and_no_exponent() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.04, "0"),
            (1.25, "1.3"),
            (-12.34, "-12.3"),
            (1e300, "1000000"),
            (f64::NEG_INFINITY, "-1000000"),
            (f64::NAN, "0"),
        ] {
            let mut out = String::new();
            push_number(&mut out, value);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn the_markup_is_pretty_and_says_what_it_is() {
        let mut svg = Svg::new(100.0, 50.0, "a < b", "\"c\" & d", Theme::Auto);
        svg.group().fill(Paint::Common).class("points").open();
        svg.circle(1.0, 2.5, 3.0).titled("May: 3");
        svg.close();
        let mut path = Path::new();
        path.move_to(0.0, 0.0).line_to(10.0, 0.0).close();
        svg.path(&path).no_fill().stroke(Paint::Ink, "1.5").end();
        svg.words(5.0, 6.0, Anchor::End).size(12.0).text("]]>\u{1}");
        assert_eq!(
            svg.finish(),
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50" role="img" font-family="Arial, Helvetica, &#39;Liberation Sans&#39;, &#39;DejaVu Sans&#39;, sans-serif" class="imp">
  <title>a &lt; b</title>
  <desc>&quot;c&quot; &amp; d</desc>
  <style>
    .imp-f-paper { fill: var(--imp-paper, #ffffff); }
    .imp-s-ink { stroke: var(--imp-ink, #212b32); }
    .imp-f-common { fill: var(--imp-common, #6b7c88); }
    @media (prefers-color-scheme: dark) {
      .imp-f-paper { fill: var(--imp-paper, #161d22); }
      .imp-s-ink { stroke: var(--imp-ink, #f0f4f5); }
      .imp-f-common { fill: var(--imp-common, #93a3ae); }
    }
  </style>
  <rect x="0" y="0" width="100" height="50" fill="#ffffff" class="imp-f-paper"/>
  <g fill="#6b7c88" class="imp-f-common points">
    <circle cx="1" cy="2.5" r="3"><title>May: 3</title></circle>
  </g>
  <path d="M0 0L10 0Z" fill="none" stroke="#212b32" stroke-width="1.5" class="imp-s-ink"/>
  <text x="5" y="6" text-anchor="end" font-size="12">]]&gt;</text>
</svg>
"##
        );
    }

    #[test]
    fn one_theme_alone_needs_no_style_sheet() {
        let dark = Svg::new(10.0, 10.0, "t", "d", Theme::Dark).finish();
        assert!(
            dark.contains("#161d22") && !dark.contains("style") && !dark.contains("imp-"),
            "{dark}"
        );
    }
}
