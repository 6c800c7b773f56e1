// @ts-check
/** URLs that name a user and a password, which `fetch` takes in no address: they go along in a header. Node's alone: no browser sends them. */

/**
 * @template Told
 * @param {Told} told what names a source, or anything else
 * @returns {{ address: Told | string, fetch?: typeof globalThis.fetch }} fetch: where there is somebody to be named, whom the server of that URL alone is told
 */
export function signed(told) {
  if (typeof told !== "string") return { address: told };
  /** By the origin that is told. @type {Map<string, string>} */
  const known = new Map();
  const address = told.replace(/https?:\/\/\S+/g, (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !(url.username || url.password)) return text;
    const authorization = `Basic ${Buffer.from(`${plain(url.username)}:${plain(url.password)}`).toString("base64")}`;
    if ((known.get(url.origin) ?? authorization) !== authorization) throw new RangeError(`source: ${url.host} is told two users or passwords, expected one`);
    known.set(url.origin, authorization);
    url.username = url.password = "";
    return url.href;
  });
  if (known.size === 0) return { address };
  /** @type {typeof globalThis.fetch} */
  const fetchSigned = (asked, init) => {
    const authorization = known.get(new URL(String(asked)).origin);
    return fetch(asked, authorization ? { ...init, headers: { .../** @type {any} */ (init?.headers), authorization } } : init);
  };
  return { address, fetch: fetchSigned };
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
