//! One panel of a picture: tracks that share an axis of values.

use super::ends::{End, spread};
use super::ticks::{Ticks, minus};
use crate::base::number::Scale;
use crate::render::theme::Paint;
use crate::spc::Track;
use crate::spc::data::facts::MemoryKind;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::picture;
use crate::spc::{Centre, Chart};

/// The room that the label of a line takes, in pixels.
pub(crate) const LABEL_ROOM: f64 = 16.0;

/// Tracks on one axis of values.
#[derive(Debug)]
pub(crate) struct Panel<'a> {
    pub(crate) tracks: Vec<&'a Track>,
    /// What is plotted, if the picture's title does not say it.
    pub(crate) name: Option<String>,
    /// Whether the target belongs to it.
    pub(crate) targeted: bool,
    /// Whether the observed values lie behind the points, which are averages of them.
    pub(crate) observed: bool,
    low: f64,
    high: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) scale: Scale,
    pub(crate) ticks: Ticks,
    pub(crate) ends: Vec<End>,
}

impl<'a> Panel<'a> {
    /// The panels of a chart, from the top.
    pub(crate) fn of(chart: &'a Chart) -> Vec<Self> {
        // the two sums of a CUSUM lie about one zero
        let level = std::iter::once(chart.main()).chain(chart.lower_sum());
        let mut panels = vec![Self::new(chart, level.collect(), None, true)];
        if let Some(spread) = chart.spread() {
            let name = picture::statistic(spread);
            panels.push(Self::new(chart, vec![spread], Some(name), false));
        }
        panels
    }

    fn new(chart: &Chart, tracks: Vec<&'a Track>, name: Option<String>, targeted: bool) -> Self {
        let observed = targeted && chart.kind().memory() == Some(MemoryKind::Ewma);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut see = |value: Option<f64>| {
            if let Some(value) = value {
                low = low.min(value);
                high = high.max(value);
            }
        };
        for index in 0..chart.len() {
            for track in &tracks {
                see(track.value(index));
                see(track.centre(index));
                see(track.lower(index));
                see(track.upper(index));
            }
            if targeted {
                see(chart.target(index));
            }
            if observed {
                see(chart.series().value(index));
            }
        }
        if targeted {
            see(chart.running().map(|running| running.length()));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let scale = if targeted {
            picture::scale(chart)
        } else {
            Scale::new(
                low.abs().max(high.abs()),
                high - low,
                picture::scale(chart).is_percent(),
            )
        };
        let (low, high) = padded(low, high);
        Self {
            tracks,
            name,
            targeted,
            observed,
            low,
            high,
            top: 0.0,
            bottom: 1.0,
            scale,
            ticks: Ticks::between(low, high, 5, scale),
            ends: Vec::new(),
        }
    }

    /// Puts the panel between two heights, with as many ticks as there is room for.
    pub(crate) fn place(&mut self, top: f64, bottom: f64, apart: f64) {
        (self.top, self.bottom) = (top, bottom);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few ticks"
        )]
        let most = ((bottom - top) / apart).clamp(2.0, 12.0) as usize;
        self.ticks = Ticks::between(self.low, self.high, most, self.scale);
    }

    /// The height of a value.
    pub(crate) fn y(&self, value: f64) -> f64 {
        // divided first: the difference of two large values can be too large for a number
        let share = value / (self.high - self.low) - self.low / (self.high - self.low);
        self.bottom - share * (self.bottom - self.top)
    }

    /// The labels at the ends of the lines.
    pub(crate) fn end_labels(&self, chart: &Chart) -> Vec<(f64, String, Paint)> {
        let last = |line: fn(&Track, usize) -> Option<f64>| {
            let lines = self
                .tracks
                .iter()
                .filter_map(|track| (0..track.len()).rev().find_map(|index| line(track, index)));
            lines.collect::<Vec<_>>()
        };
        let main = self.tracks.first();
        let centred = main.and_then(|track| {
            (0..track.len())
                .rev()
                .find(|&at| track.centre(at).is_some())
        });
        let middle = centred
            .and_then(|index| chart.phase_of(index))
            .map_or(Centre::Mean, |phase| picture::middle(chart, phase));
        let mut ends = Vec::with_capacity(4);
        let mut push = |value: Option<&f64>, name: &str, paint| {
            if let Some(&value) = value {
                ends.push((
                    value,
                    format!("{name} {}", minus(&self.scale.show(value))),
                    paint,
                ));
            }
        };
        push(last(Track::upper).first(), said::UPPER, Paint::Muted);
        push(
            last(Track::centre).first(),
            said::centre_line(middle),
            Paint::Ink,
        );
        push(last(Track::lower).last(), said::LOWER, Paint::Muted);
        if self.targeted
            && let Some(fall) = chart.lower_sum()
        {
            for (track, name) in [(chart.main(), said::RISE), (fall, said::FALL)] {
                let value = (0..track.len()).rev().find_map(|index| track.value(index));
                push(value.as_ref(), name, Paint::Muted);
            }
        }
        if self.targeted {
            let target = (0..chart.len()).rev().find_map(|index| chart.target(index));
            push(target.as_ref(), said::TARGET, Paint::Target);
        }
        ends
    }

    /// Puts the labels beside the ends of their lines.
    pub(crate) fn place_ends(&mut self, labels: Vec<(f64, String, Paint)>) {
        let mut ends: Vec<End> = labels
            .into_iter()
            .map(|(value, text, paint)| {
                let line = self.y(value);
                End {
                    line,
                    y: line,
                    text,
                    paint,
                }
            })
            .collect();
        spread(
            &mut ends,
            LABEL_ROOM,
            self.top - LABEL_ROOM / 2.0,
            self.bottom + LABEL_ROOM / 2.0,
        );
        self.ends = ends;
    }
}

/// The range of an axis about the values: a little more on both sides, and never below zero where no value is.
fn padded(low: f64, high: f64) -> (f64, f64) {
    let spread = high - low;
    let room = if spread > 0.0 {
        spread * 0.06
    } else if low == 0.0 {
        1.0
    } else {
        low.abs() * 0.1
    };
    let bottom = if low >= 0.0 {
        (low - room).max(0.0)
    } else {
        low - room
    };
    (bottom, high + room)
}
