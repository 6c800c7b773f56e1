// The checkout: who it is for, what leaves when, and the order itself.
import "./summary.js";
import { basket } from "./basket.js";
import { place } from "./placing.js";
import { products } from "./products.js";
import { terms } from "./terms.js";
import { t } from "./translate.js";

const find = (id) => document.getElementById(id);
const wanted = () => basket.lines.filter(({ sku }) => Object.hasOwn(products, sku));

show();
document.documentElement.classList.remove("veiled");
basket.follow(show);
document.documentElement.addEventListener("shop-language", show);

for (const radio of document.querySelectorAll("[name=terms]")) radio.checked = radio.value === terms.chosen;
find("terms").addEventListener("change", ({ target }) => {
  terms.chosen = target.value;
  find("summary").refresh();
});

find("who").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, email } = Object.fromEntries(new FormData(event.target));
  // Twice pressed is once ordered.
  find("place").disabled = true;
  const id = await place({ lines: wanted(), name: name.trim(), email: email.trim(), parcels: basket.parcels }).catch((error) => console.warn(`checkout: ${error.message}`));
  find("place").disabled = false;
  find("failed").textContent = id ? "" : t("checkout.failed");
  if (!id) return;
  location.assign(`order.html?id=${id}`);
  basket.clear();
});

function show() {
  // What is ordered is no longer in the cart, and the page is on its way to the order.
  if (find("place").disabled) return;
  const lines = wanted();
  find("nothing").hidden = lines.length > 0;
  find("checkout").hidden = lines.length === 0;
  find("summary").lines = lines;
}
