//! The constants of control charts, for any subgroup size.
//!
//! Textbooks print these in a table for sizes 2 to 25, some with errors in the last digit. Here each is computed:
//! the range constants by exact integrals, the others by the gamma function. They hold for normal data.
//! A size below 2 has no spread to speak of, and gives `None`.
//!
//! | function | textbook | what it turns into what |
//! |---|---|---|
//! | [`d2`] | d₂ | mean range = d₂ σ |
//! | [`d3`] | d₃ | standard deviation of the range = d₃ σ |
//! | [`median_range`] | d₄ | median range = d₄ σ |
//! | [`c4`] | c₄ | mean standard deviation = c₄ σ |
//! | [`c5`] | c₅ | standard deviation of the standard deviation = c₅ σ |
//! | [`mean_factor`] | A | limits of means from σ |
//! | [`mean_range_factor`] | A₂ | limits of means from R̄ |
//! | [`mean_deviation_factor`] | A₃ | limits of means from S̄ |
//! | [`deviation_lower_factor`], [`deviation_upper_factor`] | B₃, B₄ | limits of S from S̄ |
//! | [`deviation_lower_sigma_factor`], [`deviation_upper_sigma_factor`] | B₅, B₆ | limits of S from σ |
//! | [`range_lower_sigma_factor`], [`range_upper_sigma_factor`] | D₁, D₂ | limits of R from σ |
//! | [`range_lower_factor`], [`range_upper_factor`] | D₃, D₄ | limits of R from R̄ |
//! | [`individuals_factor`] | E₂ | limits of individual values from the mean range |
//!
//! The small letters keep their names, since σ is estimated by them everywhere; the capital ones have words, since
//! `D3` and `d3` differ by more than a capital. Searching this documentation for `A2` or `D4` finds them.
//!
//! All limits are three standard deviations wide. For another width use the small letters.
//!
//! Sources: L. H. C. Tippett, *On the extreme individuals and the range of samples taken from a normal population*,
//! Biometrika 17 (1925), for the range; D. C. Montgomery, *Introduction to Statistical Quality Control*, appendix
//! VI, for names and formulas of the factors.

use crate::num::constants;

/// The mean of the range of a subgroup of normal values with σ = 1: a mean range over this estimates σ.
///
/// ```text
/// d₂ = ∫ (1 − Φ(x)ⁿ − (1 − Φ(x))ⁿ) dx over all x      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Tippett (1925).
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(constants::d2(2), Some(1.128_379_167_095_512_6)); // 2/√π
/// assert_eq!(constants::d2(1), None);
/// ```
#[must_use]
pub fn d2(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::d2(subgroup))
}

/// The standard deviation of the range of a subgroup of normal values with σ = 1.
///
/// ```text
/// d₃² = 2 ∫ (w − d₂)(1 − R(w)) dw over w > d₂ + 2 ∫ (d₂ − w) R(w) dw over w < d₂
/// R(w) = n ∫ φ(x) (Φ(x + w) − Φ(x))ⁿ⁻¹ dx, the chance of a range of at most w      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Tippett (1925), through the distribution of the range.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.6}", constants::d3(5).unwrap()), "0.864082");
/// ```
#[must_use]
pub fn d3(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::d3(subgroup))
}

/// The median of the range of a subgroup of normal values with σ = 1: a median range over this estimates σ.
///
/// ```text
/// R(d₄) = ½, with R as for d₃      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: E. L. Grant and R. S. Leavenworth, *Statistical Quality Control*, for the use; the value from the distribution of the range.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.6}", constants::median_range(2).unwrap()), "0.953873"); // the 0.954 of the XmR chart
/// ```
#[must_use]
#[doc(alias = "d4")]
pub fn median_range(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::median_range(subgroup))
}

/// The mean of the standard deviation (n − 1 below) of a subgroup of normal values with σ = 1: a mean standard
/// deviation over this estimates σ.
///
/// ```text
/// c₄ = √(2/(n − 1)) Γ(n/2) / Γ((n − 1)/2)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.6}", constants::c4(5).unwrap()), "0.939986");
/// ```
#[must_use]
pub fn c4(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::c4(subgroup))
}

/// The standard deviation of the standard deviation of a subgroup of normal values with σ = 1.
///
/// ```text
/// c₅ = √(1 − c₄²)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, section 6.3.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.6}", constants::c5(5).unwrap()), "0.341214");
/// ```
#[must_use]
pub fn c5(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::c5(subgroup))
}

/// Limits of subgroup means from σ: centre ± A σ.
///
/// ```text
/// A = 3/√n      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(constants::mean_factor(4), Some(1.5));
/// ```
#[must_use]
#[doc(alias = "A")]
pub fn mean_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(3.0 / root(subgroup))
}

/// Limits of subgroup means from the mean range: centre ± A₂ R̄.
///
/// ```text
/// A₂ = 3/(d₂ √n)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::mean_range_factor(5).unwrap()), "0.577");
/// ```
#[must_use]
#[doc(alias = "A2")]
pub fn mean_range_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(3.0 / (constants::d2(subgroup) * root(subgroup)))
}

/// Limits of subgroup means from the mean standard deviation: centre ± A₃ S̄.
///
/// ```text
/// A₃ = 3/(c₄ √n)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::mean_deviation_factor(5).unwrap()), "1.427");
/// ```
#[must_use]
#[doc(alias = "A3")]
pub fn mean_deviation_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(3.0 / (constants::c4(subgroup) * root(subgroup)))
}

/// The lower limit of standard deviations from their mean: B₃ S̄, and 0 below a subgroup of 6.
///
/// ```text
/// B₃ = max(0, 1 − 3 c₅/c₄)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(constants::deviation_lower_factor(5), Some(0.0));
/// assert_eq!(format!("{:.3}", constants::deviation_lower_factor(10).unwrap()), "0.284");
/// ```
#[must_use]
#[doc(alias = "B3")]
pub fn deviation_lower_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some((1.0 - 3.0 * constants::c5(subgroup) / constants::c4(subgroup)).max(0.0))
}

/// The upper limit of standard deviations from their mean: B₄ S̄.
///
/// ```text
/// B₄ = 1 + 3 c₅/c₄      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::deviation_upper_factor(5).unwrap()), "2.089");
/// ```
#[must_use]
#[doc(alias = "B4")]
pub fn deviation_upper_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(1.0 + 3.0 * constants::c5(subgroup) / constants::c4(subgroup))
}

/// The lower limit of standard deviations from σ: B₅ σ, and 0 below a subgroup of 6.
///
/// ```text
/// B₅ = max(0, c₄ − 3 c₅)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::deviation_lower_sigma_factor(10).unwrap()), "0.276");
/// ```
#[must_use]
#[doc(alias = "B5")]
pub fn deviation_lower_sigma_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some((constants::c4(subgroup) - 3.0 * constants::c5(subgroup)).max(0.0))
}

/// The upper limit of standard deviations from σ: B₆ σ.
///
/// ```text
/// B₆ = c₄ + 3 c₅      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::deviation_upper_sigma_factor(5).unwrap()), "1.964");
/// ```
#[must_use]
#[doc(alias = "B6")]
pub fn deviation_upper_sigma_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::c4(subgroup) + 3.0 * constants::c5(subgroup))
}

/// The lower limit of ranges from σ: D₁ σ, and 0 below a subgroup of 7.
///
/// ```text
/// D₁ = max(0, d₂ − 3 d₃)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::range_lower_sigma_factor(10).unwrap()), "0.686");
/// ```
#[must_use]
#[doc(alias = "D1")]
pub fn range_lower_sigma_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some((constants::d2(subgroup) - 3.0 * constants::d3(subgroup)).max(0.0))
}

/// The upper limit of ranges from σ: D₂ σ.
///
/// ```text
/// D₂ = d₂ + 3 d₃      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.3}", constants::range_upper_sigma_factor(5).unwrap()), "4.918");
/// ```
#[must_use]
#[doc(alias = "D2")]
pub fn range_upper_sigma_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(constants::d2(subgroup) + 3.0 * constants::d3(subgroup))
}

/// The lower limit of ranges from their mean: D₃ R̄, and 0 below a subgroup of 7.
///
/// ```text
/// D₃ = max(0, 1 − 3 d₃/d₂)      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(constants::range_lower_factor(2), Some(0.0));
/// assert_eq!(format!("{:.3}", constants::range_lower_factor(10).unwrap()), "0.223");
/// ```
#[must_use]
#[doc(alias = "D3")]
pub fn range_lower_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some((1.0 - 3.0 * constants::d3(subgroup) / constants::d2(subgroup)).max(0.0))
}

/// The upper limit of ranges from their mean: D₄ R̄. For moving ranges of two it is 3.2665, often printed as 3.267
/// or 3.27.
///
/// ```text
/// D₄ = 1 + 3 d₃/d₂      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, appendix VI.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.4}", constants::range_upper_factor(2).unwrap()), "3.2665");
/// assert_eq!(format!("{:.5}", constants::range_upper_factor(5).unwrap()), "2.11450"); // not the 2.115 of some tables
/// ```
#[must_use]
#[doc(alias = "D4")]
pub fn range_upper_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(1.0 + 3.0 * constants::d3(subgroup) / constants::d2(subgroup))
}

/// Limits of individual values from the mean moving range of `subgroup` neighbours: centre ± E₂ R̄.
/// For neighbours two by two it is 3√π/2 = 2.6587, often printed as 2.66.
///
/// ```text
/// E₂ = 3/d₂      n = `subgroup`
/// ```
///
/// `None` below a subgroup of 2. Source: Montgomery, section 6.4.
///
/// ```
/// use improvement::spc::constants;
///
/// assert_eq!(format!("{:.5}", constants::individuals_factor(2).unwrap()), "2.65868");
/// ```
#[must_use]
#[doc(alias = "E2")]
pub fn individuals_factor(subgroup: usize) -> Option<f64> {
    if subgroup < 2 {
        return None;
    }
    Some(3.0 / constants::d2(subgroup))
}

fn root(subgroup: usize) -> f64 {
    libm::sqrt(subgroup as f64)
}
