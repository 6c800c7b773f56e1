// Units that wait, summed up by age and by what they wait for.
import { textOf } from "../../yardstick/allocate.js";

export const AGES = 5;

export const WAYS = 7;

export const newBacklog = () => ({ units: 0, value: 0, items: 0, lines: 0, last: -1, ages: new Float64Array(AGES * 2), ways: new Float64Array(WAYS * 2) });

export function sumUp(sums, columns, row, price) {
  for (let column = 0; column < columns.length; column += 1) {
    const units = columns[column][row];
    sums[column * 2] += units;
    sums[column * 2 + 1] += units * price;
  }
}

export function shownBacklog({ units, value, items, lines, last, ages, ways }) {
  const amount = (list, index) => ({ units: list[index * 2], value: list[index * 2 + 1] });
  const named = (list, names) => Object.fromEntries(names.map((name, index) => [name, amount(list, index)]));
  return {
    units, value, items, lines, last: last < 0 ? null : textOf(last),
    byAge: named(ages, ["to7", "to30", "to90", "over90", "unknown"]),
    byWay: named(ways, ["ready", "onOrder", "overdue", "dropShip", "reorder", "undated", "unavailable"]),
  };
}
