//! `spc(…) OVER (PARTITION BY … ORDER BY at)`: beside each row, its point.

use crate::arguments::{Places, check_literal, coerced, failed, signature};
use arrow_array::ArrayRef;
use arrow_schema::{DataType, Field, FieldRef};
use datafusion::common::Result;
use datafusion::logical_expr::function::{
    PartitionEvaluatorArgs, WindowFunctionSimplification, WindowUDFFieldArgs,
};
use datafusion::logical_expr::{Expr, PartitionEvaluator, Signature, WindowUDFImpl};
use improvement_arrow::{Columns, Groups, Wishes, points, points_type};
use std::sync::Arc;

/// `spc`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Points {
    signature: Signature,
}

impl Default for Points {
    fn default() -> Self {
        Self {
            signature: signature(false),
        }
    }
}

impl WindowUDFImpl for Points {
    fn name(&self) -> &'static str {
        "spc"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        coerced(types, false)
    }

    fn field(&self, arguments: WindowUDFFieldArgs) -> Result<FieldRef> {
        Ok(Arc::new(Field::new(arguments.name(), points_type(), true)))
    }

    fn partition_evaluator(
        &self,
        arguments: PartitionEvaluatorArgs,
    ) -> Result<Box<dyn PartitionEvaluator>> {
        let places = Places::of_fields(arguments.input_fields(), false)?;
        let (places, wishes) = places.known(arguments.input_exprs())?;
        Ok(Box::new(OnePartition { places, wishes }))
    }

    fn simplify(&self) -> Option<WindowFunctionSimplification> {
        Some(Box::new(|function, _| {
            check_literal(&function.params.args, 2)?;
            Ok(Expr::from(function))
        }))
    }
}

/// A partition is one chart.
#[derive(Debug)]
struct OnePartition {
    places: Places,
    /// What a literal asks for.
    wishes: Option<Wishes>,
}

impl PartitionEvaluator for OnePartition {
    fn evaluate_all(&mut self, arguments: &[ArrayRef], rows: usize) -> Result<ArrayRef> {
        let columns = Columns::of(&self.places.rows(arguments)).map_err(failed)?;
        let columns = match &self.wishes {
            Some(wishes) => columns.wishes(wishes.clone()),
            None => columns,
        };
        let found = points(&Groups::one(rows), &columns).map_err(failed)?;
        Ok(Arc::new(found))
    }
}
