// How of several runs one is alone, on whatever file system, and what becomes of what dead ones have left.
import assert from "node:assert/strict";
import fs, { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { hostname, tmpdir, uptime } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { lock } from "../../www/cli/lock.js";

function place(t) {
  const folder = mkdtempSync(join(tmpdir(), "backsoon-lock-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return { folder, file: join(folder, "shop.lock") };
}

/** Where files cannot be given a second name. */
function withoutLinks(t, code) {
  t.mock.method(fs, "linkSync", () => {
    throw Object.assign(new Error(code), { code });
  });
  syncBuiltinESMExports();
  t.after(() => {
    t.mock.restoreAll();
    syncBuiltinESMExports();
  });
}

for (const code of ["EPERM", "EOPNOTSUPP", "ENOTSUP", "ENOSYS"]) {
  test(`where links end with ${code}, one run is alone all the same`, (t) => {
    const { folder, file } = place(t);
    withoutLinks(t, code);
    const unlock = lock(file);
    // Whoever has the number of the process that made it is that one, begun anew.
    writeFileSync(file, JSON.stringify({ pid: process.ppid, host: hostname(), since: new Date().toISOString() }));
    assert.throws(() => lock(file), /shop\.lock: process \d+ on .+ has been at it since/);
    rmSync(file);
    unlock();
    lock(file)();
    assert.deepEqual(readdirSync(folder), []);
  });
}

test("a link that fails for another reason is told", (t) => {
  const { folder, file } = place(t);
  withoutLinks(t, "EIO");
  assert.throws(() => lock(file), /shop\.lock: cannot be made \(EIO\)$/);
  assert.deepEqual(readdirSync(folder), []);
});

test("a lock from before the machine was started is nobody's, though its number is another's by now", (t) => {
  const { file } = place(t);
  const made = (seconds) => writeFileSync(file, JSON.stringify({ pid: process.ppid, host: hostname(), since: new Date(Date.now() - seconds * 1000).toISOString() }));
  made(uptime() - 60);
  assert.throws(() => lock(file), /has been at it since/);
  made(uptime() + 60);
  lock(file)();
  assert.ok(!existsSync(file));
});
