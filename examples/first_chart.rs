//! The front page: one `use`, one call, one `println!`.
//!
//! Run it with `cargo run --example first_chart`.

use improvement::Chart;

fn main() -> Result<(), improvement::Error> {
    // Minutes that thirteen patients waited, in the order in which they came.
    let waits = [
        22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0,
    ];
    println!("{}", Chart::xmr(waits)?);
    Ok(())
}
