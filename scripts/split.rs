//! Splits a wasm module in two: `split <whole.wasm> <first.wasm> <second.wasm> [--together]`. The second has what only
//! carts and orders need. It shares memory, tables and functions with the first, so nothing of the
//! core is shipped twice, and it begins by telling the first what it can make (`checkout`).
use std::{collections::HashSet, env, error::Error, fs};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind};
use walrus::{GlobalId, GlobalKind, ImportKind, ImportedFunction, MemoryId, Module, TableId, ir};

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

/// Instructions of a function that is copied rather than shared.
const SMALL: u64 = 16;

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
    let shared = keep_first(&mut one, &stays)?;
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
    memories: Vec<MemoryId>,
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
    fn visit_memory_id(&mut self, id: &MemoryId) {
        self.memories.push(*id);
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

/// What stands in a list of a table, place by place; none where nothing does.
fn functions(items: &ElementItems) -> Result<Vec<Option<FunctionId>>, String> {
    match items {
        ElementItems::Functions(ids) => Ok(ids.iter().copied().map(Some).collect()),
        ElementItems::Expressions(_, items) => items
            .iter()
            .map(|item| match item {
                ConstExpr::RefFunc(id) => Ok(Some(*id)),
                ConstExpr::RefNull(_) => Ok(None),
                other => Err(format!("a table: expected functions, got {other:?}")),
            })
            .collect(),
    }
}

/// What the second module imports: places of things in the module, the same in both.
struct Shared {
    functions: Vec<usize>,
    globals: Vec<usize>,
    tables: Vec<usize>,
}

fn place<T: PartialEq>(ids: impl Iterator<Item = T>, id: T) -> usize {
    ids.enumerate()
        .find(|(_, other)| *other == id)
        .map_or(usize::MAX, |(place, _)| place)
}

fn is_small(module: &Module, id: FunctionId) -> bool {
    matches!(&module.funcs.get(id).kind, FunctionKind::Local(local) if local.size() <= SMALL)
}

/// Makes the first module, which exports what the second needs.
fn keep_first(module: &mut Module, stays: &HashSet<FunctionId>) -> Result<Shared, String> {
    let locals = module.funcs.iter_local().map(|(id, _)| id);
    let leaving: HashSet<FunctionId> = locals.filter(|id| !stays.contains(id)).collect();
    let mut second = leaving.clone();
    let mut next: Vec<FunctionId> = leaving.iter().copied().collect();
    let mut used = Used::default();
    while let Some(id) = next.pop() {
        let more = Used::by(module, id);
        for id in &more.functions {
            // To import something small costs more than to have it twice.
            if stays.contains(id) && is_small(module, *id) && second.insert(*id) {
                next.push(*id);
            }
        }
        used.functions.extend(more.functions);
        used.globals.extend(more.globals);
        used.tables.extend(more.tables);
    }
    used.functions.retain(|id| !second.contains(id));
    // Where the second module's functions are found by those who call what they do not know.
    used.tables
        .extend(module.tables.main_function_table().ok().flatten());
    let unique = |mut places: Vec<usize>| {
        places.sort_unstable();
        places.dedup();
        places
    };
    let function_ids: Vec<FunctionId> = module.funcs.iter().map(|one| one.id()).collect();
    let global_ids: Vec<GlobalId> = module.globals.iter().map(|one| one.id()).collect();
    let table_ids: Vec<TableId> = module.tables.iter().map(|one| one.id()).collect();
    let functions = unique(
        used.functions
            .iter()
            .map(|id| place(function_ids.iter(), id))
            .collect(),
    );
    let globals = unique(
        used.globals
            .iter()
            .map(|id| place(global_ids.iter(), id))
            .collect(),
    );
    let tables = unique(
        used.tables
            .iter()
            .map(|id| place(table_ids.iter(), id))
            .collect(),
    );
    for place in &functions {
        module
            .exports
            .add(&format!("f{place}"), function_ids[*place]);
    }
    for place in &globals {
        module.exports.add(&format!("g{place}"), global_ids[*place]);
    }
    for place in &tables {
        module.exports.add(&format!("t{place}"), table_ids[*place]);
    }
    let gone: Vec<_> = module
        .exports
        .iter()
        .filter(|export| matches!(export.item, ExportItem::Function(id) if leaving.contains(&id)))
        .map(|export| export.id())
        .collect();
    for id in gone {
        module.exports.delete(id);
    }
    list_only(module, &|id| stays.contains(&id))?;
    Ok(Shared {
        functions,
        globals,
        tables,
    })
}

/// Makes the second module, which imports what the first shares.
fn keep_second(
    module: &mut Module,
    stays: &HashSet<FunctionId>,
    shared: &Shared,
) -> Result<(), String> {
    let function_ids: Vec<FunctionId> = module.funcs.iter().map(|one| one.id()).collect();
    let global_ids: Vec<GlobalId> = module.globals.iter().map(|one| one.id()).collect();
    let table_ids: Vec<TableId> = module.tables.iter().map(|one| one.id()).collect();
    // Both modules' functions stand in the same order, but are known by names of their own.
    let stays: HashSet<FunctionId> = {
        let places: HashSet<usize> = stays.iter().map(|id| id.index()).collect();
        function_ids
            .iter()
            .copied()
            .filter(|id| places.contains(&id.index()))
            .collect()
    };
    let kept = module
        .exports
        .iter()
        .filter(|export| export.name != BEGIN)
        .map(|export| export.id());
    for id in kept.collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    module.start = None;
    for place in &shared.functions {
        let id = function_ids[*place];
        let ty = module.funcs.get(id).ty();
        if let FunctionKind::Import(known) = &module.funcs.get(id).kind {
            module.imports.delete(known.import);
        }
        let import = module
            .imports
            .add(FIRST, &format!("f{place}"), ImportKind::Function(id));
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    for place in &shared.globals {
        let id = global_ids[*place];
        let import = module
            .imports
            .add(FIRST, &format!("g{place}"), ImportKind::Global(id));
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    for place in &shared.tables {
        let id = table_ids[*place];
        let import = module
            .imports
            .add(FIRST, &format!("t{place}"), ImportKind::Table(id));
        module.tables.get_mut(id).import = Some(import);
    }
    let memories: Vec<MemoryId> = module.memories.iter().map(|one| one.id()).collect();
    for id in memories {
        let import = module.imports.add(FIRST, "memory", ImportKind::Memory(id));
        let memory = module.memories.get_mut(id);
        memory.import = Some(import);
        memory.data_segments.clear();
    }
    for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    list_only(module, &|id| !stays.contains(&id))
}

/// Leaves in the tables only those functions that `is_kept`, each in its place.
fn list_only(module: &mut Module, is_kept: &dyn Fn(FunctionId) -> bool) -> Result<(), String> {
    let all: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    for id in all {
        let element = module.elements.get(id);
        let (table, start) = match &element.kind {
            ElementKind::Active {
                table,
                offset: ConstExpr::Value(ir::Value::I32(start)),
            } => (*table, *start),
            other => {
                return Err(format!(
                    "a table: expected a fixed place in it, got {other:?}"
                ));
            }
        };
        let ids = functions(&element.items)?;
        module.tables.get_mut(table).elem_segments.remove(&id);
        module.elements.delete(id);
        let mut run: Vec<FunctionId> = Vec::new();
        for (place, id) in (start..).zip(ids.into_iter().chain([None])) {
            match id.filter(|id| is_kept(*id)) {
                Some(id) => run.push(id),
                None if run.is_empty() => {}
                None => {
                    let offset = ConstExpr::Value(ir::Value::I32(place - run.len() as i32));
                    let items = ElementItems::Functions(std::mem::take(&mut run));
                    let kind = ElementKind::Active { table, offset };
                    let added = module.elements.add(kind, items);
                    module.tables.get_mut(table).elem_segments.insert(added);
                }
            }
        }
    }
    Ok(())
}
