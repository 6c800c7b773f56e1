// What every page does: speak the reader's language, offer the switches, count the cart, tell the shop's time.
import { basket } from "./basket.js";
import { stoppedAt } from "./clock.js";
import { addSwitches } from "./switches.js";
import { dayName, t, translate } from "./translate.js";

const root = document.documentElement;

translate();
addSwitches(document.querySelector(".switches"), () => {
  tellTime();
  countCart();
  root.dispatchEvent(new CustomEvent("shop-language"));
});
countCart();
tellTime();
basket.follow(countCart);
// A page that a script writes lifts the veil itself.
if (!("written" in root.dataset)) root.classList.remove("veiled");

function countCart() {
  const { count } = basket;
  const badge = document.querySelector(".cart-count");
  badge.classList.toggle("none", count === 0);
  badge.textContent = count;
  badge.nextElementSibling.textContent = count === 0 ? "" : t(count === 1 ? "cart.count.one" : "cart.count.other", { count });
}

function tellTime() {
  if (!stoppedAt) return;
  const [day, time] = stoppedAt.split("T");
  const line = document.querySelector(".day .hours");
  delete line.dataset.t;
  line.classList.add("stopped");
  const restart = document.createElement("a");
  restart.href = "?now=";
  restart.textContent = t("clock.restart");
  line.replaceChildren(t("clock.stopped", { day: dayName(day), time }), " ", restart);
}
