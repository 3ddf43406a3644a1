//! Prices and powers as sentences.

use crate::spc::price::assumptions::Assumption;
use crate::spc::price::of_chart::{ChartPrice, Unseen};
use crate::spc::price::{Method, Power, Price, Question};
use crate::spc::reading::matrix::ExpectedFalse;
use crate::spc::words::en_gb::price as said;
use std::fmt;

/// What a point is called where the series does not say how far apart they are.
const POINT: &str = "point";

/// The chance as it is said: none among simulated series is few, and not never.
fn chance_of(price: &Price) -> f64 {
    match price.method() {
        Method::Exact => price.chance(),
        _ => price.chance().max(f64::MIN_POSITIVE),
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let but = self
            .given()
            .departure
            .map_or_else(String::new, |departure| said::but(departure, POINT));
        let given = said::given(self.given());
        if !self.is_judged() {
            return f.write_str(&said::unjudged(&given));
        }
        let said = said::sentence(self.question(), chance_of(self), &but, &given);
        write!(f, "{said}")?;
        if let Some((low, high)) = self.between() {
            write!(f, " {}", said::between(low, high))?;
        }
        Ok(())
    }
}

impl fmt::Display for ChartPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plain, period) = (self.independent(), self.period().unwrap_or(POINT));
        let question = plain.question();
        let given = said::given(plain.given());
        if !plain.is_judged() {
            return f.write_str(&said::unjudged(&given));
        }
        for price in self.observed() {
            let Some(departure) = price.given().departure else {
                continue;
            };
            let but = said::but(departure, period);
            writeln!(
                f,
                "{} {}",
                said::sentence(question, chance_of(price), &but, &given),
                said::without(question, chance_of(plain), departure)
            )?;
        }
        let said = said::sentence(question, chance_of(plain), "", &given);
        match self.ever().map(|ever| (ever.question(), chance_of(ever))) {
            Some((Question::EverOver { looks }, chance)) => {
                let over = said::over(looks, chance, self.period());
                write!(f, "{}; {over}.", said.trim_end_matches('.'))?;
            }
            _ => write!(f, "{said}")?,
        }
        if let Some((low, high)) = plain.between() {
            write!(f, " {}", said::between(low, high))?;
        }
        write!(f, " {}", said::not_that(question, self.has_signals()))?;
        let at: Vec<(f64, f64)> = crate::spc::price::of_chart::CORRELATIONS
            .into_iter()
            .zip(self.correlated().iter().map(chance_of))
            .collect();
        write!(f, " {}", said::assumes(period, &at))?;
        write!(f, " {}", said::plug_in(self.process()))
    }
}

impl fmt::Display for Power {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = said::change(self.change());
        let place = said::place(self.from(), self.is_half_way());
        if !self.is_judged() {
            return f.pad(&said::sees_nothing_yet(&what, &place));
        }
        f.pad(&said::sees(self.chance(), &what, &place))
    }
}

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = self.power();
        let what = said::change(power.change());
        let place = said::place(power.from(), power.is_half_way());
        if !power.is_judged() {
            return f.pad(&said::sees_nothing_yet(&what, &place));
        }
        f.pad(&said::unseen(power.missed(), &what, &place))
    }
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (nominal, price) = (chance_of(self.nominal()), chance_of(self.price()));
        f.pad(&said::assumption(self.broken(), nominal, price))
    }
}

impl fmt::Display for ExpectedFalse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = said::expected(self.charts, self.icons, self.any_signal, self.left_out);
        f.pad(&said)
    }
}
