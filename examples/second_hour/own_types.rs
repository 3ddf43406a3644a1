//! Task 12: a chart inside a type of one's own, stored and loaded, and its points for a page.

use super::Answer;
use improvement::Chart;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Ward {
    name: String,
    waits: Chart,
}

pub(crate) fn answer() -> Answer {
    let ward = Ward {
        name: "Ash".to_owned(),
        waits: Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?,
    };
    // what is stored is what was asked for: series, kind, options; lines and signals are worked out when it is loaded
    let stored = serde_json::to_string(&ward)?;
    assert_eq!(serde_json::from_str::<Ward>(&stored)?, ward);
    let rows = ward.waits.rows();
    let point = serde_json::to_string(&rows[8])?; // with its lines and the names of its rules
    Ok(format!("{}: {}\n{point}", ward.name, ward.waits.sentence()))
}
