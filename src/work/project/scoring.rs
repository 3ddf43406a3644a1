//! Responses to an instrument, and what they add up to.

use super::instrument::{Band, Instrument, Item, Level, Scoring};
use crate::base::date::Date;
use crate::base::error::{Error, TextError};
use crate::base::id::{InstrumentId, ItemId, LevelId, StakeholderId};
use crate::base::sorted::SortedSet;
use crate::base::text::Text;
use crate::base::unique;
use crate::num::summary;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The answers of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Who answered.
    pub by: StakeholderId,
    /// The answer to each item; `None` is "don't know" or "does not apply". An item that is not there is open as well.
    #[serde(default, deserialize_with = "unique::map")]
    pub answers: BTreeMap<ItemId, Option<LevelId>>,
}

/// An instrument that was filled in on a day, by several people each for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Which instrument.
    pub instrument: InstrumentId,
    /// The day.
    pub on: Date,
    /// One response for each person.
    pub responses: Vec<Response>,
}

impl Response {
    /// The response of somebody who has answered nothing yet.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`].
    pub fn new(by: impl TryInto<StakeholderId, Error: Into<Error>>) -> Result<Self, Error> {
        Ok(Self {
            by: by.try_into().map_err(Into::into)?,
            answers: BTreeMap::new(),
        })
    }

    /// The response with one more answer.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`]; [`TextError::DuplicateId`] for an item that is answered already.
    pub fn answer(
        mut self,
        item: impl TryInto<ItemId, Error: Into<Error>>,
        level: impl TryInto<LevelId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        let item = item.try_into().map_err(Into::into)?;
        let level = level.try_into().map_err(Into::into)?;
        if self.answers.contains_key(&item) {
            return Err(TextError::DuplicateId { id: item.into() }.into());
        }
        self.answers.insert(item, Some(level));
        Ok(self)
    }
}

impl Assessment {
    /// An instrument filled in on a day.
    #[must_use]
    pub const fn new(instrument: InstrumentId, on: Date, responses: Vec<Response>) -> Self {
        Self {
            instrument,
            on,
            responses,
        }
    }
}

/// Several numbers of different people: how many, their mean, and how far they lie apart.
///
/// The spread is part of the result. When a team's answers come together, its diversity of opinion has fallen (Doyle et
/// al. 2013), and a mean alone would not show it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// How many people.
    pub people: usize,
    /// The mean.
    pub mean: f64,
    /// The lowest.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
}

impl Spread {
    fn of(values: &[f64]) -> Option<Self> {
        Some(Self {
            people: values.len(),
            mean: summary::mean(values)?,
            lowest: values.iter().copied().fold(f64::INFINITY, f64::min),
            highest: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        })
    }
}

/// What people answered to one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemScore {
    /// The item.
    pub item: ItemId,
    /// The scores of those who answered; `None` if nobody did.
    pub spread: Option<Spread>,
    /// How many left it open.
    pub open: usize,
    /// The highest score of the item less the mean, where anybody answered.
    pub headroom: Option<f64>,
}

/// What the responses to an instrument add up to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct InstrumentScore {
    /// The instrument.
    pub instrument: InstrumentId,
    /// How many responses there are.
    pub responses: usize,
    /// How many of them left no item open.
    pub complete: usize,
    /// The totals; `None` if no response has one. With [`Scoring::Sum`] and [`Scoring::CountYes`] only a complete response has
    /// a total, with [`Scoring::MeanByDomain`] none.
    pub total: Option<Spread>,
    /// The means by domain, of those who answered something in it.
    pub by_domain: BTreeMap<String, Spread>,
    /// Item by item, in the order of the instrument.
    pub by_item: Vec<ItemScore>,
    /// The band that the mean total lies in, if the instrument has bands.
    pub band: Option<Band>,
    /// The answers given whose score is not confirmed: the total rests on them.
    pub unconfirmed: BTreeSet<(ItemId, LevelId)>,
}

impl InstrumentScore {
    /// The item with the most to gain: the highest headroom, the first of equals. `None` if nothing was answered, or
    /// everybody gave the highest answer to everything.
    ///
    /// The scores of the instrument carry its weights, so headroom compares items of different weight.
    #[must_use]
    pub fn next_best_factor(&self) -> Option<&ItemScore> {
        let mut best: Option<&ItemScore> = None;
        for item in &self.by_item {
            let gain = item.headroom.unwrap_or_default();
            if gain > best.and_then(|best| best.headroom).unwrap_or_default() {
                best = Some(item);
            }
        }
        best
    }
}

impl Instrument {
    /// Puts the responses together. Nothing is put in the place of an open item, and the number of people stands beside every
    /// mean.
    ///
    /// ```
    /// use improvement::project::{Instrument, Item, Level, Response, Scoring};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let item = |id| Ok::<_, improvement::Error>(
    ///     Item::new(id, id)?.with_level(Level::new("yes", 10.0)?).with_level(Level::new("no", 0.0)?),
    /// );
    /// let instrument = Instrument::new("two", "two items", "an example", Scoring::Sum)?
    ///     .with_item(item("leaders")?)?
    ///     .with_item(item("training")?)?;
    /// let score = instrument.score(&[
    ///     Response::new("p1")?.answer("leaders", "yes")?.answer("training", "no")?,
    ///     Response::new("p2")?.answer("leaders", "yes")?, // training is open, so there is no total
    /// ])?;
    /// assert_eq!((score.responses, score.complete), (2, 1));
    /// assert_eq!(score.total.unwrap().mean, 10.0);
    /// assert_eq!(score.next_best_factor().unwrap().item.as_str(), "training");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`TextError::DuplicateId`] for two responses of one person;
    /// - [`TextError::UnknownId`] for an item or an answer that the instrument does not have.
    pub fn score(&self, responses: &[Response]) -> Result<InstrumentScore, Error> {
        self.check_responses(responses)?;
        let answered: Vec<Vec<(&Item, Option<&Level>)>> = responses
            .iter()
            .map(|response| {
                self.items()
                    .iter()
                    .map(|item| {
                        let level = response.answers.get(&item.id).and_then(Option::as_ref);
                        (item, level.and_then(|level| item.level(level)))
                    })
                    .collect()
            })
            .collect();
        let totals: Vec<f64> = answered
            .iter()
            .filter_map(|answers| self.total(answers))
            .collect();
        let total = Spread::of(&totals);
        Ok(InstrumentScore {
            instrument: self.id().clone(),
            responses: responses.len(),
            complete: answered
                .iter()
                .filter(|answers| answers.iter().all(|(_, level)| level.is_some()))
                .count(),
            total,
            by_domain: self.by_domain(&answered),
            by_item: self.by_item(&answered),
            band: total.and_then(|total| {
                let reached = |band: &&Band| band.from <= total.mean;
                self.bands().iter().rev().find(reached).cloned()
            }),
            unconfirmed: answered
                .iter()
                .flatten()
                .filter_map(|(item, level)| Some((item, (*level)?)))
                .filter(|(_, level)| !level.standing.is_confirmed())
                .map(|(item, level)| (item.id.clone(), level.id.clone()))
                .collect(),
        })
    }

    pub(crate) fn check_responses(&self, responses: &[Response]) -> Result<(), Error> {
        let mut people = SortedSet::new();
        for response in responses {
            if !people.insert(&response.by) {
                let id = response.by.to_string();
                return Err(TextError::DuplicateId { id }.into());
            }
            for (id, level) in &response.answers {
                let item = self.item(id).ok_or_else(|| TextError::UnknownId {
                    what: "item",
                    id: id.to_string(),
                })?;
                if let Some(level) = level.as_ref().filter(|level| item.level(level).is_none()) {
                    return Err(TextError::UnknownId {
                        what: "answer",
                        id: format!("{id}/{level}"),
                    }
                    .into());
                }
            }
        }
        Ok(())
    }

    fn total(&self, answers: &[(&Item, Option<&Level>)]) -> Option<f64> {
        let scores: Vec<f64> = answers
            .iter()
            .filter_map(|(_, level)| Some((*level)?.score))
            .collect();
        let complete = !scores.is_empty() && scores.len() == answers.len();
        match self.scoring() {
            Scoring::Sum => complete.then(|| summary::sum(&scores)),
            Scoring::CountYes => {
                complete.then(|| scores.iter().filter(|score| **score > 0.0).count() as f64)
            }
            Scoring::Mean => summary::mean(&scores),
            Scoring::MeanByDomain => None,
        }
    }

    fn by_domain(&self, answered: &[Vec<(&Item, Option<&Level>)>]) -> BTreeMap<String, Spread> {
        let domains: SortedSet<&str> = self
            .items()
            .iter()
            .filter_map(|item| item.domain.as_ref().map(Text::as_str))
            .collect();
        domains
            .into_iter()
            .filter_map(|domain| {
                let means: Vec<f64> = answered
                    .iter()
                    .filter_map(|answers| {
                        let scores: Vec<f64> = answers
                            .iter()
                            .filter(|(item, _)| {
                                item.domain
                                    .as_ref()
                                    .is_some_and(|own| own.as_str() == domain)
                            })
                            .filter_map(|(_, level)| Some((*level)?.score))
                            .collect();
                        summary::mean(&scores)
                    })
                    .collect();
                Some((domain.to_owned(), Spread::of(&means)?))
            })
            .collect()
    }

    fn by_item(&self, answered: &[Vec<(&Item, Option<&Level>)>]) -> Vec<ItemScore> {
        self.items()
            .iter()
            .enumerate()
            .map(|(place, item)| {
                let scores: Vec<f64> = answered
                    .iter()
                    .filter_map(|answers| Some(answers[place].1?.score))
                    .collect();
                let spread = Spread::of(&scores);
                ItemScore {
                    item: item.id.clone(),
                    spread,
                    open: answered.len() - scores.len(),
                    headroom: spread.map(|spread| item.highest() - spread.mean),
                }
            })
            .collect()
    }
}
