//! The aggregates of charts: rows are gathered by group, and charted once all are there.

use crate::arguments::{Places, check_literal, coerced, failed, signature};
use arrow_array::{ArrayRef, BooleanArray};
use arrow_schema::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, not_impl_err};
use datafusion::logical_expr::function::{
    AccumulatorArgs, AggregateFunctionSimplification, StateFieldsArgs,
};
use datafusion::logical_expr::utils::AggregateOrderSensitivity;
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, EmitTo, Expr, GroupsAccumulator, Signature,
};
use improvement_arrow::{Gathered, Question};
use std::sync::Arc;

/// `spc_reading`, `spc_points`, `spc_shift_e`.
pub(crate) fn functions() -> Vec<Arc<AggregateUDF>> {
    let function = |(name, question)| {
        Arc::new(AggregateUDF::from(OfCharts {
            name,
            question,
            signature: signature(question == Question::Shift),
        }))
    };
    [
        ("spc_reading", Question::Reading),
        ("spc_points", Question::Points),
        ("spc_shift_e", Question::Shift),
    ]
    .map(function)
    .into()
}

/// An aggregate that makes a chart of each group.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct OfCharts {
    name: &'static str,
    question: Question,
    signature: Signature,
}

impl OfCharts {
    const fn asks_of_change(&self) -> bool {
        matches!(self.question, Question::Shift)
    }

    fn charts(&self, fields: &[FieldRef]) -> Result<Charts> {
        let places = Places::of_fields(fields, self.asks_of_change())?;
        let data_type = |place: usize| fields[place].data_type();
        let denominator = places.denominator.map(data_type);
        Ok(Charts {
            places,
            gathered: Gathered::new(self.question, data_type(0), data_type(1), denominator),
        })
    }

    fn charts_of_all(&self, arguments: &AccumulatorArgs) -> Result<Charts> {
        if arguments.is_distinct {
            return not_impl_err!("{} of DISTINCT rows", self.name);
        }
        let charts = self.charts(arguments.expr_fields)?;
        let (places, wishes) = charts.places.known(arguments.exprs)?;
        let gathered = match wishes {
            Some(wishes) => charts.gathered.wishes(wishes),
            None => charts.gathered,
        };
        Ok(Charts { places, gathered })
    }
}

impl AggregateUDFImpl for OfCharts {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        coerced(types, self.asks_of_change())
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        let at = coerced(types, self.asks_of_change())?.swap_remove(0);
        Ok(self.question.answer_type(&at))
    }

    fn state_fields(&self, arguments: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let fields = self.charts(arguments.input_fields)?.gathered.state_fields();
        let named = |field: &FieldRef| {
            let name = format!("{}[{}]", arguments.name, field.name());
            Arc::new(Field::clone(field).with_name(name))
        };
        Ok(fields.iter().map(named).collect())
    }

    fn accumulator(&self, arguments: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(self.charts_of_all(&arguments)?))
    }

    fn groups_accumulator_supported(&self, arguments: AccumulatorArgs) -> bool {
        !arguments.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        arguments: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(self.charts_of_all(&arguments)?))
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        // a chart sorts its own rows
        AggregateOrderSensitivity::Insensitive
    }

    fn simplify(&self) -> Option<AggregateFunctionSimplification> {
        let first = 2 + usize::from(self.asks_of_change());
        Some(Box::new(move |function, _| {
            check_literal(&function.params.args, first)?;
            Ok(Expr::AggregateFunction(function))
        }))
    }
}

/// What is gathered, and which argument is what.
#[derive(Debug)]
struct Charts {
    places: Places,
    gathered: Gathered,
}

impl Charts {
    fn emitted(&mut self, emit: EmitTo) -> Result<Gathered> {
        match emit {
            EmitTo::All => {
                let empty = self.gathered.empty();
                Ok(std::mem::replace(&mut self.gathered, empty))
            }
            EmitTo::First(groups) => self.gathered.first(groups).map_err(failed),
        }
    }
}

/// A chart for each group.
impl GroupsAccumulator for Charts {
    fn update_batch(
        &mut self,
        arguments: &[ArrayRef],
        group_of: &[usize],
        filter: Option<&BooleanArray>,
        groups: usize,
    ) -> Result<()> {
        let rows = self.places.rows(arguments);
        let taken = self.gathered.update(rows, group_of, filter, groups);
        taken.map_err(failed)
    }

    fn merge_batch(
        &mut self,
        states: &[ArrayRef],
        group_of: &[usize],
        groups: usize,
    ) -> Result<()> {
        let merged = self.gathered.merge(states, group_of, groups);
        merged.map_err(failed)
    }

    fn evaluate(&mut self, emit: EmitTo) -> Result<ArrayRef> {
        self.emitted(emit)?.answers().map_err(failed)
    }

    fn state(&mut self, emit: EmitTo) -> Result<Vec<ArrayRef>> {
        self.emitted(emit)?.state().map_err(failed)
    }

    fn convert_to_state(
        &self,
        arguments: &[ArrayRef],
        filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let rows = self.places.rows(arguments);
        self.gathered.state_of_each(rows, filter).map_err(failed)
    }

    fn size(&self) -> usize {
        self.gathered.size()
    }
}

/// One chart: of a query without `GROUP BY`, or of a window.
impl Accumulator for Charts {
    fn update_batch(&mut self, arguments: &[ArrayRef]) -> Result<()> {
        let one = vec![0; arguments[0].len()];
        GroupsAccumulator::update_batch(self, arguments, &one, None, 1)
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let one = vec![0; states[0].len()];
        GroupsAccumulator::merge_batch(self, states, &one, 1)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.gathered.reach(1);
        ScalarValue::try_from_array(&self.gathered.answers().map_err(failed)?, 0)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        self.gathered.reach(1);
        let state = self.gathered.state().map_err(failed)?;
        let first = |column: &ArrayRef| ScalarValue::try_from_array(column, 0);
        state.iter().map(first).collect()
    }

    fn size(&self) -> usize {
        self.gathered.size()
    }
}
