//! Cohorts of which the truth is known: a small run of the table in the docs.

use super::simulation::{EFFECTS, PROJECTS, Said, said_of};

#[test]
fn what_is_said_of_cohorts_whose_truth_is_known() {
    for truly in [0, PROJECTS / 3, 2 * PROJECTS / 3] {
        let said: Said = said_of(truly, 2, EFFECTS[0]).unwrap();
        // all adopt, whatever is true
        assert_eq!(said.implemented, 2 * PROJECTS);
        // of 48 at most one is said to hold that does not, and at most a quarter of those that hold are missed
        assert!(said.wrongly <= 1, "{said:?}");
        let missed = 2 * truly - (said.held - said.wrongly);
        assert!(4 * missed <= 2 * truly, "{said:?}");
    }
}
