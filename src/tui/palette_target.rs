//! What a row of the palette or the help stands for: a row of some layer's keys.

/// A row of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteTarget {
    /// A row of the place below.
    Screen(usize),
    /// A row of what works everywhere.
    Everywhere(usize),
}
