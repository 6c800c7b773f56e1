/** Time in a page that passes when a test says so. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/**
 * A clock that tests move, and with it every timer of a second and more. Runs before any script of a page.
 * @param {number} moment
 */
export function clockwork(moment) {
  const { setTimeout: start, clearTimeout: stop } = globalThis;
  const timers = new Map();
  /** What timers go by: unlike the clock on the wall it stands still while the machine sleeps, and nobody sets it. */
  let elapsed = 0;
  globalThis.clock = {
    now: moment,
    /** How often a timer has gone off. */
    wakes: 0,
    get timers() {
      return timers.size;
    },
    /** Lets time pass, timer by timer. */
    async pass(milliseconds) {
      const end = elapsed + milliseconds;
      for (;;) {
        const [first] = [...timers].filter(([, { due }]) => due <= end).sort(([, one], [, other]) => one.due - other.due);
        const next = first ? first[1].due : end;
        clock.now += next - elapsed;
        elapsed = next;
        if (!first) return;
        timers.delete(first[0]);
        clock.wakes += 1;
        first[1].task();
        await new Promise((resolve) => start(resolve));
      }
    },
    hide(hidden) {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    },
  };
  Date.now = () => Math.floor(clock.now);
  globalThis.setTimeout = (task, wait = 0, ...given) => {
    if (wait < 1000) return start(task, wait, ...given);
    const id = start(() => {});
    timers.set(id, { due: elapsed + wait, task: () => task(...given) });
    return id;
  };
  globalThis.clearTimeout = (id) => {
    timers.delete(id);
    stop(id);
  };
}
