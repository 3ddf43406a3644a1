//! British English: every phrase of the pictures of stakeholders.

use crate::spc::words::en_gb::picture::capital;
use crate::work::stakeholder::{Commitment, CommitmentLevel, Placement, Quadrant};
use crate::work::words::en_gb::diagram::list;

pub(crate) const POWER: &str = "Power";
pub(crate) const INTEREST: &str = "Interest";
pub(crate) const NOW: &str = "commitment now";
pub(crate) const MOVES: &str = "to where the work needs it";
pub(crate) const STAYS: &str = "where the work needs it";
pub(crate) const NOBODY: &str = "There is nobody on the map yet.";
pub(crate) const NO_TIES: &str = "No tie";
pub(crate) const CUT: &str = "thick border: without this person the network falls into parts";

const fn withheld(named: bool) -> &'static str {
    if named { "" } else { " (names withheld)" }
}

/// A quarter of the grid as the head of a list.
pub(crate) fn quarter(quadrant: Quadrant) -> String {
    capital(quadrant.strategy())
}

/// The title of the grid.
pub(crate) fn grid_title(named: bool) -> String {
    format!("Stakeholders by power and interest{}", withheld(named))
}

/// The title of the network.
pub(crate) fn network_title(named: bool) -> String {
    format!("Network of stakeholders{}", withheld(named))
}

/// So many people.
pub(crate) fn people(count: usize) -> String {
    if count == 1 {
        "1 person".to_owned()
    } else {
        format!("{count} people")
    }
}

/// The steps of the continuum of commitment, for the legend.
pub(crate) fn steps() -> String {
    use CommitmentLevel::{HelpHappen, LetHappen, MakeHappen, NoCommitment, Opposed};
    let steps: Vec<String> = [Opposed, NoCommitment, LetHappen, HelpHappen, MakeHappen]
        .iter()
        .map(ToString::to_string)
        .collect();
    format!("commitment from left to right: {}", steps.join(", "))
}

pub(crate) const VIEW: &str = "all in the author's view; a score of 3 or more is high";

/// What the grid shows, in a sentence or two.
pub(crate) fn grid(quadrants: &[(usize, Quadrant)], total: usize, moves: usize) -> String {
    if total == 0 {
        return NOBODY.to_owned();
    }
    let parts: Vec<String> = quadrants
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, quadrant)| format!("{count} to {}", quadrant.strategy()))
        .collect();
    let mut said = format!("{} in the author's view: {}.", people(total), list(&parts));
    match moves {
        0 => {}
        1 => said.push_str(" The work needs 1 of them to move in commitment."),
        moves => said.push_str(&format!(
            " The work needs {moves} of them to move in commitment."
        )),
    }
    said
}

/// Somebody on the grid in one line.
pub(crate) fn placed(name: &str, placement: Placement, commitment: Option<&Commitment>) -> String {
    let mut said = format!(
        "{name}: power {}, interest {}",
        placement.power, placement.interest
    );
    if let Some(commitment) = commitment {
        if commitment.gap() == 0 {
            said.push_str(&format!("; {}, as the work needs", commitment.now));
        } else {
            said.push_str(&format!(
                "; {} now, the work needs {}",
                commitment.now, commitment.needed
            ));
        }
    }
    said
}

/// What an arrow of the network means.
pub(crate) fn arrows(kinds: &str) -> String {
    format!("information runs along the arrow ({kinds})")
}

pub(crate) const BROKER: &str =
    "a number of chains: connects this many pairs of people who are not in direct contact";

/// A broker's chains, on the picture.
pub(crate) fn chains(count: u64) -> String {
    if count == 1 {
        "1 chain".to_owned()
    } else {
        format!("{count} chains")
    }
}

/// What the network shows, in a sentence or two.
pub(crate) fn network(total: usize, arcs: usize, alone: usize, brokers: &[String]) -> String {
    if total == 0 {
        return NOBODY.to_owned();
    }
    let ties = match arcs {
        0 => "no tie".to_owned(),
        1 => "1 tie".to_owned(),
        arcs => format!("{arcs} ties"),
    };
    let mut said = format!("{} and {ties} in the author's view.", people(total));
    if alone > 0 && arcs > 0 {
        let have = if alone == 1 { "has" } else { "have" };
        said.push_str(&format!(" {alone} of them {have} no tie."));
    }
    if !brokers.is_empty() {
        said.push_str(&format!(" The most chains run through {}.", list(brokers)));
    }
    said
}

/// Somebody in the network in one line.
pub(crate) fn member(
    name: &str,
    group: &str,
    informs: &[String],
    chains: u64,
    cut: bool,
) -> String {
    let mut said = format!("{name}, {group}");
    if chains > 0 {
        let run = if chains == 1 { "runs" } else { "run" };
        said.push_str(&format!(
            ", {} {run} through this person",
            self::chains(chains)
        ));
    }
    if cut {
        said.push_str(", without whom the network falls into parts");
    }
    if informs.is_empty() {
        said.push_str(": information runs on to nobody");
    } else {
        said.push_str(&format!(": information runs to {}", list(informs)));
    }
    said
}

/// A tie in words.
pub(crate) fn tie(from: &str, to: &str, both: bool) -> String {
    if both {
        format!("between {from} and {to}")
    } else {
        format!("from {from} to {to}")
    }
}

pub(crate) const NETWORK: &str = "Network of stakeholders";
