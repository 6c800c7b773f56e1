// Shares, and units by the days they took.

export const share = (part, of) => (of > 0 ? { value: part / of, part, of } : null);

/** Units by their days. */
export class Durations {
  #units = [];
  total = 0;
  add(days, units) {
    if (units === 0) return;
    const at = days < 0 ? 0 : days;
    while (this.#units.length <= at) this.#units.push(0);
    this.#units[at] += units;
    this.total += units;
  }
  at(days) {
    return this.#units[days] ?? 0;
  }
  get length() {
    return this.#units.length;
  }
  get spread() {
    if (this.total === 0) return null;
    let sum = 0;
    for (let days = 0; days < this.#units.length; days += 1) sum += days * this.#units[days];
    let p90 = null;
    if (this.total >= 10) {
      let left = this.total - Math.floor(this.total / 10);
      for (p90 = 0; (left -= this.#units[p90]) > 0; ) p90 += 1;
    }
    return { units: this.total, mean: sum / this.total, p90 };
  }
}

export function survival(through, censored) {
  const units = through.total + censored.total;
  if (units < 10) return null;
  let [median, p90, left, of] = [null, null, units, 1];
  for (let days = 0; days < through.length; days += 1) {
    if (left > 0) of *= 1 - through.at(days) / left;
    if (median === null && of <= 0.5 + 1e-9) median = days;
    if (p90 === null && of <= 0.1 + 1e-9) p90 = days;
    left -= through.at(days) + censored.at(days);
  }
  return { units, censored: censored.total, median, p90 };
}
