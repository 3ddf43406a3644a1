//! How long a process that is exactly at a level goes on before it is said to have slipped.

use crate::base::direction::{Direction, Side};
use crate::base::error::Error;
use crate::spc::hold::{Held, INTERVAL, REFERENCE};
use crate::spc::price::process::Process;
use crate::spc::price::schemes::cusum::CusumScheme;
use crate::spc::price::schemes::scheme::SchemeRunLength;
use crate::spc::rules::Sides;

impl Held {
    /// How many points a process exactly at the level goes on before it is said to have slipped, if its values are independent and normal
    /// and their deviation is known: a CUSUM of one side. What is not known makes it say so more often: see
    /// [`false_slip`](Self::false_slip).
    ///
    /// ```
    /// use improvement::spc::hold::Hold;
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18, 20, 18];
    /// let chart = Chart::options().better(Direction::Lower).run(waits)?;
    /// let length = chart.hold(&Hold::at(20.0).from(12))?.run_length()?;
    /// assert_eq!(length.mean().round(), 931.0);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// None that is known: those of [`CusumScheme::run_length`].
    pub fn run_length(&self) -> Result<SchemeRunLength, Error> {
        let worse = match self.better() {
            Direction::Higher => Side::Below,
            Direction::Lower | Direction::Neither => Side::Above,
        };
        CusumScheme::new(REFERENCE, INTERVAL)
            .sides(Sides::Only(worse))
            .run_length(&Process::normal())
    }
}
