//! `ChartVegaLite`: a chart for the Vega-Lite editor and whatever else reads it.

use super::mark::{self, Shape};
use super::text::width::Weight;
use super::text::wrap::wrap;
use super::theme::{FONT, Paint};
use crate::base::printed::plain;
use crate::base::sort::sort;
use crate::spc::reading::rows::{readings, rows_of};
use crate::spc::rules::TrackKind;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::{picture, told};
use crate::spc::{Chart, Track, Variation};
use serde_json::{Value, json};
use std::fmt;

/// A chart as a Vega-Lite specification (JSON, version 6 of the schema): open it at <https://vega.github.io/editor>.
///
/// The data stand in the specification: a row for each point with its value, its lines, its phase and what the signals make of
/// it. Limits are steps, gaps are gaps, excluded points are hollow, a special cause has a shape and a colour. What the chart says, why points
/// were left out, and every note stand under the title.
///
/// | option | default |
/// |---|---|
/// | [`width`](Self::width) | [`ChartVegaLite::WIDTH`], 800 pixels between the axes |
/// | [`title`](Self::title) | the kind of chart |
///
/// ```
/// use improvement::Chart;
/// use improvement::render::ChartVegaLite;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let chart = Chart::run([3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5])?;
/// let specification = ChartVegaLite::new(&chart).title("Falls a week").to_string();
/// assert!(specification.contains("https://vega.github.io/schema/vega-lite/v6.json"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is written when it is displayed"]
pub struct ChartVegaLite<'a> {
    chart: &'a Chart,
    width: f64,
    title: Option<String>,
}

const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v6.json";
/// The height of a panel as a share of the width: of the only one, of a sum of a CUSUM, of a spread.
const HEIGHTS: [f64; 3] = [0.4, 0.25, 0.2];

/// How wide a line of the subtitle is at most, in pixels at a size of 11.
const SUBTITLE: f64 = 780.0;
const SUBTITLE_LINES: usize = 24;

/// What the chart says, why points were left out, and every note, in lines: the specification has no place for them but its head.
fn subtitle(chart: &Chart) -> Vec<String> {
    let left_out = told::left_out(chart).into_iter();
    let mut said = vec![said::capital(&chart.sentence())];
    said.extend(left_out.map(|(_, text)| said::sentence(&text)));
    said.extend(told::notes(chart));
    let lines = said
        .iter()
        .flat_map(|text| wrap(&plain(text), 11.0, Weight::Normal, SUBTITLE, SUBTITLE_LINES));
    lines.collect()
}

/// Where the rows of a panel belong: a string cannot hold this, since its quotes are escaped.
const NO_ROWS: &str = "\"values\": []";
/// How far a row is indented, and the next line of it.
const ROW: &str = "          ";
const ROW_LINE: &str = "\n          ";

impl<'a> ChartVegaLite<'a> {
    /// The width of a specification that asks for none, in pixels.
    pub const WIDTH: f64 = 800.0;

    /// The specification of a chart, with every default.
    pub fn new(chart: &'a Chart) -> Self {
        Self {
            chart,
            width: Self::WIDTH,
            title: None,
        }
    }

    /// How wide it is between the axes, in pixels: kept between 100 and 4,800; what is no number asks for nothing.
    pub fn width(mut self, pixels: f64) -> Self {
        if !pixels.is_nan() {
            self.width = pixels.clamp(100.0, 4800.0);
        }
        self
    }

    /// What the measure is, in the reader's words.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }
}

impl fmt::Display for ChartVegaLite<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = |value: &Value| serde_json::to_string_pretty(value).map_err(|_| fmt::Error);
        // a page may hold the specification in a script: a tag inside a string must not end it
        let escaped = |text: &str| text.replace('<', "\\u003c");
        let text = written(&self.specification())?;
        // the rows are written one at a time, since a tree of a long chart takes kilobytes a point
        let mut parts = text.split(NO_ROWS);
        f.write_str(&escaped(parts.next().unwrap_or_default()))?;
        for (track, part) in self.chart.tracks().zip(parts) {
            f.write_str("\"values\": [")?;
            let mut before = "";
            for row in rows(self.chart, track) {
                write!(
                    f,
                    "{before}\n{ROW}{}",
                    escaped(&written(&row)?).replace('\n', ROW_LINE)
                )?;
                before = ",";
            }
            // a series has a point, so that there is a row
            f.write_str("\n        ]")?;
            f.write_str(&escaped(part))?;
        }
        Ok(())
    }
}

impl ChartVegaLite<'_> {
    fn specification(&self) -> Value {
        let chart = self.chart;
        let title = self
            .title
            .clone()
            .unwrap_or_else(|| said::chart_title(chart.kind()));
        let panels: Vec<Value> = chart.tracks().map(|track| self.panel(track)).collect();
        json!({
            "$schema": SCHEMA,
            "title": {
                "text": plain(&title),
                "subtitle": subtitle(chart),
                "anchor": "start",
                "subtitleColor": Paint::Muted.light(),
            },
            "description": plain(&chart.long_description()),
            "vconcat": panels,
            "config": {
                "font": FONT,
                "view": { "stroke": null },
                "axis": { "labelColor": Paint::Muted.light(), "titleColor": Paint::Muted.light(), "gridColor": Paint::Grid.light() },
            },
        })
    }

    fn panel(&self, track: &Track) -> Value {
        let chart = self.chart;
        let share = match (track.kind(), chart.lower_sum()) {
            (TrackKind::Spread, _) => HEIGHTS[2],
            (_, Some(_)) => HEIGHTS[1],
            (_, None) => HEIGHTS[0],
        };
        let percent = picture::scale(chart).is_percent();
        let x = x_axis(chart);
        let line = |field: &str, paint: Paint, dash: &[u8], interpolate: &str, by: &str| {
            json!({
                "transform": [{ "filter": format!("isValid(datum.{field})") }],
                "mark": {
                    "type": "line", "interpolate": interpolate, "color": paint.light(), "strokeWidth": 1.4, "strokeDash": dash,
                },
                "encoding": {
                    "y": { "field": field, "type": "quantitative" },
                    "detail": { "field": by, "type": "nominal" },
                },
            })
        };
        let mut y = json!({
            "field": "value",
            "type": "quantitative",
            "title": said::in_unit(&picture::statistic(track), picture::unit(chart).as_deref()),
            "scale": { "zero": false },
        });
        if percent {
            y["axis"] = json!({ "format": ".0%" });
        }
        let marks: Vec<(&'static str, Shape, Paint)> = marks(chart, track);
        let domain: Vec<&str> = marks.iter().map(|&(name, ..)| name).collect();
        let shapes: Vec<&str> = marks.iter().map(|&(_, shape, _)| symbol(shape)).collect();
        let colours: Vec<&str> = marks.iter().map(|&(.., paint)| paint.light()).collect();
        let tooltip = json!([
            { "field": "name", "title": "point" },
            { "field": "shown", "title": "value" },
            { "field": "reading" },
        ]);
        // a layer without a row would have no scale
        let any = |level: &dyn Fn(usize) -> Option<f64>| {
            (0..track.len()).any(|index| level(index).is_some())
        };
        let mut layers = Vec::new();
        if any(&|index| track.upper(index)) {
            layers.push(line("upper", Paint::Muted, &[6, 4], "step", "phase"));
        }
        if any(&|index| track.lower(index)) {
            layers.push(line("lower", Paint::Muted, &[6, 4], "step", "phase"));
        }
        if any(&|index| track.centre(index)) {
            layers.push(line("centre", Paint::Ink, &[], "step", "phase"));
        }
        if track.kind() == TrackKind::Main && any(&|index| chart.target(index)) {
            layers.push(line("target", Paint::Target, &[2, 3], "step", "phase"));
        }
        layers.push(line("value", Paint::Common, &[], "linear", "stretch"));
        layers.push(json!({
            "transform": [{ "filter": "isValid(datum.value) && !datum.excluded" }],
            "mark": { "type": "point", "filled": true, "size": 60, "opacity": 1 },
            "encoding": {
                "y": { "field": "value", "type": "quantitative" },
                "shape": { "field": "reading", "type": "nominal", "scale": { "domain": domain, "range": shapes }, "legend": { "title": null, "orient": "bottom", "labelLimit": 300 } },
                "color": { "field": "reading", "type": "nominal", "scale": { "domain": domain, "range": colours } },
                "tooltip": tooltip,
            },
        }));
        if any(&|index| track.value(index).filter(|_| chart.is_excluded(index))) {
            layers.push(json!({
            "transform": [{ "filter": "isValid(datum.value) && datum.excluded" }],
            "mark": { "type": "point", "filled": false, "size": 60, "color": Paint::Common.light() },
            "encoding": { "y": { "field": "value", "type": "quantitative" }, "tooltip": tooltip },
        }));
        }
        // every layer asks for the same axis
        for layer in &mut layers {
            for key in ["axis", "scale"] {
                if let Some(part) = y.get(key) {
                    layer["encoding"]["y"][key] = part.clone();
                }
            }
            layer["encoding"]["y"]["title"] = y["title"].clone();
        }
        json!({
            "width": self.width,
            "height": (self.width * share).round(),
            "data": { "values": [] },
            "encoding": { "x": x },
            "layer": layers,
        })
    }
}

fn x_axis(chart: &Chart) -> Value {
    let series = chart.series();
    if series.date(0).is_some() {
        // days have no hour: in local time, a day would become the evening before it west of Greenwich
        json!({ "field": "date", "type": "temporal", "scale": { "type": "utc" }, "title": null })
    } else if series.label(0).is_some() {
        json!({ "field": "name", "type": "ordinal", "sort": { "field": "point" }, "title": null, "axis": { "labelLimit": 90, "labelOverlap": true } })
    } else {
        json!({ "field": "point", "type": "quantitative", "scale": { "nice": false }, "axis": { "tickMinStep": 1, "format": "d" }, "title": null })
    }
}

/// The marks that a track uses.
fn marks(chart: &Chart, track: &Track) -> Vec<(&'static str, Shape, Paint)> {
    let mut used: Vec<Variation> = readings(chart, track);
    sort(&mut used);
    let mut marks: Vec<(&'static str, Shape, Paint)> = Vec::new();
    for variation in used {
        let (shape, paint) = match variation {
            // one symbol has one colour here
            Variation::ImprovementAndConcern { .. } => (Shape::Cross, Paint::Ink),
            variation => mark::of(variation),
        };
        let name = said::mark(variation);
        if !marks.iter().any(|&(other, ..)| other == name) {
            marks.push((name, shape, paint));
        }
    }
    marks
}

const fn symbol(shape: Shape) -> &'static str {
    match shape {
        Shape::Circle => "circle",
        Shape::Diamond => "diamond",
        Shape::Square => "square",
        Shape::Up => "triangle-up",
        Shape::Down => "triangle-down",
        Shape::Cross => "cross",
    }
}

fn rows<'a>(chart: &'a Chart, track: &'a Track) -> impl Iterator<Item = Value> + 'a {
    let scale = picture::scale(chart);
    let mut stretch = 0;
    let mut out_before = None;
    rows_of(chart, track).into_iter().map(move |row| {
        let out = row.excluded || row.value.is_none();
        stretch += usize::from(out || out_before == Some(true));
        out_before = Some(out);
        json!({
            "point": row.point,
            "date": row.date.map(|date| date.to_string()),
            "name": plain(&chart.point_name(row.point - 1)),
            "value": row.value,
            "shown": row.value.map(|value| scale.show(value)),
            "centre": row.centre,
            "lower": row.lower,
            "upper": row.upper,
            "target": row.target,
            "phase": row.phase,
            "stretch": stretch,
            "excluded": row.excluded,
            "reading": said::mark(row.variation.unwrap_or(Variation::CommonCause)),
        })
    })
}
