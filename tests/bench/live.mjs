// A shop puts a new value into a bucket: how long until a page of 48 badges shows it, and one of a thousand, beside how long a
// bare client of the same server takes to hear of a message, in the same page.
import { buildSync } from "esbuild";
import { root } from "../../scripts/setup.mjs";
import { nats } from "../services/nats.mjs";
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { longList, made, ours } from "./cases.mjs";
import { paintProbe } from "./probe.js";
import { serve } from "./server.mjs";
import { milliseconds, ratio, times } from "./statistics.mjs";
import { listing } from "./stock.mjs";

const PAGES = [48, 1000];

/** @param {{ quick: boolean, long: boolean }} options */
export async function live({ quick, long }) {
  const turns = quick ? 40 : long ? 400 : 120;
  const broker = await nats();
  try {
    const rows = [];
    for (const badges of PAGES) rows.push(...(await rowsOf(broker, badges, turns)));
    return rows;
  } finally {
    await broker.close();
  }
}

/** A bucket of so many skus, and the rows of a page that watches all of them. */
async function rowsOf(broker, badges, turns) {
  const stock = listing(badges);
  const name = `stock-${badges}`;
  const bucket = await broker.bucket(name);
  const { items, version, ...settings } = stock;
  await bucket.settings(settings);
  await Promise.all(items.map((item) => bucket.put(item.sku, item)));
  await bucket.close();
  const found = await measured(broker.url, name, stock, turns);
  return [
    {
      what: `of ${badges.toLocaleString("en")} skus watched: from a put to the new text`,
      ours: milliseconds(found.ours),
      yardstick: `bare client, publish to message ${milliseconds(found.bare)}`,
      ratio: times(ratio(found.ours, found.bare)),
    },
    { what: "  of it, until a bare client has heard of the put", ours: milliseconds(found.heard) },
  ];
}

/** @param {string} url @param {string} bucket @param {{ items: object[] }} stock @param {number} turns */
async function measured(url, bucket, stock, turns) {
  const badges = stock.items.length;
  const it = ours(stock, { head: `<script type="module" src="/backsoon.js" data-source="nats+${url}/${bucket}"></script>` });
  const client = buildSync({
    stdin: { contents: 'export { wsconnect } from "@nats-io/nats-core"', resolveDir: root }, bundle: true, minify: true, format: "esm", write: false,
  });
  const files = { ...it.files, "/sources/nats.js": made("sources/nats.js"), "/client.js": client.outputFiles[0].contents };
  const server = await serve({ ...files, "/": longList(it, badges) }, { isolated: true });
  try {
    await quietMoment();
    return await inBrowser({ probes: [paintProbe(it, badges)] }, async (page) => {
      await openPainted(page, server.url);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return page.evaluate(takeTurns, url, bucket, stock.items, turns);
    });
  } finally {
    await server.close();
  }
}

/** Runs on the page: milliseconds of each turn, in which the one publishes and the other hears. */
async function takeTurns(servers, bucket, items, turns) {
  const { wsconnect } = await import("/client.js");
  const [shop, bare] = await Promise.all([wsconnect({ servers }), wsconnect({ servers })]);
  let heard = () => {};
  bare.subscribe("bare", { callback: () => heard() });
  bare.subscribe(`$KV.${bucket}.>`, { callback: () => heard() });
  await bare.flush();
  const found = { ours: [], bare: [], heard: [] };
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  const isHeard = () => new Promise((resolve) => (heard = () => resolve(performance.now())));
  const isShown = (element) => new Promise((resolve) => element.addEventListener("backsoon-change", () => resolve(performance.now()), { once: true }));
  for (let turn = 0; turn < turns; turn += 1) {
    const at = (turn * 37) % items.length;
    // Sold out, and back: each is another text than the one before.
    items[at] = { ...items[at], selling: items[at].selling === "stock" ? "backorder" : "stock", onHand: 0, backorders: 0 };
    const text = JSON.stringify(items[at]);
    const element = document.querySelector(`[sku="${items[at].sku}"]`);
    await pause();
    let began = performance.now();
    let end = isHeard();
    shop.publish("bare", text);
    found.bare.push((await end) - began);
    await pause();
    end = isHeard();
    const shown = isShown(element);
    began = performance.now();
    shop.publish(`$KV.${bucket}.${items[at].sku}`, text);
    found.heard.push((await end) - began);
    found.ours.push((await shown) - began);
  }
  return found;
}
