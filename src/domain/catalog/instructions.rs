//! How a product is installed (PROD-3): steps in short, and where its publisher describes all of it.

use serde::Deserialize;

/// Installation instructions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instructions {
    /// The steps in short.
    pub steps: InstructionSteps,
    /// Where the whole of it is: an address that anybody may know.
    pub link: String,
}

/// The steps that products of one family are installed by. What they say is a matter of language: `i18n` has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstructionSteps {
    /// A MAK key that makes Windows Server take Extended Security Updates.
    WindowsServerEsu,
    /// Extended Security Updates of SQL Server, for which its instances are registered.
    SqlServerEsu,
    /// A Red Hat plan, for virtual machines in Azure.
    RedHatPlan,
    /// A SUSE plan, for virtual machines in Azure.
    SusePlan,
}

impl InstructionSteps {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::WindowsServerEsu, Self::SqlServerEsu, Self::RedHatPlan, Self::SusePlan];
}
