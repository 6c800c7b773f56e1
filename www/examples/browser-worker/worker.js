// @ts-check
/** Holds the catalogue, and says of each item when so many of it can be had. */
import { open } from "../../dist/index.js";

const opened = open(new URL("../shop.json", import.meta.url).href, { locales: ["hu"] });

addEventListener("message", async ({ data: { quantity, locale } }) => {
  const shop = await opened;
  if (Number.isSafeInteger(quantity) && quantity > 0) postMessage(shop.skus.map((sku) => `${sku}: ${shop.face(sku, quantity, { locale }).headline}`));
});
