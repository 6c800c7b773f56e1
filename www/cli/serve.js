// @ts-check
/** `backsoon serve`: a folder over HTTP for shops without a CDN, and events that tell when a file in it has changed. */
import { realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { Option } from "commander";
import { clip } from "../report.js";
import { MANIFEST } from "../sources/shards/layout.js";
import { EXIT, Failure, reasonOf } from "./failure.js";
import { out } from "./say.js";
import { Events, STREAM } from "./serve/events.js";
import { Folder, TOO_MANY } from "./serve/folder.js";
import { port, upToADay } from "./values.js";

const CORS = { "access-control-allow-origin": "*", "access-control-expose-headers": "etag", "x-content-type-options": "nosniff" };
const PREFLIGHT = {
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "cache-control, if-modified-since, if-none-match, last-event-id",
  "access-control-max-age": "86400",
};
/** Milliseconds that answers under way have left once it is told to stop. */
const GRACE = 2000;
/** Milliseconds after which one who takes nothing of a file does not read it, and would hold it for ever. */
const PATIENCE = 60_000;

const AFTER = `
All in the folder is for everybody to read, but names that begin with a dot: put nothing private there. A .br or .gz beside a file
is sent in its place, where it holds the same. For TLS put it behind a web server that does not hold back /events.

Events:
  /events?file=shop.json  (manifest.json unless told) says how a file stands, and each time it changes. Write files aside and move
  them into their place, as publish does.

Pages:
  <script type="module" src="…/backsoon.js" data-source="sse+https://stock.example/events" data-asks="shards+https://stock.example/manifest.json"></script>

Exit codes:
  0  told to stop
  1  the folder cannot be read, or the port is not free
  2  it was called wrongly

Examples:
  $ backsoon serve public/stock
  $ backsoon serve public/stock --host 0.0.0.0 --port 8080`;

/** @param {import("commander").Command} command */
export function serve(command) {
  command
    .summary("serve a folder, with events that tell what changes")
    .description("Serves a folder over HTTP to pages of any origin: strong ETags, what lies compressed beside, caching as publish wants it, and server-sent events of what changes.")
    .argument("<folder>", "what publish has written, or any folder with a public snapshot")
    .addOption(new Option("--port <number>", "0: any that is free").argParser(port).default(4174))
    .option("--host <address>", "of this machine; 0.0.0.0: all of them", "127.0.0.1")
    .addOption(new Option("--beat <seconds>", "how often who hears events is told that they go on").argParser(upToADay).default(15))
    .option("--quiet", "say nothing unless something is wrong")
    .addHelpText("after", AFTER)
    .action(run);
}

/** @param {string} path @param {{ port: number, host: string, beat: number, quiet?: boolean }} options */
async function run(path, { port, host, beat, quiet }) {
  const folder = new Folder(folderAt(path));
  const events = new Events(folder, beat);
  const server = createServer((request, response) => {
    whenGone(request.socket, response);
    answer(folder, events, request, response).catch(({ code }) => {
      // Whoever asked may be gone, or the file.
      if (response.headersSent) response.destroy();
      else if (TOO_MANY.includes(code)) refuse(response, 503, "too many files are open; ask again", { "retry-after": "5" });
      else refuse(response, 500, `${clip(request.url)}: cannot be read`);
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", (/** @type {any} */ { code }) => reject(new Failure(EXIT.INPUT, `${host}:${port}: ${code === "EADDRINUSE" ? "in use by another program; choose another --port" : `cannot be listened at (${reasonOf({ code })})`}`)));
    server.listen(port, host, () => resolve(undefined));
  });
  const at = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://${at.family === "IPv6" ? `[${at.address}]` : at.address}:${at.port}`;
  if (!quiet) out(`${path}: ${origin}/, events at ${origin}/events`);
  await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, resolve);
  });
  const closed = new Promise((resolve) => server.close(resolve));
  events.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(late);
}

/** The answers that a connection waits for, in turn. @type {WeakMap<import("node:net").Socket, Set<import("node:http").ServerResponse>>} */
const waiting = new WeakMap();

/**
 * An answer whose turn has not come is not told by Node that its connection is gone; here it is.
 * @param {import("node:net").Socket} socket @param {import("node:http").ServerResponse} response
 */
function whenGone(socket, response) {
  let all = waiting.get(socket);
  if (!all) {
    const those = (all = new Set());
    waiting.set(socket, those);
    socket.once("close", () => {
      for (const one of those) if (!one.destroyed) one.destroy().emit("close");
    });
  }
  all.add(response);
  response.once("close", () => all.delete(response));
}

/** @param {string} path */
function folderAt(path) {
  try {
    const real = realpathSync(path);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    throw new Failure(EXIT.INPUT, `${path}: cannot be read (${reasonOf(error)})`);
  }
  throw new Failure(EXIT.INPUT, `${path}: expected a folder`);
}

/** @param {Folder} folder @param {Events} events @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
async function answer(folder, events, request, response) {
  for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
  if (request.method === "OPTIONS") return void response.writeHead(204, PREFLIGHT).end();
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, `${request.method}: expected GET or HEAD`, { allow: "GET, HEAD, OPTIONS" });
  const { path, query } = addressOf(request.url ?? "/");
  if (path === undefined) return refuse(response, 400, "expected a path in UTF-8");
  if (path === "events") return stream(events, query, request, response);
  const found = await folder.find(path, request.headers["accept-encoding"]?.toString());
  if (!found) return refuse(response, 404, `${clip(path)}: no such file`);
  const { file, size, headers } = found;
  try {
    if (matches(request.headers["if-none-match"], headers.etag)) return void response.writeHead(304, headers).end();
    // Whoever asked may be gone by now, and not go once more.
    if (response.destroyed) return;
    response.setTimeout(PATIENCE, () => response.destroy());
    response.writeHead(200, { ...headers, "content-length": size });
    if (request.method === "HEAD" || size === 0) return void response.end();
    // To its end as it was found, whatever is written behind it.
    const body = file.createReadStream({ start: 0, end: size - 1, autoClose: false });
    response.once("close", () => body.destroy());
    await new Promise((resolve, reject) => body.on("error", reject).once("close", resolve).pipe(response));
  } finally {
    await file.close();
  }
}

/** @param {Events} events @param {URLSearchParams} query @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
async function stream(events, query, request, response) {
  // Nothing may be told for long, also where a file has gone over the connection before.
  response.setTimeout(0);
  const name = query.get("file") ?? MANIFEST;
  const id = query.get("lastEventID") ?? request.headers["last-event-id"]?.toString();
  const there = request.method === "HEAD" ? await events.has(name) : await events.join(name, id, response);
  if (there && request.method === "HEAD") response.writeHead(200, STREAM).end();
  if (!there) refuse(response, 404, `${clip(name)}: no such file`);
}

/** @param {string} url @returns {{ path?: string, query: URLSearchParams }} path: undefined where it is none */
function addressOf(url) {
  // Not by URL, which would resolve the dots that are refused.
  const [path, query] = url.split("?", 2);
  try {
    return { path: decodeURIComponent(path.slice(1)), query: new URLSearchParams(query) };
  } catch {
    return { query: new URLSearchParams(query) };
  }
}

/** @param {string | undefined} told If-None-Match @param {string} etag */
const matches = (told, etag) => told?.trim() === "*" || (told ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

/** @param {import("node:http").ServerResponse} response @param {number} status @param {string} why @param {Record<string, string>} [headers] */
const refuse = (response, status, why, headers = {}) => void response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers }).end(`${why}\n`);
