//! Which argument is which, by its place and its type; and what is refused before a query runs.

use arrow_array::{ArrayRef, new_empty_array};
use arrow_schema::{DataType, FieldRef};
use datafusion::common::{Result, exec_datafusion_err, plan_datafusion_err, plan_err};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{Expr, Signature, TypeSignature, Volatility};
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_expr::expressions::Literal;
use improvement_arrow::{Columns, Refused, Rows, Wishes};
use std::any::Any;
use std::sync::Arc;

/// The places of the arguments, as their types say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) change: Option<usize>,
    pub(crate) denominator: Option<usize>,
    pub(crate) options: Option<usize>,
}

/// Names come in an order in which the last can be left out: a denominator alone has no name.
pub(crate) fn signature(change: bool) -> Signature {
    let names: &[&str] = if change {
        &["at", "value", "change", "options", "denominator"]
    } else {
        &["at", "value", "options", "denominator"]
    };
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let plain = Signature::new(TypeSignature::UserDefined, Volatility::Immutable);
    // a signature of one's own takes any names
    plain.clone().with_parameter_names(names).unwrap_or(plain)
}

/// What is wrong with a query, before it runs.
pub(crate) fn refused(refused: &Refused) -> DataFusionError {
    plan_datafusion_err!("{refused}")
}

/// What is wrong while it runs.
#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(crate) fn failed(refused: Refused) -> DataFusionError {
    exec_datafusion_err!("{refused}")
}

const fn is_text(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(..)
    )
}

impl Places {
    pub(crate) fn of(types: &[DataType], change: bool) -> Result<Self> {
        let first = 2 + usize::from(change);
        if types.len() < first || types.len() > first + 2 {
            let asked = if change {
                "at, value, change"
            } else {
                "at, value"
            };
            let found = types.len();
            return plan_err!(
                "expected {asked} [, denominator] [, options], found {found} arguments"
            );
        }
        let mut places = Self {
            change: change.then_some(2),
            denominator: None,
            options: None,
        };
        for (place, data_type) in types.iter().enumerate().skip(first) {
            let its = match data_type {
                DataType::Null => continue,
                data_type if is_text(data_type) => &mut places.options,
                _ => &mut places.denominator,
            };
            if its.replace(place).is_some() {
                return plan_err!(
                    "two arguments hold {data_type}: a number is the denominator, a text the options"
                );
            }
        }
        Ok(places)
    }

    /// What a literal of options asks for. The options are then no column to read row by row.
    pub(crate) fn known(
        self,
        arguments: &[Arc<dyn PhysicalExpr>],
    ) -> Result<(Self, Option<Wishes>)> {
        let argument: Option<&dyn Any> = match self.options {
            Some(place) => arguments.get(place).map(|argument| &**argument as _),
            None => None,
        };
        let literal = argument.and_then(|argument| argument.downcast_ref::<Literal>());
        let Some(Some(Some(text))) = literal.map(|literal| literal.value().try_as_str()) else {
            return Ok((self, None));
        };
        let wishes = Wishes::one(text).map_err(failed)?;
        Ok((
            Self {
                options: None,
                ..self
            },
            Some(wishes),
        ))
    }

    /// The arguments, each as what it is.
    pub(crate) fn rows<'a>(&self, arguments: &'a [ArrayRef]) -> Rows<'a> {
        let argument = |place: usize| &arguments[place];
        Rows {
            at: &arguments[0],
            value: &arguments[1],
            denominator: self.denominator.map(argument),
            options: self.options.map(argument),
            change: self.change.map(argument),
        }
    }

    pub(crate) fn of_fields(fields: &[FieldRef], change: bool) -> Result<Self> {
        let types: Vec<DataType> = fields
            .iter()
            .map(|field| field.data_type().clone())
            .collect();
        Self::of(&types, change)
    }
}

/// What the engine turns the arguments into: numbers as the library computes with them, and text that owns its letters.
///
/// # Errors
///
/// For a type that cannot be what stands at its place.
pub(crate) fn coerced(types: &[DataType], change: bool) -> Result<Vec<DataType>> {
    let places = Places::of(types, change)?;
    let none: Vec<ArrayRef> = types.iter().map(new_empty_array).collect();
    let columns = Columns::of(&places.rows(&none));
    if let Err(error) = columns {
        return Err(refused(&error));
    }
    if let Some(place) = places.change
        && !matches!(
            types[place],
            DataType::Date32 | DataType::Date64 | DataType::Null
        )
        && !matches!(types[place], DataType::Timestamp(_, None))
        && !is_text(&types[place])
    {
        return Err(refused(&Refused::NotADate {
            column: "change",
            found: types[place].clone(),
        }));
    }
    let each = types.iter().enumerate().map(|(place, data_type)| {
        if place == 1 || places.denominator == Some(place) {
            DataType::Float64
        } else if places.change == Some(place) {
            DataType::Date32
        } else if places.options == Some(place) || place == 0 && is_text(data_type) {
            DataType::LargeUtf8
        } else {
            data_type.clone()
        }
    });
    Ok(each.collect())
}

/// Refuses a literal of options that cannot be, before a query runs.
pub(crate) fn check_literal(arguments: &[Expr], first: usize) -> Result<()> {
    for argument in arguments.iter().skip(first) {
        if let Expr::Literal(literal, _) = argument
            && let Some(Some(text)) = literal.try_as_str()
        {
            Wishes::one(text).map_err(|error| refused(&error))?;
        }
    }
    Ok(())
}
