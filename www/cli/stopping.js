// @ts-check
/**
 * How a run ends when it is told to stop: at once while nothing is under way that cannot be taken back, else after what is
 * in flight, and at once if told again.
 */
import { EXIT } from "./failure.js";
import { err } from "./say.js";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM"]);

/** @param {() => void} leave what is done before the program ends at once */
export function stopping(leave) {
  const asked = new AbortController();
  let begun = false;
  const stop = () => {
    if (begun && !asked.signal.aborted) {
      err("Stopping after the mail in flight; once more to stop at once, which may send it twice.");
      return asked.abort();
    }
    leave();
    process.exit(EXIT.LATER);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    /** From here on mails are in flight. */
    begin() {
      begun = true;
      return asked.signal;
    },
    end() {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
