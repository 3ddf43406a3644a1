//! Improvement in twelve lessons, for somebody who leads a ward, a clinic or a booking office. There is no code here but
//! the examples.
//!
//! You need a little Rust (a `main`, a `?`) and no statistics. Each lesson is a question, a program and its answer. If
//! you know control charts already, the [`cookbook`](crate::cookbook) is quicker.
//!
//! 1. [One bad day](#1-one-bad-day)
//! 2. [Before there are enough points](#2-before-there-are-enough-points)
//! 3. [A department, month by month](#3-a-department-month-by-month)
//! 4. [Which chart?](#4-which-chart)
//! 5. [Did it change?](#5-did-it-change)
//! 6. [How often would it signal with nothing changed?](#6-how-often-would-it-signal-with-nothing-changed)
//! 7. [How often does the icon tell the truth?](#7-how-often-does-the-icon-tell-the-truth)
//! 8. [Is it good enough?](#8-is-it-good-enough)
//! 9. [A test of a change](#9-a-test-of-a-change)
//! 10. [The whole piece of work](#10-the-whole-piece-of-work)
//! 11. [Did it hold?](#11-did-it-hold)
//! 12. [Many at once](#12-many-at-once)
//!
//! # 1. One bad day
//!
//! Thirteen waits, in minutes, and one of them is 41. Should you ask what happened?
//!
//! ```
//! use improvement::Chart;
//!
//! fn main() -> Result<(), improvement::Error> {
//!     let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
//!     let chart = Chart::xmr(waits)?;
//!     println!("{chart}");
//!
//!     let signal = &chart.signals()[0];
//!     assert_eq!(chart.describe(signal), "point 9 is 41, above its limit");
//!     Ok(())
//! }
//! ```
//!
//! The chart draws three lines. The *centre* is the mean. The two *limits* lie where the ordinary to and fro of
//! these waits would keep them: they are worked out from how far each wait is from the one before, so that one odd
//! value cannot stretch them much. Twelve waits lie between the limits. They differ, as waits do, from *common causes*
//! that are always there, and to ask why one was 25 and the next 19 is to chase noise. The ninth lies outside. That is a
//! *special cause*: something that the process as it was does not explain, and there it is worth asking.
//!
//! There are two ways to be wrong. One is to act on noise; the other is to miss a real change. The limits and rules of
//! a chart are a compromise between the two, and this crate always says what the compromise is.
//!
//! # 2. Before there are enough points
//!
//! Limits from a handful of points are guesses. Until there are more, put the points about their *median* and look at
//! runs: how many in a row lie on one side, and how often the line crosses. That is a run chart.
//!
//! ```
//! use improvement::Chart;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let cancelled = [9, 7, 8, 10, 7, 9, 6, 5, 4, 5, 3, 4];
//! let chart = Chart::run(cancelled)?;
//! assert_eq!(chart.centre(0), Some(6.5)); // half of the points above, half below
//!
//! let facts = chart.phases()[0].run_facts();
//! assert_eq!((facts.longest_run(), facts.crossings()), (6, 1));
//! // what is still going on at the latest point is a run of six below the median; that the line crosses it too seldom,
//! // since the first half and the second half differ, is said of the chart as a whole
//! assert!(chart.signals()[0].is_ongoing());
//! assert!(chart.describe(&chart.signals()[1]).contains("crosses the centre too seldom"));
//!
//! // an XmR chart of so few points draws no limits by default, and says so
//! let chart = Chart::xmr(cancelled)?;
//! assert!(!chart.has_limits());
//! assert!(chart.to_string().contains("too few for limits"));
//! # Ok(())
//! # }
//! ```
//!
//! # 3. A department, month by month
//!
//! These are real: people who came to one A&E department, and how many of them waited more than four hours, by month for
//! two years from April 2016. A share has a numerator and a denominator. Keep both: a month of ten people and a month of ten thousand
//! do not weigh the same.
//!
//! ```
//! use improvement::{Chart, Direction, Kind, Period, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! # let came = [
//! #     15154, 16705, 16021, 16761, 15084, 15918, 16564, 16478, 16931, 16920, 14482, 17414,
//! #     15957, 17871, 16675, 17265, 15872, 16776, 18024, 17891, 17695, 17990, 16205, 18906,
//! # ];
//! # let over = [
//! #     1199, 929, 970, 1178, 1110, 1388, 2061, 1985, 2675, 3141, 1942, 2030,
//! #     1309, 1960, 1169, 1117, 1085, 1492, 1280, 1197, 1569, 1406, 1328, 1564,
//! # ];
//! // came = [15154, 16705, …], over = [1199, 929, …]
//! let months: Vec<_> = (0..24).map(|month| date(2016 + (3 + month) / 12, ((3 + month) % 12 + 1) as i8, 1)).collect();
//! let series = Series::proportions(over, came)?.dated(months)?.every(Period::Month)?;
//!
//! let chart = Chart::options().better(Direction::Lower).chart(Kind::P, &series)?;
//! assert_eq!(chart.show(chart.centre(0).unwrap()), "9.2 %");
//! # Ok(())
//! # }
//! ```
//!
//! `every(Period::Month)` puts each month in its place. A month that was never sent stays on the axis as a gap: it is
//! not closed up, and no rule looks across it unless the rule says so. Data are checked once, here; a mistake is told
//! where it is.
//!
//! ```
//! use improvement::Series;
//!
//! let error = Series::proportions([3, 12], [40, 10]).unwrap_err();
//! assert_eq!(error.to_string(), "point 2 has 12 events out of 10 trials, expected no more events than trials");
//! ```
//!
//! # 4. Which chart?
//!
//! The kind of a chart is a statement about what makes its points differ. A p chart says: nothing but chance, the same
//! chance for each person. With fifteen thousand people a month that is hardly ever true, and the chart says so itself. Ask:
//!
//! ```
//! use improvement::{Kind, Series};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! # let came = [
//! #     15154, 16705, 16021, 16761, 15084, 15918, 16564, 16478, 16931, 16920, 14482, 17414,
//! #     15957, 17871, 16675, 17265, 15872, 16776, 18024, 17891, 17695, 17990, 16205, 18906,
//! # ];
//! # let over = [
//! #     1199, 929, 970, 1178, 1110, 1388, 2061, 1985, 2675, 3141, 1942, 2030,
//! #     1309, 1960, 1169, 1117, 1085, 1492, 1280, 1197, 1569, 1406, 1328, 1564,
//! # ];
//! let (kind, why) = Series::proportions(over, came)?.suggest_kind();
//! assert_eq!(kind, Kind::PPrime);
//! println!("{why}"); // the points vary … times as much as chance alone makes them …: look for a cause …
//! # Ok(())
//! # }
//! ```
//!
//! Wider limits are no explanation. Look for the cause first (winter, a change of definition, two sites in one
//! figure); widen the limits for what is left.
//!
//! # 5. Did it change?
//!
//! In April 2017 the department began something new. To see whether anything changed, let the months *before* set the limits
//! and hold the months after against them. That is a phase with a basis, and a phase needs a reason. A reason also
//! says when it was decided. To look at the data first, and then to split them where they look best, finds a change in
//! anything.
//!
//! ```
//! use improvement::spc::{Basis, Phase};
//! use improvement::{Chart, Direction, Kind, Period, Reason, Series, Side, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! # let came = [
//! #     15154, 16705, 16021, 16761, 15084, 15918, 16564, 16478, 16931, 16920, 14482, 17414,
//! #     15957, 17871, 16675, 17265, 15872, 16776, 18024, 17891, 17695, 17990, 16205, 18906,
//! # ];
//! # let over = [
//! #     1199, 929, 970, 1178, 1110, 1388, 2061, 1985, 2675, 3141, 1942, 2030,
//! #     1309, 1960, 1169, 1117, 1085, 1492, 1280, 1197, 1569, 1406, 1328, 1564,
//! # ];
//! # let months: Vec<_> = (0..24).map(|month| date(2016 + (3 + month) / 12, ((3 + month) % 12 + 1) as i8, 1)).collect();
//! # let series = Series::proportions(over, came)?.dated(months)?.every(Period::Month)?;
//! let from = date(2017, 4, 1);
//! let reason = Reason::change("senior doctor at the door").decided_before(date(2017, 3, 1));
//! let before = Basis::between(date(2016, 4, 1), from);
//!
//! let chart = Chart::options()
//!     .better(Direction::Lower)
//!     .with_phase(Phase::new(from, reason).with_basis(before))
//!     .provisional() // twelve months are one short of what this rule set asks for, and every sentence will say so
//!     .chart(Kind::PPrime, &series)?;
//!
//! let after: Vec<_> = chart.signals().iter().filter(|signal| signal.first_hit() >= 12).collect();
//! assert!(after.iter().all(|signal| signal.side() == Some(Side::Below)));
//! assert_eq!(chart.describe(after[0]), "June 2017 to March 2018: 10 points in a row below the centre");
//! # Ok(())
//! # }
//! ```
//!
//! Ten months in a row better than the year before: something changed. The chart does not say what. The doctor at
//! the door, a milder winter and a new way of counting all look like this, and telling them apart takes other evidence: the
//! right measures beside it, a place where nothing was done, a test that was predicted beforehand.
//!
//! (The department and its figures are real; the doctor at the door is made up.)
//!
//! # 6. How often would it signal with nothing changed?
//!
//! Every rule set speaks of nothing now and then. How often is its *price*, its false-alarm rate, and it belongs beside every signal.
//! Public dashboards often judge a run chart by a shift (six points in a row on one side of the median) and a trend (five points in a row
//! up or down), about a median that is frozen on the first 24 points. Of series on which nothing ever changes, 36 in 100 are marked by 24
//! points, 82 by 60 and 95 by 96:
//!
//! ```
//! use improvement::spc::Basis;
//! use improvement::spc::price::{Design, Price, Process, Question};
//! use improvement::spc::rules::{Rule, Ties};
//! use improvement::{Chart, Kind, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let rules = [Rule::run(6).with_ties(Ties::Skip), Rule::trend(5)];
//! let rules = RuleSet::new("shift-and-trend", "1", "a shift of 6 and a trend of 5", rules)?;
//! let frozen = Chart::options().baseline(Basis::points(0..24));
//! for (points, marked) in [(24, 0.36), (60, 0.82), (96, 0.95)] {
//!     let design = Design::new(Kind::Run, rules.clone(), points, Process::normal())?.with_options(&frozen);
//!     let price = Price::of(&design.simulated(4000, 6), Question::AnySignal)?;
//!     assert!((price.chance() - marked).abs() < 0.02);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A chart says its own. Ask four rule sets and you will be told something; ask one that was chosen beforehand, and know its price.
//!
//! ```
//! use improvement::spc::price::Question;
//! use improvement::{Chart, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let steady = [31, 34, 29, 33, 35, 30, 32, 36, 31, 33, 30, 34, 32, 33, 29, 35, 31, 32, 34, 30, 33, 31, 35, 32];
//! let chart = Chart::xmr(steady)?;
//! let one = chart.price(Question::AnySignal)?;
//! println!("{one}"); // If nothing at all had changed, about 16 in 100 charts like this one would still show a signal …
//!
//! let four = [RuleSet::making_data_count_7_7(), RuleSet::western_electric(), RuleSet::nelson(), RuleSet::anhoej()];
//! let four = chart.price_of_any(&four)?;
//! assert!(four.independent().chance() > one.independent().chance());
//!
//! // and the other way to be wrong: what a chart that shows nothing would have missed
//! let unseen = chart.unseen(1.0)?.expect("no signal");
//! println!("{unseen}"); // That does not show that nothing changed: this chart would have missed …
//! # Ok(())
//! # }
//! ```
//!
//! A price is how often a steady process looks unsteady. It says nothing about whether the signal in front of you is real:
//! for that, go and look.
//!
//! # 7. How often does the icon tell the truth?
//!
//! A price says how often a chart cries out with nothing changed. It does not say how often the chart is right when
//! something has. That can be tried: invent a ward of which the truth is known, chart it, and see what the chart says.
//! Here the waits fall by three standard deviations after a year, on run charts of two years.
//!
//! ```
//! use improvement::{Chart, Direction};
//! use improvement::spc::Variation;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let mut seed = 2026_u64;
//! let mut chance = || {
//!     seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
//!     (seed >> 11) as f64 / (1_u64 << 53) as f64
//! };
//! let (mut improved, mut worse) = (0, 0);
//! for _ in 0..200 {
//!     // about 50 minutes, give or take 1: the sum of twelve chances is nearly normal
//!     let waits: Vec<f64> = (0..24)
//!         .map(|month| 44.0 + (0..12).map(|_| chance()).sum::<f64>() - if month < 12 { 0.0 } else { 3.0 })
//!         .collect();
//!     match Chart::options().better(Direction::Lower).run(waits)?.reading().variation() {
//!         Variation::Improvement(_) => improved += 1,
//!         Variation::Concern(_) | Variation::ImprovementAndConcern { .. } => worse += 1,
//!         _ => {}
//!     }
//! }
//! assert!((110..150).contains(&improved)); // about two in three
//! assert_eq!(worse, 0);
//! # Ok(())
//! # }
//! ```
//!
//! So the icon is seldom wrong and often silent: about one such change in three shows only as a signal *earlier*, or of the
//! chart as a whole, and a change of one standard deviation half-way is nearly always missed in two years. Of steady charts
//! it takes a side at the latest point about 4 times in 1,000 (XmR: 15). An XmR chart sees a step of three as often as a run
//! chart does; a CUSUM sees nearly all of them. [`Reading`](crate::spc::Reading) has the table, and `docs/truth_table.md` in the
//! repository all of it (`cargo run --release --example truth_table`). No icon is not the same as no change: wait for
//! more points, or make the change larger.
//!
//! # 8. Is it good enough?
//!
//! Steady is not the same as good. A target gives the second half of the reading: *variation* says whether something
//! changed, *assurance* says whether the process as it is will meet the target.
//!
//! ```
//! use improvement::spc::{Assurance, Variation};
//! use improvement::{Chart, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let turnaround = [31, 34, 29, 33, 35, 30, 32, 36, 31, 33, 30, 34, 32, 33];
//! let chart = Chart::options().better(Direction::Lower).target(25.0).xmr(turnaround)?;
//! let reading = chart.reading();
//!
//! assert_eq!(reading.variation(), Variation::CommonCause); // nothing stands out
//! assert_eq!(reading.assurance(), Some(Assurance::HitOrMiss)); // met now and then, by chance
//! # Ok(())
//! # }
//! ```
//!
//! A process that is steady and misses its target does not need somebody to explain last month. It needs another
//! process.
//!
//! # 9. A test of a change
//!
//! Plan, do, study, act. The plan holds a *prediction*, written before anything is done: a range, a reason, and a day by
//! which it should show. Once the test has begun it cannot be changed, so that there is something to learn from. Begin
//! small: one doctor, ten people, one day.
//!
//! ```
//! use improvement::measure::Sampling;
//! use improvement::pdsa::Outcome;
//! use improvement::{Cycle, Expectation, Series, Window, date, pdsa::{Act, Run, Scale, Study}};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let plan = Cycle::new("door-1", "doctor-at-the-door")?
//!     .objective("does a senior doctor at the door find the people who can go home at once?")
//!     .scale(Scale::units(10, "people"));
//!
//! // what is missing is said all at once, and nothing has changed
//! assert_eq!(plan.missing(), ["a question with a prediction", "a task", "a measure, or a prediction that people judge"]);
//!
//! let mut cycle = plan
//!     .task("the consultant on shift", "sees the next ten people at the door")
//!     .predict(
//!         Expectation::proportion("sent-home").between(0.2, 0.5),
//!         "a third of last week's notes ended in advice only",
//!         date(2017, 3, 7),
//!     );
//! cycle.start(date(2017, 3, 6))?;
//! cycle.finish(Run::new(date(2017, 3, 7), date(2017, 3, 7))?)?;
//!
//! // three of ten went home
//! let prediction = cycle.plan().predictions().next().unwrap();
//! let seen = Series::proportions([3], [10])?;
//! let check = prediction.check(&seen, Window::All, Sampling::Consecutive { cases: 10 }, date(2017, 3, 8))?;
//! let measured = check.measured().unwrap();
//! assert!(measured.in_range());
//! assert!(!measured.is_decisive()); // it came as predicted, and ten people decide nothing
//!
//! let study = Study::new(date(2017, 3, 8), "it works on a quiet morning")?.check(check);
//! cycle.conclude(study, Act::expand(Some(Scale::units(50, "people"))))?;
//! assert_eq!(cycle.outcomes().next(), Some(Outcome::Held));
//! # Ok(())
//! # }
//! ```
//!
//! Tests that all come as predicted teach little. [`Ramps`](crate::Ramps) shows how cycles build on each other, and whether they
//! do.
//!
//! # 10. The whole piece of work
//!
//! A project ties it together: an aim (what, which way, how far, for whom, by when), measures, a driver diagram that says
//! why the changes should reach the aim, the people, the cycles. It is one document, and it checks itself. What cannot
//! be is an error. What is weak is a *finding*, with a code and the publication that asks for it: a beginning is allowed
//! to have many.
//!
//! ```
//! use improvement::measure::{Better, DataKind, Measure, Role};
//! use improvement::project::Charter;
//! use improvement::{Aim, Direction, Project, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let mut project = Project::new("four-hours", Charter::new("Nobody waits more than four hours")?)?;
//! project.edit(|parts| {
//!     let over = Measure::new("over-four-hours", "waited more than four hours", Role::Outcome, DataKind::Proportion)?;
//!     parts.measures.push(over.better(Better::Lower));
//!     parts.aims.push(Aim::new("to-five-in-100")?.what("over-four-hours")?.better(Direction::Lower).from(0.11)?.to(0.05)?);
//!     Ok(())
//! })?;
//!
//! let findings = project.check(date(2017, 4, 1));
//! let codes: Vec<_> = findings.iter().map(|finding| finding.code().to_string()).collect();
//! assert!(codes.contains(&"D8-by".to_owned())); // by when?
//! for finding in &findings {
//!     println!("{finding}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! `examples/ae_project.rs` and `examples/semmelweis_project.rs` are whole projects, with all of their parts.
//!
//! # 11. Did it hold?
//!
//! A booking office has sent reminders since January 2023. Did fewer people miss their appointment, and did that last? Both are asked of a
//! level that was *declared* beforehand, and never of the best month that was seen.
//!
//! ```
//! use improvement::spc::hold::Hold;
//! use improvement::{Chart, Compare, Direction, Period, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let missed = [
//!     24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, // 2022
//!     18, 17, 19, 16, 18, 17, 19, 18, 16, 17, 18, 17, // 2023, with reminders
//!     18, 17, 16, 18, 19, 17, 18, 16, 17, 18, 17, 16, // 2024: does it last?
//! ];
//! let months = (0..36).filter_map(|month| Period::Month.after(date(2022, 1, 1), month));
//! let series = Series::values(missed)?.unit("missed")?.dated(months)?.every(Period::Month)?;
//! let chart = Chart::options().better(Direction::Lower).run(series)?;
//!
//! // did it get better? asked month by month, as it would be
//! let compare = Compare::points(0..12, 12..36);
//! let shift = chart.shift(&compare)?;
//! println!("{shift}");
//! assert!(shift.e().reached.is_some());
//!
//! // and did it hold at 20 or fewer, from January 2024 on?
//! let held = chart.hold(&Hold::at(20.0).from(date(2024, 1, 1)).comparing(compare))?;
//! println!("{held}");
//! assert!(held.slip().is_none());
//! # Ok(())
//! # }
//! ```
//!
//! *Evidence* is a number that a steady office would seldom reach: 20 or more, at any month of as many as you like, in fewer than 1 of 20. It
//! may be asked again every month, and a later bad month does not take back what it was, though it may weaken. Where it stays small the
//! answer is *cannot tell*, which is an answer: it says how much longer to look.
//!
//! That no slip was seen is not yet proof that it lasts: [`ClaimKind::Sustained`](crate::claim::ClaimKind::Sustained) also asks that the latest twelve
//! months lie beyond the level. And neither says that the reminders did it.
//!
//! # 12. Many at once
//!
//! Forty clinics, and nothing has changed in any. How many will look as if something had?
//!
//! ```
//! use improvement::{Batch, Chart, Direction, Kind};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22];
//! let clinic = |number: usize| (0..24).map(move |month| waits[(month * 5 + number) % 12] + number as i32);
//! let lower = Chart::options().better(Direction::Lower);
//! let mut clinics: Vec<(String, Vec<i32>)> = (1..40).map(|number| (format!("clinic {number}"), clinic(number).collect())).collect();
//! // but one: clinic 40 waits six days less in the second year
//! clinics.push(("clinic 40".to_owned(), clinic(40).enumerate().map(|(month, wait)| if month < 12 { wait } else { wait - 6 }).collect()));
//!
//! let batch = Batch::of(&lower, Kind::Individuals, clinics);
//! let expected = batch.expected_false()?;
//! println!("{expected}");
//! assert!((4.0..9.0).contains(&expected.any_signal)); // of 40 steady clinics, so many signal at some month
//!
//! // which got better between the two years, once all are asked together?
//! let improved = batch.improved(0..12, 12..24, 0.05)?;
//! println!("{improved}");
//! assert_eq!(improved.names().collect::<Vec<_>>(), ["clinic 40"]);
//! # Ok(())
//! # }
//! ```
//!
//! Whoever looks at many charts finds signals. So say how many are to be expected though nothing changed, look first at what stands out most
//! ([`Matrix::look_first`](crate::spc::Matrix::look_first)), and tell of an improvement only what is left when all are asked together.
//!
//! # What to keep
//!
//! - Plot the points in the order in which they came, before anything else.
//! - Do not ask why of a point that does not stand out.
//! - Say what you expect before you look.
//! - A chart shows *that* something changed. *Why* is for other evidence.
