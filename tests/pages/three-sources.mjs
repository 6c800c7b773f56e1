/**
 * One shop behind three kinds of backend at once: plain JSON, what `backsoon publish` wrote, and a platform. A page has one
 * element for each, called by it.
 */
import { readFileSync } from "node:fs";
import { pathOf } from "../../www/sources/shards/layout.js";
import { publishTo } from "../services/command.mjs";
import { folderOf } from "../services/processes.mjs";
import { site } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

export const KINDS = ["json", "shards", "woocommerce"];
export const inStock = "In stock, ships today";
export const gone = "Out of stock";

/** @param {string} id @param {string} source @param {string} [more] attributes */
export const status = (id, source, more = 'view="line"') => `<backsoon-status id="${id}" sku="CHAIR" source="${source}" ${more}>Ask us</backsoon-status>`;

/** @type {Map<string, { manifest: string, path: string, slices: Record<string, string> }>} */
const made = new Map();

/** What `publish` makes of a snapshot: the manifest, the slices that its items are in, by their paths, and that of the first. */
export function published(snapshot) {
  const input = JSON.stringify(snapshot);
  const before = made.get(input);
  if (before) return before;
  const folder = folderOf("faults");
  try {
    publishTo(folder.path, snapshot);
    const manifest = readFileSync(folder.at("manifest.json"), "utf8");
    const paths = snapshot.items.map(({ sku }) => pathOf(JSON.parse(manifest), sku));
    const files = { manifest, path: paths[0], slices: Object.fromEntries(paths.map((path) => [path, readFileSync(folder.at(path), "utf8")])) };
    made.set(input, files);
    return files;
  } finally {
    folder.remove();
  }
}

const stockOf = (item, more) => ({ ...shop, ...more, items: [{ sku: "CHAIR", ...item }, { sku: "STOOL", ...item }] });
const versions = {
  there: [stockOf({ onHand: 3 }), { is_in_stock: true, low_stock_remaining: 3 }],
  gone: [stockOf({ onHand: 0 }), { is_in_stock: false }],
};
const files = Object.fromEntries(Object.entries(versions).map(([name, [stock]]) => [name, published(stock)]));

/** Answers with what is published under a path. @param {string} base @param {ReturnType<typeof published>} files @param {Record<string, string>} [headers] */
export function put(base, { manifest, slices }, headers) {
  for (const [path, slice] of Object.entries(slices)) site.put(`${base}/${path}`, slice, { headers });
  site.put(`${base}/manifest.json`, manifest, { headers });
}

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
      put(base, files[version], headers);
      site.put(paths.json, stock, { headers });
      site.put(paths.woocommerce, JSON.stringify(["CHAIR", "STOOL"].map((sku) => ({ sku, ...product }))), { headers: { "content-type": "application/json", ...headers } });
    },

    /** All three answer like this. @param {Parameters<typeof site.answer>[1]} how */
    fail(how) {
      for (const kind of KINDS) site.answer(paths[kind], how);
    },
  };
}
