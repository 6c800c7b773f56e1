// @ts-check
/** A source that is asked again whenever somebody says so. What is said while it is being asked is one more question. */

/**
 * @param {(name: string) => Promise<import("../../types.d.ts").Source>} find what answers once to whoever watches it
 * @param {string[]} skus @param {Parameters<import("../../types.d.ts").Source["watch"]>[1]} push
 */
export function asked(find, skus, push) {
  let stop = () => {};
  let stopped = false;
  let asking = false;
  /** @type {string | undefined} */
  let next;

  const ask = async (/** @type {string} */ name) => {
    if (asking) {
      next = name;
      return;
    }
    asking = true;
    try {
      const source = await find(name);
      if (stopped) return;
      stop();
      stop = source.watch(skus, (snapshot, error) => {
        push(snapshot, error);
        // One that fails asks on.
        if (error) return;
        asking = false;
        const name = next;
        next = undefined;
        if (name !== undefined) ask(name);
      });
    } catch (error) {
      asking = false;
      push(undefined, error);
    }
  };

  return {
    ask,
    /** Whether an answer is on its way. */
    busy: () => asking,
    stop: () => {
      stopped = true;
      stop();
    },
  };
}
