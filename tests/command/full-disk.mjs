// Imported before the command: its disk is full once it writes a file whose path ends so, as BACKSOON_FULL_AT says.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const full = (path) => {
  if (String(path).endsWith(process.env.BACKSOON_FULL_AT)) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC", path });
};
const { writeFileSync } = fs;
fs.writeFileSync = (path, ...rest) => (full(path), writeFileSync(path, ...rest));
const { rename } = promises;
promises.rename = async (from, to) => (full(to), rename(from, to));
syncBuiltinESMExports();
