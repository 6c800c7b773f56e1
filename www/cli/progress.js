// @ts-check
/** How far a round is, on the error output: a bar that moves on a terminal, a few plain lines elsewhere. */
import cliProgress from "cli-progress";
import { plain } from "./say.js";

/** Elsewhere, a line for so many mails, and so many lines at most. */
const EACH = 50;
const LINES = 10;

/** @typedef {import("./round.js").Result} Result */

/** @param {number} total mails @param {boolean} quiet @param {NodeJS.WriteStream} [stream] */
export function progressOf(total, quiet, stream = process.stderr) {
  if (quiet || total === 0) return { step() {}, note() {}, stop() {} };
  return stream.isTTY ? bar(total, stream) : lines(total, stream);
}

/** @param {Result} result */
const done = ({ sent, refused, later }) => sent.length + refused.length + later.length;

/** @param {number} total @param {NodeJS.WriteStream} stream */
function bar(total, stream) {
  const format = "{bar} {value} of {total} mails, {eta_formatted} left  {note}";
  const it = new cliProgress.SingleBar({ format, stream, hideCursor: true, barsize: 30, gracefulExit: false }, cliProgress.Presets.rect);
  it.start(total, 0, { note: "" });
  const stop = () => it.stop();
  // Whoever is told to stop at once wants the cursor back all the same.
  process.once("exit", stop);
  return {
    step: (/** @type {Result} */ result) => it.update(done(result), { note: "" }),
    note: (/** @type {string} */ note) => it.update({ note: plain(note) }),
    stop() {
      process.off("exit", stop);
      stop();
    },
  };
}

/** @param {number} total @param {NodeJS.WriteStream} stream */
function lines(total, stream) {
  const each = Math.max(EACH, Math.ceil(total / LINES));
  const write = (/** @type {string} */ text) => stream.write(`${text}\n`);
  return {
    step(/** @type {Result} */ result) {
      const now = done(result);
      if (now % each === 0 && now < total) write(`${now} of ${total} mails`);
    },
    note: (/** @type {string} */ note) => write(plain(note)),
    stop() {},
  };
}
