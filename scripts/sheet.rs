//! Packs the elements' sheet for the wasm: no comments, and no white space that nothing needs.
use std::{env, error::Error, fs, path::Path};

const SHEET: &str = "www/elements/status.css";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SHEET}");
    let sheet = fs::read_to_string(SHEET).map_err(|error| format!("{SHEET}: {error}"))?;
    let out = Path::new(&env::var("OUT_DIR")?).join("status.css");
    Ok(fs::write(out, packed(&sheet)?)?)
}

fn packed(sheet: &str) -> Result<String, Box<dyn Error>> {
    let mut packed = String::new();
    let mut parts = sheet.split("/*");
    packed.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let Some((_, rest)) = part.split_once("*/") else {
            return Err(format!("{SHEET}: expected '*/' after '/*{part}'").into());
        };
        packed.push_str(rest);
    }
    let lines: String = packed.lines().map(str::trim).collect();
    Ok(lines
        .replace(": ", ":")
        .replace(" {", "{")
        .replace(";}", "}"))
}
