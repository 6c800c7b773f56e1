//! Splits a wasm module in two: `split <whole.wasm> <first.wasm> <second.wasm> [--together]`. The second has what only
//! carts and orders need. It shares memory, tables and functions with the first, so nothing of the
//! core is shipped twice, and it begins by telling the first what it can make (`checkout`).
use std::hash::{DefaultHasher, Hash, Hasher};
use std::{collections::HashSet, env, error::Error, fs};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ExportItem, FunctionId, FunctionKind, GlobalId, Module, TableId};

mod halves;
use halves::{functions, keep_first, keep_second};

/// Where the functions of the second module come from, and the export that it begins with.
const APART: [&str; 7] = [
    "::present::checkout",
    "::present::link",
    "::present::markup",
    "::boundary::checkout",
    "::view::part",
    "::domain::order",
    "::domain::cart",
];
const BEGIN: &str = "checkout";

/// The name by which the second module imports from the first.
const FIRST: &str = "first";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (whole, first, second, together) = match arguments.as_slice() {
        [whole, first, second] => (whole, first, second, false),
        [whole, first, second, flag] if flag == "--together" => (whole, first, second, true),
        _ => {
            let expected = "<whole> <first> <second> [--together]";
            return Err(format!("expected {expected}, got {arguments:?}").into());
        }
    };
    let bytes = fs::read(whole)?;
    if together {
        fs::write(first, &bytes)?;
        return Ok(fs::write(second, only_begins())?);
    }
    // Both are parsed from the same bytes, so what has the same place in both is the same.
    let (mut one, mut two) = (Module::from_buffer(&bytes)?, Module::from_buffer(&bytes)?);
    let stays = what_stays(&one)?;
    // Two that are not of one build must not be joined, however well their functions fit.
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let memory = format!("m{:08x}", hasher.finish() as u32);
    let shared = keep_first(&mut one, &stays, memory)?;
    keep_second(&mut two, &stays, &shared)?;
    for module in [&mut one, &mut two] {
        walrus::passes::gc::run(module);
    }
    fs::write(first, one.emit_wasm())?;
    Ok(fs::write(second, two.emit_wasm())?)
}

/// A second module for a first that has everything: where the compiler cannot be told to keep
/// functions of one shape apart, nobody knows by their names what is whose.
fn only_begins() -> Vec<u8> {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (begins, _) = module.add_import_func(FIRST, BEGIN, ty);
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

/// The functions of the first module: all that its exports and its tables lead to.
fn what_stays(module: &Module) -> Result<HashSet<FunctionId>, Box<dyn Error>> {
    let begins = module.exports.get_func(BEGIN)?;
    let name = |id| module.funcs.get(id).name.as_deref().unwrap_or_default();
    for path in APART {
        if !module.funcs.iter().any(|one| name(one.id()).contains(path)) {
            return Err(format!("no function's name has '{path}' in it").into());
        }
    }
    let is_apart = |id| id == begins || APART.iter().any(|path| name(id).contains(path));
    let mut next: Vec<FunctionId> = module.start.into_iter().collect();
    next.extend(
        module
            .exports
            .iter()
            .filter_map(|export| match export.item {
                ExportItem::Function(id) => Some(id),
                _ => None,
            }),
    );
    for element in module.elements.iter() {
        next.extend(functions(&element.items)?.into_iter().flatten());
    }
    next.retain(|id| !is_apart(*id));
    let mut stays = HashSet::new();
    while let Some(id) = next.pop() {
        if stays.insert(id) {
            if is_apart(id) {
                // The compiler has made one of two functions, or calls straight what it should not know.
                return Err(format!("the first module calls '{}'", name(id)).into());
            }
            next.extend(Used::by(module, id).functions);
        }
    }
    Ok(stays)
}
