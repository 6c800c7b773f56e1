//! The data of the modules that one is split in. What only parts speak of lies in them, so the module must
//! come with a segment for each thing (`--no-merge-data-segments`).
use std::collections::HashSet;
use std::ops::Range;

use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, FunctionId, FunctionKind, Module};

/// Bytes before a thing in which an address may still mean it: compilers count back from the place that a
/// loop would begin after.
const BEFORE: u64 = 16;

/// Bytes between two things that are not worth a segment of their own.
const GAP: u64 = 8;

/// Something with a fixed place in memory.
struct Thing {
    place: Range<u64>,
    bytes: Vec<u8>,
    /// Whether nobody writes to it, so that it can come later, and more than once.
    is_constant: bool,
}

impl Thing {
    fn is_text(&self) -> bool {
        let is_plain = |text: &str| !text.chars().any(|one| one.is_control() && one != '\n');
        std::str::from_utf8(&self.bytes).is_ok_and(is_plain)
    }
}

/// Everything in memory, by place.
pub struct Things(Vec<Thing>);

impl Things {
    /// All that a module puts into memory.
    pub fn of(module: &Module) -> Result<Things, String> {
        let mut things = Vec::new();
        for data in module.data.iter() {
            let DataKind::Active {
                offset: ConstExpr::Value(Value::I32(start)),
                ..
            } = data.kind
            else {
                return Err(format!("data: expected a fixed place, got {:?}", data.kind));
            };
            let start = u64::from(start as u32);
            let name = data.name.as_deref().unwrap_or_default();
            things.push(Thing {
                place: start..start + data.value.len() as u64,
                bytes: data.value.clone(),
                is_constant: name.starts_with(".rodata"),
            });
        }
        if !things.iter().any(|thing| thing.is_constant) {
            return Err(String::from(
                "data: expected names of what is constant, as `.rodata…`",
            ));
        }
        things.sort_by_key(|thing| thing.place.start);
        Ok(Things(things))
    }

    /// Which of them functions speak of, and what those lead to.
    pub fn spoken_of(&self, module: &Module, functions: &HashSet<FunctionId>) -> HashSet<usize> {
        let mut numbers = Numbers::default();
        for id in functions {
            if let FunctionKind::Local(local) = &module.funcs.get(*id).kind {
                dfs_in_order(&mut numbers, local, local.entry_block());
            }
        }
        let mut next = self.at(numbers.0);
        let mut reached = HashSet::new();
        while let Some(thing) = next.pop() {
            if reached.insert(thing) {
                let words = self.0[thing].bytes.chunks_exact(4);
                let words =
                    words.map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
                next.extend(self.at(words.map(u64::from)));
            }
        }
        reached
    }

    /// Those that stay in the first module: all that others than parts speak of, or nobody does; and
    /// all but texts, which alone are never looked up by an index, from an address that may lie far
    /// before them.
    pub fn staying(&self, first: &HashSet<usize>, parts: &[HashSet<usize>]) -> HashSet<usize> {
        let is_apart = |thing: &usize| {
            self.0[*thing].is_constant
                && self.0[*thing].is_text()
                && !first.contains(thing)
                && parts.iter().any(|part| part.contains(thing))
        };
        (0..self.0.len()).filter(|thing| !is_apart(thing)).collect()
    }

    /// Leaves only some of them in a module. Between two that stand close the bytes of what stands
    /// there are written too: what is constant may be written wherever somebody likes.
    pub fn keep(&self, module: &mut Module, kept: &HashSet<usize>) -> Result<(), String> {
        let memory = module.get_memory_id().map_err(|error| error.to_string())?;
        for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            module.data.delete(id);
        }
        module.memories.get_mut(memory).data_segments.clear();
        let mut run: Option<(u64, Vec<u8>)> = None;
        let kept = self
            .0
            .iter()
            .enumerate()
            .filter(|(thing, _)| kept.contains(thing));
        let mut runs = Vec::new();
        for (_, thing) in kept {
            let bridge = run.as_ref().and_then(|(start, bytes)| {
                let end = *start + bytes.len() as u64;
                (thing.place.start <= end + GAP).then(|| self.between(end, thing.place.start))?
            });
            match (&mut run, bridge) {
                (Some((_, bytes)), Some(bridge)) => {
                    bytes.extend(bridge);
                    bytes.extend(&thing.bytes);
                }
                _ => runs.extend(run.replace((thing.place.start, thing.bytes.clone()))),
            }
        }
        for (start, bytes) in runs.into_iter().chain(run) {
            let offset = ConstExpr::Value(Value::I32(start as u32 as i32));
            let added = module.data.add(DataKind::Active { memory, offset }, bytes);
            module.memories.get_mut(memory).data_segments.insert(added);
        }
        Ok(())
    }

    /// The bytes from one place to another; none where somebody may have written others since.
    fn between(&self, start: u64, end: u64) -> Option<Vec<u8>> {
        let mut bytes = vec![0; (end - start) as usize];
        for thing in &self.0 {
            let place = start.max(thing.place.start)..end.min(thing.place.end);
            if place.is_empty() {
                continue;
            }
            if !thing.is_constant {
                return None;
            }
            for at in place {
                bytes[(at - start) as usize] = thing.bytes[(at - thing.place.start) as usize];
            }
        }
        Some(bytes)
    }

    /// What stands where these numbers may be addresses of, the place after it included.
    fn at(&self, numbers: impl IntoIterator<Item = u64>) -> Vec<usize> {
        let mut found = Vec::new();
        for number in numbers {
            let first = self.0.partition_point(|thing| thing.place.end < number);
            let near = self.0[first..].iter().enumerate();
            let near = near.take_while(|(_, thing)| thing.place.start <= number + BEFORE);
            found.extend(near.map(|(index, _)| first + index));
        }
        found
    }
}

/// Every number in a function that may be an address.
#[derive(Default)]
struct Numbers(Vec<u64>);

impl<'i> Visitor<'i> for Numbers {
    fn visit_const(&mut self, instruction: &Const) {
        if let Value::I32(number) = instruction.value {
            self.0.push(u64::from(number as u32));
        }
    }
    fn visit_load(&mut self, instruction: &Load) {
        self.0.push(instruction.arg.offset);
    }
    fn visit_store(&mut self, instruction: &Store) {
        self.0.push(instruction.arg.offset);
    }
}
