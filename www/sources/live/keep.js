// @ts-check
/**
 * A connection that is begun again whenever it is lost: after a pause that doubles, some of it by chance, so that the visitors
 * of a server that was down do not all come at once.
 */
import { retryAfter } from "../poll.js";

/** The pauses stay below ten times as many seconds: who looks at a page does not wait for minutes. */
const STEP = 3;
/** Seconds that a connection must stand before the next one that is lost counts as the first: a server may take each, and end it at once. */
const STOOD = 5;

/**
 * @param {(works: () => void, lost: (error: unknown) => void) => () => void} begin gives what ends it; `works` is called once it
 *   is there, `lost` when it is not any longer
 * @param {(error: unknown) => void} say told of each time it is lost
 * @param {() => number} [random] from 0 up to 1
 * @returns {() => void} stop
 */
export function keep(begin, say, random = Math.random) {
  let failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let standing;
  let end = () => {};

  const start = () => {
    timer = undefined;
    let over = false;
    const finish = begin(
      () => {
        if (!over) standing ??= setTimeout(() => (failures = 0), 1000 * STOOD);
      },
      (error) => {
        if (over) return;
        end();
        failures += 1;
        timer = setTimeout(start, 1000 * retryAfter(failures, STEP, 0, random));
        say(error);
      },
    );
    end = () => {
      end = () => {};
      over = true;
      clearTimeout(standing);
      standing = undefined;
      finish();
    };
  };

  // What kept it away is over.
  const online = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    start();
  };

  globalThis.addEventListener?.("online", online);
  start();
  return () => {
    globalThis.removeEventListener?.("online", online);
    clearTimeout(timer);
    end();
  };
}
