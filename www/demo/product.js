// The product page: `?sku=SOFA` says which. The file itself holds the first product, for readers without scripts.
import "./stepper.js";
import { basket } from "./basket.js";
import { wordDiscreetly } from "./stock.js";
import { products, variants } from "./products.js";
import { t, translate } from "./translate.js";

const root = document.documentElement;
const find = (id) => document.getElementById(id);
/** The promise in one line below the price, in sight on a phone, and in full below the button. */
const glance = find("glance");
const status = find("status");
const asked = new URLSearchParams(location.search).get("sku");
let sku = Object.hasOwn(products, asked) ? asked : "CHAIR-OAK";

const hasVariants = variants.some((variant) => variant.sku === sku);
find("variants").hidden = !hasVariants;
if (!hasVariants) for (const element of [glance, status]) element.removeAttribute("sku-from");
for (const radio of document.querySelectorAll("[name=wood]")) radio.checked = radio.value === sku;
find("quantity").value = products[sku].quantity ?? 1;

show();
root.classList.remove("veiled");
root.addEventListener("shop-language", show);

find("wood").addEventListener("change", ({ target }) => {
  sku = target.value;
  history.replaceState(null, "", `?sku=${sku}`);
  show();
});

status.addEventListener("backsoon-change", () => {
  labelButton();
  makeRoom(spoken());
  find("answer").textContent = JSON.stringify(status.promise, null, 2);
});
find("quantity").addEventListener("input", showEmbed);

find("order").addEventListener("submit", (event) => {
  event.preventDefault();
  const quantity = find("quantity").valueAsNumber;
  if (find("add").getAttribute("aria-disabled") === "true") return;
  basket.add(sku, quantity);
  const toCart = Object.assign(document.createElement("a"), { href: "cart.html", textContent: t("product.to-cart") });
  document.querySelector(".added").replaceChildren(t("product.added", { quantity, name: t(`${sku}.name`) }), " ", toCart);
});

function show() {
  const { picture, tone, price } = products[sku];
  const image = find("picture");
  image.src = `demo/pictures/${picture}.svg`;
  image.className = `stage ${tone}`;
  image.dataset.tAlt = `${sku}.name`;
  for (const field of ["name", "kind", "text", "maker", "size"]) find(field).dataset.t = `${sku}.${field}`;
  find("price").dataset.money = price;
  for (const element of [glance, status]) {
    element.dataset.t = `${sku}.fallback`;
    element.setAttribute("sku", sku);
  }
  makeRoom(products[sku].says ?? "little");
  translate();
  document.title = `${t(`${sku}.name`)}: Lomb`;
  showEmbed();
  labelButton();
  document.querySelector(".added").replaceChildren();
  wordDiscreetly();
}

/** How much there is to say now: of who need not wait little; of one that is there, but not in such numbers, much. */
function spoken() {
  if (status.state === "unknown" || !status.promise.announce) return "little";
  const { says } = products[sku];
  return !says || says === "little" ? "much" : says;
}

function makeRoom(amount) {
  find("promise").className = `says-${amount}`;
}

function showEmbed() {
  const { src } = document.querySelector('script[src$="backsoon.js"]');
  find("embed").textContent = [
    `<script type="module" src="${new URL(src).pathname}" data-source="/stock.json"></script>`,
    "",
    `<backsoon-status sku="${sku}" quantity-from="#quantity"${hasVariants ? ' sku-from="#wood"' : ""}>`,
    `  ${t(`${sku}.fallback`)}`,
    "</backsoon-status>",
  ].join("\n");
}

/** What the button offers follows what the element found out. */
function labelButton() {
  const button = find("add");
  const kinds = { preorder: "preorder", "out-of-stock": "gone", discontinued: "ended", unknown: "ask" };
  const kind = kinds[status.state] ?? "add";
  button.dataset.t = `product.${kind}`;
  button.textContent = t(`product.${kind}`);
  button.setAttribute("aria-disabled", String(["gone", "ended", "ask"].includes(kind)));
}
