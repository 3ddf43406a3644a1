//! Every picture and report, from the real data: written to `target/gallery`, and where is printed.
//!
//! Run it with `cargo run --example gallery`. The pictures in `docs/pictures` are made by it: a test compares them.
//!
//! Contains public sector information licensed under the Open Government Licence v3.0.

use std::error::Error;
use std::path::Path;

#[path = "gallery/charts.rs"]
mod charts;
#[path = "gallery/work.rs"]
mod work;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("target/gallery");
    std::fs::create_dir_all(folder)?;
    for (name, picture) in charts::pictures()? {
        let path = folder.join(name).with_extension("svg");
        std::fs::write(&path, picture)?;
        println!("{}", path.display());
    }
    for (name, picture) in work::pictures()? {
        let path = folder.join(name).with_extension("svg");
        std::fs::write(&path, picture)?;
        println!("{}", path.display());
    }
    for (name, text) in work::texts()? {
        let path = folder.join(name);
        std::fs::write(&path, text)?;
        println!("{}", path.display());
    }
    Ok(())
}
