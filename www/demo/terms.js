// When customers pay: the visitor may try the shop's other terms. They are kept by this browser and hold on every page.
const key = "lomb.terms";
const known = ["on-dispatch", "on-order"];
let chosen = read();

export const terms = {
  get chosen() {
    return chosen;
  },
  set chosen(name) {
    chosen = name;
    try {
      localStorage.setItem(key, name);
    } catch {
      // Storage can be forbidden; the terms then last as long as the page.
    }
  },
};

/** The stock as it is sold under the terms that are chosen. */
export const underTerms = (snapshot) => ({ ...snapshot, policy: { ...snapshot.policy, charge: chosen } });

function read() {
  try {
    const kept = localStorage.getItem(key);
    return known.includes(kept) ? kept : known[0];
  } catch {
    return known[0];
  }
}
