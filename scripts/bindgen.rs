//! Runs wasm-bindgen in the very version of Cargo.lock: `bindgen <in.wasm> <out folder> <name>`.
use std::{env, error::Error, fs, path::Path};
use wasm_bindgen_cli_support::Bindgen;

/// What the glue says otherwise than it should, and what it should say.
const SHORTENED: [(&str, &str); 5] = [
    // A timer of an instance that trapped is nobody's any more: nothing to complain of on a shop's page.
    (
        "throw new Error('Cannot invoke closure from previous WASM instance')",
        "return",
    ),
    // Nobody schedules that; the host makes a new instance at once.
    ("if (__wbg_reinit_scheduled) {", "if (false) {"),
    // The host does it as it should be done.
    (
        "console.warn('using deprecated parameters for `initSync()`; pass a single object instead')",
        "0",
    ),
    // Safari forgets how to after two gigabytes of text, which no page reads.
    (
        "if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES)",
        "if (false)",
    ),
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
        // Where nothing calls back later there is no closure to complain of.
        if long.contains("closure") && !glue.contains("Closure") {
            continue;
        }
        if glue.matches(&long).count() != 1 {
            return Err(format!("{}: expected '{long}' once", path.display()).into());
        }
        glue = glue.replace(&long, &short);
    }
    if name != "full" {
        glue = without_nets(&glue)?;
    }
    Ok(fs::write(path, glue)?)
}

/// The glue without what catches those who use objects of an instance that trapped, mix them up, or do
/// not free them. The host does none of it: it compares generations before every use, and frees what it
/// made.
fn without_nets(glue: &str) -> Result<String, String> {
    let mut kept = String::new();
    let mut lines = glue.lines();
    let mut checks = 0;
    while let Some(line) = lines.next() {
        let code = line.trim_start();
        if code.starts_with("if (") && code.contains(".__wbg_inst !== undefined") {
            let thrown = lines.next().unwrap_or_default();
            if !thrown.contains("Invalid stale object") || lines.next().map(str::trim) != Some("}")
            {
                return Err(format!(
                    "expected a check of one line after '{code}', got '{thrown}'"
                ));
            }
            checks += 1;
        } else if !code.starts_with("Object.defineProperty(this, '__wbg_inst'")
            && !code.contains("Finalization.register(this")
            && !code.contains("Finalization.unregister(this")
            && !code.starts_with("_assertClass(")
        {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    match checks {
        0 => Err(String::from(
            "expected checks for stale objects in the glue",
        )),
        _ => Ok(kept),
    }
}
