//! Rspc: Nelson's eight rules in its dialects.

use crate::golden_map::case::{Case, column, number, set_points};
use crate::golden_map::judge::Drawn;
use crate::golden_map::outcome::Outcome;
use crate::golden_map::qicharts2_lines::c4;
use improvement::spc::rules::{Rule, Sides, Ties};
use improvement::spc::{Dispersion, Estimator, Width};
use improvement::{Chart, Kind, RuleSet, Series, Side};
use serde_json::Value;

const KNOWN: [&str; 7] = [
    "lcl",
    "cl",
    "ucl",
    "parRules",
    "type",
    "whichRules",
    "controlLimitDistance",
];

pub(crate) fn map(case: &Case<'_>, out: &mut Outcome) {
    if let Some(argument) = case.unknown(&KNOWN) {
        return out.leave(argument);
    }
    if let Some(message) = case.stopped() {
        return out.leave(format!("the package stops: {message}"));
    }
    let sigmas = case.number("controlLimitDistance").unwrap_or(3.0);
    let limits = &case.output["limits"];
    let read = |name: &str| number(&limits[name]);
    let values = column(&case.input["x"]);
    limits_of(case, &values, sigmas, out);
    let rules = match rules_of(case.argument("parRules")) {
        Ok(rules) => rules,
        Err(reason) => return out.leave(reason),
    };
    let (lower, centre, upper) = (read("lcl"), read("cl"), read("ucl"));
    // the package measures its zones from half-way between the limits, whatever the centre line
    let middle = lower
        .zip(upper)
        .map(|(lower, upper)| f64::midpoint(lower, upper));
    let drawn = |centre: Option<f64>| Drawn {
        sigmas,
        ..Drawn::one_phase(
            values.clone(),
            vec![centre; values.len()],
            vec![lower; values.len()],
            vec![upper; values.len()],
        )
    };
    let empty = values.iter().all(Option::is_none);
    for (index, rule) in rules.into_iter().enumerate() {
        let name = format!("Rule{}", index + 1);
        if case.output[&name].is_null() {
            continue;
        }
        let expected = set_points(&case.output[&name]);
        if empty {
            out.equal(&name, Vec::new(), expected);
            continue;
        }
        let own = drawn(if index < 4 { centre } else { middle });
        let named = rule.name().into_owned();
        let found = RuleSet::new("golden", "rspc", "one rule of Rspc", [rule])
            .and_then(|set| own.judged_by(set))
            .map(|chart| chart.flagged(&named));
        match found {
            Ok(found) => out.equal(&name, found, expected),
            Err(error) => out.fail(format!("{name}: {error}")),
        }
    }
}

/// The limits that the package works out where none is given: three sd of all values, or of a Poisson count.
fn limits_of(case: &Case<'_>, values: &[Option<f64>], sigmas: f64, out: &mut Outcome) {
    let given = ["lcl", "cl", "ucl"]
        .iter()
        .any(|name| case.argument(name).is_some());
    let usable = values.iter().flatten().count();
    if given || usable < 3 {
        return;
    }
    let options = Chart::options()
        .provisional()
        .rules(RuleSet::rspc_1_2_2())
        .width(Width::Sigma(sigmas));
    let own_values = || values.iter().copied();
    let (chart, undo, lowest) = match case.text("type").unwrap_or("i") {
        "i" => {
            let options = options.estimator(Estimator::of(Dispersion::StandardDeviation));
            let chart = Series::values(own_values())
                .and_then(|series| options.chart(Kind::Individuals, series));
            // the package leaves out c4(n), which makes a standard deviation unbiased
            (chart, 1.0 / c4(usable), f64::NEG_INFINITY)
        }
        "c" => {
            let options = options.centre(improvement::spc::Centre::Mean);
            let chart =
                Series::counts(own_values()).and_then(|series| options.chart(Kind::C, series));
            (chart, 1.0, 0.0)
        }
        other => return out.leave(format!("argument type = {other}")),
    };
    let read = |name: &str| number(&case.output["limits"][name]);
    match (chart, read("cl")) {
        (Ok(chart), Some(centre)) => {
            let line = |name| read(name).map(|line| (centre + (line - centre) * undo).max(lowest));
            let scale = chart.upper(0).unwrap_or(0.0);
            out.close("centre", 0, chart.centre(0), Some(centre), scale);
            out.close("lower limit", 0, chart.lower(0), line("lcl"), scale);
            out.close("upper limit", 0, chart.upper(0), line("ucl"), scale);
        }
        (Ok(_), None) => out.fail("we have limits and the package has none"),
        (Err(error), _) => out.fail(format!("limits: {error}")),
    }
}

/// The eight rules with `parRules`.
fn rules_of(changes: Option<&Value>) -> Result<Vec<Rule>, String> {
    let mut rules = RuleSet::rspc_1_2_2().rules().to_vec();
    let Some(changes) = changes.and_then(Value::as_object) else {
        return Ok(rules);
    };
    for (name, parameters) in changes {
        let index = name
            .strip_prefix("Rule")
            .and_then(|n| n.parse::<usize>().ok());
        let index = index
            .filter(|n| (1..=8).contains(n))
            .ok_or(format!("argument parRules {name}"))?;
        rules[index - 1] = changed(index, parameters)?;
    }
    Ok(rules)
}

fn changed(index: usize, parameters: &Value) -> Result<Rule, String> {
    let read = |name: &str| parameters.get(name).filter(|value| !value.is_null());
    let usual = RuleSet::rspc_1_2_2();
    let own = &usual.rules()[index - 1];
    let known: &[&str] = match index {
        1 => &["sides"],
        2 | 7 | 8 => &["nPoints"],
        3 => &["nPoints", "convention", "equalBreaksSeries"],
        4 => &["nPoints", "convention"],
        _ => &[],
    };
    let names = parameters
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::keys);
    if let Some(name) = names
        .into_iter()
        .find(|name| !known.contains(&name.as_str()))
    {
        return Err(format!("argument parRules Rule{index} {name}"));
    }
    let points = |usual: u16| -> Result<u16, String> {
        match read("nPoints") {
            None => Ok(usual),
            Some(value) => value
                .as_u64()
                .and_then(|n| u16::try_from(n).ok())
                .ok_or(format!("argument parRules Rule{index} nPoints = {value}")),
        }
    };
    // the convention of Minitab counts steps, that of JMP points
    let more = match read("convention").and_then(Value::as_str).unwrap_or("jmp") {
        "jmp" => 0,
        "minitab" => 1,
        other => {
            return Err(format!(
                "argument parRules Rule{index} convention = {other}"
            ));
        }
    };
    let rule = match index {
        1 => {
            let sides = match read("sides").and_then(Value::as_str).unwrap_or("two-sided") {
                "upper" => Sides::Only(Side::Above),
                "lower" => Sides::Only(Side::Below),
                "two-sided" | "both" => Sides::Either,
                other => return Err(format!("argument parRules Rule1 sides = {other}")),
            };
            Rule::beyond_limits().with_sides(sides)
        }
        2 => Rule::run(points(9)?),
        3 => {
            let extends = read("equalBreaksSeries").and_then(Value::as_bool) == Some(false);
            let ties = if extends { Ties::Extend } else { Ties::Break };
            Rule::trend(points(6)? + more).with_ties(ties)
        }
        4 => Rule::alternating(points(14)? + more),
        7 => Rule::within(points(15)?),
        8 => Rule::outside(points(8)?),
        _ => own.clone(),
    };
    Ok(rule.with_gap(own.gap()))
}
