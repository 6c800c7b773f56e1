// @ts-check
/**
 * The wasm: one module, one instance for everybody, and a new instance after a trap.
 *
 * With `panic=abort` a trap leaves the instance's stack where it was, and after enough of them good input fails too.
 * So the instance that trapped is dropped at once. Everything made in it is gone with it: whoever keeps objects
 * compares `generation` before using them, and never frees those of an older one.
 */
import { problemOf } from "./report.js";
import { request } from "./sources/poll.js";

/** What the boundary throws on purpose names a place; all else that comes out of wasm is a trap. */
const isTrap = (/** @type {unknown} */ error) => !(error instanceof Error && "place" in error);

/** @template Glue what wasm-bindgen exports for one build */
export class Core {
  generation = 0;
  #glue;
  #compiled;
  /** @type {Promise<void> | undefined} */
  #loading;
  /** What shares the instance's memory and functions. @type {WebAssembly.Module[]} */
  #parts = [];

  /**
   * @param {Glue & { initSync: Function, __wbg_reset_state: Function }} glue
   * @param {() => Promise<WebAssembly.Module>} compiled
   */
  constructor(glue, compiled) {
    this.#glue = glue;
    this.#compiled = compiled;
  }

  /** Fetches and instantiates once, whoever asks and however often; after a failure the next who asks tries again. */
  load() {
    return (this.#loading ??= this.#compiled().then(
      (module) => {
        this.#glue.initSync({ module });
        this.generation = 1;
      },
      (error) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  /** Adds a module that was split off from the first, in this instance and those to come; throws where it does not fit. @param {WebAssembly.Module} module */
  extend(module) {
    this.#begin(module);
    this.#parts.push(module);
  }

  /** @param {WebAssembly.Module} module */
  #begin(module) {
    const { exports } = new WebAssembly.Instance(module, { first: this.#glue.initSync() });
    /** @type {any} */ (exports).begin();
  }

  /**
   * Runs `task`, in which wasm may be called. Throws what the boundary throws; after a trap, once there is a new
   * instance, an Error whose place is "wasm".
   * @template Result
   * @param {(glue: Glue) => Result} task
   * @returns {Result}
   */
  call(task) {
    try {
      return task(this.#glue);
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#glue.__wbg_reset_state();
      this.generation += 1;
      this.#parts.forEach((module) => this.#begin(module));
      throw Object.assign(new Error(`trapped (${problemOf(error, "").message})`, { cause: error }), { place: "wasm" });
    }
  }
}

/** @param {string} url */
export async function compile(url) {
  const response = await request(url, {});
  // Streaming insists on this very type; servers that do not know it yet are no reason to fail.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
