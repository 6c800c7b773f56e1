// Where a call's time goes, by the samples of V8's profiler.

/**
 * Of the time below the functions of the script `url`, in milliseconds: all, what wasm itself took, and what of that was
 * computing. The subtrees that call out of wasm again convert the answer, which cannot be done without; of those that
 * never do, one computes it and the others are the allocator's. It is the one of the most functions.
 * @param {any} profile as `Profiler.stop` gives it @param {string} url how it ends
 */
export function sharesBelow(profile, url) {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const childrenOf = (node) => (node.children ?? []).map((id) => nodes.get(id));
  const own = selfTimes(profile);
  const everyNode = (node) => [node, ...childrenOf(node).flatMap(everyNode)];
  const sum = (some) => some.reduce((total, { id }) => total + (own.get(id) ?? 0), 0);
  const stays = (node) => isWasm(node) && childrenOf(node).every(stays);

  const found = { all: 0, wasm: 0, computing: 0 };
  /** By name: the same function may have been called from several places. */
  const candidates = new Map();
  const look = (node) => {
    if (!stays(node)) return childrenOf(node).forEach(look);
    const { functionName } = node.callFrame;
    const { functions, time } = candidates.get(functionName) ?? { functions: new Set(), time: 0 };
    const below = everyNode(node);
    for (const { callFrame } of below) functions.add(callFrame.functionName);
    candidates.set(functionName, { functions, time: time + sum(below) });
  };
  const visit = (node) => {
    if (!node.callFrame.url.endsWith(url)) return childrenOf(node).forEach(visit);
    const below = everyNode(node);
    found.all += sum(below);
    found.wasm += sum(below.filter(isWasm));
    look(node);
  };
  visit(profile.nodes[0]);
  const [computing] = [...candidates.values()].sort((one, other) => other.functions.size - one.functions.size);
  if (!computing) throw new Error("the profile holds nothing of wasm");
  return { ...found, computing: computing.time };
}

const isWasm = ({ callFrame: { functionName, url } }) => /^wasm:|\.wasm$/.test(url) && !/^(js-to-wasm|wasm-to-js)/.test(functionName);

/** Milliseconds by node: a sample stands for the time until the next. */
function selfTimes({ samples, timeDeltas }) {
  const times = new Map();
  samples.forEach((id, index) => times.set(id, (times.get(id) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1000));
  return times;
}
