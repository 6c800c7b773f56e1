// A minute of fuzzing: any bytes are a snapshot or an error, never a panic, a trap or a long wait.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("no bytes make the core panic or run long in a minute of trying", () => {
  const script = fileURLToPath(new URL("run.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, "--seconds", "60"], { stdio: "inherit" });
  assert.equal(status, 0);
});
