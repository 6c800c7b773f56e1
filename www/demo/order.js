// The page of an order: `?id=LM-1042`, or the last one of this browser. What the customer sees is cut out of the shop's
// private stock and orders by the core.
import { localTime } from "./clock.js";
import { showDesk } from "./desk.js";
import { orders } from "./orders.js";
import { place } from "./placing.js";
import { dayName, t } from "./translate.js";
import { worldOf } from "./world.js";

const root = document.documentElement;
const find = (id) => document.getElementById(id);
const element = find("life");
const example = { lines: [{ sku: "CHAIR-WALNUT", quantity: 2 }, { sku: "CHAIR-OAK", quantity: 1 }], name: "Anna Kovács", email: "anna@lomb.example", parcels: "several" };

const record = orders.find(new URLSearchParams(location.search).get("id"));
const world = record && (await worldOf(record));

find("nothing").hidden = !!world;
find("order").hidden = !world;
if (world) follow();
root.classList.remove("veiled");

find("example").addEventListener("click", async () => {
  const id = await place(example);
  if (id) location.assign(`order.html?id=${id}`);
});

function follow() {
  show();
  const desk = showDesk(world, show);
  root.addEventListener("shop-language", () => {
    show();
    desk.show();
  });
  element.addEventListener("backsoon-cancel", ({ detail }) => {
    detail.respondWith((async () => {
      const refused = world.cancel(detail.line);
      if (refused) throw new Error(refused);
      desk.say("cancel");
      return publicOrder();
    })());
  });
}

/** The order as its customer may see it, with the names the shop's own pages show. */
function publicOrder() {
  const order = world.shop.publicOrder(record.id);
  return { ...order, lines: order.lines.map((line) => ({ ...line, title: t(`${line.sku}.name`) })) };
}

function show() {
  const { name, parcels, now, snapshot } = world.record;
  const [order] = snapshot.orders;
  find("thanks").textContent = t("order.thanks", { name });
  find("placed").textContent = t("order.placed", { day: dayName(localTime(order.events[0].at).slice(0, 10)) });
  find("one-parcel").hidden = parcels !== "one" || order.lines.length < 2;
  element.now = now;
  element.snapshot = world.shop.publicSnapshot();
  element.order = publicOrder();
  element.style.setProperty("--lines", order.lines.length);
  showOthers();
}

function showOthers() {
  const others = orders.all.filter(({ id }) => id !== record.id);
  find("others").hidden = others.length === 0;
  find("others").querySelector("ul").replaceChildren(...others.map(({ id }) => {
    const row = document.createElement("li");
    row.append(Object.assign(document.createElement("a"), { href: `order.html?id=${id}`, textContent: id }));
    return row;
  }));
}
