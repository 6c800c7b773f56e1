// The cart page: its lines, and beside them what they come to in shipments and charges.
import "./stepper.js";
import { basket } from "./basket.js";
import { products } from "./products.js";
import { wordDiscreetly } from "./stock.js";
import { money, t, translate } from "./translate.js";

const root = document.documentElement;
const find = (id) => document.getElementById(id);
const list = find("lines");
const plan = find("plan");
const example = [["CHAIR-OAK", 2], ["STOOL", 4], ["SOFA", 1], ["RUG", 1]];

/** The line of each sku: a line stays the same element while its quantity changes, so that focus stays in it. */
const lines = new Map();

show();
root.classList.remove("veiled");
basket.follow(show);
root.addEventListener("shop-language", show);

find("example").addEventListener("click", () => {
  for (const [sku, quantity] of example) basket.add(sku, quantity);
  document.querySelector(".cart-title").focus();
});

list.addEventListener("input", ({ target }) => {
  const { sku } = target.closest("li").dataset;
  if (target.validity.valid && target.value !== "") basket.set(sku, target.valueAsNumber);
});

// A field left empty or wrong shows again what the cart holds.
list.addEventListener("change", show);

list.addEventListener("backsoon-change", ({ target }) => priceLine(target.closest("li")));

plan.addEventListener("backsoon-change", ({ detail }) => (basket.parcels = detail.parcels));

list.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-remove]")) return;
  basket.remove(target.closest("li").dataset.sku);
  (list.querySelector("[data-remove]") ?? find("example")).focus();
});

function show() {
  const wanted = basket.lines.filter(({ sku }) => Object.hasOwn(products, sku));
  find("empty").hidden = wanted.length > 0;
  find("cart").hidden = wanted.length === 0;
  for (const [sku, line] of lines) {
    if (wanted.some((one) => one.sku === sku)) continue;
    line.remove();
    lines.delete(sku);
  }
  for (const line of wanted) showLine(line);
  showPlan(wanted);
}

function showPlan(wanted) {
  plan.setAttribute("parcels", basket.parcels);
  plan.lines = wanted.map(({ sku, quantity }) => ({ sku, quantity, title: t(`${sku}.name`) }));
}

function showLine({ sku, quantity }) {
  if (!lines.has(sku)) {
    lines.set(sku, newLine(sku));
    list.append(lines.get(sku));
    wordDiscreetly(lines.get(sku));
  }
  const line = lines.get(sku);
  const field = line.querySelector("input");
  translate(line);
  field.setAttribute("aria-label", t("cart.quantity", { name: t(`${sku}.name`) }));
  line.querySelector("[data-remove]").setAttribute("aria-label", t("cart.remove.one", { name: t(`${sku}.name`) }));
  if (field.valueAsNumber !== quantity && field !== document.activeElement) field.value = quantity;
  line.querySelector("backsoon-status").setAttribute("quantity", quantity);
  priceLine(line);
}

/** What of a line can be had is what it costs. */
function priceLine(line) {
  const status = line.querySelector("backsoon-status");
  const units = Number(status.getAttribute("quantity")) - (status.promise?.unavailable ?? 0);
  line.querySelector(".line-price").textContent = money(products[line.dataset.sku].price * units, 2);
}

function newLine(sku) {
  const line = find("line").content.firstElementChild.cloneNode(true);
  const { picture, tone } = products[sku];
  line.dataset.sku = sku;
  const image = line.querySelector("img");
  image.src = `demo/pictures/${picture}.svg`;
  image.classList.add(tone);
  const link = line.querySelector("a");
  link.href = `product.html?sku=${sku}`;
  link.dataset.t = `${sku}.name`;
  const status = line.querySelector("backsoon-status");
  status.dataset.t = `${sku}.fallback`;
  status.setAttribute("sku", sku);
  return line;
}
