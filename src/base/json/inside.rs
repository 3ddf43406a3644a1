//! What stands inside a list, a map and a variant.

use super::cursor::{
    END_IN_LIST, END_IN_MAP, END_IN_VALUE, EXPECTED_COLON, EXPECTED_ELEMENT, EXPECTED_ENTRY,
    EXPECTED_VALUE, KEY_IS_NO_TEXT, TRAILING_COMMA, visit_text,
};
use super::path::Step;
use super::reader::Reader;
use serde::de::value::CowStrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Error;
use std::borrow::Cow;

impl<'de> Reader<'de> {
    /// Leaves the value that was read.
    fn step_back(&mut self) {
        self.path.pop();
    }

    /// Whether a list has another element, and takes what stands before it.
    fn another_element(&mut self, first: bool) -> Result<bool, Error> {
        let cursor = &mut self.cursor;
        match cursor.peek() {
            Some(b']') => Ok(false),
            Some(_) if first => Ok(true),
            Some(b',') => {
                cursor.take();
                match cursor.peek() {
                    Some(b']') => Err(cursor.error_ahead(TRAILING_COMMA)),
                    Some(_) => Ok(true),
                    None => Err(cursor.error_ahead(END_IN_VALUE)),
                }
            }
            Some(_) => Err(cursor.error_ahead(EXPECTED_ELEMENT)),
            None => Err(cursor.error_ahead(END_IN_LIST)),
        }
    }

    /// The next key of a map, and takes what stands before it.
    fn another_key(&mut self, first: bool) -> Result<Option<Cow<'de, str>>, Error> {
        let cursor = &mut self.cursor;
        let message = match cursor.peek() {
            Some(b'}') => return Ok(None),
            Some(b'"') if first => return cursor.text().map(Some),
            Some(_) if first => KEY_IS_NO_TEXT,
            Some(b',') => {
                cursor.take();
                match cursor.peek() {
                    Some(b'"') => return cursor.text().map(Some),
                    Some(b'}') => TRAILING_COMMA,
                    Some(_) => KEY_IS_NO_TEXT,
                    None => END_IN_VALUE,
                }
            }
            Some(_) => EXPECTED_ENTRY,
            None => END_IN_MAP,
        };
        Err(cursor.error_ahead(message))
    }

    fn colon(&mut self) -> Result<(), Error> {
        let message = match self.cursor.peek() {
            Some(b':') => {
                self.cursor.take();
                return Ok(());
            }
            Some(_) => EXPECTED_COLON,
            None => END_IN_MAP,
        };
        Err(self.cursor.error_ahead(message))
    }

    /// The name of a variant: a text, or the key before what it holds.
    fn variant_name(&mut self, holds: bool) -> Result<Cow<'de, str>, Error> {
        let message = match self.cursor.peek() {
            Some(b'"') => return self.cursor.text(),
            Some(b'}') if holds => EXPECTED_VALUE,
            Some(_) => KEY_IS_NO_TEXT,
            None => END_IN_MAP,
        };
        Err(self.cursor.error_ahead(message))
    }

    fn step_to_contents(&mut self, name: Cow<'de, str>, holds: bool) -> Result<(), Error> {
        if holds {
            self.colon()?;
        }
        self.path.push(Step::Variant(name));
        Ok(())
    }
}

pub(super) struct Elements<'r, 'de> {
    reader: &'r mut Reader<'de>,
    next: usize,
}

impl<'r, 'de> Elements<'r, 'de> {
    pub(super) fn new(reader: &'r mut Reader<'de>) -> Self {
        Self { reader, next: 0 }
    }

    /// Goes to the next element, if there is one.
    fn step(&mut self) -> Result<bool, Error> {
        let there = self.reader.another_element(self.next == 0)?;
        if there {
            self.reader.path.push(Step::Element(self.next));
            self.next += 1;
        }
        Ok(there)
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if !self.step()? {
            return Ok(None);
        }
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.step_back();
        Ok(Some(value))
    }
}

pub(super) struct Entries<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
    key: Option<Cow<'de, str>>,
    /// The only keys that are read, if there is a list of them.
    fields: Option<&'static [&'static str]>,
}

impl<'r, 'de> Entries<'r, 'de> {
    pub(super) fn new(
        reader: &'r mut Reader<'de>,
        fields: Option<&'static [&'static str]>,
    ) -> Self {
        Self {
            reader,
            first: true,
            key: None,
            fields,
        }
    }

    /// The next key that is read. Others are passed over and kept as unknown, so that a type which refuses them when it is read
    /// alone does not refuse them here.
    fn known_key(&mut self) -> Result<Option<Cow<'de, str>>, Error> {
        loop {
            let Some(name) = self.key()? else {
                return Ok(None);
            };
            if self.fields.is_none_or(|fields| fields.contains(&&*name)) {
                return Ok(Some(name));
            }
            self.step_to_value()?;
            self.reader.left_over();
            self.reader.cursor.pass()?;
            self.reader.step_back();
        }
    }

    fn key(&mut self) -> Result<Option<Cow<'de, str>>, Error> {
        let key = self.reader.another_key(self.first);
        self.first = false;
        match &key {
            Ok(key) => self.key.clone_from(key),
            Err(_) => self.reader.path.push(Step::UnreadKey),
        }
        key
    }

    #[cold]
    fn fault_in_key(&mut self, error: Error) -> Error {
        let key = self.key.take();
        self.reader.path.extend(key.map(Step::Key));
        error
    }

    fn step_to_value(&mut self) -> Result<(), Error> {
        self.reader.colon()?;
        let key = self.key.take();
        self.reader
            .path
            .push(key.map_or(Step::UnreadKey, Step::Key));
        Ok(())
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(name) = self.known_key()? else {
            return Ok(None);
        };
        match seed.deserialize(Key {
            reader: self.reader,
            name,
        }) {
            Ok(key) => Ok(Some(key)),
            Err(error) => Err(self.fault_in_key(error)),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.step_to_value()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.step_back();
        Ok(value)
    }
}

/// A key that was read, as the value it is.
struct Key<'r, 'de> {
    reader: &'r mut Reader<'de>,
    name: Cow<'de, str>,
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visit_text(self.name, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name: CowStrDeserializer<'de, Error> = self.name.into_deserializer();
        match visitor.visit_enum(name) {
            Err(error) => Err(self.reader.cursor.placed(error)),
            read => read,
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// A variant: a name alone, or a name with what it holds, `{"name": …}`.
pub(super) struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
    holds: bool,
}

impl<'r, 'de> Variant<'r, 'de> {
    pub(super) fn new(reader: &'r mut Reader<'de>, holds: bool) -> Self {
        Self { reader, holds }
    }

    /// What it holds, as the kind of contents that it is said to have.
    fn contents(self, kind: &str) -> Result<&'r mut Reader<'de>, Error> {
        if self.holds {
            Ok(self.reader)
        } else {
            Err(Error::invalid_type(Unexpected::UnitVariant, &kind))
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let name = self.reader.variant_name(self.holds)?;
        let key = Key {
            reader: self.reader,
            name: name.clone(),
        };
        match seed.deserialize(key) {
            Ok(variant) => {
                self.reader.step_to_contents(name, self.holds)?;
                Ok((variant, self))
            }
            Err(error) => Err(self.reader.cursor.placed(error)),
        }
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        if self.holds {
            <()>::deserialize(self.reader)
        } else {
            Ok(())
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.contents("newtype variant")?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Error> {
        self.contents("tuple variant")?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.contents("struct variant")?
            .deserialize_struct("", fields, visitor)
    }
}
