//! A value out of a text.

use super::cursor::{END_IN_VALUE, EXPECTED_VALUE, visit_text};
use super::inside::{Elements, Entries, Variant};
use super::plain::Keys;
use super::reader::Reader;
use crate::base::error::Error as Refusal;
use crate::base::unknown::Unknown;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;

/// Reads a value, and the paths of what it does not know.
pub(crate) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<(T, Vec<Unknown>), Refusal> {
    let mut reader = Reader::new(text);
    match T::deserialize(&mut reader) {
        Ok(value) => reader.end().map(|unknown| (value, unknown)),
        Err(error) => Err(reader.refused(&error)),
    }
}

impl<'de> Reader<'de> {
    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.open()?;
        match visitor.visit_seq(Elements::new(self)) {
            Ok(value) => self.close_list().map(|()| value),
            Err(error) => Err(self.fault_in_list(error)),
        }
    }

    fn map<V: Visitor<'de>>(
        &mut self,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.open()?;
        match visitor.visit_map(Entries::new(self, fields)) {
            Ok(value) => self.close_map().map(|()| value),
            Err(error) => Err(self.fault_in_map(error)),
        }
    }
}

macro_rules! numbers {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.cursor.peek() {
                Some(b'-' | b'0'..=b'9') => {
                    let read = self.cursor.number()?.visit(visitor);
                    self.placed(read)
                }
                _ => Err(self.unexpected(&visitor)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.cursor.peek() {
            Some(b'n') => self.deserialize_unit(visitor),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            Some(b'-' | b'0'..=b'9') => self.deserialize_f64(visitor),
            Some(b'"') => self.deserialize_str(visitor),
            Some(b'[') => self.list(visitor),
            Some(b'{') => self.map(None, visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (word, value) = match self.cursor.peek() {
            Some(b't') => ("true", true),
            Some(b'f') => ("false", false),
            _ => return Err(self.unexpected(&visitor)),
        };
        self.cursor.word(word)?;
        let read = visitor.visit_bool(value);
        self.placed(read)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.cursor.peek() != Some(b'"') {
            return Err(self.unexpected(&visitor));
        }
        let read = visit_text(self.cursor.text()?, visitor);
        self.placed(read)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.cursor.peek() == Some(b'n') {
            self.cursor.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.cursor.peek() != Some(b'n') {
            return Err(self.unexpected(&visitor));
        }
        self.cursor.word("null")?;
        let read = visitor.visit_unit();
        self.placed(read)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.cursor.peek() {
            Some(b'[') => self.list(visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.cursor.peek() {
            Some(b'{') => self.map(None, visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.cursor.peek() {
            Some(b'{') => self.map(Some(fields), visitor),
            _ => Err(self.unexpected(&Keys(fields))),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.cursor.peek() {
            Some(first @ (b'{' | b'"')) => {
                let holds = first == b'{';
                if holds {
                    self.open()?;
                }
                let value = visitor.visit_enum(Variant::new(self, holds))?;
                self.close_variant(holds).map(|()| value)
            }
            Some(_) => Err(self.cursor.error_ahead(EXPECTED_VALUE)),
            None => Err(self.cursor.error_ahead(END_IN_VALUE)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.left_over();
        self.cursor.pass()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { bytes byte_buf }
}
