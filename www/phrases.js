// @ts-check
/** Words of a script that comes later: its English comes with it, and says what another language's catalogue lacks. */

/**
 * @param {import("./elements/later.js").Host} host
 * @param {string} name of the folder in which the catalogues lie
 * @param {Record<string, string>} english
 */
export function phrasesOf({ Vocabulary, beside, core, renderAll }, name, english) {
  class Phrases extends Vocabulary {
    /** @param {Uint8Array | undefined} bytes */
    whole(bytes) {
      const own = bytes && JSON.parse(new TextDecoder().decode(bytes));
      return new TextEncoder().encode(JSON.stringify({ ...english, ...own }));
    }
  }

  const phrases = new Phrases(core, beside(`./locales/${name}/`), renderAll);
  // Nothing is painted sooner without `Intl` here: what wanted to be painted first has been.
  phrases.refine();
  return phrases;
}
