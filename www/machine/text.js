// @ts-check
/** The text of a script that is data: what JSON it is, whether that can be written again, and writing it. */

/** Strings and numbers, as they stand in JSON. In strings are no numbers. */
const TOKENS = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g;

/** The first number that would be another once JSON is read and written. @param {string} json @returns {string | undefined} */
export function numberLost(json) {
  return json.match(TOKENS)?.find((token) => token[0] !== '"' && digitsOf(token) !== digitsOf(String(Number(token))));
}

/** What tells a number from one next to it. @param {string} number */
const digitsOf = (number) => number.replace(/e.*|\D/gi, "").replace(/^0+|0+$/g, "");

/** Null where the page allows none of ours. @type {{ createScript(text: string): any } | null | undefined} */
let policy;

/** Nothing in data ever runs, but strict pages trust nobody with any script's text. @param {HTMLScriptElement} script @param {string} text */
export function setText(script, text) {
  if (script.text === text) return;
  if (policy === undefined) policy = ourPolicy();
  if (policy) script.text = policy.createScript(text);
  // A node of text is nobody's to forbid.
  else script.replaceChildren(text);
}

function ourPolicy() {
  try {
    return /** @type {any} */ (globalThis).trustedTypes?.createPolicy("backsoon", { createScript: (/** @type {string} */ text) => text }) ?? null;
  } catch {
    return null;
  }
}
