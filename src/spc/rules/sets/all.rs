//! The list of all named sets.

use crate::spc::rules::set::RuleSet;

impl RuleSet {
    /// Every named set that the crate knows.
    ///
    /// ```
    /// use improvement::spc::rules::RuleSet;
    ///
    /// assert!(RuleSet::all().contains(&RuleSet::western_electric()));
    /// ```
    #[must_use]
    pub fn all() -> Vec<Self> {
        vec![
            Self::shewhart(),
            Self::none(),
            Self::western_electric(),
            Self::nelson(),
            Self::aiag(),
            Self::montgomery(),
            Self::juran(),
            Self::provost_murray(),
            Self::making_data_count(),
            Self::making_data_count_7_7(),
            Self::making_data_count_6_6(),
            Self::spc_for_nhs(),
            Self::nhs_scotland(),
            Self::ihi_run(),
            Self::anhoej(),
            Self::anhoej_3_sigma(),
            Self::best_box(),
            Self::cut_box(),
            Self::ssa(),
            Self::westgard(),
            Self::westgard_8x(),
            Self::westgard_6x(),
            Self::westgard_9x(),
            Self::westgard_12x(),
            Self::ptd_0_2_2(),
            Self::qcc_2_7(),
            Self::qcc_3(),
            Self::qcc_3_nelson(),
            Self::rspc_1_2_2(),
            Self::rspc_1_2_2_minitab(),
            Self::qicharts2_0_8_1(),
            Self::powerbi_spc_1_8(),
            Self::autospc_0_0_0_9051(),
            Self::jasp(),
            Self::runcharter(),
        ]
    }
}
