//! NHSRplotthedots' icons, on the package's own values and lines: variation at the last point of each part, and
//! assurance of the target.

use crate::golden_map::case::{Case, scalar_or_list};
use crate::golden_map::difference as choice;
use crate::golden_map::difference::Facts;
use crate::golden_map::judge::Drawn;
use crate::golden_map::outcome::Outcome;
use improvement::spc::{Assurance, Unjudged, Variation};
use improvement::{Direction, Kind, RuleSet, Series, Side};

/// The package's name of a variation; none where it has no single one.
fn name_of(variation: Variation) -> Option<&'static str> {
    Some(match variation {
        Variation::CommonCause => "common_cause",
        Variation::Improvement(_) => "special_cause_improvement",
        Variation::Concern(_) => "special_cause_concern",
        Variation::Neither(Side::Above) => "special_cause_neutral_high",
        Variation::Neither(Side::Below) => "special_cause_neutral_low",
        _ => return None,
    })
}

/// The icons of one facet, whose parts stand in the summary from row `first` on.
pub(crate) fn icons(
    case: &Case<'_>,
    drawn: &Drawn,
    targets: Vec<Option<f64>>,
    direction: Direction,
    (facet, first): (usize, usize),
    out: &mut Outcome,
) {
    let options = drawn
        .options(RuleSet::ptd_0_2_2())
        .better(direction)
        .target(targets);
    let points = drawn.values.len();
    let summary = scalar_or_list(&case.output["summary"]["variation_type"]);
    for part in 0..drawn.starts.len() {
        let end = drawn.starts.get(part + 1).copied().unwrap_or(points);
        // up to the end of the part: what comes after it is not to be read
        let mut values = drawn.values.clone();
        values[end..].fill(None);
        if values[end - 1].is_none() {
            continue;
        }
        let chart =
            Series::values(values).and_then(|series| options.chart(Kind::Individuals, series));
        let reading = match chart {
            Ok(chart) => chart.reading(),
            Err(error) => return out.fail(format!("icon: {error}")),
        };
        let theirs = summary.get(first + part).and_then(|name| name.as_str());
        let ours = reading.variation();
        if let Some(name) = name_of(ours) {
            out.equal("variation_type", Some(name), theirs);
        } else if ours == Variation::NotJudged {
            let facts = Facts {
                all_equal: reading.unjudged() == Some(Unjudged::NoWidth),
                ..Facts::default()
            };
            out.differs(&choice::NO_ICON, &facts);
            out.equal("an icon of nothing", theirs, Some("common_cause"));
        } else {
            let facts = Facts {
                both_sides: matches!(
                    ours,
                    Variation::ImprovementAndConcern { .. } | Variation::Undirected
                ),
                ..Facts::default()
            };
            out.differs(&choice::BOTH_SAID, &facts);
            let special = theirs.is_some_and(|name| name.starts_with("special_cause"));
            out.equal("a special cause on both sides", special, true);
        }
        if end == points && ours != Variation::NotJudged {
            let ours = reading.assurance().map(|assurance| match assurance {
                Assurance::Passes => "consistent_pass",
                Assurance::HitOrMiss => "inconsistent",
                Assurance::Fails => "consistent_fail",
                Assurance::TooFew | Assurance::CannotBeSaid => "too few",
            });
            let all = scalar_or_list(&case.output["assurance"]["assurance_type"]);
            let theirs = all.get(facet).and_then(|name| name.as_str());
            out.equal("assurance_type", ours, theirs);
        }
    }
}
