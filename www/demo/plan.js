// What leaves when, and when it is paid: the preview of the cart, worked out in this browser.
import { stoppedAt, today } from "./clock.js";
import { stock } from "./stock.js";
import { dayName, money, t } from "./translate.js";

const find = (id) => document.getElementById(id);
let opened;
let wanted;

/** Shows the plan for these lines; while it is worked out, later lines may have taken their place. */
export async function showPlan(lines) {
  wanted = lines;
  try {
    opened ??= import("/dist/index.js").then(async ({ open }) => open(await stock, { now: stoppedAt }));
    const shop = await opened;
    if (wanted === lines) write(shop.preview(lines), lines);
  } catch (error) {
    console.warn(`cart preview: ${error.message}`);
    find("worked-out").hidden = true;
    find("no-plan").hidden = false;
  }
}

function write({ shipments, charges, together, unavailable }, lines) {
  const rows = shipments.map((shipment) => shipmentRow(whenClass(shipment.ships), when(shipment.ships), shipment.lines, shipment.amount));
  if (unavailable > 0) rows.push(shipmentRow("none", t("plan.unavailable"), missing(shipments, lines)));
  find("worked-out").classList.add("written");
  find("shipments").replaceChildren(...rows);
  find("together").textContent = together && shipments.length > 1 ? t("plan.together", { day: dayName(together) }) : "";
  find("charges").replaceChildren(...charges.map(({ on, amount }) => chargeRow(when(on, "plan.undated.charge"), amount)), totalRow(charges));
}

function when(day, undated = "plan.undated") {
  if (day === null) return t(undated);
  return day === today() ? t("plan.today") : dayName(day);
}

function whenClass(day) {
  if (day === null) return "undated";
  return day === today() ? "today" : "dated";
}

function shipmentRow(kind, title, lines, amount) {
  const row = find("shipment").content.firstElementChild.cloneNode(true);
  row.classList.add(kind);
  row.querySelector("h3").textContent = title;
  row.querySelector("ul").replaceChildren(...lines.map(({ sku, quantity }) => text("li", `${quantity} × ${t(`${sku}.name`)}`)));
  row.querySelector(".shipment-amount").textContent = amount === undefined ? "" : money(amount);
  return row;
}

/** What was wanted less what some shipment holds. */
function missing(shipments, lines) {
  const shipped = (sku) => shipments.flatMap((one) => one.lines).reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
  return lines.map(({ sku, quantity }) => ({ sku, quantity: quantity - shipped(sku) })).filter(({ quantity }) => quantity > 0);
}

function chargeRow(label, amount, kind = "") {
  const row = document.createElement("div");
  row.className = kind;
  row.append(text("dt", label), text("dd", money(amount)));
  return row;
}

function totalRow(charges) {
  return chargeRow(t("plan.total"), charges.reduce((sum, { amount }) => sum + amount, 0), "sum");
}

function text(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
