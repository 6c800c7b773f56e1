// The yardstick that shops really embed: Shopify's Buy Button, its product component in an iframe. There is no Shopify
// behind it: its client is told to answer from one local JSON file, as the package's own tests do; all that is shown is
// made by the real thing. Installed into target/, since nothing but the benchmark needs it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = { name: "@shopify/buy-button-js", version: "3.0.6" };
export const BUY_BUTTON = `Buy Button ${PACKAGE.version}`;

/** The script as it is published. @param {string} root */
export function buyButtonScript(root) {
  const folder = join(root, "target/bench-tools");
  const script = join(folder, "node_modules", PACKAGE.name, "dist/buybutton.min.js");
  if (!existsSync(script)) {
    mkdirSync(folder, { recursive: true });
    const dependencies = { [PACKAGE.name]: PACKAGE.version };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    const how = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent"];
    const { status, stderr } = spawnSync("npm", how, { cwd: folder, encoding: "utf8" });
    if (status !== 0 || !existsSync(script)) throw new Error(`${PACKAGE.name}: npm could not install it; ${stderr?.trim() || status}`);
  }
  return readFileSync(script);
}

const money = { amount: "120.0", currencyCode: "EUR" };
const image = { id: "1", src: "/chair.svg" };
const product = {
  id: "gid://shopify/Product/1", handle: "chair", title: "Oak chair", description: "", descriptionHtml: "", onlineStoreUrl: null,
  images: [image],
  options: [{ name: "Title", values: [{ value: "Default Title" }] }],
  variants: [{
    id: "gid://shopify/ProductVariant/1", productId: 1, title: "Default Title", available: false, price: money, priceV2: money,
    compareAtPrice: null, compareAtPriceV2: null, image, selectedOptions: [{ name: "Title", value: "Default Title" }],
  }],
};

/** Runs on the page, once the script is there. */
function boot() {
  const get = () => fetch("/product.json").then((response) => response.json());
  const client = {
    config: { domain: "x.example", storefrontAccessToken: "t" },
    product: { fetch: get, fetchByHandle: get },
    image: { helpers: { imageForSize: ({ src }) => src } },
    shop: { fetchInfo: async () => ({}) },
    checkout: { create: async () => ({ id: "1", lineItems: [] }), fetch: async () => null },
    graphQLClient: {},
  };
  const ui = globalThis.ShopifyBuy.UI.init(client);
  for (const node of document.querySelectorAll(".buy")) {
    const options = { product: { buttonDestination: "checkout" } };
    ui.createComponent("product", { id: 1, node, moneyFormat: "%E2%82%AC%7B%7Bamount%7D%7D", options });
  }
}

/** @param {string} root */
export const buyButton = (root) => ({
  name: BUY_BUTTON,
  head: `<script>${boot}</script><script async src="/buybutton.js" onload="boot()"></script>`,
  badge: () => `<div class="buy"></div>`,
  selector: ".buy",
  isPainted: (/** @type {Element} */ element) => {
    const frame = element.querySelector("iframe");
    const button = frame?.contentDocument?.querySelector(".shopify-buy__btn");
    return Boolean(button?.textContent?.trim() && frame?.getBoundingClientRect().height);
  },
  files: {
    "/buybutton.js": buyButtonScript(root),
    "/product.json": JSON.stringify(product),
    "/chair.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="#c9b27a"/></svg>`,
  },
});
