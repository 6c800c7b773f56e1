// @ts-check
/**
 * JSON-LD on the page. Where the page describes the product itself, the promise goes into that product's offer and all
 * else stays as it was; where it does not, it has a block of its own. What was put there is taken away again.
 */
import { mergedInto } from "./merge.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ written: string, original: string | null }} Block what we wrote, and what stood there; null: it is ours */

const TYPE = "application/ld+json";

/** @type {Map<HTMLScriptElement, Block>} */
const blocks = new Map();
/** What is to be said, by who says it. @type {Map<object, { page: Document, product: any }>} */
const told = new Map();
/** Where it was said. @type {Map<object, HTMLScriptElement>} */
const places = new Map();

/** Whether what somebody said still stands on the page. @param {Document} page @param {object} teller */
export function offerIn(page, teller) {
  const script = places.get(teller);
  return !!script && page.contains(script) && script.text === blocks.get(script)?.written;
}

/**
 * Says what search engines should read of a product.
 * @param {Document} page @param {object} teller @param {any} product JSON-LD @param {Problem[]} problems
 */
export function publish(page, teller, product, problems) {
  told.set(teller, { page, product });
  const before = places.get(teller);
  places.delete(teller);
  for (const script of scriptsOf(page)) {
    const original = originalOf(script);
    const whole = original === null ? undefined : parsed(original, problems);
    if (whole === undefined || !mergedInto(whole, product)) continue;
    places.set(teller, script);
    write(script, original);
    break;
  }
  if (!places.has(teller)) {
    const script = before && blocks.get(before)?.original === null ? before : page.createElement("script");
    script.type = TYPE;
    places.set(teller, script);
    write(script, null);
    if (!script.isConnected) page.head.append(script);
  }
  if (before && before !== places.get(teller)) restore(before);
}

/** Takes back what somebody said. @param {object} teller */
export function withdraw(teller) {
  const script = places.get(teller);
  told.delete(teller);
  places.delete(teller);
  if (script) restore(script);
}

/** @param {Document} page @returns {HTMLScriptElement[]} */
const scriptsOf = (page) => [...page.querySelectorAll(`script[type="${TYPE}" i]`)].map((script) => /** @type {any} */ (script));

/** What a block says without us; null where it is ours. A page may have written it anew. @param {HTMLScriptElement} script */
function originalOf(script) {
  const block = blocks.get(script);
  if (!block) return script.text;
  if (block.original !== null && script.text !== block.written) return script.text;
  return block.original;
}

/** @param {string} text @param {Problem[]} problems */
function parsed(text, problems) {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push({ place: "structured-data", message: `a block of the page's JSON-LD is no JSON (${/** @type {Error} */ (error).message})` });
    return undefined;
  }
}

/** Writes a block with what everybody says there. @param {HTMLScriptElement} script @param {string | null} original */
function write(script, original) {
  const here = [...places].filter(([, place]) => place === script).map(([teller]) => told.get(teller)?.product);
  let whole = original === null ? here[0] : JSON.parse(original);
  if (original !== null) for (const product of here) mergedInto(whole, product, true);
  const written = JSON.stringify(whole);
  blocks.set(script, { written, original });
  if (script.text !== written) set(script, written);
}

/** A block that somebody has left: as it was before, or with what the others say. @param {HTMLScriptElement} script */
function restore(script) {
  const block = blocks.get(script);
  if (!block) return;
  if ([...places.values()].includes(script)) return write(script, originalOf(script));
  blocks.delete(script);
  if (block.original === null) script.remove();
  else if (script.text === block.written) set(script, block.original);
}

/** @type {{ createScript(text: string): any } | undefined} */
let policy;

/** Nothing in a block of data ever runs, but strict pages trust nobody with any script's text. @param {HTMLScriptElement} script @param {string} text */
function set(script, text) {
  try {
    policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy("backsoon", { createScript: (/** @type {string} */ text) => text });
  } catch {
    // A page may name the policies it allows. The text is then set all the same, and complained of.
  }
  script.text = policy?.createScript(text) ?? text;
}
