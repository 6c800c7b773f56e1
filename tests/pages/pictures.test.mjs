/**
 * How every state looks in every view, pixel by pixel. Letters are drawn by the machine's own fonts: where they, or the
 * browser, are not those of the kept pictures, each sheet is drawn twice and must be the same both times, and its test
 * says that this is all it has shown.
 */
import assert from "node:assert/strict";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { after, test } from "node:test";
import { launch } from "./browsers.mjs";
import { Painter, bytesOf, differences, found, kept, keptPicture, keptTools, sheets } from "./pictures.mjs";
import { openSite } from "./server.mjs";

const site = await openSite();
const browser = await launch("chromium");
after(async () => {
  await browser.close();
  await site.close();
});
const painter = await Painter.open(browser, site);
const [here, there] = [await painter.tools(), keptTools()];
const areComparable = isDeepStrictEqual(here, there);

/** Keeps what people need to see why a test failed. */
function show(name, { png }, diff) {
  mkdirSync(found, { recursive: true });
  writeFileSync(join(found, `${name}.png`), bytesOf(png));
  if (diff) writeFileSync(join(found, `${name}-different.png`), bytesOf(diff));
}

for (const sheet of sheets) {
  const { name } = sheet;
  const title = areComparable ? `${name}: every state looks as it is kept` : `${name}: NOT compared with what is kept, which was drawn with other fonts or another browser; drawn twice, it is the same`;
  test(title, async (t) => {
    const drawn = await painter.draw(sheet);
    if (!areComparable) t.diagnostic(`here: ${JSON.stringify(here)}; kept: ${JSON.stringify(there)}`);
    const expected = areComparable ? keptPicture(name) : (await painter.draw(sheet)).png;
    const { said, diff } = differences(expected, drawn);
    if (said.length > 0) show(name, drawn, diff);
    assert.deepEqual(said, [], `see target/pictures; if it is meant: node tests/pages/pictures.mjs --keep`);
  });
}

test("a sign in another colour, a corner less round and a line more are told, each by its row", async () => {
  const sheet = sheets.find(({ name }) => name === "light-1280");
  const { png } = await painter.draw(sheet);
  for (const [change, expected] of [
    ["#preorder .badge backsoon-status { --backsoon-wait-color: #5770a0 }", /^#preorder: \d+ pixels are different/],
    ["#short .full backsoon-status { --backsoon-radius: 4px }", /^#short: \d+ pixels are different/],
    ["#unknown .full backsoon-status { padding-block-end: 200px }", /^the sheet is 640 × \d+ pixels; expected 640 × \d+$/],
  ]) {
    const { said } = differences(png, await painter.draw(sheet, change));
    assert.equal(said.length, 1, said.join("\n"));
    assert.match(said[0], expected);
  }
});

test("the kept pictures are less than a megabyte", () => {
  const bytes = sheets.reduce((sum, { name }) => sum + statSync(join(kept, `${name}.png`)).size, 0);
  assert.ok(bytes < 1_000_000, `${bytes} bytes`);
});
