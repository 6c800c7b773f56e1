// @ts-check
/** The connection by which a bucket tells its values, and the watches over it. */
import { wsconnect } from "@nats-io/nats-core";
import { warn } from "../../report.js";
import { alternativesOf } from "../alternatives.js";
import { keep } from "../live/keep.js";
import { FINE, lost } from "../live/trouble.js";
import { SourceError, seconds } from "../poll.js";
import { SETTINGS, isTooLong, keyOf, tooLong } from "./keys.js";
import { lastOf } from "./last.js";
import { Watch } from "./watch.js";

/** @typedef {import("../nats.js").News} News */
/** @typedef {import("../nats.js").NatsOptions & { url: string, server: string, bucket: string }} Bucket */

/**
 * Before this version a watch is over one key, or over all; and one that begins may say nothing of a key that stood still while
 * others changed thousands of times.
 */
const SEVERAL_KEYS = [2, 10];
/** So many watches of one key each are worth it there. */
const MOST_ALONE = 32;
/** Milliseconds: the server is asked whether it lives, for a line that is cut says nothing. */
const PING = 20_000;

/**
 * @param {Bucket} bucket @param {string[]} skus @param {import("../nats.js").State} state @param {(news: News) => void} tell
 */
export function connect(bucket, skus, state, tell) {
  if (!globalThis.WebSocket) throw new SourceError(bucket.url, "expected WebSocket, which browsers and Node have from 22 on");
  const { url, server, user, pass, token, random } = bucket;
  const timeout = 1000 * seconds("timeout", bucket.timeout, 10);
  let wanted = [SETTINGS, ...skus.map(keyOf)];
  /** Of the connection as it is. @type {((keys: string[], own: boolean) => void) | undefined} */
  let watchMore;

  const begin = (/** @type {() => void} */ works, /** @type {(error: unknown) => void} */ over) => {
    const fail = (/** @type {any} */ cause) => over(cause instanceof SourceError ? cause : new SourceError(url, `could not be reached (${cause?.message || "the connection is lost"})`, { cause }));
    let close = () => {};
    let closed = false;
    const credentials = token ? { token } : user ? { user, pass } : {};
    wsconnect({ servers: server, ...credentials, name: "backsoon", reconnect: false, ignoreClusterUpdates: true, timeout, pingInterval: PING, maxPingOut: 2 }).then((connection) => {
      close = () => connection.close().catch(() => {});
      if (closed) return close();
      connection.closed().then((error) => fail(error ?? new SourceError(url, "the connection is lost")));
      // What was known for tabs that are gone nobody keeps up with.
      const own = new Set(wanted);
      for (const key of state.known) if (!own.has(key)) state.known.delete(key);
      state.all = false;
      /** @type {Set<string>} */
      const watched = new Set();
      /** Of what items name, what the server does not let it watch: it is not known, and takes nothing else away. @type {Set<string>} */
      const refused = new Set();
      const told = (/** @type {News} */ news) => {
        works();
        tell({ ...FINE, ...news });
        // To a connection that is begun anew all is news, also what has not changed.
        const first = news.known || news.all;
        watchMore?.(keysOfOthers(first ? [...state.values] : (news.values ?? [])), false);
      };
      watchMore = (keys, own) => {
        if (watched.has(">")) return void askFor(keys.filter((key) => !watched.has(key) && !state.values.has(key) && !isTooLong(key)));
        const more = keys.filter((key) => !watched.has(key) && (own || !(refused.has(key) || refused.has(">"))));
        const long = more.filter(isTooLong);
        const short = more.filter((key) => !isTooLong(key));
        const version = connection.info?.version;
        for (const some of together(short, version)) {
          for (const key of some) watched.add(key);
          const refuse = (/** @type {SourceError} */ error) => {
            warn({ place: url, message: `${error.message}; what is offered in place of items is not known` });
            for (const key of some) if (watched.delete(key)) refused.add(key);
            // Some of it the page may want by now.
            watchMore?.(wanted, true);
          };
          const sought = takesSeveral(version) ? [] : some[0] === ">" ? short : some;
          new Watch(connection, bucket, some, sought, state, timeout, told, fail, own ? fail : refuse);
        }
        if (long.length === 0) return;
        for (const key of long) {
          watched.add(key);
          warn(tooLong(bucket.bucket, key));
        }
        tell({ known: long });
      };
      /** Of what the watch over all may have passed over. @param {string[]} keys */
      const askFor = async (keys) => {
        for (const key of keys) watched.add(key);
        const asked = await Promise.all(keys.map(async (key) => /** @type {[string, string | undefined]} */ ([key, await lastOf(connection, bucket.bucket, key, timeout)])));
        const values = asked.filter(([key, value]) => value !== undefined && !state.values.has(key));
        if (values.length > 0 && !connection.isClosed()) told({ values });
      };
      watchMore(wanted, true);
    }).catch(fail);
    return () => {
      closed = true;
      watchMore = undefined;
      close();
    };
  };

  /** What items of the page name, though nobody asks for those. @param {[string, string | undefined][]} values */
  const keysOfOthers = (values) => {
    const own = new Set(wanted);
    return values.filter(([key]) => own.has(key)).flatMap(([, value]) => othersIn(value).map(keyOf));
  };

  const say = (/** @type {unknown} */ error) => tell(lost(error, state, state.known.size > 0 || !!state.all));
  const stop = keep(begin, say, random);
  return {
    want(/** @type {string[]} */ skus) {
      wanted = [SETTINGS, ...skus.map(keyOf)];
      watchMore?.(wanted, true);
    },
    close: stop,
  };
}

/** @param {string | undefined} value */
function othersIn(value) {
  try {
    return alternativesOf(JSON.parse(value ?? "{}"));
  } catch {
    return [];
  }
}

/** Keys that one watch is over. Several items may name one. @param {string[]} named @param {string} [version] of the server @returns {string[][]} */
export function together(named, version) {
  const keys = [...new Set(named)];
  if (keys.length === 0) return [];
  if (takesSeveral(version)) return [keys];
  return keys.length > MOST_ALONE ? [[">"]] : keys.map((key) => [key]);
}

/** @param {string} [version] of the server */
function takesSeveral(version = "0") {
  const [major, minor] = version.split(".").map(Number);
  return major > SEVERAL_KEYS[0] || (major === SEVERAL_KEYS[0] && minor >= SEVERAL_KEYS[1]);
}
