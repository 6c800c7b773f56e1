//! Reading a supplier.

use super::Supplier;
use super::read::{demand, name, text, whole};
use crate::domain::json::{Read, Reader};

impl Supplier {
    /// Reads the supplier that items call `key`.
    pub(super) fn read(reader: &mut Reader<'_>, key: &str) -> Read<Supplier> {
        let mut supplier = Supplier {
            key: key.into(),
            ..Supplier::default()
        };
        reader.fields(&mut |reader, key| {
            match key {
                "name" => supplier.name = Some(name(reader)?),
                "leadDays" => supplier.lead_days = Some(whole(reader)?),
                "minimumOrder" => supplier.minimum_order = whole(reader)?,
                "dropShipDays" => supplier.drop_ship_days = Some(whole(reader)?),
                "explanation" => supplier.explanation = Some(text(reader)?),
                "waiting" => supplier.waiting = Some(whole(reader)?),
                "dailyDemand" => supplier.daily_demand = Some(demand(reader)?),
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        Ok(supplier)
    }
}
