/**
 * The demo shop as `npm start` serves it, with pages beside it that tests write: under the same policy, each request
 * counted, and every answer open to be another one.
 */
import { createServer } from "node:http";
import { demoServer } from "../../scripts/serve.mjs";

const types = { html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", css: "text/css", wasm: "application/wasm" };

/** Where the shops of the tests are, and when they close for the day. */
export const shop = { version: 1, timeZone: "Europe/Budapest", calendar: { closed: ["sat", "sun"], cutOff: "14:00" } };

/** A page as a shop would write it; nothing of it moves but what the element moves. */
const html = ({ body, lang, dir, source, tag, styles, scripts, library }) => `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A product</title>
<link rel="stylesheet" href="/dist/backsoon.css">
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
<script type="module" src="${library}"${source ? ` data-source="${source}"` : ""} ${tag}></script>
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join("\n")}
<main>
<h1>A product</h1>
${body}
</main>`;

export async function openSite() {
  const demo = await demoServer();
  /** @type {Map<string, (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void>} */
  const answers = new Map();
  /** @type {string[]} */
  const requests = [];
  let pages = 0;
  let policy = "";

  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://shop").pathname;
    requests.push(path);
    const answer = answers.get(path);
    if (!answer) return demo.emit("request", request, response);
    response.setHeader("content-security-policy", policy);
    answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  policy = (await fetch(`${url}/index.html`)).headers.get("content-security-policy");

  const site = {
    url,
    policy,
    requests,

    /** @param {string} path */
    asked: (path) => requests.filter((one) => one === path).length,

    /**
     * Answers a path with this text, bytes or object.
     * @param {string} path @param {unknown} content @param {{ status?: number, headers?: Record<string, string> }} [how]
     */
    put(path, content, { status = 200, headers = {} } = {}) {
      const plain = typeof content === "string" || content instanceof Uint8Array;
      const type = types[path.split(".").at(-1)] ?? "text/plain";
      answers.set(path, (_request, response) => {
        response.writeHead(status, { "content-type": type, "cache-control": "no-cache", ...headers });
        response.end(plain ? content : JSON.stringify(content));
      });
    },

    /** Answers a path by a function, or by nothing but silence. @param {string} path */
    answer: (path, how = (_request, _response) => {}) => answers.set(path, how),

    /** As if it had never been put. @param {string} path */
    drop: (path) => answers.delete(path),

    /**
     * Writes a page around `body`; its stock lies at `page.stock`.
     * @param {string} body
     * @param {{ stock?: unknown, source?: string, lang?: string, dir?: string, tag?: string, css?: string, script?: string, policy?: string, library?: string }} [how]
     *   `tag`: more attributes of the script tag; `script`: a module of the page's own
     */
    page(body, { stock, source, lang = "en", dir = "ltr", tag = "", css, script, policy, library = "/dist/backsoon.js" } = {}) {
      pages += 1;
      const name = `/pages/${pages}`;
      const styles = css ? [`${name}.css`] : [];
      const scripts = script ? [`${name}.js`] : [];
      if (css) site.put(styles[0], css);
      if (script) site.put(scripts[0], script);
      if (stock !== undefined) site.put(`${name}.json`, stock);
      const told = source ?? (stock === undefined ? "" : `${name}.json`);
      const headers = policy ? { "content-security-policy": policy } : {};
      site.put(`${name}.html`, html({ body, lang, dir, source: told, tag, styles, scripts, library }), { headers });
      return { url: `${url}${name}.html`, stock: `${name}.json` };
    },

    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  site.put("/favicon.ico", "");
  return site;
}
