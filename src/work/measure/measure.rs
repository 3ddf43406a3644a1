//! A measure: its definition, its data and its chart.

use super::collection::CollectionPlan;
use super::definition::{OperationalDefinition, Redefinition};
use super::role::{Better, DataKind, Implementation, Role};
use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::error::{ChartError, Error, OptionError, Place, WorkError};
use crate::base::id::MeasureId;
use crate::base::text::Text;
use crate::spc::asked::check::check_options;
use crate::spc::data::observation::ordinary;
use crate::spc::pooled::Window;
use crate::spc::{Chart, Kind, Options, Series, Suggested};
use serde::{Deserialize, Serialize};

/// Which chart a measure has: its kind, and everything that was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChartSpec {
    /// The kind of chart.
    pub kind: Kind,
    /// Everything that was asked for: phases with their reasons, rules, a baseline.
    #[serde(default)]
    pub options: Options,
}

/// A measure: what it is for, how it is defined and collected, its series and its chart.
///
/// A draft may lack nearly all of it; [`Measure::check`] says what. Data of another kind than the measure says are
/// an error.
///
/// ```
/// use improvement::measure::{Better, DataKind, Measure, OperationalDefinition, Role};
/// use improvement::{Kind, Series};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mortality = Measure::new("mortality", "deaths among mothers", Role::Outcome, DataKind::Proportion)?
///     .defined(OperationalDefinition::new("mothers who died before they left")?.out_of("all births")?)
///     .better(Better::Lower)
///     .series(Series::proportions([36, 6, 3, 5, 12, 11], [294, 268, 250, 264, 262, 278])?)?;
/// let (kind, why) = mortality.suggest_kind().unwrap();
/// assert_eq!(kind, Kind::Run);
/// assert!(why.to_string().contains('6')); // six points are few, and the reason says so
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "MeasureDoc")]
#[must_use]
pub struct Measure {
    id: MeasureId,
    name: Text,
    role: Role,
    kind: DataKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<OperationalDefinition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    redefined: Vec<Redefinition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Text>,
    better: Better,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strata: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stratum_of: Option<(MeasureId, Text)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Window>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    plan: CollectionPlan,
    #[serde(skip_serializing_if = "Option::is_none")]
    implementation: Option<Implementation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<Series>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<ChartSpec>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a measure in braces, {…}")]
struct MeasureDoc {
    id: MeasureId,
    name: Text,
    role: Role,
    kind: DataKind,
    definition: Option<OperationalDefinition>,
    #[serde(default)]
    redefined: Vec<Redefinition>,
    unit: Option<Text>,
    #[serde(default)]
    better: Better,
    #[serde(default)]
    strata: Vec<Text>,
    stratum_of: Option<(MeasureId, Text)>,
    baseline: Option<Window>,
    target: Option<f64>,
    #[serde(default)]
    plan: CollectionPlan,
    implementation: Option<Implementation>,
    series: Option<Series>,
    chart: Option<ChartSpec>,
}

impl TryFrom<MeasureDoc> for Measure {
    type Error = Error;
    fn try_from(doc: MeasureDoc) -> Result<Self, Error> {
        let mut measure = Self {
            id: doc.id,
            name: doc.name,
            role: doc.role,
            kind: doc.kind,
            definition: doc.definition,
            redefined: Vec::new(),
            unit: doc.unit,
            better: doc.better,
            strata: doc.strata,
            stratum_of: doc.stratum_of,
            baseline: doc.baseline,
            target: None,
            plan: doc.plan,
            implementation: doc.implementation,
            series: None,
            chart: None,
        };
        for Redefinition { on, why } in doc.redefined {
            measure = measure.redefined(on, why)?;
        }
        if let Some(target) = doc.target {
            measure = measure.target(target)?;
        }
        if let Some(series) = doc.series {
            measure = measure.series(series)?;
        }
        if let Some(ChartSpec { kind, options }) = doc.chart {
            measure = measure.charted(kind, options)?;
        }
        Ok(measure)
    }
}

impl Measure {
    /// A measure with nothing but its name, role and kind of data.
    ///
    /// ```
    /// use improvement::Measure;
    /// use improvement::measure::{Better, DataKind, Role};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls = Measure::new("falls", "falls with harm", Role::Outcome, DataKind::Rate)?.better(Better::Lower);
    /// assert_eq!(falls.id().as_str(), "falls");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId),
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new<I>(id: I, name: &str, role: Role, kind: DataKind) -> Result<Self, Error>
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        Ok(Self {
            id: id.try_into()?,
            name: Text::new(name)?,
            role,
            kind,
            definition: None,
            redefined: Vec::new(),
            unit: None,
            better: Better::NotSaid,
            strata: Vec::new(),
            stratum_of: None,
            baseline: None,
            target: None,
            plan: CollectionPlan::new(),
            implementation: None,
            series: None,
            chart: None,
        })
    }

    /// Its operational definition.
    pub fn defined(mut self, definition: OperationalDefinition) -> Self {
        self.definition = Some(definition);
        self
    }

    /// A change of the definition while the series ran.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText); [`WorkError::TooEarly`] if it is not later than
    /// the change before it.
    pub fn redefined<T>(mut self, on: Date, why: T) -> Result<Self, Error>
    where
        T: TryInto<Text>,
        Error: From<T::Error>,
    {
        if let Some(last) = self.redefined.last().filter(|last| on <= last.on) {
            return Err(WorkError::TooEarly {
                what: "the change of the definition",
                found: on.to_string(),
                expected: "later than the one on",
                earliest: last.on.to_string(),
            }
            .into());
        }
        let why = why.try_into()?;
        self.redefined.push(Redefinition { on, why });
        Ok(self)
    }

    /// The unit: `minutes`, `per 10,000 patient-days`.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn unit(mut self, unit: &str) -> Result<Self, Error> {
        self.unit = Some(Text::new(unit)?);
        Ok(self)
    }

    /// Where it should be: a [`Direction`](crate::Direction), as an aim and a chart take, or a range.
    ///
    /// ```
    /// use improvement::measure::{Better, DataKind, Measure, Role};
    /// use improvement::Direction;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls = Measure::new("falls", "falls with harm", Role::Outcome, DataKind::Rate)?;
    /// assert_eq!(falls.clone().better(Direction::Lower), falls.better(Better::Lower));
    /// # Ok(())
    /// # }
    /// ```
    pub fn better(mut self, better: impl Into<Better>) -> Self {
        self.better = better.into();
        self
    }

    /// Groups to look at apart, so that "better on the whole, one group not" can be seen: age, ward, language.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn stratum(mut self, stratum: &str) -> Result<Self, Error> {
        self.strata.push(Text::new(stratum)?);
        Ok(self)
    }

    /// Says that this measure is one group of another, such as the waits of one language: a series of its own, so that "better on the whole,
    /// one group not" is seen.
    ///
    /// ```
    /// use improvement::measure::{DataKind, Measure, Role};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let all = Measure::new("waits", "days of waiting", Role::Outcome, DataKind::Continuous)?;
    /// let welsh = Measure::new("waits-welsh", "days of waiting, Welsh speakers", Role::Outcome, DataKind::Continuous)?
    ///     .stratum_of("waits", "Welsh speakers")?;
    /// assert_eq!(welsh.group_of().map(|(of, _)| of), Some(all.id()));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId), [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn stratum_of(
        mut self,
        measure: impl TryInto<MeasureId, Error: Into<Error>>,
        name: &str,
    ) -> Result<Self, Error> {
        let measure = measure.try_into().map_err(Into::into)?;
        self.stratum_of = Some((measure, Text::new(name)?));
        Ok(self)
    }

    /// The points from before any change.
    pub const fn baseline(mut self, window: Window) -> Self {
        self.baseline = Some(window);
        self
    }

    /// What it should reach, in the units of its series: a proportion lies between 0 and 1.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite),
    /// [`DataError::TooLarge`](crate::error::DataError::TooLarge); [`OptionError::OutOfBounds`] for a proportion outside 0 to 1.
    pub fn target(mut self, target: f64) -> Result<Self, Error> {
        let place = || Place::Path("the target".to_owned());
        ordinary(target).map_err(|kind| kind.at(place()))?;
        if self.kind == DataKind::Proportion && !(0.0..=1.0).contains(&target) {
            return Err(OptionError::OutOfBounds {
                found: target,
                lowest: 0.0,
                highest: 1.0,
            }
            .at(place()));
        }
        self.target = Some(target);
        Ok(self)
    }

    /// Who collects the data, how often, and which cases.
    pub fn collected(mut self, plan: CollectionPlan) -> Self {
        self.plan = plan;
        self
    }

    /// That it is a measure of how well the change was put into practice, and of which side of that.
    pub const fn implementation(mut self, outcome: Implementation) -> Self {
        self.implementation = Some(outcome);
        self
    }

    /// Its data.
    ///
    /// # Errors
    ///
    /// [`WorkError::WrongSeries`] for data of another kind than the measure says; [`ChartError::WrongData`] if its chart
    /// does not take them.
    pub fn series(mut self, series: Series) -> Result<Self, Error> {
        if !self.kind.takes(&series) {
            return Err(WorkError::WrongSeries {
                measure: self.id.to_string(),
                needs: self.kind.needs(),
                found: series.holds(),
            }
            .into());
        }
        if let Some(spec) = &self.chart {
            spec.kind.check_takes(&series)?;
        }
        self.series = Some(series);
        Ok(self)
    }

    /// Its chart, where another than the suggested one is wanted.
    ///
    /// # Errors
    ///
    /// [`ChartError::WrongData`] for a kind that does not take its data, [`OptionError`](crate::error::OptionError) for
    /// options that no chart of the kind can have.
    pub fn charted(mut self, kind: Kind, options: Options) -> Result<Self, Error> {
        if let Some(series) = &self.series {
            kind.check_takes(series)?;
        }
        check_options(kind, &options)?;
        self.chart = Some(ChartSpec { kind, options });
        Ok(self)
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &MeasureId {
        &self.id
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &Text {
        &self.name
    }

    /// What it is for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The kind of its data.
    #[must_use]
    pub const fn kind(&self) -> DataKind {
        self.kind
    }

    /// Its operational definition.
    #[must_use]
    pub const fn definition(&self) -> Option<&OperationalDefinition> {
        self.definition.as_ref()
    }

    /// The changes of its definition, in order.
    #[must_use]
    pub fn redefinitions(&self) -> &[Redefinition] {
        &self.redefined
    }

    /// Its unit.
    #[must_use]
    pub const fn units(&self) -> Option<&Text> {
        self.unit.as_ref()
    }

    /// Where it should be.
    #[must_use]
    pub const fn wanted(&self) -> Better {
        self.better
    }

    /// The measure of which it is one group, with the name of the group.
    #[must_use]
    pub const fn group_of(&self) -> Option<&(MeasureId, Text)> {
        self.stratum_of.as_ref()
    }

    /// The groups to look at apart.
    #[must_use]
    pub fn strata(&self) -> &[Text] {
        &self.strata
    }

    /// The points from before any change.
    #[must_use]
    pub const fn baseline_window(&self) -> Option<Window> {
        self.baseline
    }

    /// What it should reach.
    #[must_use]
    pub const fn target_level(&self) -> Option<f64> {
        self.target
    }

    /// Who collects the data, how often, and which cases.
    pub const fn plan(&self) -> &CollectionPlan {
        &self.plan
    }

    /// Which side of putting a change into practice it is about.
    #[must_use]
    pub const fn implementation_outcome(&self) -> Option<Implementation> {
        self.implementation
    }

    /// Its data.
    #[must_use]
    pub const fn data(&self) -> Option<&Series> {
        self.series.as_ref()
    }

    /// Its chart, if one was asked for.
    #[must_use]
    pub const fn chart_spec(&self) -> Option<&ChartSpec> {
        self.chart.as_ref()
    }

    /// Which kind of chart suits its data, and why ([`Series::suggest_kind`]); `None` without data.
    #[must_use]
    pub fn suggest_kind(&self) -> Option<(Kind, Suggested)> {
        self.series.as_ref().map(Series::suggest_kind)
    }

    /// Its chart: the one that was asked for, else the suggested kind. The measure's direction and target are filled in
    /// where the options name none, and its unit where the series names none.
    ///
    /// # Errors
    ///
    /// [`ChartError::NoPoints`] without data, and those of [`Options::chart`].
    pub fn chart(&self) -> Result<Chart, Error> {
        let series = self.series.as_ref().ok_or_else(|| {
            ChartError::NoPoints { found: 0 }.at(Place::Path(format!("measures/{}", self.id)))
        })?;
        let (kind, mut options) = match &self.chart {
            Some(spec) => (spec.kind, spec.options.clone()),
            None => (series.suggest_kind().0, Options::new()),
        };
        if options.wishes.better == Direction::Neither {
            options.wishes_mut().better = self.better.direction();
        }
        // the events of an np chart are not in the units of the target
        if options.wishes.target.is_none() && !kind.plots_events() {
            options.wishes_mut().target = self.target.map(Into::into);
        }
        match (&self.unit, series.get_unit()) {
            (Some(unit), None) => options.chart(kind, series.clone().unit(unit.as_str())?),
            _ => options.chart(kind, series),
        }
    }
}
