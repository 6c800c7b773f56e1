// Serves the demo shop as a careful shop would: the strict Content-Security-Policy, conditional requests, nothing else.
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "./build.mjs";
import { installPackages, isStarted, root, stop } from "./setup.mjs";

const headers = {
  "content-security-policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'",
  "x-content-type-options": "nosniff",
};

/** A server, not yet listening, of `folders` by the path they appear under: `{ "/": "www", "/dist": "dist" }`. */
export async function staticServer(folders) {
  const { default: sirv } = await import("sirv");
  const mounts = Object.entries(folders)
    .sort(([one], [other]) => other.length - one.length)
    .map(([path, folder]) => ({ prefix: path.replace(/\/?$/, "/"), files: sirv(folder, { dev: true, etag: true }) }));

  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const { prefix, files } = mounts.find((mount) => request.url.startsWith(mount.prefix)) ?? mounts.at(-1);
    request.url = request.url.slice(prefix.length - 1);
    // Whole files only: nobody needs a part of these, and a range that ends before it begins ends the server.
    delete request.headers.range;
    files(request, response, () => response.writeHead(404, { "content-type": "text/plain" }).end("Not found"));
  });
}

export const demoServer = () => staticServer({ "/": join(root, "www"), "/dist": join(root, "dist") });

async function start() {
  const port = Number(process.env.PORT ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`PORT=${process.env.PORT}: expected a number from 0 to 65535`);
  installPackages();
  const server = await demoServer();
  server.on("error", ({ code, message }) =>
    stop(code === "EADDRINUSE" ? `Port ${port} of 127.0.0.1 is in use: stop what listens there, or choose another with PORT=…` : message),
  );
  // The port is taken before the build, which may last minutes: a busy one is said at once.
  server.listen(port, "127.0.0.1", async () => {
    await build();
    console.log(`The demo shop: http://127.0.0.1:${server.address().port}/`);
  });
}

if (isStarted(import.meta.url)) await start();
