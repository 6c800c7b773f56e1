//! Writing JSON: whatever derives `Serialize`, without white space.
//!
//! Ours and not a library's for the same reason as the reader. Answers go to JavaScript as one text, of
//! which its own parser makes objects: to make those name by name from here is no faster, and costs a
//! shopper 3 KB.

use std::fmt::Error;

use serde::ser::{self, Serialize, Serializer};

use crate::error::push_number;

/// A value as JSON. Whole numbers stand there digit by digit, however great.
pub fn written(value: &impl Serialize) -> String {
    let mut writer = Writer(String::new());
    // Writing never fails, and no value here refuses to be written.
    let _ = value.serialize(&mut writer);
    writer.0
}

struct Writer(String);

impl Writer {
    /// A text in quotes; only what JSON cannot hold as it stands is escaped.
    #[inline(never)]
    fn text(&mut self, mut text: &str) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        self.0.push('"');
        let is_escaped = |byte| matches!(byte, 0..=0x1f | b'"' | b'\\');
        while let Some(place) = text.bytes().position(is_escaped) {
            let byte = usize::from(text.as_bytes()[place]);
            self.0.push_str(&text[..place]);
            self.0.push_str("\\u00");
            self.0.push(char::from(DIGITS[byte >> 4]));
            self.0.push(char::from(DIGITS[byte & 15]));
            text = &text[place + 1..];
        }
        self.0.push_str(text);
        self.0.push('"');
    }

    fn open(&mut self, bracket: &str, close: &'static str) -> Holder<'_> {
        self.0.push_str(bracket);
        Holder {
            writer: self,
            close,
            is_empty: true,
        }
    }

    fn open_variant(&mut self, name: &str, bracket: &str, close: &'static str) -> Holder<'_> {
        self.0.push('{');
        self.text(name);
        self.0.push(':');
        self.open(bracket, close)
    }
}

/// An object or a list that is not whole yet.
struct Holder<'w> {
    writer: &'w mut Writer,
    close: &'static str,
    is_empty: bool,
}

impl Holder<'_> {
    /// The place for one more.
    fn next(&mut self) -> &mut Writer {
        if !std::mem::take(&mut self.is_empty) {
            self.writer.0.push(',');
        }
        self.writer
    }

    /// The place for what has this name.
    fn named(&mut self, name: &str) -> &mut Writer {
        let writer = self.next();
        writer.text(name);
        writer.0.push(':');
        writer
    }

    fn close(self) -> Result<(), Error> {
        self.writer.0.push_str(self.close);
        Ok(())
    }
}

/// Numbers of each kind, as their own kind writes them.
macro_rules! plain {
    ($($name:ident: $kind:ty,)*) => {
        $(fn $name(self, number: $kind) -> Result<(), Error> {
            self.0.push_str(&number.to_string());
            Ok(())
        })*
    };
}

/// Numbers of each kind that [`push_number`] writes for less.
macro_rules! whole {
    ($($name:ident: $kind:ty,)*) => {
        $(fn $name(self, number: $kind) -> Result<(), Error> {
            push_number(&mut self.0, u64::from(number));
            Ok(())
        })*
    };
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Holder<'w>;
    type SerializeTuple = Holder<'w>;
    type SerializeTupleStruct = Holder<'w>;
    type SerializeTupleVariant = Holder<'w>;
    type SerializeMap = Holder<'w>;
    type SerializeStruct = Holder<'w>;
    type SerializeStructVariant = Holder<'w>;

    whole! { serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, }
    plain! { serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), Error> {
        self.serialize_f64(f64::from(number))
    }

    /// JSON has no infinity, and nothing that is not a number.
    fn serialize_f64(self, number: f64) -> Result<(), Error> {
        if !number.is_finite() {
            return self.serialize_unit();
        }
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn serialize_char(self, one: char) -> Result<(), Error> {
        self.serialize_str(one.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Error> {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let holder = self.open_variant(variant, "", "}");
        value.serialize(&mut *holder.writer)?;
        holder.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Holder<'w>, Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Holder<'w>, Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Holder<'w>, Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Holder<'w>, Error> {
        Ok(self.open_variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Holder<'w>, Error> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Holder<'w>, Error> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Holder<'w>, Error> {
        Ok(self.open_variant(variant, "{", "}}"))
    }
}

/// What lists do, whatever serde calls them.
macro_rules! list {
    ($($kind:ident $add:ident,)*) => {
        $(impl ser::$kind for Holder<'_> {
            type Ok = ();
            type Error = Error;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                value.serialize(self.next())
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        })*
    };
}

list! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

/// What objects do of which the names are known.
macro_rules! object {
    ($($kind:ident,)*) => {
        $(impl ser::$kind for Holder<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                value.serialize(self.named(name))
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        })*
    };
}

object! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Holder<'_> {
    type Ok = ();
    type Error = Error;

    /// Every name here is a text.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Error> {
        name.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.writer.0.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}
