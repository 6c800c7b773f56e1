// The weeks ahead as a calendar: when the shop is closed, when a delivery comes, what ships on which day.
import { addDays } from "./clock.js";
import { dayName, t } from "./translate.js";

const WEEKS = 8;
/** 0 is Sunday. */
export const weekday = (day) => new Date(`${day}T00:00Z`).getUTCDay();
const monday = (day) => addDays(day, -((weekday(day) + 6) % 7));

/**
 * A table of the weeks from `from`.
 * @param {{ from: string, today: string, isClosed: (day: string) => boolean, arrivals: Map<string, number>, ships: Map<string, number> }} facts
 *   `from`: the first week's day; `arrivals` and `ships`: units by day
 */
export function month({ from, today, isClosed, arrivals, ships }) {
  const first = monday(from);
  const table = document.createElement("table");
  table.append(element("caption", t("month.caption")), heading(first), document.createElement("tbody"));
  for (let week = 0; week < WEEKS; week += 1) {
    const row = document.createElement("tr");
    for (let day = 0; day < 7; day += 1) row.append(cell(addDays(first, week * 7 + day)));
    table.tBodies[0].append(row);
  }
  return table;

  function cell(day) {
    const square = document.createElement("td");
    const newMonth = day.endsWith("-01") || day === first;
    const number = element("span", newMonth ? dayName(day, { month: "short", day: "numeric" }) : String(Number(day.slice(8))));
    if (newMonth) number.className = "month-name";
    square.append(number);
    square.classList.toggle("closed", isClosed(day));
    square.classList.toggle("past", day < today);
    if (day === today) {
      square.classList.add("today");
      square.setAttribute("aria-current", "date");
      square.append(element("span", t("month.today"), "unseen"));
    }
    if (arrivals.has(day)) square.append(element("span", t("month.arrives", { count: arrivals.get(day) }), "mark arrives"));
    if (ships.has(day)) {
      square.classList.add("ships");
      square.append(element("span", t("month.ships", { count: ships.get(day) }), "mark"));
    }
    return square;
  }
}

function heading(first) {
  const head = document.createElement("thead");
  const row = document.createElement("tr");
  for (let day = 0; day < 7; day += 1) {
    const name = element("th", dayName(addDays(first, day), { weekday: "short" }));
    name.scope = "col";
    row.append(name);
  }
  head.append(row);
  return head;
}

function element(tag, content, kind = "") {
  const made = document.createElement(tag);
  made.textContent = content;
  if (kind) made.className = kind;
  return made;
}
