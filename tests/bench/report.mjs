// The table: each row beside its yardstick, its budget, and whether that is met.

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} ours
 * @property {string} [yardstick]
 * @property {string} [ratio]
 * @property {string} [budget]
 * @property {boolean} [met] undefined: there is no budget to meet
 */

const HEAD = { what: "what", ours: "ours", yardstick: "yardstick", ratio: "ratio [quartiles]", budget: "budget", met: "met" };
const COLUMNS = Object.keys(HEAD);

/** A row in place of one that could not be measured. @param {string} what @param {unknown} why @returns {Row} */
export const unmeasured = (what, why) => ({ what, ours: `not measured: ${String(/** @type {any} */ (why)?.message ?? why).split("\n")[0]}` });

/** @param {{ title: string, rows: Row[] }[]} sections */
export function print(sections) {
  const rows = sections.flatMap(({ rows }) => rows).map(cells);
  const measured = rows.filter((row) => row.yardstick || row.budget);
  const widths = COLUMNS.map((column) => Math.max(...[HEAD, ...measured].map((row) => row[column].length)));
  const line = (row) => `  ${COLUMNS.map((column, index) => row[column].padEnd(widths[index])).join("  ")}`.trimEnd();

  console.log(`\n${line(HEAD)}`);
  for (const { title, rows } of sections) {
    console.log(`\n${title}`);
    for (const row of rows) console.log(line(cells(row)));
  }
  const judged = sections.flatMap(({ rows }) => rows).filter(({ met }) => met !== undefined);
  const missed = judged.filter(({ met }) => !met);
  console.log(`\n${judged.length - missed.length} of ${judged.length} budgets are met${missed.length > 0 ? "; missed:" : ""}`);
  for (const { what, ours, ratio, budget } of missed) console.log(`  ${what}: ${budget?.endsWith("×") ? ratio : ours}, budget ${budget}`);
}

/** @param {Row} row */
const cells = ({ what, ours, yardstick = "", ratio = "", budget = "", met }) => ({
  what, ours, yardstick, ratio, budget, met: met === undefined ? "" : met ? "yes" : "NO",
});
