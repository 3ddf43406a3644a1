//! The aggregates of charts: rows are gathered by group, and charted once all are there.

use crate::arguments::{check_literal, coerced, signature};
use crate::gathered::{Gathered, Question, kept, point_list_type, state_fields};
use arrow_array::{ArrayRef, BooleanArray};
use arrow_schema::{DataType, FieldRef};
use datafusion::common::{Result, ScalarValue, not_impl_err};
use datafusion::logical_expr::function::{
    AccumulatorArgs, AggregateFunctionSimplification, StateFieldsArgs,
};
use datafusion::logical_expr::utils::AggregateOrderSensitivity;
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, EmitTo, Expr, GroupsAccumulator, Signature,
};
use improvement_arrow::{reading_type, shift_type};
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

    fn gathered(&self, arguments: &AccumulatorArgs) -> Result<Gathered> {
        if arguments.is_distinct {
            return not_impl_err!("{} of DISTINCT rows", self.name);
        }
        Gathered::new(self.question, arguments.expr_fields)
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
        Ok(match self.question {
            Question::Reading => reading_type(Some(&at)),
            Question::Points => point_list_type(&at),
            Question::Shift => shift_type(),
        })
    }

    fn state_fields(&self, arguments: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let kept = kept(arguments.input_fields, self.asks_of_change())?;
        Ok(state_fields(arguments.name, kept))
    }

    fn accumulator(&self, arguments: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(OneGroup(self.gathered(&arguments)?)))
    }

    fn groups_accumulator_supported(&self, arguments: AccumulatorArgs) -> bool {
        !arguments.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        arguments: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(Groups(self.gathered(&arguments)?)))
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

/// One chart: of a query without `GROUP BY`, or of a window.
#[derive(Debug)]
struct OneGroup(Gathered);

impl Accumulator for OneGroup {
    fn update_batch(&mut self, arguments: &[ArrayRef]) -> Result<()> {
        self.0
            .update(arguments, &vec![0; arguments[0].len()], None, 1)
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        self.0.merge(states, &vec![0; states[0].len()], 1)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.0.reach(1);
        ScalarValue::try_from_array(&self.0.answers()?, 0)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        self.0.reach(1);
        let state = self.0.state()?;
        state
            .iter()
            .map(|column| ScalarValue::try_from_array(column, 0))
            .collect()
    }

    fn size(&self) -> usize {
        self.0.size()
    }
}

/// A chart for each group.
#[derive(Debug)]
struct Groups(Gathered);

impl Groups {
    fn emitted(&mut self, emit: EmitTo) -> Result<Gathered> {
        match emit {
            EmitTo::All => {
                let empty = self.0.empty();
                Ok(std::mem::replace(&mut self.0, empty))
            }
            EmitTo::First(groups) => self.0.first(groups),
        }
    }
}

impl GroupsAccumulator for Groups {
    fn update_batch(
        &mut self,
        arguments: &[ArrayRef],
        group_of: &[usize],
        filter: Option<&BooleanArray>,
        groups: usize,
    ) -> Result<()> {
        self.0.update(arguments, group_of, filter, groups)
    }

    fn merge_batch(
        &mut self,
        states: &[ArrayRef],
        group_of: &[usize],
        groups: usize,
    ) -> Result<()> {
        self.0.merge(states, group_of, groups)
    }

    fn evaluate(&mut self, emit: EmitTo) -> Result<ArrayRef> {
        self.emitted(emit)?.answers()
    }

    fn state(&mut self, emit: EmitTo) -> Result<Vec<ArrayRef>> {
        self.emitted(emit)?.state()
    }

    fn convert_to_state(
        &self,
        arguments: &[ArrayRef],
        filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let rows = arguments[0].len();
        let mut each = self.0.empty();
        let group_of: Vec<usize> = (0..rows).collect();
        each.update(arguments, &group_of, filter, rows)?;
        each.state()
    }

    fn size(&self) -> usize {
        self.0.size()
    }
}
