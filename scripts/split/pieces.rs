//! The modules that one is split in.
use std::collections::HashSet;

use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind};
use walrus::{GlobalId, GlobalKind, ImportKind, ImportedFunction, Module, TableId, ir};

use crate::{BEGIN, FIRST, Used};

/// Instructions of a function that is copied rather than shared.
const SMALL: u64 = 16;

/// What stands in a list of a table, place by place; none where nothing does.
pub fn functions(items: &ElementItems) -> Result<Vec<Option<FunctionId>>, String> {
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

/// What parts import: places of things in the module, the same in all.
pub struct Shared {
    memory: String,
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

/// Makes the first module, which exports what the parts need that were `wanted` apart.
pub fn keep_first(
    module: &mut Module,
    stays: &HashSet<FunctionId>,
    wanted: &[HashSet<FunctionId>],
    memory: String,
) -> Result<Shared, String> {
    let mut apart: HashSet<FunctionId> = wanted.iter().flatten().copied().collect();
    let mut next: Vec<FunctionId> = apart.iter().copied().collect();
    let mut used = Used::default();
    while let Some(id) = next.pop() {
        let more = Used::by(module, id);
        for id in &more.functions {
            // To import something small costs more than to have it twice.
            if stays.contains(id) && is_small(module, *id) && apart.insert(*id) {
                next.push(*id);
            }
        }
        used.functions.extend(more.functions);
        used.globals.extend(more.globals);
        used.tables.extend(more.tables);
    }
    used.functions.retain(|id| !apart.contains(id));
    // Where a part's functions are found by those who call what they do not know.
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
    let gone: Vec<_> = module
        .exports
        .iter()
        .filter(|export| matches!(export.item, ExportItem::Function(id) if !stays.contains(&id)))
        .map(|export| export.id())
        .collect();
    for id in gone {
        module.exports.delete(id);
    }
    for (number, place) in functions.iter().enumerate() {
        module
            .exports
            .add(&format!("f{number}"), function_ids[*place]);
    }
    for place in &globals {
        module.exports.add(&format!("g{place}"), global_ids[*place]);
    }
    for place in &tables {
        module.exports.add(&format!("t{place}"), table_ids[*place]);
    }
    module.exports.add(
        &memory,
        module.get_memory_id().map_err(|error| error.to_string())?,
    );
    list_only(module, &|id| stays.contains(&id))?;
    Ok(Shared {
        memory,
        functions,
        globals,
        tables,
    })
}

/// Makes a part of the functions that are `wanted` there, which imports what the first shares.
pub fn keep_part(
    module: &mut Module,
    name: &str,
    wanted: &HashSet<FunctionId>,
    shared: &Shared,
) -> Result<(), String> {
    let function_ids: Vec<FunctionId> = module.funcs.iter().map(|one| one.id()).collect();
    let global_ids: Vec<GlobalId> = module.globals.iter().map(|one| one.id()).collect();
    let table_ids: Vec<TableId> = module.tables.iter().map(|one| one.id()).collect();
    // All modules' functions stand in the same order, but are known by names of their own.
    let wanted: HashSet<usize> = wanted.iter().map(|id| id.index()).collect();
    let begin = module
        .exports
        .get_func(name)
        .map_err(|error| error.to_string())?;
    let exported: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    for id in exported {
        module.exports.delete(id);
    }
    module.exports.add(BEGIN, begin);
    module.start = None;
    for (number, place) in shared.functions.iter().enumerate() {
        let id = function_ids[*place];
        let ty = module.funcs.get(id).ty();
        if let FunctionKind::Import(known) = &module.funcs.get(id).kind {
            module.imports.delete(known.import);
        }
        let import = module
            .imports
            .add(FIRST, &format!("f{number}"), ImportKind::Function(id));
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
    let id = module.get_memory_id().map_err(|error| error.to_string())?;
    let name = &shared.memory;
    let import = module.imports.add(FIRST, name, ImportKind::Memory(id));
    module.memories.get_mut(id).import = Some(import);
    list_only(module, &|id| wanted.contains(&id.index()))
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
