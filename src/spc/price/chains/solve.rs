//! Expected times and chances of a chain that ends, by elimination without a subtraction.
//!
//! ```text
//! x = c + Q x        Q the chances to go on from state to state, a_i = 1 − Σ_j Q_ij the chance to end
//! eliminate k = n−1 … 1:   s_k = a_k + Σ_{j<k} Q_kj        f_i = Q_ik / s_k  for i < k
//!                          Q_ij += f_i Q_kj     a_i += f_i a_k     c_i += f_i c_k
//! then upwards:            x_0 = c_0 / a_0      x_k = (c_k + Σ_{j<k} Q_kj x_j) / s_k
//! ```
//!
//! This is Gaussian elimination of I − Q in which each pivot 1 − Q_kk is written as the sum of what leaves the state.
//! Nothing is subtracted, so that no digits are lost however seldom the chain ends, and no pivoting is needed.
//! Source: Grassmann, Taksar and Heyman, Operations Research 33 (1985) 1107; O'Cinneide, Numerische Mathematik 65
//! (1993) 109, for the errors.

use ndarray::{Array2, Axis};

/// A chain that ends, eliminated: answers for any `c` follow in n² steps.
pub(in crate::spc::price) struct Elimination {
    /// Below the diagonal what is left of Q, above it the factors.
    work: Array2<f64>,
    /// What leaves each state to lower ones, or ends.
    out: Vec<f64>,
}

impl Elimination {
    /// Eliminates `steps`, a square matrix of chances to go on; `ending` is the chance to end from each state.
    pub(in crate::spc::price) fn of(mut steps: Array2<f64>, mut ending: Vec<f64>) -> Self {
        let states = ending.len();
        let mut out = vec![0.0; states];
        let mut columns = Vec::with_capacity(states);
        for k in (1..states).rev() {
            let (mut above, below) = steps.view_mut().split_at(Axis(0), k);
            let pivot = below.row(0);
            columns.clear();
            columns.extend((0..k).filter(|&j| pivot[j] != 0.0));
            let left = ending[k] + columns.iter().map(|&j| pivot[j]).sum::<f64>();
            out[k] = left;
            for (i, mut row) in above.rows_mut().into_iter().enumerate() {
                if row[k] == 0.0 {
                    continue;
                }
                let factor = row[k] / left;
                row[k] = factor;
                for &j in &columns {
                    row[j] += factor * pivot[j];
                }
                ending[i] += factor * ending[k];
            }
        }
        if let Some(first) = out.first_mut() {
            *first = ending[0];
        }
        Self { work: steps, out }
    }

    /// The x of x = c + Q x: what is gathered until the end, if every stay in state i gives `gains[i]`.
    pub(in crate::spc::price) fn gathered(&self, gains: &[f64]) -> Vec<f64> {
        let states = self.out.len();
        let mut gathered = gains.to_vec();
        for k in (1..states).rev() {
            for i in 0..k {
                gathered[i] += self.work[[i, k]] * gathered[k];
            }
        }
        for k in 0..states {
            let lower: f64 = (0..k).map(|j| self.work[[k, j]] * gathered[j]).sum();
            gathered[k] = (gathered[k] + lower) / self.out[k];
        }
        gathered
    }
}
