// @ts-check
/** Giving what is shown to other programs: a calendar, or whatever people share with. */

/** Saves a text as a file for calendars. @param {string} text @param {string} name */
export function save(text, name) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const link = Object.assign(document.createElement("a"), { href, download: name.replace(/[^\p{L}\p{N}_.-]+/gu, "-") });
  link.click();
  // The browser reads it in its own time.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * Shares a text and the page's address by what the device has for it, else copies both.
 * @param {string} text
 * @returns {Promise<boolean | undefined>} whether it is on the clipboard; undefined where the device saw to it
 */
export async function share(text) {
  const url = location.href;
  try {
    if (navigator.share) return void (await navigator.share({ title: text, text, url }));
  } catch (error) {
    // Somebody thought better of it.
    if (/** @type {Error} */ (error).name === "AbortError") return undefined;
  }
  try {
    await navigator.clipboard.writeText(`${text}\n${url}`);
    return true;
  } catch {
    return false;
  }
}
