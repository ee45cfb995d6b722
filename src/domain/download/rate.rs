//! How many bytes a second a download may take.

use std::num::NonZeroU64;
use std::str::FromStr;

/// Bytes a second. Written as a number, or one with `k`, `M` or `G` for thousands, millions or thousands of millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteRate(pub NonZeroU64);

/// Says that a text is no such rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rate is a number of bytes a second, with k, M or G after it or nothing")]
pub struct ByteRateError;

impl FromStr for ByteRate {
    type Err = ByteRateError;

    fn from_str(text: &str) -> Result<Self, ByteRateError> {
        let (digits, unit) = match text.trim().char_indices().last() {
            Some((end, 'k' | 'K')) => (text.trim().get(..end), 1_000),
            Some((end, 'm' | 'M')) => (text.trim().get(..end), 1_000_000),
            Some((end, 'g' | 'G')) => (text.trim().get(..end), 1_000_000_000),
            Some(_) | None => (Some(text.trim()), 1),
        };
        let number: u64 = digits.and_then(|digits| digits.parse().ok()).ok_or(ByteRateError)?;
        number.checked_mul(unit).and_then(NonZeroU64::new).map(Self).ok_or(ByteRateError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_with_its_unit_and_is_never_nothing() {
        for (text, bytes) in [("1", 1), ("500k", 500_000), (" 2M ", 2_000_000), ("1G", 1_000_000_000)] {
            assert_eq!(text.parse::<ByteRate>().map(|rate| rate.0.get()), Ok(bytes), "{text}");
        }
        for wrong in ["", "0", "0k", "k", "-1", "1.5M", "1T", "99999999999G", "å"] {
            assert_eq!(wrong.parse::<ByteRate>(), Err(ByteRateError), "{wrong}");
        }
    }
}
