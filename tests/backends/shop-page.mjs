/** A product page as a shop would write it: on a server of its own, in a real browser, under the strict policy. */
import assert from "node:assert/strict";
import { Tab, launch } from "../pages/browsers.mjs";
import { openSite } from "../pages/server.mjs";

/** What no platform knows, told by the page. */
const settings = { timeZone: "Europe/Budapest", calendar: { closed: ["sat", "sun"], holidays: ["2026-12-25"], cutOff: "14:00" } };

/**
 * @param {string} source as the page names it
 * @param {string} api origin of the shop's API
 * @param {[sku: string, quantity: number][]} elements
 * @param {{ site?: Awaited<ReturnType<typeof openSite>>, options?: object, tag?: string }} [how] site: one that is open already;
 *   options: more of them, for the adapter; tag: more attributes of the script tag
 */
export async function openShopPage(source, api, elements, { site: known, options = {}, tag = "" } = {}) {
  const site = known ?? (await openSite());
  const browser = await launch("chromium");
  const tab = await Tab.open(browser);
  const block = `<script type="application/json" id="shop">${JSON.stringify({ ...settings, ...options })}</script>`;
  const statuses = elements.map(([sku, quantity]) => `<p><backsoon-status sku="${sku}" quantity="${quantity}">Ask us</backsoon-status></p>`);
  const { url } = site.page([block, ...statuses].join("\n"), {
    source,
    tag: `data-options="#shop" data-poll="1" ${tag}`,
    policy: `${site.policy}; connect-src 'self' ${api}`,
  });
  await tab.go(url);

  return {
    tab,
    /**
     * Waits until the element says what is expected.
     * @param {string} sku @param {number} quantity @param {RegExp} expected @param {number} [seconds]
     */
    says(sku, quantity, expected, seconds) {
      const said = async () => (await tab.shown(`[sku="${sku}"][quantity="${quantity}"]`)).join(" ");
      return tab.until(said, (text) => expected.test(text), seconds);
    },
    /** The page has told that the shop has not these, and nothing else. @param {string[]} skus in the order of the alphabet */
    async lacks(...skus) {
      const named = (/** @type {string} */ text) => skus.some((sku) => text.includes(`'${sku}'`));
      assert.deepEqual([...new Set((await tab.errors()).map(({ sku }) => sku))].sort(), skus);
      assert.deepEqual(tab.complaints.filter((text) => !named(text)), []);
    },
    async close() {
      await browser.close();
      if (!known) await site.close();
    },
  };
}
