//! Prices as machines read them: a decimal number and a currency of ISO 4217.

use crate::domain::snapshot::{Item, Snapshot};
use crate::error::push_number;

/// What one costs.
pub(super) struct Price<'p> {
    /// In the major unit, with a point: `149.00`.
    pub(super) amount: String,
    /// ISO 4217 code.
    pub(super) currency: &'p str,
}

impl<'p> Price<'p> {
    /// The price of `item`. None where none is told, or in a currency of which nobody knows what its
    /// minor unit is: a guess could be a hundred times too much.
    pub(super) fn of(item: &Item, snapshot: &'p Snapshot) -> Option<Price<'p>> {
        let currency = snapshot.currency.as_deref()?;
        let digits = minor_digits(currency)?;
        (item.price > 0).then(|| Price {
            amount: decimal(item.price, digits),
            currency,
        })
    }
}

/// The currencies of ISO 4217 by how many decimal digits their minor unit has.
const CURRENCIES: [(usize, &str); 4] = [
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    ),
    (
        2,
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN \
         BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
         GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP \
         LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR \
         NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN \
         SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR \
         ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

fn minor_digits(currency: &str) -> Option<usize> {
    let known = |codes: &str| codes.split(' ').any(|code| code == currency);
    let (digits, _) = CURRENCIES.iter().find(|(_, codes)| known(codes))?;
    Some(*digits)
}

fn decimal(minor: u64, digits: usize) -> String {
    let mut text = String::new();
    push_number(&mut text, minor);
    while text.len() <= digits {
        text.insert(0, '0');
    }
    if digits > 0 {
        text.insert(text.len() - digits, '.');
    }
    text
}
