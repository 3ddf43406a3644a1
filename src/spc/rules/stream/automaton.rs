//! The whole: a cell for each order in which rules see the points, and for each lane.

use super::cell::{Cell, Known, Open, Ruler};
use super::change::SignalChange;
use super::plan::Plan;
use super::zones::Zones;
use crate::base::direction::Side;
use crate::base::sort::sort_by_key;
use crate::spc::rules::pattern::Border;
use crate::spc::rules::rule::{Gap, Rule, Scope};

/// Rules, one point at a time.
#[derive(Debug, Clone)]
pub(crate) struct Automaton {
    views: Vec<View>,
    /// The lines that the tests ask for.
    lines: Vec<(Border, Side, f64)>,
    ruler: Ruler,
    lanes: usize,
}

/// The rules that see the same points in the same order, and what they remember.
#[derive(Debug, Clone)]
struct View {
    plan: Plan,
    zones: Zones,
    /// One for each lane, if the rules see each lane apart.
    cells: Vec<Cell>,
}

/// What is stored of one cell: the points that matter from here on, and the signals that may go on.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct CellState {
    pub(crate) points: Vec<Known>,
    /// By the slot's place in the cell.
    pub(crate) open: Vec<(usize, Open)>,
}

/// Why a stored state is none of this automaton.
pub(crate) type Fault = &'static str;

impl Automaton {
    /// # Errors
    ///
    /// The rule's place and the reason, for a rule that cannot be judged one point at a time.
    pub(crate) fn new(rules: &[Rule], lanes: usize) -> Result<Self, (usize, &'static str)> {
        let lanes = lanes.max(1);
        let mut lines = Vec::new();
        let views = Plan::of(rules)?.into_iter().map(|plan| {
            let zones = Zones::new(&plan.asked);
            for (border, side) in zones.lines() {
                if !lines.contains(&(border, side, f64::INFINITY)) {
                    lines.push((border, side, f64::INFINITY));
                }
            }
            let cells = if plan.view.scope == Scope::Lane {
                lanes
            } else {
                1
            };
            let cells = vec![Cell::new(&plan); cells];
            View { plan, zones, cells }
        });
        Ok(Self {
            views: views.collect(),
            lines,
            ruler: Ruler {
                centre: [f64::NAN; 2],
                above: f64::NAN,
                below: f64::NAN,
            },
            lanes,
        })
    }

    /// Draws the lines for the points that follow.
    pub(crate) fn draw(&mut self, line: impl Fn(Border, Side) -> f64) {
        for (border, side, level) in &mut self.lines {
            *level = line(*border, *side);
        }
        self.ruler = Ruler {
            centre: Side::BOTH.map(|side| line(Border::Centre, side)),
            above: line(Border::Sigma(1.0), Side::Above),
            below: line(Border::Sigma(1.0), Side::Below),
        };
        let level = |border: Border, side: Side| {
            let known = self
                .lines
                .iter()
                .find(|line| (line.0, line.1) == (border, side));
            known.map_or(f64::NAN, |line| line.2)
        };
        for view in &mut self.views {
            view.zones.draw(&view.plan.asked, level);
        }
    }

    /// Takes the next point, which has a value, and says whether some pattern is complete at it: then
    /// [`changes`](Self::changes) tells which. `offset` counts the points since the start.
    #[inline]
    pub(crate) fn push(&mut self, offset: usize, point: Known) -> bool {
        let mut hits = 0;
        for View { plan, zones, cells } in &mut self.views {
            let cell = if plan.view.scope == Scope::Sequence {
                cells.first_mut()
            } else {
                cell_of(plan, cells, self.lanes, offset)
            };
            if let Some(cell) = cell {
                hits |= cell.take(plan, zones, point, &self.ruler).unwrap_or(0);
            }
        }
        hits != 0
    }

    /// Takes a point that is missing or excluded.
    pub(crate) fn miss(&mut self, offset: usize) {
        for View { plan, cells, .. } in &mut self.views {
            let cell = cell_of(plan, cells, self.lanes, offset);
            if let Some(cell) = cell
                && plan.view.gap == Gap::Breaks
            {
                cell.forget();
            }
        }
    }

    /// What the point with this index changes: the latest, with patterns that are complete at it.
    #[cold]
    pub(crate) fn changes(&mut self, index: usize) -> Vec<SignalChange> {
        let mut changes = Vec::new();
        for View { plan, cells, .. } in &mut self.views {
            for cell in cells {
                // not a cell that saw another point last: of another lane, or because this one is left out
                if cell.latest() == Some(index) {
                    tell(plan, cell, &mut changes);
                }
            }
        }
        sort_by_key(&mut changes, |change| (change.rule, change.side));
        changes
    }

    /// Forgets every point.
    pub(crate) fn forget(&mut self) {
        for view in &mut self.views {
            for cell in &mut view.cells {
                cell.forget();
            }
        }
    }

    /// What must be stored to go on from here.
    pub(crate) fn state(&self) -> Vec<Vec<CellState>> {
        let of = |cell: &Cell| CellState {
            points: cell.points().collect(),
            open: (0..cell.open.len())
                .filter(|slot| cell.live >> slot & 1 == 1)
                .map(|slot| (slot, cell.open[slot]))
                .collect(),
        };
        let cells = |view: &View| view.cells.iter().map(of).collect();
        self.views.iter().map(cells).collect()
    }

    /// Goes on from a stored state. `draw` gives the lines for a denominator; `origin` is the first point's index and
    /// `next` that of the next.
    ///
    /// # Errors
    ///
    /// The reason, for a state that this automaton cannot be in.
    pub(crate) fn resume(
        &mut self,
        state: &[Vec<CellState>],
        (origin, next): (usize, usize),
        line: impl Fn(f64, Border, Side) -> f64,
    ) -> Result<(), Fault> {
        self.forget();
        if state.len() != self.views.len() {
            return Err("it has memories of other rules");
        }
        for (view, cells) in state.iter().enumerate() {
            if cells.len() != self.views[view].cells.len() {
                return Err("it has memories of another number of controls");
            }
            for (lane, stored) in cells.iter().enumerate() {
                self.check_order(view, lane, &stored.points, (origin, next))?;
                let mut hits = 0;
                for &point in &stored.points {
                    let over = point.over;
                    self.draw(|border, side| line(over, border, side));
                    let View { plan, zones, cells } = &mut self.views[view];
                    hits = cells[lane]
                        .take(plan, zones, point, &self.ruler)
                        .ok_or("it remembers a point that its rules leave out")?;
                }
                let View { plan, cells, .. } = &mut self.views[view];
                let cell = &mut cells[lane];
                let mut live = 0;
                for &(slot, open) in &stored.open {
                    if slot >= plan.slots.len() || live >> slot & 1 == 1 {
                        return Err("it has a signal of a rule that there is not, or one twice");
                    }
                    let last = stored.points.last().map_or(origin, |point| point.index);
                    let in_order = origin <= open.window_start
                        && open.window_start <= open.first_hit
                        && open.first_hit <= last
                        && (1..=last - open.window_start + 1).contains(&open.points);
                    if !in_order {
                        return Err("it has a signal that starts where it cannot");
                    }
                    cell.open[slot] = open;
                    live |= 1 << slot;
                }
                if live != hits {
                    return Err("its signals are not those of the points that it remembers");
                }
                cell.live = live;
            }
        }
        Ok(())
    }

    /// Whether the points remembered can be the last that a cell saw.
    fn check_order(
        &self,
        view: usize,
        lane: usize,
        points: &[Known],
        (origin, next): (usize, usize),
    ) -> Result<(), Fault> {
        let plan = &self.views[view].plan;
        if points.len() > plan.longest {
            return Err("it remembers more points than its rules look at");
        }
        let in_order = points.windows(2).all(|pair| pair[0].index < pair[1].index);
        let seen = points
            .iter()
            .all(|point| point.index >= origin && point.index < next);
        if !in_order || !seen {
            return Err("it remembers points out of order, or points that it has not seen");
        }
        let in_lane = points.iter().all(|point| match plan.view.scope {
            Scope::Lane => (point.index - origin) % self.lanes == lane,
            Scope::Sequence | Scope::Block => true,
        });
        if !in_lane {
            return Err("it remembers points of one control as those of another");
        }
        Ok(())
    }
}

/// The cell that sees a point, where not all points are seen by one. A block begins anew.
#[inline(never)]
fn cell_of<'a>(
    plan: &Plan,
    cells: &'a mut [Cell],
    lanes: usize,
    offset: usize,
) -> Option<&'a mut Cell> {
    let lane = match plan.view.scope {
        Scope::Sequence | Scope::Block => 0,
        Scope::Lane => offset % lanes,
    };
    let cell = cells.get_mut(lane)?;
    if plan.view.scope == Scope::Block && offset.is_multiple_of(lanes) {
        cell.forget();
    }
    Some(cell)
}

fn tell(plan: &Plan, cell: &mut Cell, changes: &mut Vec<SignalChange>) {
    let mut rest = cell.live;
    while rest != 0 {
        let slot = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        changes.push(cell.change(slot, &plan.slots[slot]));
    }
}
