// What README.md sends its readers to is there: sections, files, scripts, commands and their options.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { run } from "../services/command.mjs";

const text = readFileSync(join(root, "README.md"), "utf8");
/** Without what is in fences, where a `#` is no heading and brackets are no link. */
const prose = text.replace(/^```[^]*?^```$/gm, "");
const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to);

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading) => `#${heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")}`;

test("each link within the page has its heading, and no two headings are called alike", () => {
  const anchors = [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading));
  assert.deepEqual(anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at), []);
  const within = links.filter((to) => to.startsWith("#"));
  assert.ok(within.length > 30, "links can be read");
  assert.deepEqual(within.filter((to) => !anchors.includes(to)), []);
});

test("each section can be reached by the table at the top", () => {
  const [table] = /^\| you want to [^]*?\n\n/m.exec(prose);
  const ways = [...table.matchAll(/\]\((#[^)]+)\)/g)].map(([, to]) => to);
  const sections = prose.split(/^(?=## )/m).slice(1);
  const anchors = (section) => [...section.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading));
  const unreached = sections.filter((section) => !anchors(section).some((anchor) => ways.includes(anchor)));
  assert.deepEqual(unreached.map((section) => anchors(section)[0]), ["#two-commands", "#how-it-is-built"]);
});

test("each link to a file leads to one", () => {
  const files = links.filter((to) => !/^(#|[a-z]+:)/.test(to));
  assert.ok(files.length > 10, "links can be read");
  assert.deepEqual(files.filter((to) => !existsSync(join(root, to))), []);
});

test("each script of npm's is one of package.json, and each file that node runs is there", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = [...text.matchAll(/\bnpm (?:run ([\w:]+)|(test|start)\b)/g)].map(([, script, short]) => script ?? short);
  assert.deepEqual(named.filter((name) => !scripts[name]), []);
  const files = [...text.matchAll(/`node ([\w/.-]+)/g)].map(([, file]) => file);
  assert.deepEqual(files.filter((file) => !existsSync(join(root, file))), []);
});

/** What each command's help says, by its name. @type {Record<string, string>} */
const helps = {};
before(async () => {
  const { stdout } = await run(["--help"]);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");
  assert.ok(commands.includes("publish"), stdout);
  await Promise.all(commands.map(async (name) => (helps[name] = (await run([name, "--help"])).stdout)));
});
const options = (/** @type {string} */ some) => [...some.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option);

test("each command is one, with its options, and no command is left out", () => {
  const calls = [...text.matchAll(/npx backsoon ([a-z]+)((?:\\\n|[^`\n])*)/g)];
  assert.ok(calls.length > 8, "calls can be read");
  const unknown = calls.filter(([, name, rest]) => !helps[name] || options(rest).some((option) => !options(helps[name]).includes(option)));
  assert.deepEqual(unknown.map(([call]) => call), []);
  const table = /^\| `npx backsoon …`[^]*?\n\n/m.exec(text)?.[0] ?? "";
  const rows = [...table.matchAll(/^\| `(?!npx)([a-z]+)[^|`]*`/gm)];
  assert.deepEqual(rows.map(([, name]) => name).sort(), Object.keys(helps).sort());
  for (const [row, name] of rows) assert.deepEqual(options(row).filter((option) => !options(helps[name]).includes(option)), [], row);
});

test("each option that stands alone is one of some command's", () => {
  const known = new Set(Object.values(helps).flatMap(options));
  const alone = [...prose.matchAll(/`(--(?!backsoon-)[a-z][a-z-]*)[^`]*`/g)].map(([, option]) => option);
  assert.ok(alone.length > 10, "options can be read");
  // The benchmark's.
  assert.deepEqual(alone.filter((option) => !known.has(option) && option !== "--as-built"), []);
});
