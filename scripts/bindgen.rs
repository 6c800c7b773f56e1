//! Runs wasm-bindgen in the very version of Cargo.lock: `bindgen <in.wasm> <out folder> <name>`.
use std::{env, error::Error, fs, path::Path};
use wasm_bindgen_cli_support::Bindgen;

/// What the glue says otherwise than it should, and what it should say.
const SHORTENED: [(&str, &str); 3] = [
    // A timer of an instance that trapped is nobody's any more: nothing to complain of on a shop's page.
    (
        "throw new Error('Cannot invoke closure from previous WASM instance')",
        "return",
    ),
    // Nobody schedules that; the host makes a new instance at once.
    ("if (__wbg_reinit_scheduled) {", "if (false) {"),
    // Every browser that has what the host needs has this.
    ("if (!('encodeInto' in cachedTextEncoder))", "if (false)"),
];

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

    // Imports are named with a hash, on both sides: half a kilobyte that no compression takes away.
    let mut renamed = Vec::new();
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        renamed.push((
            format!("{}: function", import.name),
            format!("i{number}: function"),
        ));
        import.name = format!("i{number}");
    }
    output.emit(out)?;
    renamed.extend(SHORTENED.map(|(long, short)| (String::from(long), String::from(short))));
    let path = Path::new(out).join(format!("{name}.js"));
    let mut glue = fs::read_to_string(&path)?;
    for (long, short) in renamed {
        if glue.matches(&long).count() != 1 {
            return Err(format!("{}: expected '{long}' once", path.display()).into());
        }
        glue = glue.replace(&long, &short);
    }
    Ok(fs::write(path, glue)?)
}
