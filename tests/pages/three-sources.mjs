/**
 * One shop behind three kinds of backend at once: plain JSON, what `backsoon publish` wrote, and a platform. A page has one
 * element for each, called by it.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/setup.mjs";
import { pathOf } from "../../www/sources/shards/layout.js";
import { folderOf } from "../services/processes.mjs";
import { site } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

export const KINDS = ["json", "shards", "woocommerce"];
export const inStock = "In stock, ships today";
export const gone = "Out of stock";

/** @param {string} id @param {string} source @param {string} [more] attributes */
export const status = (id, source, more = 'view="line"') => `<backsoon-status id="${id}" sku="CHAIR" source="${source}" ${more}>Ask us</backsoon-status>`;

/** What `publish` makes of a snapshot: the manifest, and the one slice that a page of chairs fetches. */
export function published(snapshot) {
  const folder = folderOf("faults");
  try {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/cli/backsoon.js"), "publish", "-", "--to", folder.path, "--quiet"], { input: JSON.stringify(snapshot), encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const manifest = readFileSync(folder.at("manifest.json"), "utf8");
    const path = pathOf(JSON.parse(manifest), "CHAIR");
    return { manifest, path, slice: readFileSync(folder.at(path), "utf8") };
  } finally {
    folder.remove();
  }
}

const stockOf = (item, more) => ({ ...shop, ...more, items: [{ sku: "CHAIR", ...item }] });
const versions = {
  there: [stockOf({ onHand: 3 }), { is_in_stock: true, low_stock_remaining: 3 }],
  gone: [stockOf({ onHand: 0 }), { is_in_stock: false }],
};
const files = Object.fromEntries(Object.entries(versions).map(([name, [stock]]) => [name, published(stock)]));

let backends = 0;

/** @param {string} tag attributes of the script tag */
export function threeSources(tag) {
  backends += 1;
  const base = `/faults/${backends}`;
  const paths = { json: `${base}/stock.json`, shards: `${base}/manifest.json`, woocommerce: `${base}/products` };
  const sources = { json: paths.json, shards: `shards+${paths.shards}`, woocommerce: `woocommerce+${base}` };
  const settings = `data-time-zone="${shop.timeZone}"`;
  return {
    paths,
    url: site.page(KINDS.map((kind) => status(kind, sources[kind])).join("\n"), { tag: `${settings} ${tag}` }).url,

    /** All three tell this version. @param {"there" | "gone"} version @param {Record<string, string>} [headers] */
    tell(version, headers = {}) {
      const [stock, product] = versions[version];
      const { manifest, path, slice } = files[version];
      site.put(`${base}/${path}`, slice, { headers });
      site.put(paths.shards, manifest, { headers });
      site.put(paths.json, stock, { headers });
      site.put(paths.woocommerce, JSON.stringify([{ sku: "CHAIR", ...product }]), { headers: { "content-type": "application/json", ...headers } });
    },

    /** All three answer like this. @param {Parameters<typeof site.answer>[1]} how */
    fail(how) {
      for (const kind of KINDS) site.answer(paths[kind], how);
    },
  };
}
