// A plain server in Node whose product pages say when, before any script has run.
//
//     npm run build && node www/examples/node/server.mjs      http://127.0.0.1:4175/CHAIR (or PORT)
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { open } from "backsoon";

/** Where the package lies: its scripts, wasm and sheets are served as they are. */
const dist = new URL("./", import.meta.resolve("backsoon"));
const types = { css: "text/css", js: "text/javascript", json: "application/json", wasm: "application/wasm" };
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

const snapshot = JSON.parse(await readFile(new URL("../shop.json", import.meta.url), "utf8"));
/** The merchant's own; pages are given what may leave the house. */
const shop = await open(snapshot);
const titles = new Map(snapshot.items.map(({ sku, title }) => [sku, title]));

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (sku, locale) => `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(titles.get(sku))}</title>
<link rel="stylesheet" href="/backsoon/backsoon.css">
<link rel="preload" as="style" href="/backsoon/status.css">
<script type="module" src="/backsoon/backsoon.js" data-source="/stock.json"></script>
<h1>${escaped(titles.get(sku))}</h1>
<backsoon-status sku="${sku}" quantity="5">${shop.html(sku, 5, { locale, stylesheet: "/backsoon/status.css" })}Usually ships in two days</backsoon-status>
`;

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://shop");
  const answer = (status, type, body) => response.writeHead(status, { "content-type": type ?? "text/plain", "content-security-policy": policy }).end(body);
  const sku = pathname.slice(1);
  if (titles.has(sku)) return answer(200, "text/html; charset=utf-8", page(sku, searchParams.get("lang") === "hu" ? "hu" : "en"));
  if (pathname === "/stock.json") return answer(200, types.json, JSON.stringify(shop.publicSnapshot()));
  if (pathname === "/favicon.ico") return answer(204);
  const file = /^\/backsoon\/((?:locales\/(?:care\/)?)?[\w-]+\.(\w+))$/.exec(pathname);
  const body = file && (await readFile(new URL(file[1], dist)).catch(() => undefined));
  if (body) return answer(200, types[file[2]], body);
  answer(404, "text/plain", "Not found");
});
server.listen(Number(process.env.PORT ?? 4175), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/CHAIR`));
