//! Short answers to "how do I …?". There is no code here but the examples.
//!
//! The example `second_hour` has fourteen of them as programs of a page each, with what they print (`cargo run --example
//! second_hour`): a first chart, a CSV file, percentages, phases, rare events, many charts, prices, a season, month by month,
//! a project, rules of one's own, a chart in a type of one's own, the charts alone, columns of other crates.
//!
//! # Data
//!
//! ## Chart a column with missing values
//!
//! Any iterator of numbers, references or `Option`s goes in. The columns of data frame crates iterate over
//! `Option<f64>`, so they go in as they are; write `None` where there was nothing.
//!
//! ```
//! use improvement::Chart;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let column: Vec<Option<f64>> = vec![Some(4.1), None, Some(3.9), Some(4.4), Some(4.0), Some(4.2)];
//! let chart = Chart::options().provisional().xmr(&column)?;
//! assert_eq!(chart.value(1), None); // a gap: no moving range is taken across it unless the estimator says so
//! assert_eq!(chart.phases()[0].estimate().differences, 3);
//! # Ok(())
//! # }
//! ```
//!
//! ## Chart a column of a data frame or an Arrow table
//!
//! Nothing has to be copied by hand: a column of polars (`frame.column("wait")?.f64()?`) or of arrow (`Float64Array`) iterates over `Option<f64>`, and a
//! column of dates over days since 1970.
//!
//! ```
//! use improvement::{Chart, Date, Period, Series};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! // what `column.iter()` gives, of either
//! let waits = [Some(24.0), Some(22.0), None, Some(23.0), Some(25.0), Some(21.0)];
//! let days = [Some(19_723), Some(19_754), Some(19_783), Some(19_814), Some(19_844), Some(19_875)];
//!
//! let dates = days.into_iter().flatten().map(Date::from_days_since_1970).collect::<Result<Vec<_>, _>>()?;
//! let series = Series::values(waits)?.dated(dates)?.every(Period::Month)?;
//! assert_eq!(Chart::run(series)?.point_name(5), "June 2024");
//! # Ok(())
//! # }
//! ```
//!
//! ## Chart a column of a CSV file
//!
//! With the crate `csv`. A cell without a number is a missing value; a cell with anything else is an error of your own to word.
//!
//! ```
//! use improvement::{Chart, Date, Kind, Series};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let file = "month,seen,within\n2024-01-01,410,371\n2024-02-01,388,352\n2024-03-01,402,\n2024-04-01,397,366\n";
//! let (mut months, mut seen, mut within) = (Vec::new(), Vec::new(), Vec::new());
//! for row in csv::Reader::from_reader(file.as_bytes()).deserialize() {
//!     let (month, all, some): (String, Option<f64>, Option<f64>) = row?;
//!     months.push(month.parse::<Date>()?);
//!     seen.push(all);
//!     within.push(some);
//! }
//! let series = Series::proportions(within, seen)?.dated(months)?;
//! let chart = Chart::options().provisional().chart(Kind::P, &series)?;
//! assert_eq!(chart.value(2), None);
//! # Ok(())
//! # }
//! ```
//!
//! ## Chart percentages whose denominators are lost
//!
//! An XmR chart, with a limit that stays where values can be. With the numbers of people it would be [`Chart::p`](crate::Chart::p), where
//! a target is a proportion: `0.95`.
//!
//! ```
//! use improvement::{Chart, Direction, Series};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let audits = Series::values([91, 93, 96, 99, 95, 94, 97, 98, 92, 96, 95, 99, 97, 98])?.unit("%")?;
//! let chart = Chart::options().better(Direction::Higher).target(95).bounds(0..=100).xmr(audits)?;
//! assert_eq!(chart.show(chart.upper(0).unwrap()), "100 %");
//! # Ok(())
//! # }
//! ```
//!
//! ## Read dates as a file has them
//!
//! The crate reads `2024-02-29`, and guesses no order of day and month. Days since 1970, as data frames have them, go in at once; a date of
//! `jiff` or `chrono` by the feature of that name.
//!
//! ```
//! use improvement::{Date, date};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! assert_eq!("2024-02-29".parse::<Date>()?, date(2024, 2, 29));
//! assert_eq!(Date::from_days_since_1970(19_782)?, date(2024, 2, 29));
//!
//! let written: Vec<i32> = "29/02/2024".split('/').map(str::parse).collect::<Result<_, _>>()?;
//! let [day, month, year] = written[..] else { return Err("not a day, a month and a year".into()) };
//! assert_eq!(Date::new(year, month, day)?, date(2024, 2, 29));
//! # Ok(())
//! # }
//! ```
//!
//! ## Chart a rate per 1,000 bed days
//!
//! Targets, lines and bounds are then per 1,000 too.
//!
//! ```
//! use improvement::{Chart, Direction, Kind, Series};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let falls = Series::rates([4, 6, 3, 5, 7, 4, 5, 6, 2, 5, 4, 6, 5, 3], [810; 14])?
//!     .per(1000)?
//!     .unit("falls per 1,000 bed days")?;
//! let chart = Chart::options().better(Direction::Lower).target(5).chart(Kind::U, falls)?;
//! assert!(chart.to_string().contains("falls per 1,000 bed days"));
//! # Ok(())
//! # }
//! ```
//!
//! ## Put an absent month on the axis
//!
//! ```
//! use improvement::{Period, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let series = Series::counts([3, 5, 2])?
//!     .dated([date(2024, 1, 1), date(2024, 2, 1), date(2024, 4, 1)])?
//!     .every(Period::Month)?;
//! assert_eq!(series.iter().collect::<Vec<_>>(), [Some(3.0), Some(5.0), None, Some(2.0)]);
//! # Ok(())
//! # }
//! ```
//!
//! ## Chart month ends, fortnights or financial years
//!
//! ```
//! use improvement::{Kind, Chart, Period, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let quarter_ends = [date(2023, 6, 30), date(2023, 9, 30), date(2024, 3, 31)];
//! let series = Series::counts([3, 5, 2])?.dated(&quarter_ends)?.every(Period::FinancialQuarter)?;
//! assert_eq!(Chart::of(Kind::Run, &series)?.point_name(2), "Q3 2023/24"); // absent: a gap
//!
//! let fortnights = [date(2024, 1, 1), date(2024, 1, 15), date(2024, 1, 29)];
//! Series::counts([3, 5, 2])?.dated(&fortnights)?.every(Period::weeks(2)?)?;
//! # Ok(())
//! # }
//! ```
//!
//! ## Begin a phase on the day of a change
//!
//! The change was on 15 April, and the points are months: the phase begins with the first point on that day or after it.
//!
//! ```
//! use improvement::{Chart, Period, Phase, Reason, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! # let months = (0..28).filter_map(|n| Period::Month.after(date(2021, 1, 1), n));
//! # let waits = Series::values((0..28).map(|n| 20 + n * 7 % 5))?.dated(months)?;
//! let change = Reason::change("a second nurse").decided_before(date(2022, 4, 1));
//! let phase = Phase::from_next(date(2022, 4, 15), change);
//! let chart = Chart::options().with_phase(phase).xmr(&waits)?;
//! assert_eq!(chart.date(chart.phases()[1].points().start), Some(date(2022, 5, 1)));
//! # Ok(())
//! # }
//! ```
//!
//! ## Chart falls from their dates, and the time since the last
//!
//! ```
//! use improvement::{Chart, Direction, Kind, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let falls = [3, 20, 41, 44, 70, 83, 110, 118, 131, 160, 171, 180, 203, 211, 240]
//!     .map(|day| date(2024, 1, 1).plus_days(day).expect("a day of 2024"));
//! let series = Series::times_between_events(falls)?.until(date(2024, 12, 31))?;
//! let chart = Chart::options().better(Direction::Higher).chart(Kind::T, &series)?;
//! let running = chart.running().expect("nothing has happened since");
//! assert_eq!(running.length(), 125.0); // days, drawn open and counted as no point
//! assert!(running.is_longer()); // than the upper limit already
//! # Ok(())
//! # }
//! ```
//!
//! ## Ask which chart suits
//!
//! ```
//! use improvement::{Kind, Series};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let falls = [4, 6, 3, 5, 7, 4, 5, 6, 2, 5, 4, 6, 5, 3];
//! let bed_days = [810.0; 14];
//! let (kind, why) = Series::rates(falls, bed_days)?.suggest_kind();
//! assert_eq!(kind, Kind::U);
//! println!("{why}"); // events in an exposure, varying no more than chance makes them
//! # Ok(())
//! # }
//! ```
//!
//! # Phases and baselines
//!
//! ## Freeze limits on a baseline
//!
//! The points after the baseline are judged by its limits, and the rules run on across its end.
//!
//! ```
//! use improvement::{Chart, spc::Basis};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 18, 17, 19, 18, 17, 18];
//! let chart = Chart::options().baseline(Basis::points(0..12)).xmr(waits)?;
//! let estimate = chart.phases()[0].estimate();
//! assert_eq!(estimate.points, 12);
//! # Ok(())
//! # }
//! ```
//!
//! ## Start a new phase, and say why
//!
//! ```
//! use improvement::{Chart, Reason, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 18, 17, 19, 18, 17, 18];
//! let reason = Reason::change("triage nurse at the door").decided_before(date(2024, 3, 1));
//! let chart = Chart::options().provisional().phase(12, reason).xmr(waits)?;
//! assert_eq!(chart.phases().len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! ## Rebase and freeze together
//!
//! A phase can take its limits from any points, its own first ones among them.
//!
//! ```
//! use improvement::spc::{Basis, Phase};
//! use improvement::{Chart, Reason};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 18, 17, 19, 18, 17, 18, 19, 12];
//! let second = Phase::new(12, Reason::change("triage nurse at the door")).with_basis(Basis::points(12..18));
//! let chart = Chart::options().provisional().with_phase(second).xmr(waits)?;
//! assert_eq!(chart.phases()[1].set_by(), 12..18);
//! # Ok(())
//! # }
//! ```
//!
//! # Rules
//!
//! ## Leave a point out, and say why
//!
//! It is drawn, with its reason, and sets no limit.
//!
//! ```
//! use improvement::{Chart, Reason};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [22, 25, 19, 24, 21, 23, 20, 26, 90, 22, 24, 21, 23, 22];
//! let chart = Chart::options().exclude(8, Reason::data("the clinic was closed for a week")).xmr(waits)?;
//! assert!(chart.is_excluded(8) && chart.upper(0) < Some(40.0));
//! # Ok(())
//! # }
//! ```
//!
//! ## Say a target that changes
//!
//! One number for each point; `None` where there was none. What is read as met or missed is the target at the latest point.
//!
//! ```
//! use improvement::{Chart, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 22];
//! let falling: Vec<f64> = (0..13).map(|month| 30.0 - f64::from(month)).collect();
//! let chart = Chart::options().better(Direction::Lower).target(falling).xmr(waits)?;
//! assert_eq!(chart.asked().get_target().and_then(|target| target.at(12)), Some(18.0));
//! # Ok(())
//! # }
//! ```
//!
//! ## Ask which rule marked a point
//!
//! ```
//! use improvement::Chart;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
//! for signal in chart.signals() {
//!     println!("{}: {} (its window: {:?})", chart.rule(signal).name(), chart.describe(signal), signal.window());
//! }
//! assert_eq!(chart.flagged("beyond-limits"), [8]); // counted from 0
//! # Ok(())
//! # }
//! ```
//!
//! ## Draw limits at two sigma, or with a chance of one's own
//!
//! ```
//! use improvement::{Chart, Width};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 22];
//! let two = Chart::options().width(Width::Sigma(2.0)).xmr(waits)?;
//! let of_100 = Chart::options().width(Width::Probability(0.01)).xmr(waits)?; // 1 in 100 lies outside, both sides together
//! assert!(two.upper(0) < of_100.upper(0) && of_100.upper(0) < Chart::xmr(waits)?.upper(0));
//! # Ok(())
//! # }
//! ```
//!
//! ## Use another set, or edit one
//!
//! ```
//! use improvement::spc::rules::Rule;
//! use improvement::{Chart, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let rules = RuleSet::nelson().without("run-of-9")?.with(Rule::run(7))?;
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
//! let chart = Chart::options().rules(rules).xmr(waits)?;
//! println!("{}", chart.rules()); // Nelson 1984, edited
//! # Ok(())
//! # }
//! ```
//!
//! ## Write rules of one's own
//!
//!
//! ```
//! use improvement::spc::rules::Rule;
//! use improvement::{Chart, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let rules = [Rule::beyond_limits(), Rule::run(7), Rule::trend(6)];
//! let ours = RuleSet::new("our-trust", "2026", "our handbook, page 12", rules)?;
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
//! let chart = Chart::options().rules(ours).xmr(waits)?;
//! assert_eq!(chart.rules().to_string(), "our-trust 2026");
//! // the published ones
//! assert!(RuleSet::all().iter().any(|set| set.name() == "provost-murray"));
//! # Ok(())
//! # }
//! ```
//!
//! ## Find out where two tools disagree
//!
//! Lines and rules are two things: give the lines to both tools' rules, and ask by which choice they differ.
//!
//! ```
//! use improvement::spc::rules::Semantic;
//! use improvement::spc::{Basis, explain};
//! use improvement::{Chart, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! // 3.5 and 2.5 sigma above the centre: is that two of three near a limit?
//! let options = Chart::options().baseline(Basis::process(0.0, 1.0)).provisional();
//! let chart = options.xmr([0.4, 0.3, 3.5, 2.5, -0.4])?;
//! let found = explain(&chart, &RuleSet::making_data_count(), &RuleSet::ptd_0_2_2())?;
//! let [one] = found.disagreements() else { unreachable!() };
//! assert_eq!(one.point(), 3); // the fourth: marked by the guidance, and not by the package
//! assert_eq!(one.causes()[0].choices(), [[Semantic::ShortOf]]); // it leaves out points beyond 3 sigma
//! println!("{found}");
//! # Ok(())
//! # }
//! ```
//!
//! ## Find out whether two tools can disagree at all
//!
//! ```
//! use improvement::RuleSet;
//! use improvement::spc::price::Difference;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! // whether anything is marked, not what: on no series is one of these silent and the other not
//! let found = RuleSet::making_data_count().difference(&RuleSet::ptd_0_2_2())?;
//! assert!(matches!(found, Difference::Nowhere(_)));
//!
//! let found = RuleSet::western_electric().difference(&RuleSet::nelson())?;
//! println!("{found}"); // a shortest series, in sigma
//! # Ok(())
//! # }
//! ```
//!
//! ## Leave out a rule that adds nothing
//!
//! ```
//! use improvement::RuleSet;
//! use improvement::spc::price::Difference;
//! use improvement::spc::rules::Rule;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let rules = RuleSet::western_electric().with(Rule::run(9))?;
//! for rule in rules.first_alone()? {
//!     if let Difference::Nowhere(_) = rule.series {
//!         assert_eq!(rule.rule, "run-of-9"); // the run of 8 has always signalled before it
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! ## See a small shift that lasts
//!
//! An EWMA or a CUSUM adds up what single points are too noisy to show. Give it a process that is known, or a baseline: its
//! own points hold the shift that it looks for.
//!
//! ```
//! use improvement::{Chart, spc::{Basis, Cusum}};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let minutes = [21, 19, 22, 20, 18, 21, 22, 23, 22, 24, 21, 23, 22, 23];
//! let known = Chart::options().baseline(Basis::process(20.0, 2.0));
//! let chart = known.clone().memory(Cusum::new(0.5, 4.0)).cusum(minutes)?;
//! assert!(known.xmr(minutes)?.flagged("beyond-limits").is_empty());
//!
//! let signal = &chart.signals()[0];
//! let onset = chart.onset(signal).expect("a CUSUM has one");
//! assert_eq!((signal.first_hit(), onset.after()), (11, Some(5)));
//!
//! // and from here one point at a time
//! let mut monitor = improvement::spc::MemoryMonitor::after(&chart)?;
//! let update = monitor.push(24)?;
//! println!("{}", monitor.describe(&update));
//! assert!(!update.is_quiet());
//! # Ok(())
//! # }
//! ```
//!
//! # Prices
//!
//! ## How often would a chart like this one signal with nothing changed?
//!
//! ```
//! use improvement::{Chart, spc::price::Question};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23, 24, 26])?;
//! let price = chart.price(Question::AnySignal)?;
//! assert!((0.05..0.12).contains(&price.independent().chance()));
//! println!("{price}"); // If nothing at all had changed, about 8 in 100 charts like this one would …
//! # Ok(())
//! # }
//! ```
//!
//! ## What would a chart without a signal have missed?
//!
//! ```
//! use improvement::{Chart, spc::price::Sight};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23, 24, 26])?;
//! let unseen = chart.unseen(1.0)?.expect("no signal");
//! assert_eq!(unseen.power().sight(), Sight::CouldNot);
//! println!("{unseen}"); // That does not show that nothing changed: this chart would have missed …
//! # Ok(())
//! # }
//! ```
//!
//! ## How many months, to see a change?
//!
//!
//! ```
//! use improvement::spc::price::{Change, Design, Process, Wanted};
//! use improvement::{Kind, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! // from 12 in 100 late to 9, of 300 people a month, to be seen in eight of ten such changes
//! let process = Process::binomial(300, 0.12);
//! let design = Design::new(Kind::P, RuleSet::making_data_count_7_7(), 24, process)?.simulated(500, 7);
//! let enough = design.points_to(&Wanted::to_see(Change::To(0.09), 0.8))?.expect("some number of months");
//! assert!((15..40).contains(&enough.size));
//! println!("{enough}"); // … are enough: the change is seen about 8… times in 100, and a false alarm comes …
//! # Ok(())
//! # }
//! ```
//!
//! ## Is there a season?
//!
//! A chart of months, quarters, weeks or days says so in a note, and its signals may then be no more than the time of year.
//!
//! ```
//! use improvement::{Chart, Period, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let months = (0..48).filter_map(|n| Period::Month.after(date(2020, 1, 1), n));
//! let visits = Series::counts((0..48).map(|n| 100 + n % 12 * 5 + n * 7 % 5))?.dated(months)?.every(Period::Month)?;
//! let chart = Chart::xmr(&visits)?;
//! assert!(chart.season().is_some_and(|season| season.is_clear()));
//! assert!(chart.to_string().contains("there is a yearly swing"));
//! for assumption in chart.assumptions()? {
//!     println!("{assumption}"); // what that does to the false-alarm rate, and what to do
//! }
//! let less = visits.less_season(..)?;
//! println!("{less}"); // the difference from the same month of other years: the cost is 12 of its 48 points, …
//! assert!(!Chart::xmr(&less.series)?.season().is_some_and(|season| season.is_clear()));
//! # Ok(())
//! # }
//! ```
//!
//! ## How long a baseline, before limits are frozen?
//!
//! ```
//! use improvement::spc::price::{Change, Design, Process, Wanted};
//! use improvement::{Kind, RuleSet};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! // to see a shift by two standard deviations in the year after it, with false alarms in that year on one chart of five at most
//! let design = Design::new(Kind::Individuals, RuleSet::shewhart(), 24, Process::normal())?.simulated(1000, 7);
//! let wanted = Wanted::to_see(Change::Shift(2.0), 0.6).with_false_alarms_at_most(0.2);
//! let enough = design.baseline_to(&wanted, 12)?.expect("a baseline");
//! assert!((8..20).contains(&enough.size));
//! # Ok(())
//! # }
//! ```
//!
//! # Changes
//!
//! ## Is it better than before, and by how much?
//!
//! Two stretches of points are compared. It may be asked again at every month.
//!
//! ```
//! use improvement::{Chart, Compare, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
//! let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
//! let shift = chart.shift(&Compare::points(0..12, 12..24))?;
//! let lies = shift.any_look().expect("bounds");
//! assert!(shift.e().reached.is_some() && lies.upper() < 0.0);
//! # Ok(())
//! # }
//! ```
//!
//! ## Where might the level have moved?
//!
//! The crate proposes, and leaves it to you: what the data cannot tell (is the cause known, will it last) stands in the proposal as a
//! question.
//!
//! ```
//! use improvement::spc::propose::Propose;
//! use improvement::{Chart, Reason};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
//! let proposals = Chart::run(waits)?.proposals(&Propose::new())?;
//! println!("{}", proposals[0]);
//! let phase = proposals[0].phase(Reason::change("a second nurse").decided_after_seeing())?;
//! let chart = Chart::options().with_phase(phase).run(waits)?;
//! assert_eq!(chart.phases().len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! ## Is the gain held?
//!
//! ```
//! use improvement::spc::hold::Hold;
//! use improvement::{Chart, Compare, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
//! waits.extend([20, 22, 23, 24, 22, 25, 23]);
//! let chart = Chart::options().better(Direction::Lower).run(waits)?;
//! let held = chart.hold(&Hold::at(20.0).from(24).comparing(Compare::points(0..12, 12..31)))?;
//! assert!(held.slip().is_some()); // seen at the fourth point after
//! println!("{held}");
//! # Ok(())
//! # }
//! ```
//!
//! ## What is the chance of meeting the target next month?
//!
//! ```
//! use improvement::{Chart, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 22];
//! let met = Chart::options().better(Direction::Lower).xmr(waits)?.chance_of_meeting(24.0)?;
//! println!("{met}"); // only while the chart is stable
//! # Ok(())
//! # }
//! ```
//!
//! ## Has the aim been met?
//!
//! A claim says what is meant and when that was decided, and its verdict what the figures say of it.
//!
//! ```
//! use improvement::claim::{Claim, ClaimKind};
//! use improvement::measure::{DataKind, Measure, Role};
//! use improvement::project::Charter;
//! use improvement::{Aim, Direction, Period, Project, Series, Window, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 15, 14, 16, 15, 13, 16, 14, 15, 16, 14, 15, 14, 15, 16, 13, 15];
//! let months = (0..28).filter_map(|month| Period::Month.after(date(2022, 1, 1), month));
//! let series = Series::values(waits)?.unit("days")?.dated(months)?.every(Period::Month)?;
//! let mut project = Project::new("waits", Charter::new("Shorter waits")?)?;
//! project.edit(|parts| {
//!     parts.measures.push(Measure::new("wait", "days of waiting", Role::Outcome, DataKind::Continuous)?.better(Direction::Lower).series(series)?);
//!     parts.aims.push(Aim::new("to-18")?.what("wait")?.better(Direction::Lower).to(18.0)?);
//!     let met = Claim::new("met", "wait", "the aim is met")?
//!         .of_kind(ClaimKind::AimMet { aim: "to-18".try_into()? })
//!         .comparing(Window::dates(date(2022, 1, 1), date(2023, 1, 1)), Window::since(date(2023, 1, 1)))
//!         .decided_before(date(2022, 12, 1));
//!     parts.claims.push(met);
//!     Ok(())
//! })?;
//! let verdict = project.verdict(&"met".try_into()?, date(2024, 5, 1))?;
//! println!("{verdict}");
//! assert!(verdict.verdict().is_upheld());
//! # Ok(())
//! # }
//! ```
//!
//! ## Which of many got better?
//!
//! ```
//! use improvement::{Batch, Chart, Direction, Kind};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let before = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22];
//! let ash = [before, [19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]].concat();
//! let beech = [before, [22, 24, 23, 25, 22, 24, 21, 25, 23, 22, 26, 24]].concat();
//! let batch = Batch::of(&Chart::options().better(Direction::Lower), Kind::Individuals, [("Ash", ash), ("Beech", beech)]);
//! assert!(batch.improved(0..12, 12..24, 0.05)?.to_string().starts_with("of 2 charts, 1 got better: Ash"));
//! # Ok(())
//! # }
//! ```
//!
//! ## Show on the chart what was done, and when
//!
//! ```
//! use improvement::render::ChartSvg;
//! use improvement::{Period, Chart, Series, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let months = (0..13).filter_map(|month| Period::Month.after(date(2023, 1, 1), month));
//! let waits = Series::values([22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 22])?.dated(months)?.every(Period::Month)?;
//! let chart = Chart::xmr(waits)?;
//! let picture = ChartSvg::new(&chart).annotate(date(2023, 6, 1), "reminders by telephone")?.to_string();
//! assert!(picture.contains("reminders by telephone"));
//! # Ok(())
//! # }
//! ```
//!
//! In a project the cycles stand on the chart by themselves: `ProjectReport`, or `project.chart(&id)`.
//!
//! # Results
//!
//! ## Take the numbers out
//!
//! ```
//! use improvement::Chart;
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let chart = Chart::xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 40])?;
//! for point in 0..chart.len() {
//!     let lines = (chart.centre(point), chart.lower(point), chart.upper(point));
//!     println!("{point},{:?},{lines:?},{}", chart.value(point), chart.signals_at(point).count());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! ## Keep a chart, and load it again
//!
//! A chart is stored as its series, its kind and what was asked for, and is worked out again when it is loaded: what is
//! stored can never contradict its own data. Any serde format will do, and a type of one's own that holds a chart derives both
//! traits. A field that nobody knows is refused by name. A page that needs lines and signals takes [`Chart::rows`](crate::Chart::rows).
//!
//! ```
//! use improvement::Chart;
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, PartialEq, Serialize, Deserialize)]
//! struct Ward {
//!     name: String,
//!     waits: Chart,
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let waits = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
//! let ward = Ward { name: "Ash".to_owned(), waits };
//! let stored = serde_json::to_string(&ward)?;
//! assert_eq!(serde_json::from_str::<Ward>(&stored)?, ward);
//!
//! let rows = serde_json::to_string(&ward.waits.rows())?;
//! assert!(rows.contains("beyond-limits"));
//! # Ok(())
//! # }
//! ```
//!
//! ## Watch a measure month by month, and correct it
//!
//! Limits stay as they were frozen. Every point has two days: its own, and the one on which it was seen.
//!
//! ```
//! use improvement::{Chart, Period, Series, Watch, date};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let months = (0..14).filter_map(|month| Period::Month.after(date(2023, 1, 1), month));
//! let waits = Series::values([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])?
//!     .dated(months)?
//!     .every(Period::Month)?;
//! let chart = Chart::xmr(waits)?;
//! // goes on after February 2024: a month that the chart has is refused, a month without a figure is a gap
//! let mut watch = Watch::after(&chart)?;
//! let update = watch.push(date(2024, 3, 1), 41, date(2024, 4, 8))?;
//! assert_eq!(watch.describe(&update), "March 2024 is 41, above its limit");
//! let alert = serde_json::to_string(&update)?; // with the date, and the names of the rules
//!
//! let mut resumed = Watch::from_json(&watch.to_json()?)?;
//! let revision = resumed.revise(date(2024, 3, 1), 24, date(2024, 4, 15))?;
//! assert_eq!(revision.to_string(), "point 15 was corrected: 1 alert withdrawn");
//! # Ok(())
//! # }
//! ```
//!
//! ## Many charts at once
//!
//! ```
//! use improvement::spc::{Batch, Variation};
//! use improvement::{Chart, Direction, Kind};
//!
//! let wards = [
//!     ("A", vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23]),
//!     ("B", vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 40]),
//! ];
//! let options = Chart::options().better(Direction::Lower);
//! let batch = Batch::of(&options, Kind::Individuals, wards);
//! let concern = |(_, chart): &(&str, &Chart)| matches!(chart.reading().variation(), Variation::Concern(_));
//! assert_eq!(batch.charts().filter(concern).count(), 1);
//! println!("{}", batch.matrix());
//! ```
//!
//! ## Say what to look at first, as text, JSON and a table
//!
//!
//! ```
//! use improvement::render::BatchCsv;
//! use improvement::{Batch, Chart, Direction};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let lower = Chart::options().better(Direction::Lower);
//! let batch = Batch::of_charts([
//!     ("Ash, waits", lower.xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23])),
//!     ("Beech, waits", lower.xmr([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 40])),
//! ]);
//! let matrix = batch.matrix();
//! for entry in matrix.look_first() {
//!     println!("{}: {}", entry.name, entry.variation.symbol());
//! }
//! assert_eq!(matrix.look_first()[0].name, "Beech, waits");
//! let one = batch.get("Beech, waits").and_then(|row| row.chart().ok());
//! assert!(one.is_some_and(|chart| chart.sentence().starts_with("special cause")));
//!
//! let json = serde_json::to_string(&matrix)?;
//! let table = BatchCsv::new(&batch).to_string(); // a row for each chart, with its icons
//! assert_eq!(table.lines().count(), 3);
//! # Ok(())
//! # }
//! ```
//!
//! # Pictures
//!
//! ## Show a chart
//!
//! A view borrows the chart and is written with `{}`. Every picture has a title and a description for who does not see it; the
//! same words stand beside a picture that something else draws.
//!
//! ```
//! use improvement::render::{ChartCsv, ChartSvg, Theme};
//! use improvement::{Chart, Direction, Series};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = Series::values([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?.unit("days")?;
//! let chart = Chart::options().better(Direction::Lower).target(20).xmr(waits)?;
//! let picture = ChartSvg::new(&chart)
//!     .title("Waits for a first appointment")
//!     .annotate(8, "the clinic was closed for a week")?
//!     .width(1200.0)
//!     .theme(Theme::Light);
//! let page = format!("<figure>{picture}<figcaption>{}</figcaption></figure>", chart.sentence());
//! assert!(page.contains(r#"role="img""#));
//! assert!(chart.alt_text().starts_with("XmR chart of 13 points. Special cause earlier"));
//! assert_eq!(ChartCsv::new(&chart).to_string().lines().count(), 14); // for a spreadsheet
//! # Ok(())
//! # }
//! ```
//!
//! `MatrixSvg::new(&batch)` draws many measures at a glance, `BoardPage::new(&batch)` is a page of them for a board, and `.slide()` puts a
//! chart on a slide. `ChartVegaLite` (with the feature `json`) is the chart for
//! the Vega-Lite editor and for what else reads it.
//!
//! # Cohorts
//!
//! ## What became of the projects of a course?
//!
//! Everybody who enrolled stays in the denominator; a document that is not there is a project that counts as not implemented.
//!
//! ```
//! # #[cfg(feature = "course")] {
//! use improvement::date;
//! use improvement::programme::{Cohort, Milestone, Programme};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let programme = Programme::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/programme.json")))?;
//! let cohort = Cohort::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json")))?;
//! let projects = []; // the documents that came
//! let report = cohort.report(&programme, &projects, date(2019, 3, 31))?;
//! assert_eq!(report.projects_that(Milestone::HeldTwelveMonths).of, 6);
//! let page = report.with_small_cells().to_html(); // for those inside the programme
//! assert!(page.contains("No comparison group."));
//! # Ok(())
//! # }
//! # main().unwrap();
//! # }
//! ```
