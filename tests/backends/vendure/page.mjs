/** A product page as a shop on Vendure would write it: on a server of its own, in a real browser, under the strict policy. */
import { Tab, launch } from "../../pages/browsers.mjs";
import { openSite } from "../../pages/server.mjs";

/** What Vendure does not know, told by the page. LOW_STOCK is the last one in this shop. */
const settings = {
  timeZone: "Europe/Budapest",
  lowStock: 1,
  calendar: { closed: ["sat", "sun"], holidays: ["2026-12-25"], cutOff: "14:00" },
};

/**
 * @param {string} vendure origin of the Vendure server
 * @param {[sku: string, quantity: number][]} elements
 */
export async function openShopPage(vendure, elements) {
  const site = await openSite();
  const browser = await launch("chromium");
  const tab = await Tab.open(browser);
  const block = `<script type="application/json" id="shop">${JSON.stringify(settings)}</script>`;
  const statuses = elements.map(([sku, quantity]) => `<p><backsoon-status sku="${sku}" quantity="${quantity}">Ask us</backsoon-status></p>`);
  const { url } = site.page([block, ...statuses].join("\n"), {
    source: `vendure+${vendure}/shop-api`,
    tag: 'data-options="#shop" data-poll="1"',
    policy: `${site.policy}; connect-src 'self' ${vendure}`,
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
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
