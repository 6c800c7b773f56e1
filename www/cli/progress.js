// @ts-check
/** How far a run is, on the error output: a bar that moves on a terminal, a few plain lines elsewhere. */
import cliProgress from "cli-progress";
import { plain } from "./say.js";

/** Elsewhere, a line for at least so many, and so many lines at most. */
const EACH = 50;
const LINES = 10;

/** @param {number} total @param {boolean} quiet @param {string} things what they are called @param {NodeJS.WriteStream} [stream] */
export function progressOf(total, quiet, things, stream = process.stderr) {
  if (quiet || total === 0) return { step() {}, note() {}, stop() {} };
  return stream.isTTY ? bar(total, things, stream) : lines(total, things, stream);
}

/** @param {number} total @param {string} things @param {NodeJS.WriteStream} stream */
function bar(total, things, stream) {
  const format = `{bar} {value} of {total} ${things}, {eta_formatted} left  {note}`;
  const it = new cliProgress.SingleBar({ format, stream, hideCursor: true, barsize: 30, gracefulExit: false }, cliProgress.Presets.rect);
  it.start(total, 0, { note: "" });
  const stop = () => it.stop();
  // Whoever is told to stop at once wants the cursor back all the same.
  process.once("exit", stop);
  return {
    step: (/** @type {number} */ done) => it.update(done, { note: "" }),
    note: (/** @type {string} */ note) => it.update({ note: plain(note) }),
    stop() {
      process.off("exit", stop);
      stop();
    },
  };
}

/** @param {number} total @param {string} things @param {NodeJS.WriteStream} stream */
function lines(total, things, stream) {
  const each = Math.max(EACH, Math.ceil(total / LINES));
  const write = (/** @type {string} */ text) => stream.write(`${text}\n`);
  let said = 0;
  return {
    step(/** @type {number} */ done) {
      if (Math.floor(done / each) === said || done >= total) return;
      said = Math.floor(done / each);
      write(`${done} of ${total} ${things}`);
    },
    note: (/** @type {string} */ note) => write(plain(note)),
    stop() {},
  };
}
