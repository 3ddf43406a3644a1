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
        self.charts(arguments.expr_fields)
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
        let types = self.charts(arguments.input_fields)?.gathered.state_types();
        let field = |(end, data_type)| {
            let name = format!("{}[{end}]", arguments.name);
            Arc::new(Field::new(name, data_type, true))
        };
        Ok(types.into_iter().map(field).collect())
    }

    fn accumulator(&self, arguments: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(OneGroup(self.charts_of_all(&arguments)?)))
    }

    fn groups_accumulator_supported(&self, arguments: AccumulatorArgs) -> bool {
        !arguments.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        arguments: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(Groups(self.charts_of_all(&arguments)?)))
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
    fn update(
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

    fn empty(&self) -> Self {
        Self {
            places: self.places,
            gathered: self.gathered.empty(),
        }
    }
}

/// One chart: of a query without `GROUP BY`, or of a window.
#[derive(Debug)]
struct OneGroup(Charts);

impl Accumulator for OneGroup {
    fn update_batch(&mut self, arguments: &[ArrayRef]) -> Result<()> {
        self.0
            .update(arguments, &vec![0; arguments[0].len()], None, 1)
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let group_of = vec![0; states[0].len()];
        self.0.gathered.merge(states, &group_of, 1).map_err(failed)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.0.gathered.reach(1);
        ScalarValue::try_from_array(&self.0.gathered.answers().map_err(failed)?, 0)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        self.0.gathered.reach(1);
        let state = self.0.gathered.state().map_err(failed)?;
        state
            .iter()
            .map(|column| ScalarValue::try_from_array(column, 0))
            .collect()
    }

    fn size(&self) -> usize {
        self.0.gathered.size()
    }
}

/// A chart for each group.
#[derive(Debug)]
struct Groups(Charts);

impl Groups {
    fn emitted(&mut self, emit: EmitTo) -> Result<Gathered> {
        match emit {
            EmitTo::All => {
                let empty = self.0.gathered.empty();
                Ok(std::mem::replace(&mut self.0.gathered, empty))
            }
            EmitTo::First(groups) => self.0.gathered.first(groups).map_err(failed),
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
        let merged = self.0.gathered.merge(states, group_of, groups);
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
        let rows = arguments[0].len();
        let mut each = self.0.empty();
        let group_of: Vec<usize> = (0..rows).collect();
        each.update(arguments, &group_of, filter, rows)?;
        each.gathered.state().map_err(failed)
    }

    fn size(&self) -> usize {
        self.0.gathered.size()
    }
}
