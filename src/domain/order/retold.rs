//! Reading notices that were given out, as they come back to be put into words. Something wrong in
//! one of them is refused with its place: whoever sends mail must not guess.

use std::borrow::Cow;

use super::Notice;
use super::notices::{Due, Earned};
use super::read::day_or_none;
use super::standing::Window;
use crate::domain::json::{Read, Reader};
use crate::domain::snapshot::{Applies, Gift};
use crate::domain::values::{all, list, missing, name, percent, put, text, whole, word};
use crate::error::Error;

/// A notice read from JSON keeps its own texts.
type Owned = Due<'static>;

const KINDS: &str = "delayed, sooner, dispatched or cancelled";

const UNKNOWN: Window = Window {
    earliest: None,
    latest: None,
};

impl Due<'static> {
    /// Reads a JSON list (UTF-8) of notices, as [`Round::notices`](crate::domain::supply::Round::notices)
    /// gives them.
    ///
    /// # Errors
    /// When it is no list, or something in it is wrong.
    pub fn read_all(bytes: &[u8]) -> Result<Vec<Owned>, Error> {
        all(bytes, |reader| list(reader, Due::read))
    }

    fn read(reader: &mut Reader<'_>) -> Read<Owned> {
        let [mut order, mut line, mut sku]: [Box<str>; 3] = Default::default();
        let [
            mut email,
            mut locale,
            mut title,
            mut explanation,
            mut reason,
        ] = [const { None }; 5];
        let (mut quantity, mut kind, mut cancellable) = (None, None, false);
        let (mut window, mut was, mut first) = (UNKNOWN, None, None);
        let mut earned = Vec::new();
        reader.fields(&mut |reader, key| match key {
            "order" => put(&mut order, name(reader)?),
            "line" => put(&mut line, name(reader)?),
            "email" => text_or_none(reader, &mut email),
            "locale" => text_or_none(reader, &mut locale),
            "sku" => put(&mut sku, name(reader)?),
            "title" => text_or_none(reader, &mut title),
            "quantity" => put(&mut quantity, whole(reader)?),
            "kind" => put(&mut kind, told_kind(reader)?),
            "earliest" => day_or_none(reader, &mut window.earliest),
            "latest" => day_or_none(reader, &mut window.latest),
            "was" => window_or_none(reader, &mut was),
            "first" => window_or_none(reader, &mut first),
            "cancellable" => put(&mut cancellable, reader.boolean()?),
            "explanation" => text_or_none(reader, &mut explanation),
            "reason" => text_or_none(reader, &mut reason),
            "earned" => put(&mut earned, list(reader, Earned::read)?),
            _ => reader.skip(),
        })?;
        for (field, value) in [("order", &order), ("line", &line), ("sku", &sku)] {
            if value.is_empty() {
                return Err(missing(field, "text"));
            }
        }
        Ok(Due {
            order: owned(order),
            line: owned(line),
            email,
            locale,
            sku: owned(sku),
            title,
            quantity: quantity.ok_or_else(|| missing("quantity", "a number of units"))?,
            kind: kind.ok_or_else(|| missing("kind", KINDS))?,
            window,
            was,
            first,
            cancellable,
            explanation,
            reason,
            earned,
        })
    }
}

impl Earned {
    fn read(reader: &mut Reader<'_>) -> Read<Earned> {
        let (mut after_days, mut kind, mut off, mut applies) = (0, None, None, None);
        reader.fields(&mut |reader, key| match key {
            "afterDays" => put(&mut after_days, whole(reader)?),
            "kind" => put(&mut kind, Gift::read(reader)?),
            "percent" if !reader.is_null() => put(&mut off, percent(reader)?),
            "applies" if !reader.is_null() => put(&mut applies, Applies::read(reader)?),
            _ => reader.skip(),
        })?;
        Ok(Earned {
            after_days,
            kind: kind.ok_or_else(|| missing("kind", Gift::EXPECTED))?,
            percent: off,
            applies,
        })
    }
}

/// What customers are told by a notice; that an order was placed is told with the order.
fn told_kind(reader: &mut Reader<'_>) -> Read<Notice> {
    let kinds = [
        Notice::Delayed,
        Notice::Sooner,
        Notice::Dispatched,
        Notice::Cancelled,
    ];
    let number = word(reader, KINDS, &kinds.map(Notice::text))?;
    Ok(kinds[number])
}

fn owned(text: Box<str>) -> Cow<'static, str> {
    Cow::Owned(text.into())
}

fn text_or_none(reader: &mut Reader<'_>, kept: &mut Option<Cow<'static, str>>) -> Read<()> {
    if reader.is_null() {
        *kept = None;
        return reader.skip();
    }
    put(kept, Some(owned(text(reader)?)))
}

fn window_or_none(reader: &mut Reader<'_>, kept: &mut Option<Window>) -> Read<()> {
    *kept = None;
    if reader.is_null() {
        return reader.skip();
    }
    let mut window = UNKNOWN;
    reader.fields(&mut |reader, key| match key {
        "earliest" => day_or_none(reader, &mut window.earliest),
        "latest" => day_or_none(reader, &mut window.latest),
        _ => reader.skip(),
    })?;
    *kept = Some(window);
    Ok(())
}
