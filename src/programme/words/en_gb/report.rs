//! British English: the report of a cohort.

use crate::base::date::Date;
use crate::base::date_words::day_in_words;
use crate::base::interval::Interval;
use crate::base::number::{counted, plain, thousands};
use crate::programme::can_tell::CanTell;
use crate::programme::counts::{NetworkPosition, Practices};
use crate::programme::followed::Stuck;
use crate::programme::report::Milestone;
use crate::programme::standing::ProjectStanding;
use crate::work::project::{ConditionKind, FollowUpState};

pub(crate) const SHORT: &str = "In short";
pub(crate) const STUCK: &str = "Where the work waits";
pub(crate) const CHANGED: &str = "What has changed so far";
pub(crate) const TIMES: &str = "How long it took";
pub(crate) const CANNOT: &str = "What this cannot say yet";
pub(crate) const METHOD: &str = "How the tests were done";
pub(crate) const WORK: &str = "Barriers and conditions of work";
pub(crate) const CARRIED: &str = "Carried to others";
pub(crate) const SETS: &str = "Action-learning sets";
pub(crate) const LEARNING: &str = "What the learners show";

pub(crate) const WITHHELD: &str =
    "Names are withheld. People who know the projects may still recognise individuals.";
pub(crate) const SMALL: &str = "Numbers below 5 are left out, and those from which they could be found. Where each project waits is shown inside the programme.";
pub(crate) const FROM_RECORDS: &str = "Every number is taken from the documents of the projects: whoever has them gets the same. All who enrolled are in every denominator; silent, missing and withdrawn projects count as not implemented.";
pub(crate) const NOTHING_WAITS: &str = "nothing";
pub(crate) const HELD_NOTE: &str = "Held counts from adoption on, or from the day that the claim declares where that is later, as far as figures go that are fresh: 180 days old at most, or of one of the last three periods where those take longer. It counts while nobody has found the change given up, and no level is lost that had been reached for six points or more; a claim that aimed higher than the level ever came is not upheld, and takes nothing from another. A claim that names no cycle is taken to be about whatever became routine.";
pub(crate) const WORK_NOTE: &str = "Barriers that stood, and conditions that were recorded, on or after the day on which the first of a project enrolled; a barrier that stood already is followed from that day.";
pub(crate) const METHOD_NOTE: &str =
    "Cycles as they stood on the day of this report, those from before enrolment among them.";
pub(crate) const SETS_NOTE: &str = "A review that is entered twice, of the same day and work and in the same words, counts once. What is dated after a learner has left does not count.";
pub(crate) const ACTS_NOTE: &str =
    "An act counts once, also where two learners are the same person on a map.";
pub(crate) const NO_COMPARISON: &str = "No comparison group.";
pub(crate) const PROPOSAL: &str =
    "“Lower than 50 %”: stated in the proposal, definition not given; not a comparator.";
pub(crate) const DESIGN: &str = "Who enrols has chosen to, nobody is allocated at random, and a cohort is mostly of one organisation: these numbers say what happened in its projects, and not what the programme did.";
pub(crate) const NO_DIFFERENCE: &str = "Not shown.";
pub(crate) const NO_BARRIER: &str = "No barrier is recorded.";
pub(crate) const NO_CONDITION: &str =
    "Nothing is recorded about protected time, contact with the sponsor or access to the data.";
pub(crate) const NO_SET: &str = "No action-learning set is recorded.";
pub(crate) const NO_CONFIDENCE: &str = "No rating of confidence is recorded.";
pub(crate) const LEVELS_NOTE: &str = "The highest of Kirkpatrick's levels of which there is evidence, as counts of learners and never as a mean. An exercise of the course is level 2 and no more.";
pub(crate) const TIMES_NOTE: &str = "Kaplan-Meier medians, in days from enrolment. Projects that have not come so far are followed to the day of the report, those that were left among them; none is left out.";

pub(crate) const STUCK_HEAD: [&str; 4] = ["Learners", "Project", "Stands", "Waits for"];
pub(crate) const STANDING_HEAD: [&str; 2] = ["Where it stands", "Projects"];
pub(crate) const SHARE_HEAD: [&str; 5] = [
    "Reached",
    "Projects",
    "Share of projects",
    "95 % interval",
    "Learners",
];
pub(crate) const SIX_HEAD: [&str; 2] = ["Six months after adoption", "Projects"];
pub(crate) const TIME_HEAD: [&str; 8] = [
    "Until",
    "Projects",
    "Reached",
    "Median days",
    "At risk, day 90",
    "Day 180",
    "Day 365",
    "Day 730",
];
pub(crate) const FIDELITY_HEAD: [&str; 4] = ["Criterion", "Met", "Of", "Published"];
pub(crate) const BARRIER_HEAD: [&str; 4] = ["Barrier", "Met", "Overcome", "Median days it stood"];
pub(crate) const CONDITION_HEAD: [&str; 5] = ["Condition", "Met", "In part", "Not met", "Projects"];
pub(crate) const ROLE_HEAD: [&str; 2] = ["Brokering acts", "Number"];
pub(crate) const SET_HEAD: [&str; 7] = [
    "Set",
    "Learners",
    "Have reviewed",
    "Questions",
    "Undertakings kept",
    "Not kept",
    "Not known yet",
];
pub(crate) const LEVEL_HEAD: [&str; 2] = ["Evidence", "Learners"];
pub(crate) const CONFIDENCE_HEAD: [&str; 5] = [
    "Confidence in",
    "Rated before",
    "After against before: higher, same, lower",
    "After against then: higher, same, lower",
    "Then against before: higher, same, lower",
];

pub(crate) const STUCK_CAPTION: &str = "All projects, those that wait for something first";
pub(crate) const STANDING_CAPTION: &str = "All projects that enrolled, each in one row";
pub(crate) const SHARE_CAPTION: &str =
    "Shares of all who enrolled, with Wilson's interval on projects";
pub(crate) const SIX_CAPTION: &str =
    "What somebody recorded at the first look six months after adoption or later";
pub(crate) const TIME_CAPTION: &str = "Times, with the numbers at risk";
pub(crate) const FIDELITY_CAPTION: &str = "Fidelity of the cycles of all projects, beside McNicholas et al. 2019 (421 cycles of 39 teams)";
pub(crate) const BARRIER_CAPTION: &str = "Barriers that were met";
pub(crate) const CONDITION_CAPTION: &str = "Conditions of work, each time somebody recorded one";
pub(crate) const ROLE_CAPTION: &str = "What the learners did to carry the work to others";
pub(crate) const POSITION_CAPTION: &str =
    "The same acts, by where the learner stands in the network";
pub(crate) const SET_CAPTION: &str = "Questions asked, and what became of what was undertaken";
pub(crate) const LEVEL_CAPTION: &str = "Level of the evidence that is available";
pub(crate) const CONFIDENCE_CAPTION: &str = "How many rated themselves higher, the same or lower";

pub(crate) fn title(cohort: &str, programme: &str) -> String {
    format!("{programme}: cohort {cohort}")
}

pub(crate) fn as_of(today: Date) -> String {
    format!("As of {}.", day_in_words(today))
}

pub(crate) const fn standing(standing: ProjectStanding) -> &'static str {
    match standing {
        ProjectStanding::Implemented => "a change is routine",
        ProjectStanding::Testing => "tests changes",
        ProjectStanding::Ended => "tested, and left every idea",
        ProjectStanding::NotTested => "nothing tested yet",
        ProjectStanding::Silent => "silent for 90 days",
        ProjectStanding::Missing => "no document",
        ProjectStanding::Withdrawn => "everybody has left",
    }
}

pub(crate) const fn milestone(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Tested => "a change was tested",
        Milestone::Implemented => "a change is routine",
        Milestone::HeldSixMonths => "the level is held for 6 months, by a claim",
        Milestone::HeldTwelveMonths => "the level is held for 12 months, by a claim",
    }
}

/// What a time runs to.
pub(crate) const fn until(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Tested => "the first test of a change",
        Milestone::Implemented => "a change is routine",
        _ => "a claim shows that the level is held",
    }
}

pub(crate) const fn follow_up(state: FollowUpState) -> &'static str {
    match state {
        FollowUpState::InUse => "in use",
        FollowUpState::InPart => "in use in part",
        FollowUpState::GivenUp => "given up",
        FollowUpState::NotKnown => "not known",
    }
}

pub(crate) const fn condition(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::ProtectedTime => "protected time",
        ConditionKind::SponsorContact => "contact with the sponsor",
        ConditionKind::DataAccess => "access to the data",
        ConditionKind::Other => "another condition",
    }
}

pub(crate) const fn position(position: NetworkPosition) -> &'static str {
    match position {
        NetworkPosition::OnlyLink => "by somebody without whom the network falls apart",
        NetworkPosition::Between => "by somebody between two who have no tie",
        NetworkPosition::Neither => "by somebody else with ties",
        NetworkPosition::NoTie => "by somebody whose ties nobody has recorded",
    }
}

pub(crate) const KIND_NOT_SAID: &str = "kind not said";
pub(crate) const NOT_REACHED: &str = "not reached";
pub(crate) const NOTHING: &str = "";
pub(crate) const NO_PROJECT: &str = "none";
pub(crate) const NOT_DUE: &str = "six months have not gone by";

pub(crate) fn so_many_of(count: &str, of: usize) -> String {
    format!("{count} of {of}")
}

/// How many enrolled.
pub(crate) fn enrolled(learners: usize, projects: usize, withdrawn: &str) -> String {
    format!(
        "{} enrolled, on {}; withdrawn: {withdrawn}.",
        counted(learners, "learner"),
        counted(projects, "project")
    )
}

/// A share in a line.
pub(crate) fn share(milestone: &str, shown: &str, interval: Option<&str>) -> String {
    match interval {
        Some(interval) => {
            format!("Projects in which {milestone}: {shown} (95 % interval {interval}).")
        }
        None => format!("Projects in which {milestone}: {shown}."),
    }
}

pub(crate) fn per_cent(share: f64) -> String {
    format!("{} %", plain(100.0 * share, 0))
}

pub(crate) fn interval(interval: Interval) -> String {
    let end = |share: f64| plain(100.0 * share, 0);
    format!("{} to {} %", end(interval.lower()), end(interval.upper()))
}

pub(crate) fn days(days: f64) -> String {
    thousands(days)
}

pub(crate) fn stuck(stuck: &Stuck) -> String {
    match stuck {
        Stuck::FirstTestLate { days } => {
            format!(
                "its first test, {} days after enrolment",
                thousands(f64::from(*days))
            )
        }
        Stuck::Waits { said } => said.clone(),
        Stuck::CannotTell { claim, said } => format!("claim `{claim}`: {said}"),
        Stuck::NoVerdict { claim, said } => format!("claim `{claim}` has no verdict: {said}"),
        Stuck::Silent => {
            "a word: nothing in its record is dated within the last 90 days".to_owned()
        }
        Stuck::NoDocument => "its document".to_owned(),
        Stuck::NoFollowUp => {
            "a look at how the change stands, six months after adoption".to_owned()
        }
    }
}

/// What became routine.
pub(crate) fn practices(practices: Practices) -> [String; 3] {
    [
        format!(
            "{} became routine: begun {}, done otherwise {}, stopped {}{}.",
            counted(practices.all(), "change"),
            practices.started,
            practices.changed,
            practices.stopped,
            if practices.not_said > 0 {
                format!(
                    ", of an idea that the diagram has no more {}",
                    practices.not_said
                )
            } else {
                String::new()
            }
        ),
        format!(
            "How many of those eligible it reached is recorded of {} and not known of {}.",
            practices.with_reach,
            practices.all() - practices.with_reach
        ),
        format!(
            "Spread: {} tried at more sites, wards or departments after adoption than before ({} more in all).",
            match practices.spread {
                1 => "1 was".to_owned(),
                many => format!("{many} were"),
            },
            practices.further_sites
        ),
    ]
}

pub(crate) fn claims_at_six((held, of): (usize, usize)) -> String {
    format!(
        "By a claim, where 12 points have come since the change: {held} of {of} held for six months."
    )
}

/// What stands beside another cohort.
pub(crate) fn beside(milestone: &str, difference: f64, interval: Interval, cohort: &str) -> String {
    let points = |share: f64| {
        let points = plain(100.0 * share.abs(), 0);
        let side = if share < 0.0 { "fewer" } else { "more" };
        let side = (points != "0").then_some(side);
        (points, side)
    };
    let end = |share: f64| match points(share) {
        (points, None) => points,
        (points, Some(side)) => format!("{points} {side}"),
    };
    let (points, side) = points(difference);
    let side = side.unwrap_or("more or fewer");
    format!(
        "Beside cohort {cohort}, projects in which {milestone}: {points} percentage points {side} (95 % interval {} to {}, Newcombe); not allocated at random.",
        end(interval.lower()),
        end(interval.upper())
    )
}

pub(crate) fn can_tell(found: &CanTell) -> String {
    let (share, from) = (per_cent(found.share), per_cent(found.from));
    let projects = counted(found.projects, "project");
    let seen = interval(found.interval);
    if found.needed == usize::MAX {
        return format!(
            "{projects}, {share} seen: the interval is {seen}. No number of projects tells a share from itself."
        );
    }
    format!(
        "{projects}, {share} seen: the interval is {seen}. To tell {share} from {from} it takes {} projects, and {} to do so in 8 of 10 cohorts.",
        thousands(found.needed as f64),
        thousands(found.needed_in_most as f64)
    )
}

pub(crate) fn not_due(projects: usize) -> String {
    match projects {
        1 => "1 project adopted a change less than 12 months ago: whether it holds so long cannot be known yet.".to_owned(),
        many => format!("{many} projects adopted a change less than 12 months ago: whether it holds so long cannot be known yet."),
    }
}

pub(crate) fn claims_open(claims: usize) -> String {
    match claims {
        1 => "The figures cannot tell yet of 1 claim.".to_owned(),
        many => format!("The figures cannot tell yet of {many} claims."),
    }
}

pub(crate) fn unresolved(parts: usize) -> String {
    format!(
        "{} of portfolios could not be looked up: the document is not there.",
        counted(parts, "reference")
    )
}

pub(crate) fn benchmark(met: u32, of: u32) -> String {
    format!("{met} of {of}")
}

pub(crate) const BY_CONSTRUCTION: &str = "cannot fail";

pub(crate) fn criterion(code: &str, what: &str, among: &str) -> String {
    format!("{code}: {what} ({among})")
}

pub(crate) fn calibration(said: &str) -> String {
    format!("Predictions: {said}.")
}

pub(crate) fn acted(learners: &str, of: usize) -> String {
    format!("Learners with an act of their own: {learners} of {of}.")
}

pub(crate) fn not_on_a_map(learners: usize) -> String {
    format!(
        "Of {} nobody has said who on the stakeholder map they are, so their acts are not counted.",
        counted(learners, "learner")
    )
}

pub(crate) fn set(number: usize) -> String {
    format!("set {number}")
}

pub(crate) const ALL_SETS: &str = "all sets";

pub(crate) fn moves(cells: &[String]) -> String {
    cells.join(", ")
}
