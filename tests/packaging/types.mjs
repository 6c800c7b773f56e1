// A shop written in strict TypeScript compiles against the package's types.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root } from "../../scripts/setup.mjs";
import { consumer } from "./consumer.mjs";

const compilerOptions = { strict: true, noEmit: true, target: "es2023", lib: ["es2023", "dom", "dom.iterable"], types: [] };
cpSync(new URL("./consumer.ts", import.meta.url), join(consumer, "consumer.ts"));

for (const resolution of [{ module: "nodenext" }, { module: "esnext", moduleResolution: "bundler" }]) {
  test(`a strict TypeScript consumer compiles, modules resolved as ${resolution.moduleResolution ?? resolution.module} does`, () => {
    const config = { compilerOptions: { ...compilerOptions, ...resolution }, files: ["consumer.ts"] };
    writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify(config));
    const tsc = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", consumer], { encoding: "utf8" });
    assert.equal(tsc.status, 0, tsc.stdout);
  });
}
