//! One weakness found, its code and its severity.

use crate::base::error::{Error, OptionError, OptionName};
use crate::base::printed::printed;
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};
use std::fmt;

/// How much a finding weighs.
///
/// ```
/// use improvement::finding::Severity;
///
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Advice);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a thought; good work can do without.
    Advice,
    /// Something that the method asks for is missing.
    Warning,
    /// The work contradicts itself.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One row for each code: its meaning, its name in the program, the code as printed, its severity, and the
/// publication that it rests on.
macro_rules! codes {
    ($($(#[$meaning:meta])+ $name:ident, $code:literal, $severity:ident, $source:expr;)*) => {
        /// Which weakness a finding is about.
        ///
        /// A code stays the same from version to version; new ones come in minor versions. In documents it is
        /// its text: `"D1"`.
        ///
        /// ```
        /// use improvement::finding::{Code, Severity};
        ///
        /// assert_eq!(Code::DriverWithoutMeasure.as_str(), "D5");
        /// assert_eq!(Code::DriverWithoutMeasure.severity(), Severity::Warning);
        /// assert!(Code::DriverWithoutMeasure.source().contains("IHI"));
        /// assert!(Code::ALL.contains(&Code::DriverWithoutMeasure));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {$(
            $(#[$meaning])+
            #[serde(rename = $code)]
            $name,
        )*}

        impl Code {
            /// Every code, in the order of the sections: diagrams, then maps, and so on.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is printed and stored: `D1`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {$(Self::$name => $code,)*}
            }

            /// How much a finding with this code weighs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {$(Self::$name => Severity::$severity,)*}
            }

            /// The publication, and the part of it, that the finding rests on; `this crate's design` where
            /// there is none.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self {$(Self::$name => $source,)*}
            }
        }
    };
}

/// Where a finding is this crate's own idea and no publication asks for it.
const OURS: &str = "this crate's design";
const SETTING_AIMS: &str = "IHI, Setting Aims: what, how much and by when, for whom, where";
const LOTHIAN: &str =
    "NHS Lothian and East London NHS Foundation Trust, guidance on driver diagrams";
const MCNICHOLAS: &str = "McNicholas et al. 2019, BMJ Quality & Safety 28:356, Tables 1 and 2";
const KNUDSEN: &str = "Knudsen et al. 2019, BMC Health Services Research 19:683, Table 1";
const AEM: &str = "Reed et al. 2014, BMJ Quality & Safety 23:1040, Table 1 (Action-Effect Method)";

codes! {
    // D: driver diagrams and aims.
    /// The number of primary drivers is not 2 to 5.
    PrimaryCount, "D1", Advice, "IHI, driver diagram tool: two to five primary drivers";
    /// A driver from which no chain of causes leads to the aim.
    DriverWithoutPath, "D2", Warning, AEM;
    /// A driver that nothing feeds: neither another driver nor an idea.
    DriverWithoutIdea, "D3", Advice, OURS;
    /// A change idea that points at no driver.
    IdeaWithoutDriver, "D4", Warning, LOTHIAN;
    /// A driver that nobody measures.
    DriverWithoutMeasure, "D5", Warning, "IHI, driver diagram tool: a way to measure each driver";
    /// An aim without an outcome measure.
    NoOutcomeMeasure, "D6", Warning, LOTHIAN;
    /// No measure of what could get worse elsewhere.
    NoBalancingMeasure, "D7", Warning, "Life QI, measurement plan: at least one balancing measure";
    /// The aim does not say what is to improve.
    AimWithoutWhat, "D8-what", Warning, SETTING_AIMS;
    /// The aim does not say which way is better.
    AimWithoutDirection, "D8-direction", Warning, "this crate's design: a target without a direction cannot be judged";
    /// The aim does not say by how much.
    AimWithoutAmount, "D8-amount", Warning, SETTING_AIMS;
    /// The aim does not say by when.
    AimWithoutDate, "D8-by", Warning, SETTING_AIMS;
    /// The aim does not say for whom.
    AimWithoutWhom, "D8-whom", Warning, SETTING_AIMS;
    /// The aim does not say where.
    AimWithoutPlace, "D8-where", Warning, SETTING_AIMS;
    /// The day by which the aim was to be reached is over.
    AimOverdue, "D9", Warning, OURS;
    /// The target lies on the wrong side of the baseline.
    TargetOnWrongSide, "D10", Error, OURS;
    /// The text of an idea begins with the verb of a task.
    IdeaIsTask, "D11", Advice, LOTHIAN;
    /// A change idea that has waited long for a test, or for a decision after one.
    IdeaUntested, "D12", Advice, OURS;
    /// A change idea that was adopted although no prediction about it has held.
    AdoptedWithoutEvidence, "D13", Warning, "Taylor et al. 2014, BMJ Quality & Safety 23:290, Table 2: prediction-based tests";
    /// A driver that is measured by nothing but the aim's own outcome.
    DriverMeasuredByOutcome, "D15", Advice, AEM;
    /// An aim that nobody outside the team has agreed.
    AimNotAgreed, "D14", Advice, AEM;

    // S: stakeholder maps.
    /// No stakeholder is a patient or service user.
    NoConsumer, "S1", Warning, "NHS Improvement QSIR, Stakeholder analysis: the 9 Cs, consumers";
    /// Some of the nine kinds of stakeholder are not on the map.
    CategoryEmpty, "S2", Advice, "NHS Improvement QSIR, Stakeholder analysis: the 9 Cs, a prompt for coverage";
    /// Someone of high power, whose commitment is below what the work needs, with no recent contact.
    NoContact, "S3", Warning, "this crate's design, on the grid of power and interest and Beckhard and Harris 1987";
    /// Someone of high power and high interest, of whom little is needed.
    KeyPlayerNotNeeded, "S4", Advice, "this crate's design, on the grid of power and interest and Beckhard and Harris 1987";
    /// Two groups between which no information passes.
    GroupsApart, "S5", Advice, OURS;
    /// One person who alone connects two groups.
    FragileBroker, "S6", Warning, OURS;
    /// Every brokering act is of one role.
    OneRoleOnly, "S7", Advice, "Birken et al. 2012, Implementation Science 7:28: four roles of middle managers";
    /// A view of somebody's commitment that has grown old.
    CommitmentStale, "S8", Advice, OURS;
    /// A group that hears of the work through one person only, who is seen as opposed.
    HeardThroughOpposed, "S9", Warning, OURS;

    /// A stakeholder map with nobody on it.
    EmptyMap, "S10", Warning, "NHS Improvement QSIR, Stakeholder analysis: the 9 Cs, a prompt for coverage";

    // F: fidelity of PDSA cycles.
    /// A cycle that waits for its next stage, or whose record lacks parts of one.
    StageMissing, "F1", Warning, MCNICHOLAS;
    /// A study that was written before the run had ended.
    StudyBeforeEnd, "F2", Warning, MCNICHOLAS;
    /// A cycle that neither tested a change nor collected information.
    NotALearningCycle, "F3", Advice, MCNICHOLAS;
    /// A cycle without a prediction that was written before the run began.
    NoPrediction, "F4", Warning, MCNICHOLAS;
    /// One cycle alone, although its idea lives on.
    NotIterative, "F5", Advice, MCNICHOLAS;
    /// A series of cycles that stayed as small as it began.
    ScaleNotGrowing, "F6", Advice, MCNICHOLAS;
    /// A series of cycles without regular data from its first run to its last.
    NoRegularData, "F7", Warning, KNUDSEN;
    /// A cycle that does not build on what the one before it decided.
    NotLinked, "F8", Warning, "Taylor et al. 2014, BMJ Quality & Safety 23:290, Table 2: linked cycles";
    /// A first test that was not smaller than the whole unit.
    FirstTestNotSmall, "F9", Advice, KNUDSEN;
    /// A cycle that does not say why its change should work.
    NoTheory, "F10", Warning, KNUDSEN;
    /// One cycle alone that does not say what is to follow.
    NoFutureAction, "F11", Advice, "Taylor et al. 2014, BMJ Quality & Safety 23:290, Table 2: isolated cycles";
    /// A test with a measure, studied without any statistics.
    NoStatistics, "F12", Advice, "Taylor et al. 2014, BMJ Quality & Safety 23:290, Table 2: data over time";
    /// A recorded result that the series of its measure does not bear out.
    ResultDiffers, "F13", Warning, OURS;
    /// A first test at several sites.
    FirstTestAtSeveralSites, "F14", Warning, KNUDSEN;
    /// Many tests, and every prediction held.
    AllHeld, "PDSA-ALL-HELD", Advice, "Langley et al., The Improvement Guide: perhaps 25 to 50 percent of tests are expected to fail";

    // M: measures.
    /// A proportion or rate that does not say out of what.
    NoDenominator, "M1", Warning, OURS;
    /// Nobody collects the measure, or nobody says how often.
    NoCollector, "M2", Warning, "Life QI, measurement plan: owner and frequency of collection";
    /// A baseline of few points.
    ShortBaseline, "M3", Advice, OURS;
    /// Points at an uneven step.
    IrregularInterval, "M4", Advice, OURS;
    /// Measures without an outcome, a process or a balancing measure among them.
    FamilyUnbalanced, "M5", Warning, "Life QI, measurement plan: outcome, process and balancing measures";
    /// More measures than a team can keep up.
    ManyMeasures, "M6", Advice, OURS;
    /// A definition that changed while the series ran, on a chart without a new phase there.
    Redefined, "M7", Warning, OURS;
    /// A target that is the baseline.
    TargetIsBaseline, "M8", Warning, OURS;
    /// A measure without a recent point.
    SilentMeasure, "M9", Warning, OURS;
    /// A measure that was to be collected and has no point.
    NoPoints, "M10", Warning, OURS;

    // P: projects.
    /// A team scores its own progress above what is recorded, and does not say why.
    ScoreAboveEvidence, "P1", Warning, "IHI, Assessment Scale for Collaboratives, in the wording of Life QI; the cut-offs are this crate's design";
    /// A charter that lacks parts.
    CharterIncomplete, "P2", Advice, "IHI, QI Project Charter";
    /// Nobody has said whether there is a group to compare with.
    NoComparison, "P3", Advice, OURS;
    /// Nothing is recorded about the conditions under which the team works.
    NoConditions, "P4", Advice, OURS;
    /// An aim and its measure do not agree on which way is better.
    DirectionsDisagree, "P5", Error, OURS;
    /// The work has ended its year and nobody has looked again.
    NoFollowUp, "P6", Advice, OURS;
    /// A measure whose chart cannot be drawn as it was asked for.
    ChartCannotBeDrawn, "P7", Warning, OURS;
    /// An aim that starts from another level than its measure had over its baseline window.
    BaselineDiffers, "P8", Warning, OURS;
    /// A level that had moved before the first test.
    LevelMovedBefore, "P10", Warning, OURS;
    /// A share of the way to an aim whose interval does not reach the score that it is credited with.
    ScoreWithinInterval, "P11", Advice, OURS;
    /// A prediction of a rate per another number than its measure is counted in.
    RatePerAnotherNumber, "P9", Warning, OURS;

    // X: documents.
    /// A part of the document that this version does not know.
    UnknownField, "X1", Warning, OURS;
    /// A document that a newer version wrote.
    NewerMinor, "X2", Warning, OURS;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One weakness found: which, where, and a sentence about it.
///
/// Findings sort with the gravest first, then by code, then by place.
///
/// ```
/// use improvement::driver::{DriverContext, DriverDiagram};
/// use improvement::date;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let diagram = DriverDiagram::new("mortality")?;
/// let findings = diagram.check(&DriverContext::default(), date(1847, 5, 1));
/// let outcome = findings.iter().find(|finding| finding.code().as_str() == "D6").unwrap();
/// assert_eq!(
///     outcome.to_string(),
///     "warning D6 at aim: the aim `mortality` has no outcome measure, so nobody can see whether it is reached",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "FindingDoc", into = "FindingDoc")]
pub struct Finding {
    code: Code,
    at: String,
    message: String,
}

impl Finding {
    /// A finding at a place, such as `drivers/flow`.
    pub(crate) fn new(code: Code, at: impl Into<String>, message: impl Into<String>) -> Self {
        // both may hold what somebody typed
        Self {
            code,
            at: printed(&at.into()).into_owned(),
            message: printed(&message.into()).into_owned(),
        }
    }

    /// Which weakness it is.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How much it weighs: the severity of its code.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Where in the work, as a path: `drivers/flow`, `aim`.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The sentence, without a full stop.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} at {}: {}",
            self.severity(),
            self.code,
            self.at,
            self.message
        )
    }
}

impl Ord for Finding {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |finding: &Self| (Reverse(finding.severity()), finding.code);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.at.cmp(&other.at))
            .then_with(|| self.message.cmp(&other.message))
    }
}

impl PartialOrd for Finding {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A finding as stored: the severity stands there for the reader, and has to be the code's own.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename = "Finding",
    deny_unknown_fields,
    expecting = "a finding in braces, {…}"
)]
struct FindingDoc {
    code: Code,
    severity: Severity,
    at: String,
    message: String,
}

impl From<Finding> for FindingDoc {
    fn from(finding: Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity(),
            at: finding.at,
            message: finding.message,
        }
    }
}

impl TryFrom<FindingDoc> for Finding {
    type Error = Error;
    fn try_from(doc: FindingDoc) -> Result<Self, Error> {
        if doc.severity != doc.code.severity() {
            return Err(OptionError::bad(
                OptionName::FindingSeverity,
                format_args!("{} for {}", doc.severity, doc.code),
                "the severity of its code",
            )
            .into());
        }
        Ok(Self::new(doc.code, doc.at, doc.message))
    }
}
