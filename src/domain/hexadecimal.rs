//! Bytes as hexadecimal digits.

use std::fmt;

/// Bytes that are written as two small hexadecimal digits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hexadecimal<'a>(pub &'a [u8]);

impl fmt::Display for Hexadecimal<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_two_digits() {
        assert_eq!(Hexadecimal(&[0x00, 0x0a, 0xff]).to_string(), "000aff");
        assert_eq!(Hexadecimal(&[]).to_string(), "");
    }
}
