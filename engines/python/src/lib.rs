//! The Python door: what `improvement/__init__.py` calls. Tables and columns come and go through the Arrow PyCapsule interface.

mod chart;
mod column;
mod grouped;
mod known;
mod rows;

use pyo3::prelude::*;

/// The part of the package that is written in Rust.
#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Refused", module.py().get_type::<rows::Refused>())?;
    module.add_class::<rows::Rows>()?;
    module.add_class::<chart::Chart>()?;
    module.add_class::<chart::Price>()?;
    module.add_function(wrap_pyfunction!(grouped::reading, module)?)?;
    module.add_function(wrap_pyfunction!(grouped::points, module)?)?;
    module.add_function(wrap_pyfunction!(grouped::shift_e, module)?)?;
    module.add_function(wrap_pyfunction!(grouped::e_bh, module)?)?;
    module.add_function(wrap_pyfunction!(chart::chart, module)?)?;
    module.add_function(wrap_pyfunction!(known::kinds, module)?)?;
    module.add_function(wrap_pyfunction!(known::rule_sets, module)?)?;
    Ok(())
}
