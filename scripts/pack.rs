//! Packs the sheet of statuses and the English of the core for the wasm: no comments, and no white space
//! that nothing needs.
use std::{env, error::Error, fs, path::Path};

const SHEET: &str = "www/elements/status.css";
const ENGLISH: &str = "www/locales/en.json";

fn main() -> Result<(), Box<dyn Error>> {
    write("status.css", &packed(&read(SHEET)?)?)?;
    write("en.json", &packed_catalogue(&read(ENGLISH)?))
}

/// A catalogue has an entry a line. One for a single thing that says the same as that for many is not
/// needed: where there is none, that for many serves.
fn packed_catalogue(catalogue: &str) -> String {
    let lines: Vec<&str> = catalogue.lines().map(str::trim).collect();
    let needed = lines.iter().filter(|line| {
        let of_many = line.replacen("_one\": ", "_other\": ", 1);
        of_many == **line || !lines.contains(&&*of_many)
    });
    needed.map(|line| line.replacen("\": ", "\":", 1)).collect()
}

fn read(path: &str) -> Result<String, String> {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn write(name: &str, text: &str) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(
        Path::new(&env::var("OUT_DIR")?).join(name),
        text,
    )?)
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
