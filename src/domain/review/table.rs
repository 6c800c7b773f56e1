//! Tables that may have a hundred thousand rows: kept by column, so that they go to a page as typed arrays.

use crate::domain::day::Day;

/// A column, by what is in it.
pub enum Column<'t> {
    /// Units, cents or days.
    Counts(&'t [u64]),
    /// Numbers that may have a fraction or a sign; not a number: nobody knows.
    Numbers(&'t [f64]),
    /// Days; none: nobody knows.
    Days(&'t [Option<Day>]),
    /// Numbers of rows in another table or list, and months as 202612.
    Keys(&'t [u32]),
    /// Small numbers, and sets of marks bit by bit.
    Small(&'t [u8]),
}

/// What can stand in a column.
pub trait Cell: Sized {
    /// Cells as a column.
    fn column(cells: &[Self]) -> Column<'_>;
}

macro_rules! cells {
    ($($kind:ty => $column:ident,)*) => {
        $(impl Cell for $kind {
            fn column(cells: &[Self]) -> Column<'_> {
                Column::$column(cells)
            }
        })*
    };
}

cells! { u64 => Counts, f64 => Numbers, Option<Day> => Days, u32 => Keys, u8 => Small, }

/// Something that is kept by column.
pub trait Table {
    /// Hands each column to `each`, with its name.
    fn columns(&self, each: &mut dyn FnMut(&'static str, Column<'_>));
}

/// A table with its columns, each with its name in JavaScript, and a struct of one row of it.
macro_rules! table {
    ($(#[$doc:meta])* $table:ident of $row:ident { $($(#[$of:meta])* $field:ident: $kind:ty = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $table {
            $($(#[$of])* pub $field: Vec<$kind>,)*
        }

        /// A row.
        #[derive(Debug, Clone, Default)]
        pub(super) struct $row {
            $(pub(super) $field: $kind,)*
        }

        impl $table {
            /// An empty one with room for so many rows.
            pub(super) fn new(rows: usize) -> $table {
                $table { $($field: Vec::with_capacity(rows),)* }
            }

            pub(super) fn push(&mut self, row: $row) {
                $(self.$field.push(row.$field);)*
            }
        }

        impl $crate::domain::review::table::Table for $table {
            fn columns(&self, each: &mut dyn FnMut(&'static str, $crate::domain::review::table::Column<'_>)) {
                $(each($name, $crate::domain::review::table::Cell::column(&self.$field));)*
            }
        }
    };
}
pub(super) use table;
