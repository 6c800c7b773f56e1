// The books of an order as a table: what it comes to in pieces and money, by where it stands.
import { money, t } from "./translate.js";

const find = (id) => document.getElementById(id);
const PLACES = ["backordered", "open", "sold", "cancelled"];
const SUMS = ["charged", "refunded", "refundDue"];

export function showBooks(books) {
  const places = PLACES.map((place) => row(place, [books[place].units, money(books[place].amount, 2)]));
  find("units").replaceChildren(...places, row("placed", [books.placed.units, money(books.placed.amount, 2)]));
  find("money").replaceChildren(...SUMS.map((sum) => row(sum, ["", money(books[sum], 2)])));
}

function row(name, values) {
  const line = document.createElement("tr");
  const head = Object.assign(document.createElement("th"), { scope: "row", textContent: t(`books.${name}`) });
  line.className = name;
  line.append(head, ...values.map((value) => Object.assign(document.createElement("td"), { textContent: value })));
  return line;
}
