// A web server for one page, as a shop's would be: everything compressed beforehand, connections kept alive, loopback
// only. It remembers what was asked for and when, and can be as far away as a phone on a slow network is. (The browser's
// own throttle would need its developer tools' view of the network, which costs a page the more the more script it has.)
import { once } from "node:events";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Slow 4G, as Lighthouse has it: 150 ms for each request, 1.6 Mbit/s in all. */
export const SLOW_4G = { latency: 150, bandwidth: 1_600_000 / 8 };

const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".mjs": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm",
};
/** With these a page's clock ticks in steps of 5 µs, without them of 100. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
/** Beyond a megabyte the highest quality takes minutes, and beyond ten any does. */
const qualityFor = (size) => (size < 1_000_000 ? 11 : size < 10_000_000 ? 5 : 0);

/**
 * @param {Record<string, string | Uint8Array>} files by path; "/" is the page
 * @param {{ isolated?: boolean, latency?: number, bandwidth?: number }} [options] milliseconds, bytes a second
 */
export async function serve(files, { isolated = false, latency = 0, bandwidth = Infinity } = {}) {
  const ready = new Map(Object.entries(files).map(([path, body]) => [path, compressed(body)]));
  /** @type {{ path: string, began: number, ended: number, bytes: number }[]} */
  const log = [];
  const send = bandwidth === Infinity ? (response, body) => response.end(body) : line(bandwidth);

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const body = ready.get(path);
    const entry = { path, began: performance.now(), ended: Infinity, bytes: body?.length ?? 0 };
    log.push(entry);
    response.on("finish", () => (entry.ended = performance.now()));
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    const headers = { "cache-control": "no-store", ...(isolated && ISOLATED) };
    if (!body) return response.writeHead(404, headers).end();
    const type = TYPES[/** @type {keyof TYPES} */ (extname(path) || ".html")] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "content-type": type, "content-encoding": "br", "content-length": body.length });
    send(response, body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    url: `http://localhost:${port}/`,
    log,
    /** From now on `path` answers with this. */
    put: (/** @type {string} */ path, /** @type {string | Uint8Array} */ body) => ready.set(path, compressed(body)),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** One line that all answers share, packet by packet in turn. @param {number} bandwidth bytes a second */
function line(bandwidth) {
  const packet = 1460;
  /** @type {{ response: import("node:http").ServerResponse, body: Uint8Array, sent: number }[]} */
  const queue = [];
  let free = 0;
  let at = 0;
  const pump = () => {
    const now = performance.now();
    free += ((now - at) * bandwidth) / 1000;
    at = now;
    while (queue.length > 0 && free >= Math.min(packet, left(queue[0]))) {
      const next = /** @type {typeof queue[0]} */ (queue.shift());
      const part = next.body.subarray(next.sent, next.sent + packet);
      next.sent += part.length;
      free -= part.length;
      if (left(next) > 0) queue.push(next);
      if (left(next) > 0) next.response.write(part);
      else next.response.end(part);
    }
    if (queue.length > 0) setTimeout(pump, 2);
  };
  const left = ({ body, sent }) => body.length - sent;
  return (response, body) => {
    queue.push({ response, body, sent: 0 });
    if (queue.length > 1) return;
    // While nobody asks nothing is saved up.
    free = 0;
    at = performance.now();
    setTimeout(pump, 2);
  };
}

/** @param {string | Uint8Array} body */
const compressed = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityFor(body.length) } });

/**
 * How many round trips one after the other a page took: a request waits for all those that were answered before it.
 * @param {{ began: number, ended: number }[]} log of a server whose latency outlasts all else
 */
export function roundTrips(log) {
  const depths = new Map();
  for (const entry of [...log].sort((one, other) => one.began - other.began)) {
    const before = log.filter(({ ended }) => ended <= entry.began).map((other) => depths.get(other));
    depths.set(entry, 1 + Math.max(0, ...before));
  }
  return Math.max(...depths.values());
}
