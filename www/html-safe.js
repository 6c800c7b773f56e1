// @ts-check
/** Data in the text of a page. */

/**
 * JSON that can stand in a `<script type="application/ld+json">`: it has no character in it that could end the script
 * or begin a comment, and says the same.
 * @param {object | null} data
 */
export function htmlSafeJson(data) {
  return JSON.stringify(data).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
