// The playground: sliders make a snapshot, and the elements follow it.
import { connect } from "/dist/backsoon.js";
import "./answering.js";
import { addDays, today as shopToday } from "./clock.js";
import { holidays } from "./holidays.js";
import { month, weekday } from "./month.js";
import { dayName, t } from "./translate.js";

const SKU = "CHAIR-OAK";
const closed = ["sat", "sun"];
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const isClosed = (day) => holidays.includes(day) || closed.includes(weekdays[weekday(day)]);
const firstDay = shopToday();
const form = document.getElementById("controls");
const elements = [...document.querySelectorAll("backsoon-status")];
const value = (id) => form.elements[id].value;
const number = (id) => form.elements[id].valueAsNumber;
const day = () => addDays(firstDay, number("day"));
const due = () => addDays(firstDay, number("due"));
let asked;
let answered = false;

follow();
form.addEventListener("input", follow);
form.addEventListener("submit", (event) => event.preventDefault());
// The fields have their first values again only after the event.
form.addEventListener("reset", () => setTimeout(follow));
document.documentElement.addEventListener("shop-language", follow);
elements[0].addEventListener("backsoon-change", () => {
  // The first answer also waited for its wasm.
  if (answered) document.getElementById("took").textContent = t("play.took", { milliseconds: Math.ceil(performance.now() - asked) || 1 });
  answered = true;
});

async function follow() {
  say();
  for (const element of elements) element.setAttribute("quantity", value("quantity"));
  asked = performance.now();
  connect(snapshot(), { now: `${day()}T${time()}` });
  await shown();
  draw();
}

/** The elements answer within a task of being asked, except the first time, when their wasm is still on its way. */
async function shown() {
  await new Promise((resolve) => setTimeout(resolve));
  if (elements[0].promise === undefined) await new Promise((resolve) => elements[0].addEventListener("backsoon-change", resolve, { once: true }));
}

function snapshot() {
  const coming = number("coming");
  return {
    version: 1,
    timeZone: "Europe/Budapest",
    calendar: { closed, holidays, cutOff: "14:00" },
    policy: { lowStock: 2, quietDays: 7, wording: value("wording"), showBacklog: true },
    items: [{
      sku: SKU,
      title: t(`${SKU}.name`),
      onHand: number("stock"),
      backorders: number("waiting"),
      selling: value("selling"),
      leadDays: number("lead"),
      onOrder: coming > 0 ? [{ quantity: coming, due: due() }] : [],
    }],
  };
}

function time() {
  const half = number("hour");
  return `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
}

/** What each slider stands at, in words; a screen reader reads the same. */
function say() {
  const days = (count) => t(count === 1 ? "play.days.one" : "play.days.other", { count });
  const shortDay = { weekday: "short", month: "short", day: "numeric" };
  const texts = { day: dayName(day(), shortDay), hour: time(), due: dayName(due(), shortDay), lead: days(number("lead")) };
  for (const slider of form.querySelectorAll("[type=range]")) {
    const text = texts[slider.id] ?? slider.value;
    document.getElementById(`${slider.id}-value`).textContent = text;
    if (texts[slider.id]) slider.setAttribute("aria-valuetext", text);
  }
}

function draw() {
  const parts = elements[0].promise?.parts ?? [];
  const ships = new Map();
  for (const part of parts) if (part.ships) ships.set(part.ships, (ships.get(part.ships) ?? 0) + part.quantity);
  const arrivals = new Map(number("coming") > 0 ? [[due(), number("coming")]] : []);
  document.getElementById("weeks").replaceChildren(month({ from: firstDay, today: day(), isClosed, arrivals, ships }));
}
