//! `e_bh(e, level)`: the least of many e-values that is told.

use crate::arguments::failed;
use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{ArrayRef, Float64Array};
use arrow_schema::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, plan_err};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::AggregateOrderSensitivity;
use datafusion::logical_expr::{
    Accumulator, AggregateUDFImpl, Signature, TypeSignature, Volatility,
};
use improvement_arrow::least_told;
use std::sync::Arc;

/// `e_bh`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct LeastTold {
    signature: Signature,
}

impl Default for LeastTold {
    fn default() -> Self {
        let two = TypeSignature::Exact(vec![DataType::Float64, DataType::Float64]);
        let plain = Signature::new(two, Volatility::Immutable);
        let named = plain.clone().with_parameter_names(vec!["e", "level"]);
        Self {
            signature: named.unwrap_or(plain),
        }
    }
}

impl AggregateUDFImpl for LeastTold {
    fn name(&self) -> &'static str {
        "e_bh"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Float64)
    }

    fn state_fields(&self, arguments: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let name = |end: &str| format!("{}[{end}]", arguments.name);
        Ok(vec![
            Arc::new(Field::new_list(
                name("e"),
                Field::new_list_field(DataType::Float64, true),
                true,
            )),
            Arc::new(Field::new(name("level"), DataType::Float64, true)),
        ])
    }

    fn accumulator(&self, arguments: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        if arguments.is_distinct {
            return plan_err!(
                "e_bh counts every e-value, those that are alike too: leave DISTINCT out"
            );
        }
        Ok(Box::new(Gathered::default()))
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }
}

#[derive(Debug, Default)]
struct Gathered {
    e: Vec<f64>,
    level: Option<f64>,
}

impl Gathered {
    fn take(&mut self, e: &Float64Array, level: &ArrayRef) -> Result<()> {
        // a chart without evidence counts with the others
        self.e.extend(e.iter().map(Option::unwrap_or_default));
        for level in level.as_primitive::<Float64Type>().iter().flatten() {
            if *self.level.get_or_insert(level) != level {
                return plan_err!("e_bh is asked with two levels, expected one");
            }
        }
        Ok(())
    }
}

impl Accumulator for Gathered {
    fn update_batch(&mut self, arguments: &[ArrayRef]) -> Result<()> {
        self.take(arguments[0].as_primitive(), &arguments[1])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let lists = states[0].as_list::<i32>();
        for e in lists.iter().flatten() {
            self.take(e.as_primitive(), &states[1])?;
        }
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let Some(level) = self.level else {
            return Ok(ScalarValue::Float64(None));
        };
        let told = least_told(&self.e, level).map_err(failed)?;
        Ok(ScalarValue::Float64(told))
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let e: Vec<ScalarValue> = self.e.iter().map(|&e| e.into()).collect();
        let list = ScalarValue::new_list_nullable(&e, &DataType::Float64);
        Ok(vec![
            ScalarValue::List(list),
            ScalarValue::Float64(self.level),
        ])
    }

    fn size(&self) -> usize {
        size_of::<Self>() + 8 * self.e.capacity()
    }
}
