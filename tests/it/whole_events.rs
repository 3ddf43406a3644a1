//! Numbers of events that are not whole, and events that vary too little: averages, copies and targets are no counts.

use improvement::error::DataError;
use improvement::spc::{Basis, MemoryMonitor, Note, Suggested};
use improvement::{Chart, Error, Kind, Monitor, Options, Place, Series};

/// Daily averages, put in as counts.
const AVERAGES: [f64; 13] = [
    14.3, 15.1, 13.9, 14.7, 15.0, 14.2, 14.9, 13.8, 14.4, 15.2, 14.6, 14.1, 14.8,
];

/// Averages, copies or targets, in whole numbers.
const COPIES: [i32; 16] = [
    101, 99, 100, 100, 101, 99, 100, 102, 98, 100, 100, 101, 99, 100, 100, 101,
];

const OF_EVENTS: [Kind; 8] = [
    Kind::P,
    Kind::Np,
    Kind::PPrime,
    Kind::C,
    Kind::U,
    Kind::UPrime,
    Kind::BinomialCusum,
    Kind::PoissonCusum,
];

/// Events as the kind takes them, each point with so much that they come from.
fn series(kind: Kind, events: &[f64], over: f64) -> Series {
    let events = || events.iter().copied();
    let over = || events().map(|_| over);
    let series = match kind {
        Kind::C | Kind::PoissonCusum => Series::counts(events()),
        Kind::U | Kind::UPrime => Series::rates(events(), over()),
        _ => Series::proportions(events(), over()),
    };
    series.expect("a series")
}

fn is_refused(refused: Result<impl Sized, Error>, found: f64, index: usize, kind: Kind) {
    let error = refused.err().unwrap_or_else(|| panic!("{kind:?} takes it"));
    assert_eq!(error.code(), "events_not_whole", "{kind:?}");
    assert_eq!(error.kind(), &DataError::EventsNotWhole { found }.into());
    assert_eq!(error.place(), Some(&Place::Point(index)), "{kind:?}");
}

#[test]
fn events_that_are_not_whole_are_refused_by_every_chart_of_their_chance() -> Result<(), Error> {
    for kind in OF_EVENTS {
        let series = series(kind, &AVERAGES, 100.0);
        is_refused(Chart::of(kind, &series), 14.3, 0, kind);
        let weighted = Chart::options().weighted();
        let chart = weighted.chart(kind, &series)?;
        // a document asks for the same
        let document = serde_json::to_string(&chart).expect("a document");
        assert_eq!(
            serde_json::from_str::<Chart>(&document).expect("a chart"),
            chart
        );
        let without = document.replace("\"weighted\":true", "\"weighted\":false");
        let refused = serde_json::from_str::<Chart>(&without).expect_err("refused");
        assert!(refused.to_string().contains("`weighted()`"), "{refused}");
    }
    let error = Chart::c(AVERAGES).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "point 1 has 14.3 events, expected a whole number: an average or a percentage goes on an XmR chart, as values; if each \
         event has a weight, ask for `weighted()`"
    );
    // measured values may be anything, and so may a total over its denominator
    Chart::xmr(Series::counts(AVERAGES)?)?;
    Chart::of(Kind::IPrime, Series::rates(AVERAGES, [100; 13])?)?;
    for (series, kind) in [
        (Series::counts(AVERAGES)?, Kind::Individuals),
        (Series::rates(AVERAGES, [100; 13])?, Kind::IPrime),
        (Series::proportions(AVERAGES, [100; 13])?, Kind::IPrime),
    ] {
        assert_eq!(series.suggest_kind(), (kind, Suggested::NotWhole));
        Chart::of(kind, series)?;
    }
    Ok(())
}

#[test]
fn a_monitor_refuses_what_the_chart_refuses() -> Result<(), Error> {
    let counts: Vec<f64> = (0..24).map(|week| f64::from(10 + week * 7 % 9)).collect();
    let push = |monitor: &mut Monitor, kind: Kind, events: f64| match kind {
        Kind::C => monitor.push(events).map(|_| ()),
        _ => monitor.push((events, 100.0)).map(|_| ()),
    };
    let pushed = |monitor: &mut MemoryMonitor, kind: Kind, events: f64| match kind {
        Kind::PoissonCusum => monitor.push(events).map(|_| ()),
        _ => monitor.push((events, 100.0)).map(|_| ()),
    };
    for kind in OF_EVENTS {
        let series = series(kind, &counts, 100.0);
        for options in [Options::new(), Options::new().weighted()] {
            let chart = options.chart(kind, &series)?;
            let takes = options == Options::new().weighted();
            let result = if kind.has_memory() {
                let mut monitor = MemoryMonitor::after(&chart)?;
                pushed(&mut monitor, kind, 12.0)?;
                // what is stored remembers it
                let stored = serde_json::to_string(&monitor).expect("a document");
                let mut monitor: MemoryMonitor = serde_json::from_str(&stored).expect("a monitor");
                pushed(&mut monitor, kind, 12.5)
            } else {
                let mut monitor = Monitor::after(&chart)?;
                push(&mut monitor, kind, 12.0)?;
                let stored = serde_json::to_string(&monitor).expect("a document");
                let mut monitor: Monitor = serde_json::from_str(&stored).expect("a monitor");
                push(&mut monitor, kind, 12.5)
            };
            if takes {
                result?;
            } else {
                is_refused(result, 12.5, 25, kind);
            }
        }
    }
    let known = Chart::options().baseline(Basis::centre(12.0));
    is_refused(known.monitor(Kind::C)?.push(12.5), 12.5, 0, Kind::C);
    known.weighted().monitor(Kind::C)?.push(12.5)?;
    Ok(())
}

#[test]
fn too_little_variation_is_noted_on_every_chart_of_events() -> Result<(), Error> {
    let copies = COPIES.map(f64::from);
    for kind in OF_EVENTS {
        let chart = Chart::of(kind, series(kind, &copies, 200.0))?;
        let noted = chart.notes().iter().find(|note| {
            matches!(note, Note::TooLittleVariation { sigma_z, null_point, .. } if sigma_z < null_point)
        });
        let noted = noted.unwrap_or_else(|| panic!("{kind:?}: {chart}"));
        let said = chart.describe_note(noted);
        assert!(said.contains("averages, copies and targets"), "{said}");
        assert!(chart.to_string().contains(&said));
        assert!(
            chart
                .long_description()
                .contains("averages, copies and targets")
        );
    }
    let (kind, why) = Series::counts(COPIES)?.suggest_kind();
    assert_eq!(kind, Kind::Individuals);
    assert!(matches!(why, Suggested::TooLittleVariation { .. }), "{why}");
    // so few events may well be equal by chance, and weighted ones vary as they do
    let is_noted = |chart: &Chart| {
        let mut notes = chart.notes().iter();
        notes.any(|note| matches!(note, Note::TooLittleVariation { .. }))
    };
    assert!(!is_noted(&Chart::c(COPIES.map(|count| count - 97))?));
    assert!(!is_noted(
        &Chart::options()
            .weighted()
            .chart(Kind::C, Series::counts(COPIES)?)?
    ));
    // few non-events
    let nearly_all = Chart::p(COPIES, [103; 16])?;
    assert!(!is_noted(&nearly_all));
    Ok(())
}
