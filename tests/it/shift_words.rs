//! What is said of a shift, word for word.

#![expect(clippy::too_many_lines, reason = "a table is as long as what it lists")]

use crate::shift::{hand_washing, semmelweis, shift, waits};
use improvement::spc::Decided;
use improvement::spc::shift::{Caution, WhyNot};
use improvement::{Interval, Side, date};

#[test]
fn what_it_says() {
    let said = shift(waits(), 12).to_string();
    assert_eq!(
        said,
        "the level before the change is 23.42 (12 points), the level after it 18.50 (12 points): 4.92 lower\n\
         the evidence that it got better is 478,619, since none of these points tells of the next; 20 is enough; it was enough at point 24\n\
         asked again at every point, the shift lies between -6.48 and -3.36 (an interval of 90 %)"
    );
    let chart = semmelweis();
    let said = chart.shift(&hand_washing(&chart)).unwrap().to_string();
    assert_eq!(
        said,
        "the level before the change is 10.5 % (75 points), the level after it 2.1 % (22 points): 8.5 percentage points lower, each month compared with its own (the two levels themselves are 8.4 percentage points apart)\n\
         the evidence that it got better is 8 at the correlation of 0.69 that these points show (175,720 if one point told nothing of the next); 20 is enough\n\
         asked again at every point, the shift lies between -18.7 percentage points and 1.7 percentage points (an interval of 90 %)\n\
         cannot tell: there is not yet enough evidence"
    );
}

/// Every sentence of what weakens a comparison and of why it cannot tell, word for word.
#[test]
fn every_caution_and_every_reason_has_its_sentence() {
    let day = date(2024, 3, 1);
    let cautions = [
        (
            Caution::BegunBySignal {
                rule: "run-of-7".to_owned(),
                from: 5,
                to: 12,
            },
            "the change began with a signal (run-of-7, points 6 to 12) and the points before it hold that signal: some of what follows is only the way back",
        ),
        (
            Caution::NoPromptingSignal {
                rule: "run-of-7".to_owned(),
            },
            "the change is said to have begun with a signal (run-of-7) that the chart did not have then",
        ),
        (
            Caution::BaselineMoved {
                towards: Side::Above,
                points: 24,
            },
            "the 24 points before the change were rising by themselves (a test that finds one in three to one in five of the levels that move)",
        ),
        (
            Caution::DefinitionInside { at: 3 },
            "the measure was defined otherwise from point 4 on, inside what is compared",
        ),
        (
            Caution::SpreadGrew { times: 2.46 },
            "the points spread 2.5 times as far after the change as before it, so that a steady level is called better more often than said",
        ),
        (
            Caution::NotDeclared,
            "the day of the change stands in a source apart from the data, and that this measure would be judged was not declared beforehand",
        ),
        (
            Caution::MayWander,
            "a level that wanders slowly by itself looks the same",
        ),
    ];
    for (caution, says) in cautions {
        assert_eq!(caution.to_string(), says);
    }
    let interval = Interval::new(-1.25, 0.5, 0.9).unwrap();
    let reasons = [
        (
            WhyNot::TooFewBefore {
                points: 1,
                needs: 8,
            },
            "there is 1 point before the change, and it takes 8",
        ),
        (
            WhyNot::TooFewAfter {
                points: 5,
                needs: 12,
                e: 3.12,
            },
            "there are 5 points after the change, and it takes 12; the evidence so far is 3.1",
        ),
        (
            WhyNot::LevelMoves { correlation: 0.8 },
            "neighbouring points have a correlation of 0.8 or more: the level itself moves, and this chart cannot say when",
        ),
        (
            WhyNot::NoVariation,
            "the points do not vary about their level, so that nothing says how far chance alone takes them",
        ),
        (
            WhyNot::TooFewEvents {
                a_point: 0.125,
                needs: 0.25,
            },
            "there are 0.12 events a point before the change, and it takes 0.25: chart the times or cases between them",
        ),
        (
            WhyNot::NotBeforehand {
                decided: Decided::AfterSeeing,
            },
            "what is compared was decided after the data had been seen",
        ),
        (
            WhyNot::NotBeforehand {
                decided: Decided::NotRecorded,
            },
            "nobody recorded when it was decided what to compare",
        ),
        (
            WhyNot::NotBeforehand {
                decided: Decided::Before { on: day },
            },
            "what is compared was decided on 1 March 2024, after points that it judges had been seen",
        ),
        (
            WhyNot::DefinitionChanged { at: 11 },
            "the measure was defined otherwise from point 12 on: before and after are not the same measure",
        ),
        (
            WhyNot::NoHoldLevel,
            "nobody has said which level is to be held",
        ),
        (WhyNot::NotDated, "the series has no dates"),
        (WhyNot::NoDirection, "nobody has said which way is better"),
        (
            WhyNot::NotYet {
                e: 0.04,
                needs: 20.0,
                interval: Some(interval),
            },
            "the evidence so far is less than 0.1, and it takes 20; the shift lies between -1.25 and 0.5",
        ),
        (
            WhyNot::NotYet {
                e: 12.4,
                needs: 20.0,
                interval: None,
            },
            "the evidence so far is 12, and it takes 20; the shift has no bounds yet",
        ),
    ];
    for (why, says) in reasons {
        assert_eq!(why.to_string(), says);
    }
}
