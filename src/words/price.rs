//! Prices and powers as sentences.

use crate::spc::price::{Power, Price, Question};
use crate::spc::{Assumption, ChartPrice, ExpectedFalse, Unseen};
use crate::words::price_en_gb as en_gb;
use std::fmt;

/// What a point is called where the series does not say how far apart they are.
const POINT: &str = "point";

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let but = self
            .given()
            .departure
            .map_or_else(String::new, |departure| en_gb::but(departure, POINT));
        let given = en_gb::given(self.given());
        let said = en_gb::sentence(self.question(), self.chance(), &but, &given);
        write!(f, "{said}")?;
        if let Some((low, high)) = self.between() {
            write!(f, " {}", en_gb::between(low, high))?;
        }
        Ok(())
    }
}

impl fmt::Display for ChartPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plain, period) = (self.independent(), self.period().unwrap_or(POINT));
        let question = plain.question();
        let given = en_gb::given(plain.given());
        for price in self.observed() {
            let Some(departure) = price.given().departure else {
                continue;
            };
            let but = en_gb::but(departure, period);
            writeln!(
                f,
                "{} {}",
                en_gb::sentence(question, price.chance(), &but, &given),
                en_gb::without(question, plain.chance(), departure)
            )?;
        }
        let said = en_gb::sentence(question, plain.chance(), "", &given);
        match self.ever().map(|ever| (ever.question(), ever.chance())) {
            Some((Question::EverOver { looks }, chance)) => {
                let over = en_gb::over(looks, chance, self.period());
                write!(f, "{}; {over}.", said.trim_end_matches('.'))?;
            }
            _ => write!(f, "{said}")?,
        }
        if let Some((low, high)) = plain.between() {
            write!(f, " {}", en_gb::between(low, high))?;
        }
        write!(f, " {}", en_gb::not_that(question, self.has_signals()))?;
        let at: Vec<(f64, f64)> = crate::spc::CORRELATIONS
            .into_iter()
            .zip(self.correlated().iter().map(Price::chance))
            .collect();
        write!(f, " {}", en_gb::assumes(period, &at))?;
        write!(f, " {}", en_gb::plug_in(self.process()))
    }
}

impl fmt::Display for Power {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = en_gb::change(self.change());
        let place = en_gb::place(self.from(), self.is_half_way());
        f.pad(&en_gb::sees(self.chance(), &what, &place))
    }
}

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = self.power();
        let what = en_gb::change(power.change());
        let place = en_gb::place(power.from(), power.is_half_way());
        f.pad(&en_gb::unseen(power.missed(), &what, &place))
    }
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (nominal, price) = (self.nominal().chance(), self.price().chance());
        f.pad(&en_gb::assumption(self.broken(), nominal, price))
    }
}

impl fmt::Display for ExpectedFalse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = en_gb::expected(self.charts, self.icons, self.any_signal, self.left_out);
        f.pad(&said)
    }
}
