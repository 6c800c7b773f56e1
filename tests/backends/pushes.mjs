/** What a source pushes to whoever watches it. */

/**
 * @param {import("../../www/types.d.ts").Source} source @param {string[]} skus
 */
export function pushesOf(source, skus) {
  /** @type {any[]} */
  const pushed = [];
  let wake = () => {};
  const stop = source.watch(skus, (snapshot, error) => {
    pushed.push(error ?? snapshot);
    wake();
  });
  return {
    stop,
    /** The first push from now on that is as wanted: a snapshot, or an error. @param {(push: any) => boolean} wanted */
    async next(wanted, seconds = 30) {
      const late = AbortSignal.timeout(seconds * 1000);
      for (let at = pushed.length; ; ) {
        for (; at < pushed.length; at++) if (wanted(pushed[at])) return pushed[at];
        if (late.aborted) throw new Error(`nothing like that was pushed within ${seconds} s; the last was ${JSON.stringify(pushed.at(-1))}`);
        await new Promise((resolve) => {
          wake = resolve;
          late.addEventListener("abort", resolve, { once: true });
        });
      }
    },
  };
}
