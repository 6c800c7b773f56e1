//! Runs wasm-bindgen in the very version of Cargo.lock: `bindgen <in.wasm> <out folder> <name>`.
use std::collections::HashMap;
use std::{env, error::Error, fs, path::Path};
use wasm_bindgen_cli_support::Bindgen;

/// Pages of memory, 2 GB: the glue of what shoppers download takes places in it for numbers with a
/// sign.
const MOST_PAGES: u64 = 32_768;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, out, name] = arguments.as_slice() else {
        return Err(format!("expected <in.wasm> <out folder> <name>, got {arguments:?}").into());
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name(name).typescript(false);
    // The host hands the module over, so the glue needs no URL of its own for bundlers to trip over.
    bindgen.omit_default_module_path(true);
    // A trap poisons its instance; this lets the host make a new one from the same module.
    bindgen.reset_state_function(true);
    let mut output = bindgen.web(true)?.generate_output()?;

    // Both sides name imports with a hash, and what wasm-bindgen exports at length: half a kilobyte
    // that no compression takes away.
    let written = String::from(output.js());
    let module = output.wasm_mut();
    let mut imports: Vec<_> = module.imports.iter_mut().collect();
    // In the order of the glue, which so can make a list of them.
    imports.sort_by_key(|import| written.find(&format!("{}: function", import.name)));
    let mut renamed = vec![(
        format!("\"./{name}_bg.js\": import0"),
        String::from("i: import0"),
    )];
    for (number, import) in imports.into_iter().enumerate() {
        renamed.push((
            format!("{}: function", import.name),
            format!("{number}: function"),
        ));
        import.name = number.to_string();
        import.module = String::from("i");
    }
    let mut exports = HashMap::new();
    for (number, export) in module.exports.iter_mut().enumerate() {
        // What the crate exports keeps its name: by it others tell what a build was made with.
        let short = match export.name.strip_prefix("__wbindgen_") {
            Some(own) => String::from(own),
            None if export.name.starts_with("__") || export.name.contains("_bindgen_") => {
                format!("e{number}")
            }
            None => continue,
        };
        exports.insert(std::mem::replace(&mut export.name, short.clone()), short);
    }
    if name != "full" {
        for memory in module.memories.iter_mut() {
            memory.maximum = Some(MOST_PAGES);
        }
    }
    output.emit(out)?;
    let path = Path::new(out).join(format!("{name}.js"));
    let mut glue = fs::read_to_string(&path)?;
    for (long, short) in renamed {
        if glue.matches(&long).count() != 1 {
            return Err(format!("{}: expected '{long}' once", path.display()).into());
        }
        glue = glue.replace(&long, &short);
    }
    Ok(fs::write(path, with_exports(&glue, &exports))?)
}

/// The glue with other names for what wasm exports.
fn with_exports(glue: &str, names: &HashMap<String, String>) -> String {
    let mut pieces = glue.split("wasm.");
    let mut said = String::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        let (name, rest) = piece.split_at(end.unwrap_or(piece.len()));
        said.push_str("wasm.");
        said.push_str(names.get(name).map_or(name, String::as_str));
        said.push_str(rest);
    }
    said
}
