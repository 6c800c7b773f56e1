/** How the date is known: folded up below all that a full status offers, until somebody asks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { status, stock } from "./waiting.mjs";

const lateness = { purchase: { samples: 41, quantiles: [[0.1, -1], [0.5, 0], [0.9, 9]] } };
const late = {
  ...stock,
  suppliers: { acme: { ...stock.suppliers.acme, lateness } },
  items: stock.items.map((item) => (item.sku === "WALNUT" ? { ...item, supplier: "acme" } : item)),
};
const title = "How we know this date";
const steps = [
  "It comes with a delivery that is due on Wednesday, December 16.",
  "We expect 4 in 5 of this supplier's deliveries in this range: 1 day early to 9 days late.",
  "We go by 41 of its deliveries.",
];

inEachBrowser(() => {
  const visit = async (body = status("WALNUT"), how = {}) => {
    const page = site.page(body, { stock: late, ...how });
    await tab.go(page.url);
    await tab.until(() => on("#it", (it) => !!offered(it).how), Boolean);
    await tab.settle();
    return page;
  };
  const told = () => on("#it", (it) => offered(it).how);
  const reads = (...lines) => tab.until(told, (found) => JSON.stringify(found) === JSON.stringify(lines));
  const focus = () => on("#it", (it) => it.shadowRoot.querySelector("summary").focus());
  const focused = () => on("#it", (it) => it.shadowRoot.activeElement?.getAttribute("part"));

  test("a click unfolds the steps, and another folds them up", async () => {
    await visit();
    assert.deepEqual(await told(), [title]);
    await on("#it", (it) => it.shadowRoot.querySelector("summary").click());
    await reads(title, ...steps);
    await on("#it", (it) => it.shadowRoot.querySelector("summary").click());
    await reads(title);
    assert.deepEqual(tab.complaints, []);
  });

  test("so does the keyboard, and the focus can be seen", async () => {
    await visit();
    await focus();
    for (const key of ["Enter", " "]) {
      await tab.page.keyboard.press(key);
      await reads(title, ...steps);
      await tab.page.keyboard.press(key);
      await reads(title);
    }
    assert.notEqual(await on("#it", (it) => getComputedStyle(it.shadowRoot.querySelector("summary")).outlineStyle), "none");
  });

  for (const width of [280, 360, 1280]) {
    test(`nothing above it moves when it is unfolded, at ${width} px`, async (t) => {
      await tab.page.setViewport({ width, height: 900 });
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      await visit();
      const boxes = () =>
        on("#it", (it) =>
          [...it.shadowRoot.querySelectorAll("[part]:not([part=root], [part=face], [part=care], [part=how], [part=how] *)")].map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return [one.getAttribute("part"), x, y, width, height];
          }),
        );
      const before = await boxes();
      assert.ok(before.some(([part]) => part === "headline") && before.some(([part]) => part === "action"));
      await on("#it", (it) => it.shadowRoot.querySelector("summary").click());
      await reads(title, ...steps);
      await tab.settle();
      assert.deepEqual(await boxes(), before);
      const { tall, wide } = await on("#it", (it) => {
        const face = it.shadowRoot.querySelector("[part=face]");
        return { tall: face.scrollHeight - face.clientHeight, wide: document.documentElement.scrollWidth - innerWidth };
      });
      assert.ok(tall <= 0 && wide <= 0, `${tall} px too tall, ${wide} px too wide`);
    });
  }

  test("unfolded it stays when a new stock tells other steps, and so does the focus", async () => {
    const page = await visit(status("WALNUT"), { tag: 'data-poll="1"' });
    await focus();
    await tab.page.keyboard.press("Enter");
    await reads(title, ...steps);
    const items = late.items.map((item) => (item.sku === "WALNUT" ? { ...item, onOrder: [{ quantity: 9, due: "2026-12-21" }] } : item));
    site.put(page.stock, { ...late, items });
    await reads(title, steps[0].replace("Wednesday, December 16", "Monday, December 21"), ...steps.slice(1));
    assert.equal(await focused(), "how-ask");
    site.put(page.stock, { ...late, items: items.map((item) => (item.sku === "WALNUT" ? { ...item, onOrder: [{ quantity: 9 }] } : item)) });
    await reads("Why there is no date yet", "It comes with a delivery for which our supplier has given us no date yet.");
    assert.equal(await focused(), "how-ask");
  });

  test("where nobody has to wait there is nothing to unfold, nor where the shop leaves it out", async () => {
    await visit(status("WALNUT") + status("OAK", "", "oak") + status("SOON", "", "soon") + status("WALNUT", 'without="how"', "without"));
    await tab.until(() => on("#without", (it) => !!offered(it).actions), Boolean);
    for (const id of ["oak", "soon", "without"]) assert.equal(await on(`#${id}`, (it) => offered(it).how), undefined, id);
  });
});
