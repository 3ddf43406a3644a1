//! What small numbers somebody outside finds on the pages of random cohorts.

use super::attacker::{Known, read};
use super::{programme, projects};
use improvement::id::{LearnerId, ProjectId, SetId, StakeholderId};
use improvement::programme::{
    ActionLearningSet, Cohort, Confidence, EvidenceRef, Learner, Membership, PeerReview, Portfolio,
    Rating, Strand, Withdrawal,
};
use improvement::project::{FollowUp, FollowUpState, Project};
use improvement::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What became of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Story {
    Held,
    Relapsed,
    Stopped,
    InUse,
    InPart,
    GivenUp,
    Testing,
    Ended,
    NotTested,
    Silent,
    Missing,
}

impl Story {
    const ALL: [Self; 11] = [
        Self::Held,
        Self::Relapsed,
        Self::Stopped,
        Self::InUse,
        Self::InPart,
        Self::GivenUp,
        Self::Testing,
        Self::Ended,
        Self::NotTested,
        Self::Silent,
        Self::Missing,
    ];

    /// The document of a project of the example of which it is told.
    fn project(self) -> &'static Project {
        static STORIES: OnceLock<BTreeMap<Story, Project>> = OnceLock::new();
        let made = || {
            let told = Self::ALL.map(|story| (story, story.told()));
            told.into_iter().collect()
        };
        &STORIES.get_or_init(made)[&self]
    }

    fn told(self) -> Project {
        let place = match self {
            Self::Testing => 0,
            Self::Ended => 1,
            Self::Held => 2,
            Self::Relapsed => 3,
            Self::Stopped | Self::InUse | Self::InPart | Self::GivenUp => 4,
            Self::NotTested | Self::Silent | Self::Missing => 5,
        };
        let mut project = projects()[place].clone();
        let edited = project.edit(|parts| {
            match self {
                Self::InUse | Self::InPart | Self::GivenUp => {
                    let state = match self {
                        Self::InUse => FollowUpState::InUse,
                        Self::InPart => FollowUpState::InPart,
                        _ => FollowUpState::GivenUp,
                    };
                    let found = FollowUp::new(date(2018, 4, 20), "what was seen")?;
                    parts.follow_up.push(found.in_state(state));
                    parts.conditions.clear();
                }
                Self::Ended => parts.claims.clear(),
                // its figures go on
                Self::NotTested => parts.measures[0] = projects()[1].measures()[0].clone(),
                _ => {}
            }
            Ok(())
        });
        edited.unwrap();
        project
    }
}

/// A cohort, what is known of it, and the day of the report.
#[derive(Debug, Clone)]
struct Drawn {
    cohort: Cohort,
    projects: Vec<Project>,
    known: Known,
    today: Date,
}

/// The numbers by which a cohort is drawn.
#[derive(Debug, Clone)]
struct Numbers {
    /// How many projects of each story.
    stories: Vec<usize>,
    /// For each learner: which of a few days they came on, whether they left, their person, their ratings, what they reviewed.
    learners: Vec<[u8; 6]>,
    shared: bool,
    one_day: bool,
    sets: usize,
    today: usize,
}

fn drawn(numbers: &Numbers) -> Drawn {
    let today = [
        date(2017, 12, 15),
        date(2018, 5, 15),
        date(2018, 9, 30),
        date(2019, 3, 31),
    ][numbers.today];
    let days = [date(2017, 3, 20), date(2016, 12, 1), date(2016, 9, 20)];
    let mut told: Vec<Story> = Vec::new();
    // any story first, since what is too many is left out
    let turned = Story::ALL.iter().cycle().skip(numbers.learners.len());
    for (story, &many) in turned.zip(&numbers.stories) {
        told.extend(std::iter::repeat_n(*story, many));
    }
    let learners = numbers.learners.len();
    told.truncate(if numbers.shared {
        learners.div_ceil(2)
    } else {
        learners
    });
    let mut made = Cohort::new("drawn", "leading-improvement").unwrap();
    let id = |number: usize| ProjectId::new(format!("p{number}")).unwrap();
    let mut documents = Vec::new();
    for (number, story) in told.iter().enumerate() {
        if *story != Story::Missing {
            let mut project = story.project().clone();
            let renamed = project.edit(|parts| {
                parts.id = id(number);
                Ok(())
            });
            renamed.unwrap();
            documents.push(project);
        }
    }
    let acted = |story: Story| -> Option<StakeholderId> {
        let acts = story.project().map().acts();
        acts.values().next().map(|act| act.by.clone())
    };
    let edited = made.edit(|parts| {
        for (number, draw) in numbers.learners.iter().enumerate() {
            let enrolled = days[if numbers.one_day {
                0
            } else {
                usize::from(draw[0] % 3)
            }];
            let mut learner = Learner::new(enrolled);
            let own = if numbers.shared { number / 2 } else { number };
            if let Some(&story) = told.get(own) {
                let person = acted(story).filter(|_| draw[1] % 2 == 0);
                learner.projects.push(Membership {
                    project: id(own),
                    person,
                });
            }
            if draw[2] % 8 == 0 {
                learner.withdrew = Some(Withdrawal {
                    on: date(2017, 11, 1),
                    why: None,
                });
            }
            learner.portfolio = portfolio(*draw, enrolled, id(usize::from(own == 0)), told.len());
            parts
                .learners
                .insert(LearnerId::new(format!("x{number}"))?, learner);
            if draw[5] % 4 != 0 {
                let set = SetId::new(format!("s{}", number % numbers.sets))?;
                let set = parts
                    .sets
                    .entry(set)
                    .or_insert_with(ActionLearningSet::default);
                set.learners.insert(LearnerId::new(format!("x{number}"))?);
            }
        }
        Ok(())
    });
    edited.unwrap();
    let nobody_shares = !numbers.shared && told.len() == numbers.learners.len();
    let known = Known {
        one_project: true,
        nobody_shares,
        followed: numbers
            .one_day
            .then(|| i64::from(today.days_since_1970() - days[0].days_since_1970())),
    };
    Drawn {
        cohort: made,
        projects: documents,
        known,
        today,
    }
}

fn portfolio(draw: [u8; 6], enrolled: Date, other: ProjectId, told: usize) -> Portfolio {
    let mut portfolio = Portfolio::new();
    let after = date(2017, 12, 1);
    for (strand, number) in Strand::ALL.into_iter().zip([draw[3], draw[4], draw[3] / 3]) {
        let rating = |on, score: u8| Rating::new(on, i64::from(1 + score % 5)).unwrap();
        let mut confidence = Confidence::before(rating(enrolled, number));
        match number % 7 {
            0 => continue,
            1 => {}
            2 => confidence = confidence.after(rating(after, number / 7)).unwrap(),
            _ => {
                confidence = confidence.after(rating(after, number / 7)).unwrap();
                confidence = confidence.then(i64::from(1 + number % 3)).unwrap();
            }
        }
        portfolio.confidence.insert(strand, confidence);
    }
    if draw[5].is_multiple_of(3) && told > 1 {
        let of = EvidenceRef::Project { project: other };
        let mut review = PeerReview::new(date(2017, 6, 1), of)
            .asking("for whom?")
            .unwrap();
        let kept = [Some(true), Some(false), None][usize::from(draw[5] / 3 % 3)];
        review = review.undertaken("to ask", kept).unwrap();
        portfolio.reviews.push(review);
    }
    portfolio
}

fn any_numbers() -> impl Strategy<Value = Numbers> {
    // many numbers about five, in few of the stories
    let many = prop_oneof![3 => Just(0_usize), 3 => 1_usize..5, 2 => 5_usize..7, 2 => 7_usize..16];
    (
        proptest::collection::vec(many, Story::ALL.len()),
        proptest::collection::vec(any::<[u8; 6]>(), 1..=40),
        proptest::bool::weighted(0.3),
        proptest::bool::weighted(0.7),
        1_usize..=4,
        0_usize..4,
        any::<bool>(),
    )
        .prop_map(
            |(stories, mut learners, shared, one_day, sets, today, whole)| {
                let all: usize = stories.iter().sum();
                if whole && !shared && all > 0 {
                    learners.truncate(all);
                }
                Numbers {
                    stories,
                    learners,
                    shared,
                    one_day,
                    sets,
                    today,
                }
            },
        )
}

/// The numbers below five that can be found on the page for outside, by name, where `told` is what is read.
fn found(drawn: &Drawn, told: impl Fn(String) -> String) -> Vec<String> {
    let report = drawn
        .cohort
        .report(&programme(), &drawn.projects, drawn.today)
        .unwrap();
    let page = told(report.to_string());
    let mut outside = read(&page, drawn.known);
    let mut inside = read(&report.with_small_cells().to_string(), drawn.known);
    let solved = outside.solve().is_ok() && inside.solve().is_ok();
    assert!(solved, "what is known is not so\n{page}");
    let truth: BTreeMap<&str, (i64, i64)> = inside.iter().collect();
    let mut found = Vec::new();
    for (name, (low, high)) in outside.iter() {
        let (least, most) = truth[name];
        assert!(
            low <= most && least <= high,
            "{name}: {low} to {high} is not so\n{page}"
        );
        // how many enrolled is no secret
        if low == high && (1..5).contains(&low) && !["learners", "projects"].contains(&name) {
            found.push(format!("{name} can only be {low}"));
        }
    }
    if !found.is_empty() {
        found.push(page);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_number_below_five_is_found_on_the_page_for_outside(numbers in any_numbers()) {
        let found = found(&drawn(&numbers), |page| page);
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// 12 adopted, 9 test changes, 3 have no document, and each learner is alone: what one number more would tell.
#[test]
fn one_number_too_many_is_found() {
    let mut stories = vec![0; Story::ALL.len()];
    let learners = vec![[1; 6]; 24];
    for (story, many) in [
        (Story::Stopped, 12),
        (Story::Testing, 9),
        (Story::Missing, 3),
    ] {
        let place = (story as usize + Story::ALL.len() - learners.len() % Story::ALL.len())
            % Story::ALL.len();
        stories[place] = many;
    }
    let drawn = drawn(&Numbers {
        stories,
        learners,
        shared: false,
        one_day: true,
        sets: 2,
        today: 3,
    });
    assert_eq!(found(&drawn, |page| page), [""; 0]);
    for (hidden, shown, tells) in [
        (
            "| A change was tested | not shown of 24 |  |",
            "| A change was tested | 21 of 24 |  |",
            "projects: all, less A change was tested can only be 3",
        ),
        (
            "| A change was tested | not shown of 24 |  |",
            "| A change was tested | not shown of 24 | 88 % |",
            "projects: not A change was tested can only be 3",
        ),
        (
            "| No document | not shown |",
            "| No document | 3 |",
            "standing: No document can only be 3",
        ),
    ] {
        let found = found(&drawn, |page| {
            assert!(page.contains(hidden), "{hidden}\n{page}");
            page.replace(hidden, shown)
        });
        assert!(
            found.iter().any(|one| one == tells),
            "{tells}\n{}",
            found.join("\n")
        );
    }
}
