// Runs on the measured page before its own scripts, in all cases alike, and notes when badges have been painted.

/**
 * The text of a script that leaves its findings in `measured`: when the first and the last of `count` badges were on
 * screen (milliseconds since the navigation), and how far the page has shifted.
 * @param {{ selector: string, isPainted: (element: Element) => boolean }} it @param {number} count
 */
export const paintProbe = ({ selector, isPainted }, count) =>
  `(${observePaint})(${JSON.stringify(selector)}, ${isPainted}, ${count}, "${PAINTED}")\n//# sourceURL=${PROBE}`;

/** So that traces can tell the probe from what it watches. */
export const PROBE = "bench-probe.js";
/** What the page's console says once all is painted. */
export const PAINTED = "bench: painted";

function observePaint(selector, isPainted, count, told) {
  const measured = (globalThis.measured = { first: undefined, all: undefined, shift: 0, contentful: undefined });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) measured.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  let painted = 0;
  let noted = 0;
  /** A message sent in a frame arrives once that frame has been handed to the screen. */
  const note = (/** @type {"first" | "all"} */ name) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      measured[name] ??= performance.now();
      measured.contentful ??= performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      channel.port1.close();
      // Told, so that nobody has to keep asking while it is measured.
      if (name === "all") console.debug(told);
    };
    channel.port2.postMessage(0);
  };
  const look = () => {
    const badges = document.body ? document.querySelectorAll(selector) : [];
    while (painted < badges.length && isPainted(badges[painted])) painted += 1;
    if (noted < 1 && painted >= 1) note("first");
    if (painted >= count) return note("all");
    noted = Math.min(painted, 1);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * The text of a script that notes in `intl` how long the engine's own formatters take, `[start, duration]` each, where
 * that is a millisecond or more: the first use of one loads the engine's data.
 */
export const intlProbe = () => `(${observeIntl})()\n//# sourceURL=${PROBE}`;

function observeIntl() {
  const noted = (globalThis.intl = []);
  const timed = (task) => {
    const began = performance.now();
    try {
      return task();
    } finally {
      const took = performance.now() - began;
      if (took >= 1) noted.push([began, took]);
    }
  };
  for (const name of ["DateTimeFormat", "NumberFormat", "PluralRules"]) {
    const construct = (target, args, newTarget) => timed(() => Reflect.construct(target, args, newTarget));
    Intl[name] = new Proxy(Intl[name], { construct });
  }
  const { prototype } = Intl.DateTimeFormat;
  const { get } = Object.getOwnPropertyDescriptor(prototype, "format");
  Object.defineProperty(prototype, "format", {
    get() {
      const format = get.call(this);
      return (date) => timed(() => format(date));
    },
  });
}

/** The text of a script that keeps in `memories` the memory of each wasm instance. */
export const memoryProbe = () => `(${observeMemory})()\n//# sourceURL=${PROBE}`;

function observeMemory() {
  const memories = (globalThis.memories = []);
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, args, newTarget) {
      const instance = Reflect.construct(target, args, newTarget);
      memories.push(instance.exports.memory);
      return instance;
    },
  });
}
