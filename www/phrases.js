// @ts-check
/** Words of a script that comes later: its English comes with it, and says what another language's catalogue lacks. */

/**
 * @param {import("./elements/later.js").Host} host
 * @param {string} name of the folder in which the catalogues lie
 * @param {Record<string, string>} english
 */
export function phrasesOf({ Vocabulary, beside, bytesOf, core, renderAll }, name, english) {
  const phrases = new Vocabulary(core, beside(`./locales/${name}/`), renderAll, bytesOf(english));
  // Nothing is painted sooner without `Intl` here: what wanted to be painted first has been.
  phrases.refine();
  return phrases;
}
