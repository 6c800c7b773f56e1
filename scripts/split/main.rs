//! Splits a wasm module: `split <whole.wasm> <folder> <first> [--together]` writes `<first>.wasm`, and a
//! module beside it for each of the [`PARTS`], with what only that one needs. Those share memory, tables
//! and functions with the first, so nothing of the core is shipped twice; what several of them need and the
//! first does not lies in each of them. A part begins by telling the first what it can make (`begin`).
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{collections::HashSet, env, error::Error, fs};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ExportItem, FunctionId, FunctionKind, GlobalId, Module, TableId};

mod data;
mod pieces;
use data::Things;
use pieces::{functions, keep_first, keep_part};

/// A module of its own.
struct Part {
    /// Its name, and that of the export that it begins with.
    name: &'static str,
    /// Where its functions come from, and no other's.
    paths: &'static [&'static str],
}

const PARTS: [Part; 3] = [
    Part {
        name: "checkout",
        paths: &[
            "::present::checkout",
            "::boundary::checkout",
            "::domain::order",
            "::domain::cart",
        ],
    },
    Part {
        name: "care",
        paths: &["::present::care", "::boundary::care", "::domain::allotment"],
    },
    Part {
        name: "machine",
        paths: &["::present::machine", "::boundary::machine"],
    },
];

/// Where functions come from that every part may need, and the first does not.
const SHARED: [&str; 4] = [
    "::present::link",
    "::present::markup",
    "::present::waiting",
    "::view::part",
];

/// The export that a part begins with.
const BEGIN: &str = "begin";

/// The name by which the parts import from the first.
const FIRST: &str = "first";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (whole, folder, first, together) = match arguments.as_slice() {
        [whole, folder, first] => (whole, folder, first, false),
        [whole, folder, first, flag] if flag == "--together" => (whole, folder, first, true),
        _ => {
            let expected = "<whole> <folder> <first> [--together]";
            return Err(format!("expected {expected}, got {arguments:?}").into());
        }
    };
    let path = |name: &str| Path::new(folder).join(format!("{name}.wasm"));
    let bytes = fs::read(whole)?;
    if together {
        for part in PARTS {
            fs::write(path(part.name), only_begins(part.name))?;
        }
        return Ok(fs::write(path(first), &bytes)?);
    }
    // All are parsed from the same bytes, so what has the same place in each is the same.
    let mut one = Module::from_buffer(&bytes)?;
    let stays = what_stays(&one)?;
    let mut wanted = Vec::new();
    for part in &PARTS {
        wanted.push(what_goes(&one, &stays, part)?);
    }
    // Two that are not of one build must not be joined, however well their functions fit.
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let memory = format!("m{:08x}", hasher.finish() as u32);
    let things = Things::of(&one)?;
    let spoken_of: Vec<_> = wanted
        .iter()
        .map(|functions| things.spoken_of(&one, functions))
        .collect();
    let staying = things.staying(&things.spoken_of(&one, &stays), &spoken_of);
    let shared = keep_first(&mut one, &stays, &wanted, memory)?;
    things.keep(&mut one, &staying)?;
    for ((part, wanted), spoken_of) in PARTS.iter().zip(&wanted).zip(&spoken_of) {
        let mut module = Module::from_buffer(&bytes)?;
        keep_part(&mut module, part.name, wanted, &shared)?;
        things.keep(&mut module, &(spoken_of - &staying))?;
        walrus::passes::gc::run(&mut module);
        fs::write(path(part.name), module.emit_wasm())?;
    }
    walrus::passes::gc::run(&mut one);
    Ok(fs::write(path(first), one.emit_wasm())?)
}

/// A part for a first that has everything: where the compiler cannot be told to keep functions of one
/// shape apart, nobody knows by their names what is whose.
fn only_begins(name: &str) -> Vec<u8> {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (begins, _) = module.add_import_func(FIRST, name, ty);
    module.exports.add(BEGIN, begins);
    module.emit_wasm()
}

/// What functions refer to.
#[derive(Default)]
struct Used {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    tables: Vec<TableId>,
}

impl<'i> Visitor<'i> for Used {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.push(*id);
    }
    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.push(*id);
    }
    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.push(*id);
    }
}

impl Used {
    fn by(module: &Module, function: FunctionId) -> Used {
        let mut used = Used::default();
        if let FunctionKind::Local(local) = &module.funcs.get(function).kind {
            dfs_in_order(&mut used, local, local.entry_block());
        }
        used
    }
}

fn name(module: &Module, id: FunctionId) -> &str {
    module.funcs.get(id).name.as_deref().unwrap_or_default()
}

fn is_of(module: &Module, id: FunctionId, paths: &[&str]) -> bool {
    paths.iter().any(|path| name(module, id).contains(path))
}

/// What js-sys calls closures by. wasm-bindgen looks for it in the table, exports what is used of it, and
/// nobody calls the rest by its place.
const INVOKE: &str = "::convert::closures::_::invoke";

/// The functions that tables list for somebody to call.
fn listed(module: &Module) -> Result<Vec<FunctionId>, String> {
    let mut all = Vec::new();
    for element in module.elements.iter() {
        all.extend(functions(&element.items)?.into_iter().flatten());
    }
    all.retain(|id| !is_of(module, *id, &[INVOKE]));
    Ok(all)
}

/// All that these functions lead to, as far as it is `wanted`.
fn reach(
    module: &Module,
    mut next: Vec<FunctionId>,
    wanted: &dyn Fn(FunctionId) -> Result<bool, String>,
) -> Result<HashSet<FunctionId>, String> {
    let mut reached = HashSet::new();
    while let Some(id) = next.pop() {
        if !reached.contains(&id) && wanted(id)? {
            reached.insert(id);
            next.extend(Used::by(module, id).functions);
        }
    }
    Ok(reached)
}

/// The functions of the first module: all that its exports and its tables lead to.
fn what_stays(module: &Module) -> Result<HashSet<FunctionId>, Box<dyn Error>> {
    let mut apart = SHARED.to_vec();
    let mut begin = Vec::new();
    for part in &PARTS {
        apart.extend(part.paths);
        begin.push(module.exports.get_func(part.name)?);
    }
    for path in &apart {
        if !module
            .funcs
            .iter()
            .any(|one| is_of(module, one.id(), &[path]))
        {
            return Err(format!("no function's name has '{path}' in it").into());
        }
    }
    let is_apart = |id| begin.contains(&id) || is_of(module, id, &apart);
    let mut next: Vec<FunctionId> = module.start.into_iter().collect();
    let exported = module.exports.iter().filter_map(|one| match one.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    next.extend(exported.chain(listed(module)?));
    next.retain(|id| !is_apart(*id));
    let stays = reach(module, next, &|id| match is_apart(id) {
        // The compiler has made one of two functions, or calls straight what it should not know.
        true => Err(format!("the first module calls '{}'", name(module, id))),
        false => Ok(true),
    });
    Ok(stays?)
}

/// The functions of a part: all that its beginning and the tables lead to, and that the first has not.
fn what_goes(
    module: &Module,
    stays: &HashSet<FunctionId>,
    part: &Part,
) -> Result<HashSet<FunctionId>, Box<dyn Error>> {
    let mut next = listed(module)?;
    next.retain(|id| is_of(module, *id, part.paths) || is_of(module, *id, &SHARED));
    next.push(module.exports.get_func(part.name)?);
    let others = PARTS.iter().filter(|other| other.name != part.name);
    let foreign: Vec<&str> = others.flat_map(|other| other.paths).copied().collect();
    // What comes from outside comes through the first.
    let is_local = |id| matches!(module.funcs.get(id).kind, FunctionKind::Local(_));
    let goes = reach(module, next, &|id| match is_of(module, id, &foreign) {
        _ if stays.contains(&id) || !is_local(id) => Ok(false),
        true => Err(format!("{} calls '{}'", part.name, name(module, id))),
        false => Ok(true),
    });
    Ok(goes?)
}
