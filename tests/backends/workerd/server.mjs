/**
 * Real edge workers on 127.0.0.1, in the runtime that Cloudflare runs them in: installed from npm into target/workerd,
 * bundled as wrangler does.
 */
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "../../services/packages.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const cache = resolve(here, "../../../target/workerd");
const types = { ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** The bundle of a worker, and the wasm that it imports: that is compiled by whoever deploys it, never at the edge. */
async function modulesOf(/** @type {string} */ worker) {
  const wasm = new Map();
  const compiled = {
    name: "wasm",
    setup: ({ onResolve, resolve: find }) =>
      onResolve({ filter: /\.wasm$/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData) return undefined;
        const found = await find(path, { ...from, pluginData: "asked" });
        const name = `./module-${wasm.size}.wasm`;
        wasm.set(name, readFileSync(found.path));
        return { path: name, external: true };
      }),
  };
  const { outputFiles } = await build({ entryPoints: [worker], bundle: true, format: "esm", write: false, conditions: ["workerd", "worker", "browser"], plugins: [compiled], logLevel: "error" });
  return [
    { type: "ESModule", path: "worker.js", contents: outputFiles[0].text },
    ...[...wasm].map(([name, contents]) => ({ type: "CompiledWasm", path: name.slice(2), contents })),
  ];
}

/**
 * @param {string} worker its file
 * @param {{ assets?: Record<string, string>, kv?: string[], r2?: string[] }} [bindings] `assets`: folders by the path they appear under
 * @returns {Promise<{ url: string, kv(name: string): Promise<any>, r2(name: string): Promise<any>, stop(): Promise<void> }>}
 */
export async function startWorker(worker, { assets = {}, kv = [], r2 = [] } = {}) {
  installed(here, cache);
  const { Miniflare, Response } = createRequire(join(cache, "package.json"))("miniflare");
  const assetAt = (request) => {
    const { pathname } = new URL(request.url);
    const [path, folder] = Object.entries(assets).find(([start]) => pathname.startsWith(start)) ?? [];
    try {
      return new Response(readFileSync(join(folder, pathname.slice(path.length))), { headers: { "content-type": types[extname(pathname)] ?? "text/plain" } });
    } catch {
      return new Response("Not found", { status: 404 });
    }
  };
  const runtime = new Miniflare({
    modules: await modulesOf(worker),
    modulesRoot: "/",
    compatibilityDate: "2025-11-01",
    host: "127.0.0.1",
    port: 0,
    // Where on earth a request comes from would be asked of the world.
    cf: false,
    kvNamespaces: kv,
    r2Buckets: r2,
    serviceBindings: { ASSETS: assetAt },
  });
  const url = String(await runtime.ready).replace(/\/$/, "");
  return { url, kv: (name) => runtime.getKVNamespace(name), r2: (name) => runtime.getR2Bucket(name), stop: () => runtime.dispose() };
}
