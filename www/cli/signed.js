// @ts-check
/** A URL that names a user and a password, which `fetch` takes in no address: they go along in a header. */

/** @param {string} told @returns {{ address: string, fetch?: typeof globalThis.fetch }} fetch: where there is somebody to be named */
export function signed(told) {
  const url = /^https?:/.test(told) && URL.canParse(told) ? new URL(told) : undefined;
  if (!url || !(url.username || url.password)) return { address: told };
  const authorization = `Basic ${Buffer.from(`${plain(url.username)}:${plain(url.password)}`).toString("base64")}`;
  url.username = url.password = "";
  return { address: url.href, fetch: (address, init) => fetch(address, { ...init, headers: { .../** @type {any} */ (init?.headers), authorization } }) };
}

/** @param {string} part of a URL */
function plain(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    // It was written as it is meant.
    return part;
  }
}
