// @ts-check
/** The connection by which events come, and what each of them tells. */
import { clip } from "../../report.js";
import { withoutDeep } from "../deep.js";
import { keep } from "../live/keep.js";
import { FINE, lost } from "../live/trouble.js";
import { LONGEST_TIMER, SourceError } from "../poll.js";

/** @typedef {import("../sse.js").News} News */

/** So many beats may fail to come. */
const MISSED = 3;
const EVENTS = ["message", "snapshot", "items", "change", "beat"];

/**
 * @param {string} url @param {import("../sse.js").SseOptions} options
 * @param {string[]} skus @param {import("../sse.js").State} state @param {(news: News) => void} tell
 */
export function connect(url, { credentials, random }, skus, state, tell) {
  if (!globalThis.EventSource) throw new SourceError(url, "expected a browser, which has EventSource; a program asks the file itself");
  const perSku = url.includes("{skus}");
  let wanted = skus;

  const begin = (/** @type {() => void} */ works, /** @type {(error: unknown) => void} */ over) => {
    const events = new EventSource(addressOf(url, wanted, state.id), { withCredentials: Boolean(credentials) });
    const covers = perSku ? { skus: wanted } : {};
    let first = true;
    /** Seconds from one beat to the next. */
    let beat = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let silence;

    const alive = () => {
      clearTimeout(silence);
      const patience = beat * MISSED;
      if (patience > 0) silence = setTimeout(() => over(new SourceError(url, `nothing heard for ${patience} s`)), Math.min(patience * 1000, LONGEST_TIMER));
    };
    const hear = (/** @type {string} */ event, /** @type {MessageEvent} */ { data, lastEventId }) => {
      if (event === "beat") beat = Number(data) || 0;
      alive();
      // What was the last word before the connection was lost may be said once more.
      const repeated = first && lastEventId !== "" && lastEventId === state.id;
      if (event !== "beat") first = false;
      tell(event === "beat" || repeated ? FINE : { ...newsOf(event, data, url), ...covers, ...(lastEventId && { id: lastEventId }) });
    };
    for (const event of EVENTS) events.addEventListener(event, (message) => hear(event, message));
    events.onopen = () => {
      works();
      tell(FINE);
    };
    events.onerror = () => over(new SourceError(url, "the connection is lost"));
    return () => {
      clearTimeout(silence);
      events.close();
    };
  };

  const say = (/** @type {unknown} */ error) => tell(lost(error, state, state.version !== undefined || state.changed !== undefined));

  let stop = keep(begin, say, random);
  return {
    want(/** @type {string[]} */ more) {
      if (!perSku || more.every((sku) => wanted.includes(sku))) return;
      wanted = more;
      stop();
      // What is present of more is something else.
      state.id = undefined;
      stop = keep(begin, say, random);
    },
    close: () => stop(),
  };
}

/** @param {string} url @param {string[]} skus @param {string | undefined} id of the last event heard */
function addressOf(url, skus, id) {
  const address = new URL(url.replaceAll("{skus}", skus.map(encodeURIComponent).join(",")), globalThis.document?.baseURI);
  if (id) address.searchParams.set("lastEventID", id);
  return address.href;
}

/** What an event tells, or what is wrong with it. @param {string} event @param {string} data @param {string} url @returns {News} */
export function newsOf(event, data, url) {
  const number = Math.random();
  try {
    if (event === "change") return { ...FINE, changed: number, ...(data && { asks: askable(objectIn(data).source, url) }) };
    const told = withoutDeep(objectIn(data), url);
    for (const name of ["items", "gone"]) if (told[name] !== undefined && !Array.isArray(told[name])) throw new Error(`${name}: expected a list`);
    return { ...FINE, event, told, version: number };
  } catch (/** @type {any} */ error) {
    return { problem: `event '${event}': ${error.message}` };
  }
}

/** @param {string} data @returns {Record<string, any>} */
function objectIn(data) {
  let told;
  try {
    told = JSON.parse(data);
  } catch {
    throw new Error(`'${clip(data)}': not JSON`);
  }
  if (typeof told !== "object" || told === null || Array.isArray(told)) throw new Error(`'${clip(data)}': expected an object`);
  return told;
}

/** A file or shards, wherever else a page may not be sent. @param {unknown} name @param {string} url of the events */
function askable(name, url) {
  if (name === undefined) return undefined;
  const [, shards, path] = /^(shards\+)?(.*)$/s.exec(String(name)) ?? [];
  const base = new URL(url, globalThis.document?.baseURI);
  const address = URL.canParse(path, base) ? new URL(path, base) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new Error(`source '${clip(name)}': expected a URL, or shards+URL`);
  return `${shards ?? ""}${address.href}`;
}
