//! What many believe, and what the markers of exercises look for.

use serde::{Deserialize, Serialize};

/// One row for each: its meaning, its code, the belief in a sentence, where it is written about, and its name.
macro_rules! misconceptions {
    ($($(#[$meaning:meta])+ $code:literal, $belief:literal, $source:literal => $name:ident;)+) => {
        /// A belief that leads to wrong answers: what a marker names, so that a student can look at it.
        ///
        /// Each has a sentence that says the belief, and a source that says why it does not hold. It serialises as its
        /// [`code`](Self::code).
        ///
        /// ```
        /// use improvement::course::Misconception;
        ///
        /// let belief = Misconception::TwoPointsAreATrend;
        /// assert_eq!(belief.to_string(), "two points are a trend");
        /// assert_eq!(belief.code(), "two-points-are-a-trend");
        /// assert!(belief.source().starts_with("Wheeler"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Misconception {$(
            $(#[$meaning])+
            #[serde(rename = $code)]
            $name,
        )+}

        impl Misconception {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {$(Self::$name => $code,)+}
            }

            /// The belief, as a sentence without a capital and a full stop.
            #[must_use]
            pub const fn belief(self) -> &'static str {
                match self {$(Self::$name => $belief,)+}
            }

            /// Where it is written about.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self {$(Self::$name => $source,)+}
            }
        }
    };
}

misconceptions! {
    /// A month that is worse than the one before shows that something got worse.
    "two-points-are-a-trend", "two points are a trend",
    "Wheeler, Understanding Variation, 2nd ed., 2000" => TwoPointsAreATrend;

    /// A month that misses the target has a cause of its own.
    "limits-are-targets", "limits are targets",
    "Wheeler, Understanding Variation, 2nd ed., 2000" => LimitsAreTargets;

    /// What is above the average needs a reason, though half of all things are.
    "above-average-is-a-signal", "what is above the average needs a reason",
    "Wheeler, Understanding Variation, 2nd ed., 2000" => AboveAverageIsASignal;

    /// The worst of a row is a signal, though every row has a worst.
    "the-worst-is-a-signal", "the worst of a row must be explained",
    "Goldstein and Spiegelhalter, Journal of the Royal Statistical Society A 159, 1996" => TheWorstIsASignal;

    /// Who has the best result is the best, though luck alone gives every row a best.
    "luck-is-skill", "who has the best result is the best worker",
    "Deming, The New Economics, 2nd ed., 1994, chapter 7" => LuckIsSkill;

    /// To correct for each deviation makes a process steadier.
    "adjusting-steadies", "to correct each deviation makes a process steadier",
    "Deming, Out of the Crisis, 1986, chapter 11" => AdjustingSteadies;

    /// A large denominator makes narrow limits right.
    "chance-is-all", "with many cases the limits are narrow, and all that lies outside is a signal",
    "Laney, Quality Engineering 14, 2002" => ChanceIsAll;

    /// The false-alarm rate is read as the chance that the signal in front of somebody is false.
    "the-price-is-of-this-signal", "the price is the chance that this signal is false",
    "Wasserstein and Lazar, The American Statistician 70, 2016" => ThePriceIsOfThisSignal;

    /// A chart without a signal shows that nothing changed.
    "silence-is-proof", "silence is proof",
    "Altman and Bland, British Medical Journal 311, 1995" => SilenceIsProof;

    /// New limits may begin wherever they look best.
    "rebase-when-it-suits", "rebase when it suits",
    "NHS England, Making Data Count" => RebaseWhenItSuits;

    /// What is said after the result is a prediction.
    "a-prediction-after-the-fact", "a prediction after the fact is a prediction",
    "Kerr, Personality and Social Psychology Review 2, 1998" => APredictionAfterTheFact;

    /// A test that did not come as predicted is a failure of whoever ran it.
    "a-failed-test-is-a-failed-learner", "a failed test is a failed learner",
    "Edmondson, Harvard Business Review 89 (4), 2011" => AFailedTestIsAFailedLearner;

    /// What came after a change was brought by it.
    "after-means-because", "what comes after a change comes from it",
    "Shadish, Cook and Campbell, Experimental and Quasi-Experimental Designs, 2002" => AfterMeansBecause;

    /// What was extreme and then less so has been mended.
    "extremes-stay", "what was extreme and is less so has been mended",
    "Barnett, van der Pols and Dobson, International Journal of Epidemiology 34, 2005" => ExtremesStay;

    /// What holds for all together holds for each part.
    "the-whole-is-its-parts", "what holds for all together holds for each part",
    "Simpson, Journal of the Royal Statistical Society B 13, 1951" => TheWholeIsItsParts;

    /// Examples that fit a rule prove it.
    "examples-that-fit-are-proof", "examples that fit are proof",
    "Wason, Quarterly Journal of Experimental Psychology 12, 1960" => ExamplesThatFitAreProof;

    /// To want something better is an aim.
    "soon-is-a-date", "some is a number, and soon is a time",
    "Langley and others, The Improvement Guide, 2nd ed., 2009" => SoonIsADate;

    /// One measure tells whether a change is an improvement.
    "one-measure-is-enough", "one measure is enough",
    "Langley and others, The Improvement Guide, 2nd ed., 2009" => OneMeasureIsEnough;

    /// Who stands highest connects most.
    "rank-is-brokerage", "rank is brokerage",
    "Gould and Fernandez, Sociological Methodology 19, 1989" => RankIsBrokerage;

    /// Time that is saved is money that is saved.
    "time-is-cash", "time that is saved is money in the bank",
    "Swensen and others, Journal of Healthcare Management 58, 2013" => TimeIsCash;
}
