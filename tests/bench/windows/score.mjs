// How good windows are: how many held, how wide they are, and both in one figure.

/** What is judged: a window, in days late, and the day it really was. @typedef {{ window: [number, number], late: number }} Judged */

/**
 * The interval score of Gneiting and Raftery (Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 2007,
 * section 6.2): the width, and 2/(1 − confidence) for each day by which the truth lies outside. Lower is better.
 *
 * @param {Judged[]} judged @param {number} confidence
 */
export function score(judged, confidence) {
  const mean = (/** @type {(one: Judged) => number} */ value) => judged.reduce((sum, one) => sum + value(one), 0) / judged.length;
  const miss = ({ window: [from, to], late }) => Math.max(from - late, late - to, 0);
  const penalty = 2 / (1 - confidence);
  return {
    count: judged.length,
    coverage: mean((one) => (miss(one) === 0 ? 1 : 0)),
    width: mean(({ window: [from, to] }) => to - from),
    score: mean((one) => one.window[1] - one.window[0] + penalty * miss(one)),
  };
}
