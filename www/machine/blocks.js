// @ts-check
/**
 * JSON-LD on the page. Where the page describes the product itself, the promise goes into that product's offer and all
 * else stays as it was; where it does not, it has a block of its own. What was put there is taken away again.
 */
import { merge, productIn } from "./merge.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ written: string, original: string | null }} Block what we wrote, and what stood there; null: it is ours */

const TYPE = "application/ld+json";

/** @type {Map<HTMLScriptElement, Block>} */
const blocks = new Map();
/** What is said, and where; nowhere, if that cannot be told. @type {Map<object, { product: any, script?: HTMLScriptElement }>} */
const told = new Map();

/** Whether what somebody said still stands on the page. @param {Document} page @param {object} teller */
export function stands(page, teller) {
  const script = told.get(teller)?.script;
  return !!script && page.contains(script) && script.text === blocks.get(script)?.written;
}

/**
 * Says what search engines should read of a product.
 * @param {Document} page @param {object} teller @param {any} product JSON-LD @param {Problem[]} problems
 */
export function publish(page, teller, product, problems) {
  const before = told.get(teller)?.script;
  const scripts = scriptsOf(page).filter((script) => originalOf(script) !== null);
  const wholes = scripts.map((script) => parsed(originalOf(script), problems));
  const found = productIn(wholes, product.sku);
  /** @type {HTMLScriptElement | undefined} */
  let script;
  if (!found) {
    script = before && blocks.get(before)?.original === null ? before : page.createElement("script");
    script.type = TYPE;
  } else if (merge(found, product)) {
    script = scripts[wholes.findIndex((whole) => productIn([whole], product.sku) === found)];
  } else {
    problems.push({ place: "structured-data", message: `the page's product '${product.sku}' has several offers; expected one, or one with this sku` });
  }
  told.set(teller, { product, script });
  if (script) write(script, found ? originalOf(script) : null);
  if (script && !script.isConnected) page.head.append(script);
  if (before && before !== script) restore(before);
}

/** Takes back what somebody said. @param {object} teller */
export function withdraw(teller) {
  const script = told.get(teller)?.script;
  told.delete(teller);
  if (script) restore(script);
}

/** @param {Document} page @returns {HTMLScriptElement[]} */
const scriptsOf = (page) => [...page.querySelectorAll(`script[type="${TYPE}" i]`)].map((script) => /** @type {any} */ (script));

/** What a block says without us; null where it is ours. A page may have written it anew. @param {HTMLScriptElement} script */
function originalOf(script) {
  const block = blocks.get(script);
  return block && (block.original === null || script.text === block.written) ? block.original : script.text;
}

/** @param {string | null} text @param {Problem[]} problems */
function parsed(text, problems) {
  try {
    return JSON.parse(text ?? "null");
  } catch (error) {
    problems.push({ place: "structured-data", message: `a block of the page's JSON-LD is no JSON (${/** @type {Error} */ (error).message})` });
    return undefined;
  }
}

/** Writes a block with what everybody says there. @param {HTMLScriptElement} script @param {string | null} original */
function write(script, original) {
  const here = [...told.values()].filter((one) => one.script === script).map(({ product }) => product);
  let [whole] = here;
  if (original !== null) {
    whole = JSON.parse(original);
    for (const product of here) {
      const found = productIn([whole], product.sku);
      if (found) merge(found, product);
    }
  }
  const written = JSON.stringify(whole);
  blocks.set(script, { written, original });
  if (script.text !== written) set(script, written);
}

/** A block that somebody has left: as it was before, or with what the others say. @param {HTMLScriptElement} script */
function restore(script) {
  const block = blocks.get(script);
  if (!block) return;
  if ([...told.values()].some((one) => one.script === script)) return write(script, originalOf(script));
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
