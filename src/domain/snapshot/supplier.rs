//! Reading a supplier. A bad field costs only itself: what its items promise by the others stands.

use super::Supplier;
use crate::domain::json::{Read, Reader};
use crate::domain::lateness::by_kind;
use crate::domain::values::{demand, name, put, text, whole};

impl Supplier {
    /// Reads the supplier that items call `key`.
    pub(super) fn read(reader: &mut Reader<'_>, key: &str) -> Read<Supplier> {
        let mut supplier = Supplier {
            key: key.into(),
            ..Supplier::default()
        };
        reader.fields(&mut |reader, key| {
            reader.lenient(&mut |reader| match key {
                "name" => put(&mut supplier.name, name(reader)?),
                "leadDays" => put(&mut supplier.lead_days, whole(reader)?),
                "minimumOrder" => put(&mut supplier.minimum_order, whole(reader)?),
                "dropShipDays" => put(&mut supplier.drop_ship_days, whole(reader)?),
                "explanation" => put(&mut supplier.explanation, text(reader)?),
                "lateness" => by_kind(reader, &mut supplier.lateness),
                "waiting" => put(&mut supplier.waiting, whole(reader)?),
                "dailyDemand" => put(&mut supplier.daily_demand, demand(reader)?),
                #[cfg(not(feature = "full"))]
                "deliveries" => {
                    Err(reader
                        .wrong("lateness in its place on a page, as a public snapshot has it"))
                }
                #[cfg(feature = "full")]
                key => super::private::supplier(&mut supplier, reader, key),
                #[cfg(not(feature = "full"))]
                _ => reader.skip(),
            })
        })?;
        Ok(supplier)
    }
}
