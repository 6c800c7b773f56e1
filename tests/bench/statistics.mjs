// What repeated measurements say: medians with quartiles, and ratios of what was measured in the same round.

/**
 * @param {number[]} values at least one
 * @returns {{ low: number, median: number, high: number }} the quartiles
 */
export function spread(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share) => {
    const place = (sorted.length - 1) * share;
    const below = Math.floor(place);
    return sorted[below] + (place - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

export const median = (values) => spread(values).median;

/**
 * Round by round, so that a machine that is slow for a while is slow for both.
 * @param {number[]} ours @param {number[]} theirs
 */
export const ratio = (ours, theirs) => spread(ours.map((value, round) => value / theirs[round]));

/** Three figures that matter, whatever the size. */
const figures = (value) => {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString("en", { minimumFractionDigits: Math.min(digits, 2), maximumFractionDigits: Math.min(digits, 2) });
};

export const times = ({ low, median, high }) => `${median.toFixed(2)}× [${low.toFixed(2)}–${high.toFixed(2)}]`;

/** @param {number[]} values milliseconds */
export function milliseconds(values) {
  const { low, median, high } = spread(values);
  return values.length === 1 ? `${figures(median)} ms` : `${figures(median)} ms [${figures(low)}–${figures(high)}]`;
}

/** @param {number[]} values milliseconds */
export const microseconds = (values) => milliseconds(values.map((value) => value * 1000)).replace(" ms", " µs");

export const bytes = (count) => `${Math.round(count).toLocaleString("en")} B`;
export const kilobytes = (count) => `${(count / 1024).toFixed(1)} KB`;
