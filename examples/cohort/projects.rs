//! Six projects made from `examples/data/ae_project.json`: the people and the measures are those of that document, and what
//! happened is made up for each.

use improvement::claim::{Claim, ClaimKind};
use improvement::driver::Edge;
use improvement::measure::Sampling;
use improvement::pdsa::{Act, Purpose, Run, Scale, Study};
use improvement::project::{FollowUp, FollowUpState, Link, Parts};
use improvement::stakeholder::BarrierKind;
use improvement::{
    Cycle, Date, Direction, Error, Expectation, Period, Project, Series, Window, date,
    id::{BarrierId, CycleId, NodeId, ProjectId},
};

const DOCUMENT: &str = include_str!("../data/ae_project.json");

/// The measure of all six.
const MEASURE: &str = "within-four-hours";

/// Patients a month, in each of the six departments.
const TRIALS: u32 = 1_500;

/// How a month differs from its level, in patients: drawn once from a normal distribution.
const NOISE: [i32; 36] = [
    15, -14, 17, 4, 19, 13, -2, 34, -7, 47, -10, -3, 22, 8, 2, 24, -1, -5, 5, -18, 7, 5, -16, -7,
    20, 12, 2, 0, -11, -3, -15, -1, -5, 3, 29, -2,
];

/// All six, in the order of their stories.
pub(crate) fn all() -> Result<Vec<Project>, Error> {
    Ok(vec![
        locked_late()?,
        test_failed()?,
        adopted_and_held()?,
        adopted_and_relapsed()?,
        practice_stopped()?,
        silent()?,
    ])
}

/// Three tests, of which one was written down after the event: its prediction was locked when its run had begun.
fn locked_late() -> Result<Project, Error> {
    let series = months(|month| if month < 13 { 0.88 } else { 0.90 }, 36)?;
    let adapt = || Act::adapt("stand at the door in the evening too");
    let first =
        Test::new("door-1", date(2017, 5, 1), date(2017, 7, 31), 0.89).closed(&series, adapt()?)?;
    let late = Test::new("door-2", date(2017, 9, 1), date(2017, 12, 31), 0.89)
        .after("door-1")
        .locked_late(date(2017, 9, 8))
        .closed(&series, adapt()?)?;
    let last = Test::new("door-3", date(2018, 2, 1), date(2018, 12, 27), 0.90)
        .after("door-2")
        .closed(&series, adapt()?)?;
    edited("north-four-hours", series, |parts| {
        parts.cycles = vec![first, late, last];
        revised(
            parts,
            date(2018, 1, 15),
            "the evening is where patients wait",
        )
    })
}

/// Three tests whose predictions did not hold: the driver was taken out of the theory. Good work.
fn test_failed() -> Result<Project, Error> {
    let series = months(|_| 0.88, 36)?;
    let wider = || Act::adapt("until ten at night");
    let cycles = vec![
        Test::new("door-1", date(2017, 5, 1), date(2017, 7, 31), 0.93).closed(&series, wider()?)?,
        Test::new("door-2", date(2017, 9, 1), date(2017, 12, 31), 0.93)
            .after("door-1")
            .closed(&series, wider()?)?,
        Test::new("door-3", date(2018, 2, 1), date(2018, 12, 27), 0.93)
            .after("door-2")
            .closed(
                &series,
                Act::abandon("it is not the doctor whom patients wait for")?,
            )?,
    ];
    edited("south-four-hours", series, |parts| {
        parts.cycles = cycles;
        claim(parts, ClaimKind::Improved)?;
        let diagram = parts.diagram.as_mut().expect("the document has a diagram");
        diagram.revise(
            date(2019, 1, 21),
            "matron-in-charge",
            "three tests, and nothing moved",
            |theory| {
                theory.remove(&NodeId::new("senior-at-door")?)?;
                theory.remove(&NodeId::new("decide-early")?)?;
                theory.link(Edge::new("beds-at-noon", "flow-in")?)?;
                Ok(())
            },
        )
    })
}

/// Adopted in January 2018; the level has been held since.
fn adopted_and_held() -> Result<Project, Error> {
    let series = months(|month| if month < 13 { 0.88 } else { 0.935 }, 36)?;
    adopted("east-four-hours", series, |parts| {
        let found = FollowUp::new(date(2018, 8, 20), "at the door on six days of seven")?;
        parts.follow_up.push(found.in_state(FollowUpState::InPart));
        let found = FollowUp::new(date(2019, 3, 11), "at the door on all days")?;
        parts.follow_up.push(found.in_state(FollowUpState::InUse));
        Ok(())
    })
}

/// Adopted in January 2018, and given up that summer.
fn adopted_and_relapsed() -> Result<Project, Error> {
    let level = |month| match month {
        0..13 => 0.88,
        13..27 => 0.935,
        _ => 0.882,
    };
    adopted("west-four-hours", months(level, 36)?, |parts| {
        let found = FollowUp::new(
            date(2018, 8, 20),
            "nobody has stood there since the locum left",
        )?;
        parts.follow_up.push(found.in_state(FollowUpState::GivenUp));
        Ok(())
    })
}

/// A practice that was stopped: no more calls to the bed office.
fn practice_stopped() -> Result<Project, Error> {
    let series = months(|_| 0.88, 36)?;
    edited("mill-four-hours", series, |parts| {
        let stopped = Cycle::new("message-1", "text-message")?
            .objective("is anything lost when nobody calls the bed office?")
            .predict(
                Expectation::judged("at least eight of ten nurses would not go back to calls"),
                "nobody likes to wait on the telephone",
                date(2017, 9, 29),
            )
            .scale(Scale::units(40, "messages").days(14))
            .task("two nurses", "send a message instead of a call");
        let mut stopped = stopped;
        stopped.start(date(2017, 9, 11))?;
        stopped.finish(Run::new(date(2017, 9, 11), date(2017, 9, 24))?.reached(60, 60)?)?;
        let prediction = stopped.plan().predictions().next().expect("one").clone();
        let study = Study::new(date(2017, 10, 2), "nine of ten would not go back")?;
        stopped.conclude(
            study.check(prediction.judge(true)?),
            Act::adopt("the telephone is taken out", "the matron asks each month")?,
        )?;
        parts.cycles = vec![stopped];
        Ok(())
    })
}

/// A charter, three points, and no word since.
fn silent() -> Result<Project, Error> {
    let series = months(|_| 0.88, 15)?;
    edited("bridge-four-hours", series, |parts| {
        parts.cycles.clear();
        parts.conditions.clear();
        parts.assessments.clear();
        parts.scores.clear();
        let map = std::mem::take(&mut parts.map);
        for (id, person) in map.stakeholders() {
            parts.map.add(id, person.clone())?;
        }
        Ok(())
    })
}

/// Two tests and an implementation of a change that moved the level.
fn adopted(
    id: &str,
    series: Series,
    more: impl FnOnce(&mut Parts) -> Result<(), Error>,
) -> Result<Project, Error> {
    let adopt = || {
        Act::adopt(
            "a post on the rota",
            "the lead shows the chart at each meeting",
        )
    };
    let cycles = vec![
        Test::new("door-1", date(2017, 5, 1), date(2017, 7, 31), 0.91)
            .closed(&series, Act::expand(None))?,
        Test::new("door-2", date(2017, 9, 1), date(2017, 12, 31), 0.91)
            .after("door-1")
            .closed(&series, adopt()?)?,
        Test::new("door-3", date(2018, 2, 1), date(2018, 12, 27), 0.92)
            .after("door-2")
            .implementing(3)
            .closed(&series, adopt()?)?,
    ];
    edited(id, series, |parts| {
        parts.cycles = cycles;
        claim(
            parts,
            ClaimKind::Sustained {
                hold: 0.91,
                from: date(2018, 1, 31),
            },
        )?;
        revised(
            parts,
            date(2018, 1, 15),
            "it is the rota and not the enthusiasm",
        )?;
        more(parts)
    })
}

/// The project of the document under another id, with other data, no cycles of its own and nothing that rests on them.
fn edited(
    id: &str,
    series: Series,
    change: impl FnOnce(&mut Parts) -> Result<(), Error>,
) -> Result<Project, Error> {
    let mut project = Project::from_json(DOCUMENT)?;
    project.edit(|parts| {
        parts.id = ProjectId::new(id)?;
        parts.measures[0] = parts.measures[0].clone().series(series)?;
        parts.claims.clear();
        parts.follow_up.clear();
        let diagram = parts.diagram.as_mut().expect("the document has a diagram");
        let edge = diagram.theory().edges()[1].clone();
        diagram.set_evidence(
            &edge.cause,
            &edge.effect,
            improvement::driver::Grounds::Hypothesis,
        )?;
        let mut map = std::mem::take(&mut parts.map);
        // the rota was everybody's, and nobody's
        let rota = BarrierId::new("rota-gap")?;
        let barrier = map.barriers()[&rota].clone();
        let people = map.clone();
        map = improvement::StakeholderMap::new();
        for (id, person) in people.stakeholders() {
            map.add(id, person.clone())?;
        }
        for tie in people.ties() {
            map.tie(&tie.from, tie.kind, &tie.to)?;
        }
        for (id, act) in people.acts() {
            map.log(id.as_str(), act.clone())?;
        }
        map.meet(rota, barrier.of_kind(BarrierKind::CompetingPriorities))?;
        parts.map = map;
        change(parts)
    })?;
    Ok(project)
}

/// A claim about the measure, which names the first test as the change.
fn claim(parts: &mut Parts, kind: ClaimKind) -> Result<(), Error> {
    let claim = Claim::new(
        "more-within-four-hours",
        MEASURE,
        "more patients leave within four hours",
    )?;
    parts.claims.push(claim.of_kind(kind).caused_by("door-1")?);
    parts
        .links
        .push(Link::new("door-1", MEASURE, Direction::Higher)?);
    Ok(())
}

/// A revision of the theory that keeps its drivers.
fn revised(parts: &mut Parts, on: Date, why: &str) -> Result<(), Error> {
    let diagram = parts.diagram.as_mut().expect("the document has a diagram");
    diagram.revise(on, "matron-in-charge", why, |theory| {
        theory.link(Edge::new("beds-at-noon", "decide-early")?)?;
        Ok(())
    })
}

/// The months of a series about a level, from April 2016 on.
fn months(level: impl Fn(usize) -> f64, points: usize) -> Result<Series, Error> {
    let patients = |month: usize| f64::from(TRIALS) * level(month) + f64::from(NOISE[month]);
    let first = date(2016, 4, 1);
    let dates = (0..36).filter_map(|month| Period::Month.after(first, month));
    Series::proportions(
        (0..points).map(|month| patients(month).round()),
        vec![TRIALS; points],
    )?
    .dated(dates.take(points))?
    .every(Period::Month)
}

/// A test of the senior doctor at the door.
struct Test {
    id: &'static str,
    after: Option<&'static str>,
    locked: Option<Date>,
    purpose: Purpose,
    sites: u16,
    from: Date,
    to: Date,
    at_least: f64,
}

impl Test {
    fn new(id: &'static str, from: Date, to: Date, at_least: f64) -> Self {
        Self {
            id,
            after: None,
            locked: None,
            purpose: Purpose::Test,
            sites: 1,
            from,
            to,
            at_least,
        }
    }

    fn after(mut self, earlier: &'static str) -> Self {
        self.after = Some(earlier);
        self
    }

    /// Written down afterwards, with the day that the minutes show.
    fn locked_late(mut self, on: Date) -> Self {
        self.locked = Some(on);
        self
    }

    fn implementing(mut self, sites: u16) -> Self {
        (self.purpose, self.sites) = (Purpose::Implement, sites);
        self
    }

    /// The cycle, studied eight days after its run.
    fn closed(self, series: &Series, act: Act) -> Result<Cycle, Error> {
        let mut cycle = Cycle::new(self.id, "senior-at-door")?.purpose(self.purpose);
        if let Some(earlier) = self.after {
            cycle = cycle.informed_by(CycleId::new(earlier)?);
        }
        if self.locked.is_some() {
            cycle = cycle.retrospective(date(2018, 3, 1), "the minutes of the department");
        }
        let units = if self.after.is_none() { 600 } else { 5_000 };
        cycle = cycle
            .objective("do more patients leave within four hours when a senior doctor sees them at the door?")
            .predict_at(
                0.7,
                Expectation::proportion(MEASURE).between(self.at_least, 1.0),
                "a decision at the door saves a second wait",
                self.to,
            )
            .rationale("a decision at the door saves a second wait")
            .scale(Scale::units(units, "patients").sites(self.sites))
            .task("the consultant on duty", "stand at the door");
        if let Some(on) = self.locked {
            cycle = cycle.plan_dated(on);
        }
        cycle.start(self.from)?;
        cycle.finish(Run::new(self.from, self.to)?.reached(units, 17_000)?)?;
        let studied = self.to.plus_days(8).expect("a day");
        let window = Window::dates(self.from, self.to);
        let prediction = cycle.plan().predictions().next().expect("one");
        let check = prediction.check(series, window, Sampling::All, studied)?;
        let study = Study::new(studied, "what was seen stands beside what was predicted")?;
        cycle.conclude(study.check(check), act)?;
        Ok(cycle)
    }
}
