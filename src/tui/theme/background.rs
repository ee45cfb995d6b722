//! Whether the terminal's ground is dark or light, as far as its environment tells. It asks the terminal nothing.

use super::Environment;

/// The ground of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Dark ground.
    Dark,
    /// Light ground.
    Light,
}

impl Background {
    /// Reads `COLORFGBG`, which rxvt, Konsole and others set to `foreground;background` in colours of the sixteen.
    #[must_use]
    pub fn detect(environment: Environment<'_>) -> Option<Self> {
        let value = environment("COLORFGBG")?;
        let ground: u8 = value.rsplit(';').next()?.parse().ok()?;
        match ground {
            0..=6 | 8 => Some(Self::Dark),
            7 | 9..=15 => Some(Self::Light),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_number_is_the_ground() {
        let table = [
            (Some("15;0"), Some(Background::Dark)),
            (Some("0;15"), Some(Background::Light)),
            (Some("0;default;7"), Some(Background::Light)),
            (Some("12;8"), Some(Background::Dark)),
            (Some("15;default"), None),
            (Some("15;231"), None),
            (None, None),
        ];
        for (value, expected) in table {
            let environment = |name: &str| value.filter(|_| name == "COLORFGBG").map(str::to_owned);
            assert_eq!(Background::detect(&environment), expected, "{value:?}");
        }
    }
}
