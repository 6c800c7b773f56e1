/**
 * Real edge workers on 127.0.0.1, in the runtime that Cloudflare runs them in: installed from npm into target/workerd,
 * bundled as wrangler does.
 */
import { build } from "esbuild";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../scripts/setup.mjs";
import { installed } from "../../services/packages.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(root, "target/workerd");
const types = { ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** The bundle of a worker, and the wasm that it imports: that is compiled by whoever deploys it, never at the edge. */
async function modulesOf(/** @type {string} */ worker) {
  const wasm = new Map();
  /** The package as an install of it lies in node_modules, and its wasm as a module beside the bundle. */
  const packaged = {
    name: "packaged",
    setup: ({ onResolve, resolve: find }) =>
      onResolve({ filter: /^backsoon(\/|$)/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData) return undefined;
        const found = await find(path, { ...from, resolveDir: cache, pluginData: "asked" });
        if (!found.path.endsWith(".wasm")) return found;
        const name = basename(found.path);
        wasm.set(name, readFileSync(found.path));
        return { path: `./${name}`, external: true };
      }),
  };
  const { outputFiles } = await build({ entryPoints: [worker], bundle: true, format: "esm", write: false, conditions: ["workerd", "worker", "browser"], plugins: [packaged], logLevel: "error" });
  return [
    { type: "ESModule", path: "worker.js", contents: outputFiles[0].text },
    ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents })),
  ];
}

/**
 * @param {string} worker its file
 * @param {{ assets?: Record<string, string>, kv?: string[], r2?: string[] }} [bindings] `assets`: folders by the path they appear under
 * @returns {Promise<{ url: string, kv(name: string): Promise<any>, r2(name: string): Promise<any>, stop(): Promise<void> }>}
 */
export async function startWorker(worker, { assets = {}, kv = [], r2 = [] } = {}) {
  installed(here, cache);
  const link = join(cache, "node_modules/backsoon");
  if (!existsSync(link)) symlinkSync(root, link, "dir");
  const { Miniflare, Response } = createRequire(join(cache, "package.json"))("miniflare");
  const assetAt = (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
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
