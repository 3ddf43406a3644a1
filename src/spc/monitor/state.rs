//! A monitor stored and resumed.

use crate::base::described::stored_as;
use crate::base::direction::{Direction, Side};
use crate::base::error::{Error, MonitorError};
use crate::spc::asked::check::active_rules;
use crate::spc::data::observation::ordinary;
use crate::spc::monitor::admit::MOST_POINTS;
use crate::spc::monitor::first::Waiting;
use crate::spc::monitor::frozen::Frozen;
use crate::spc::monitor::holds::Holds;
use crate::spc::monitor::live::{Latest, Monitor, line};
use crate::spc::rules::{CellState, Known, Open, Rule, RuleSet, Scope};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A monitor as a document has it: limits, rules, and what it remembers.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct MonitorDoc {
    limits: Frozen,
    rules: RuleSet,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<Rule>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    waiting: Option<Waiting>,
    #[serde(default)]
    better: Direction,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    controls_per_run: usize,
    #[serde(default)]
    origin: usize,
    next: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    latest: Option<LatestDoc>,
    cells: Vec<Vec<CellDoc>>,
}

impl MonitorDoc {
    /// The document of the same monitor with another memory.
    pub(crate) fn with(self, memory: Memory) -> Self {
        Self {
            origin: memory.origin,
            next: memory.next,
            latest: memory.latest,
            cells: memory.cells,
            ..self
        }
    }
}

/// What a monitor remembers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Memory {
    /// The index of the first point.
    origin: usize,
    /// The index of the next point.
    pub(crate) next: usize,
    latest: Option<LatestDoc>,
    /// By the order in which rules see the points, and by lane.
    cells: Vec<Vec<CellDoc>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct LatestDoc {
    index: usize,
    /// On which sides special-cause signals mark it; `null` for a pattern without sides.
    sides: Vec<Option<Side>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct CellDoc {
    points: Vec<usize>,
    values: Vec<f64>,
    /// The denominators, where lines depend on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    over: Vec<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    open: Vec<OpenDoc>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct OpenDoc {
    slot: usize,
    first_hit: usize,
    window_start: usize,
    points: usize,
}

const fn one() -> usize {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
const fn is_one(controls: &usize) -> bool {
    *controls == 1
}

pub(crate) fn bad(why: &'static str) -> Error {
    MonitorError::BadState { why }.into()
}

/// No state counts further than a monitor does.
pub(crate) fn check_count(next: usize) -> Result<(), Error> {
    if next > MOST_POINTS {
        return Err(bad(
            "it has seen more than 9,007,199,254,740,991 points, the most that are counted",
        ));
    }
    Ok(())
}

impl Memory {
    /// Before any value, a memory holds nothing but how far it has come: it is then that of other rules too.
    pub(crate) fn without_values_as(&mut self, other: &Self) {
        self.cells.clone_from(&other.cells);
    }
}

impl Monitor {
    /// What must be kept to come back here.
    pub(crate) fn memory(&self) -> Memory {
        let by_denominator = self.frozen.is_by_denominator();
        let cell = |state: CellState| CellDoc {
            points: state.points.iter().map(|point| point.index).collect(),
            values: state.points.iter().map(|point| point.value).collect(),
            over: if by_denominator {
                state.points.iter().map(|point| point.over).collect()
            } else {
                Vec::new()
            },
            open: state
                .open
                .into_iter()
                .map(|(slot, open)| OpenDoc {
                    slot,
                    first_hit: open.first_hit,
                    window_start: open.window_start,
                    points: open.points,
                })
                .collect(),
        };
        Memory {
            origin: self.origin,
            next: self.next,
            latest: self.latest.map(|latest| LatestDoc {
                index: latest.index,
                sides: latest.sides().collect(),
            }),
            cells: self
                .automaton
                .state()
                .into_iter()
                .map(|cells| cells.into_iter().map(cell).collect())
                .collect(),
        }
    }

    /// Comes back to what was kept.
    pub(crate) fn recall(&mut self, memory: &Memory) -> Result<(), Error> {
        let Memory {
            origin,
            next,
            latest,
            cells: stored,
        } = memory;
        if origin > next {
            return Err(bad("it begins after its next point"));
        }
        check_count(*next)?;
        let latest = match latest {
            None => None,
            Some(LatestDoc { index, sides }) => {
                if index < origin || index >= next {
                    return Err(bad("its latest point is none that it has seen"));
                }
                let mut latest = Latest::at(*index);
                for &side in sides {
                    latest.mark(side);
                }
                Some(latest)
            }
        };
        let mut cells = Vec::with_capacity(stored.len());
        for view in stored {
            let view: Result<Vec<CellState>, Error> =
                view.iter().map(|cell| self.cell(cell)).collect();
            cells.push(view?);
        }
        let frozen = self.frozen;
        // neighbouring points often share a denominator, and lines are dear
        let last = std::cell::RefCell::new(None);
        let lines = |over: f64, border, side| {
            let mut last = last.borrow_mut();
            let fresh = last
                .as_ref()
                .is_none_or(|(known, ..): &(f64, _, bool)| *known != over);
            if fresh {
                let model = frozen.model(over);
                let flat = model.is_flat();
                *last = Some((over, model, flat));
            }
            last.as_ref().map_or(f64::NAN, |(_, model, flat)| {
                line(model, *flat, border, side)
            })
        };
        self.automaton
            .resume(&cells, (*origin, *next), lines)
            .map_err(bad)?;
        (self.origin, self.next, self.latest) = (*origin, *next, latest);
        // the lines are now those of some remembered point
        self.over = f64::NAN;
        if !self.frozen.is_by_denominator() {
            self.draw(1.0);
        }
        Ok(())
    }

    fn cell(&self, doc: &CellDoc) -> Result<CellState, Error> {
        let by_denominator = self.frozen.is_by_denominator();
        let overs = if by_denominator { doc.points.len() } else { 0 };
        if doc.values.len() != doc.points.len() || doc.over.len() != overs {
            return Err(bad("its columns are of different lengths"));
        }
        let mut points = Vec::with_capacity(doc.points.len());
        for (place, (&index, &value)) in doc.points.iter().zip(&doc.values).enumerate() {
            let over = doc.over.get(place).copied().unwrap_or(1.0);
            ordinary(value)?;
            if !self.frozen.could_be_over(over) {
                return Err(bad("it remembers a denominator that no point can have"));
            }
            points.push(Known { index, value, over });
        }
        let open = doc.open.iter().map(|open| {
            (
                open.slot,
                Open {
                    first_hit: open.first_hit,
                    window_start: open.window_start,
                    points: open.points,
                },
            )
        });
        Ok(CellState {
            points,
            open: open.collect(),
        })
    }
}

impl Frozen {
    pub(crate) fn could_be_over(&self, over: f64) -> bool {
        let whole = over.fract() == 0.0;
        let sized = self.holds != Holds::Subgroups || (whole && (2.0..1e9).contains(&over));
        let plain = over == 1.0 || self.is_by_denominator();
        over > 0.0
            && ordinary(over).is_ok()
            && plain
            && (sized || over == 1.0)
            && (whole || !self.needs_whole_trials())
    }
}

impl From<&Monitor> for MonitorDoc {
    fn from(monitor: &Monitor) -> Self {
        let memory = monitor.memory();
        Self {
            limits: monitor.frozen,
            rules: monitor.rules.clone(),
            left_out: monitor.left_out.clone(),
            waiting: monitor.waiting,
            better: monitor.better,
            controls_per_run: monitor.controls,
            origin: memory.origin,
            next: memory.next,
            latest: memory.latest,
            cells: memory.cells,
        }
    }
}

impl TryFrom<MonitorDoc> for Monitor {
    type Error = Error;
    fn try_from(doc: MonitorDoc) -> Result<Self, Error> {
        // as many memories as controls: a document cannot ask for more than it holds
        let lanes = doc.cells.iter().map(Vec::len).max().unwrap_or(0);
        let by_lane = active_rules(doc.limits.kind, &doc.rules)
            .iter()
            .any(|rule| rule.scope() == Scope::Lane);
        if doc.controls_per_run == 0 || (by_lane && doc.controls_per_run > lanes) {
            return Err(bad("it has memories of another number of controls"));
        }
        if doc.waiting.is_some() && (!doc.limits.is_by_denominator() || doc.latest.is_some()) {
            return Err(bad(
                "it waits for a first point that it has seen, or that decides nothing",
            ));
        }
        let mut monitor = Self::new(doc.limits, doc.rules, doc.better, doc.controls_per_run)?;
        (monitor.left_out, monitor.waiting) = (doc.left_out, doc.waiting);
        monitor.recall(&Memory {
            origin: doc.origin,
            next: doc.next,
            latest: doc.latest,
            cells: doc.cells,
        })?;
        Ok(monitor)
    }
}

stored_as!(Monitor, MonitorDoc, "Monitor");

impl Serialize for Monitor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MonitorDoc::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Monitor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(MonitorDoc::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl PartialEq for Monitor {
    /// Whether both would say the same from here on: equal limits, rules and memories.
    fn eq(&self, other: &Self) -> bool {
        MonitorDoc::from(self) == MonitorDoc::from(other)
    }
}
