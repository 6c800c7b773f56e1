//! Numbers in JSON: read digit by digit, so that nothing is rounded on the way.

use super::{Read, Reader};

/// A decimal number as written: `digits × 10^exponent`, never rounded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
}

impl Decimal {
    /// The number times `10^places`, if that is whole and fits.
    pub(super) fn scaled(self, places: i32) -> Option<i64> {
        let (mut number, mut shift) = (self.digits, self.exponent.checked_add(places)?);
        if number == 0 {
            return Some(0);
        }
        while shift < 0 {
            if !number.is_multiple_of(10) {
                return None;
            }
            number /= 10;
            shift += 1;
        }
        while shift > 0 {
            number = number.checked_mul(10)?;
            shift -= 1;
        }
        let number = i64::try_from(number).ok()?;
        Some(if self.negative { -number } else { number })
    }
}

impl Reader<'_> {
    pub(super) fn decimal(&mut self) -> Read<Decimal> {
        let bytes = self.text.as_bytes();
        let negative = bytes[self.at] == b'-';
        self.at += usize::from(negative);
        let mut number = Decimal {
            negative,
            digits: 0,
            exponent: 0,
        };
        let start = self.at;
        self.digits(&mut number, false)?;
        if bytes[start] == b'0' && self.at > start + 1 {
            self.at = start;
            return Err(self.broken("a number without leading zeros"));
        }
        if bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits(&mut number, true)?;
        }
        if let Some(b'e' | b'E') = bytes.get(self.at) {
            self.at += 1;
            let minus = bytes.get(self.at) == Some(&b'-');
            self.at += usize::from(matches!(bytes.get(self.at), Some(b'+' | b'-')));
            let mut power = Decimal {
                negative: false,
                digits: 0,
                exponent: 0,
            };
            self.digits(&mut power, false)?;
            // A power out of reach stays out of reach; the number is then refused, not computed.
            let power = power
                .scaled(0)
                .and_then(|p| i32::try_from(p).ok())
                .unwrap_or(i32::MAX / 2);
            let signed = if minus { -power } else { power };
            number.exponent = number.exponent.saturating_add(signed);
        }
        Ok(number)
    }

    /// One or more digits. Those that do not fit raise the exponent, so that the size stays right
    /// where it matters: such a number is larger than any quantity.
    fn digits(&mut self, number: &mut Decimal, fraction: bool) -> Read<()> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = bytes.get(self.at) {
            let longer = number
                .digits
                .checked_mul(10)
                .and_then(|digits| digits.checked_add(u64::from(digit - b'0')));
            match longer {
                Some(digits) => {
                    number.digits = digits;
                    number.exponent -= i32::from(fraction);
                }
                None => number.exponent += i32::from(!fraction),
            }
            self.at += 1;
        }
        if self.at == start {
            return Err(self.broken("a digit"));
        }
        Ok(())
    }
}
