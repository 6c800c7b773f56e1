// @ts-check
/** Asks the worker, and writes what it answers. */
const address = new URL("./worker.js", import.meta.url).href;
/** A page that requires trusted types takes no script's address from anybody. @type {any} */
const { trustedTypes } = globalThis;
const trusted = trustedTypes?.createPolicy("catalogue", { createScriptURL: () => address }).createScriptURL("") ?? address;
const worker = new Worker(trusted, { type: "module" });
const quantity = /** @type {HTMLInputElement} */ (document.querySelector("input"));
const list = /** @type {HTMLUListElement} */ (document.querySelector("ul"));

const ask = () => worker.postMessage({ quantity: quantity.valueAsNumber, locale: document.documentElement.lang });
quantity.addEventListener("input", ask);
worker.addEventListener("message", ({ data: lines }) => {
  list.replaceChildren(...lines.map((/** @type {string} */ line) => Object.assign(document.createElement("li"), { textContent: line })));
});
ask();
