//! Codes and findings.

use improvement::Finding;
use improvement::finding::{Code, Severity};
use std::collections::BTreeSet;

#[test]
fn codes_are_unique_and_each_has_a_source() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(code.source().len() > 10, "{code} has no source");
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        assert_eq!(
            serde_json::from_value::<Code>(code.as_str().into()).unwrap(),
            *code
        );
    }
}

#[test]
fn diagrams_and_maps_have_all_their_codes() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for number in (1..=14).filter(|number| *number != 8) {
        assert!(codes.contains(&format!("D{number}").as_str()), "D{number}");
    }
    for part in ["what", "direction", "amount", "by", "whom", "where"] {
        assert!(codes.contains(&format!("D8-{part}").as_str()), "D8-{part}");
    }
    for number in 1..=9 {
        assert!(codes.contains(&format!("S{number}").as_str()), "S{number}");
    }
}

#[test]
fn a_finding_is_read_as_it_was_written() {
    let json = r#"{"code":"D5","severity":"warning","at":"drivers/flow","message":"the driver `flow` has no measure"}"#;
    let finding: Finding = serde_json::from_str(json).unwrap();
    assert_eq!(finding.code(), Code::DriverWithoutMeasure);
    assert_eq!(finding.severity(), Severity::Warning);
    assert_eq!(serde_json::to_string(&finding).unwrap(), json);
    assert_eq!(
        finding.to_string(),
        "warning D5 at drivers/flow: the driver `flow` has no measure"
    );
}

#[test]
fn a_finding_has_the_severity_of_its_code() {
    let json = r#"{"code":"D5","severity":"advice","at":"drivers/flow","message":"none"}"#;
    let error = serde_json::from_str::<Finding>(json).unwrap_err();
    assert!(error.to_string().starts_with(
        "the severity of a finding is advice for D5, expected the severity of its code"
    ));
    assert!(serde_json::from_str::<Code>("\"Z1\"").is_err());
}

#[test]
fn the_gravest_finding_comes_first() {
    let read = |code: &str, severity: &str, at: &str| -> Finding {
        serde_json::from_value(
            serde_json::json!({"code": code, "severity": severity, "at": at, "message": "m"}),
        )
        .unwrap()
    };
    let mut findings = [
        read("D1", "advice", "drivers"),
        read("D5", "warning", "drivers/b"),
        read("D5", "warning", "drivers/a"),
        read("D2", "warning", "drivers/z"),
        read("D10", "error", "aim"),
    ];
    findings.sort();
    let order: Vec<_> = findings
        .iter()
        .map(|finding| (finding.code().as_str(), finding.at()))
        .collect();
    assert_eq!(
        order,
        [
            ("D10", "aim"),
            ("D2", "drivers/z"),
            ("D5", "drivers/a"),
            ("D5", "drivers/b"),
            ("D1", "drivers")
        ]
    );
}

#[test]
fn findings_of_one_code_are_told_once() {
    use improvement::Project;
    use improvement::finding::grouped;

    let project = Project::from_json(include_str!("../../examples/data/ae_project.json")).unwrap();
    let findings = project.check(improvement::date(2019, 3, 31));
    let groups = grouped(&findings);
    // every finding stands in one group, that of its code
    let told: usize = groups.iter().map(|group| group.findings().len()).sum();
    assert_eq!(told, findings.len());
    for (index, group) in groups.iter().enumerate() {
        assert!(
            group
                .findings()
                .iter()
                .all(|one| one.code() == group.code())
        );
        assert!(
            groups[..index]
                .iter()
                .all(|other| other.code() != group.code())
        );
        assert!(index == 0 || groups[index - 1].severity() >= group.severity());
    }
    let points = groups
        .iter()
        .find(|group| group.code().as_str() == "M10")
        .unwrap();
    assert_eq!(
        points.to_string(),
        "warning M10 at measures/seen-by-senior, measures/senior-overtime: \
         the measure `seen-by-senior` was to be collected and has no point; so it is at one more place"
    );
}
