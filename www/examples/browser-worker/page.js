// @ts-check
/** Asks the worker, and writes what it answers. */
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const quantity = /** @type {HTMLInputElement} */ (document.querySelector("input"));
const list = /** @type {HTMLUListElement} */ (document.querySelector("ul"));

const ask = () => worker.postMessage({ quantity: quantity.valueAsNumber, locale: document.documentElement.lang });
quantity.addEventListener("input", ask);
worker.addEventListener("message", ({ data: lines }) => {
  list.replaceChildren(...lines.map((/** @type {string} */ line) => Object.assign(document.createElement("li"), { textContent: line })));
});
ask();
