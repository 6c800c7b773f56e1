// @ts-check
/**
 * One tab keeps the connection, the others follow. The visible tabs of an origin that watch one source elect one of them by a
 * lock (Web Locks). It connects for what all of them want, and tells them what it hears (BroadcastChannel):
 *
 *   said                  by                          means
 *   ------------------    ------------------------    -----------------------------------------------------------------
 *   { ask, skus }         who comes, or wants more    tell me what is known, and count these skus as wanted
 *   { to, state }         the one that leads          what is known, for who asked
 *   { news }              the one that leads          what it has heard just now
 *   { lead }              a new one that leads        whoever follows, ask
 *   { leave }             who goes                    its skus are wanted no longer
 *
 * A tab that is hidden takes no part: one that led lets go at once, and a visible one takes over with what is known. So where
 * no tab is seen there is no connection. One that ends in whatever way loses its lock, and so does not stay the one that leads.
 * Where there are no locks or no channels, as on pages without HTTPS, each tab connects by itself.
 */

/**
 * @template State, News both of what structuredClone takes
 * @typedef {object} Line
 * @property {(skus: string[], state: State, tell: (news: News) => void) => Connection} connect for these skus, and those that
 *   are wanted later; goes on from what is known, and tells what is new
 * @property {(state: State, news: News) => void} apply changes what is known
 * @property {() => State} nothing what is known at first
 */
/** @typedef {{ want(skus: string[]): void, close(): void }} Connection */
/** @typedef {{ visibilityState: string, addEventListener: Function, removeEventListener: Function }} Page */
/** @template State @typedef {{ skus: string[], hear: (state: State) => void }} Watcher */

const isObject = (/** @type {unknown} */ told) => typeof told === "object" && told !== null;
const isSkus = (/** @type {unknown} */ told) => Array.isArray(told) && told.every((sku) => typeof sku === "string");

/** @template State, News */
export class OneTab {
  #name;
  #line;
  /** @type {Page | undefined} */
  #page;
  #id = `${Math.random()}`;
  /** @type {State} */
  #state;
  /** Whether the state is that of the one that leads. */
  #synced = false;
  /** @type {Set<Watcher<State>>} */
  #watchers = new Set();
  /** What keeps the tab in, while it takes part. @type {AbortController | undefined} */
  #part;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** Of the one that leads. @type {Connection | undefined} */
  #connection;
  /** What the others want, by their ids. @type {Map<string, string[]>} */
  #others = new Map();

  /**
   * @param {string} name the same for what may share a connection, and for nothing else
   * @param {Line<State, News>} line @param {Page} [page]
   */
  constructor(name, line, page = globalThis.document) {
    this.#name = name;
    this.#line = line;
    this.#page = page;
    this.#state = line.nothing();
  }

  /**
   * @param {string[]} skus
   * @param {(state: State) => void} hear told what is known, at once if something is, and whenever there is news
   * @returns {() => void} stop
   */
  watch(skus, hear) {
    const watcher = { skus, hear };
    if (this.#watchers.size === 0) this.#page?.addEventListener("visibilitychange", this.#look);
    this.#watchers.add(watcher);
    this.#look();
    if (this.#synced) hear(this.#state);
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#page?.removeEventListener("visibilitychange", this.#look);
      // Whoever stops often comes back at once, for more skus.
      setTimeout(this.#look);
    };
  }

  #look = () => {
    const awake = this.#watchers.size > 0 && this.#page?.visibilityState !== "hidden";
    if (awake && this.#part) this.#want();
    else if (awake) this.#begin();
    else if (this.#part) this.#end();
  };

  #begin() {
    const part = (this.#part = new AbortController());
    const { locks } = globalThis.navigator ?? {};
    if (!this.#page || !locks || !globalThis.BroadcastChannel) return this.#lead();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
    this.#want();
    const leading = () =>
      new Promise((resolve) => {
        if (part.signal.aborted) return resolve(undefined);
        part.signal.addEventListener("abort", resolve);
        try {
          this.#lead();
        } catch (/** @type {any} */ error) {
          // Nobody waits for it here.
          this.#take(/** @type {any} */ ({ problem: error.message }));
        }
      });
    // Where the browser forbids the site its locks, nobody can be elected.
    locks.request(this.#name, { signal: part.signal }, leading).catch(() => part.signal.aborted || this.#lead());
  }

  #end() {
    this.#connection?.close();
    this.#connection = undefined;
    this.#others.clear();
    this.#synced = false;
    this.#channel?.postMessage({ leave: this.#id });
    this.#channel?.close();
    this.#channel = undefined;
    this.#part?.abort();
    this.#part = undefined;
  }

  #lead() {
    this.#synced = true;
    this.#connection = this.#line.connect(this.#wanted(), this.#state, (news) => {
      this.#channel?.postMessage({ news });
      this.#take(news);
    });
    this.#channel?.postMessage({ lead: true });
  }

  /** Says what this tab wants, to whoever connects for it. */
  #want() {
    if (this.#connection) this.#connection.want(this.#wanted());
    else this.#channel?.postMessage({ ask: this.#id, skus: this.#wanted() });
  }

  /** Its own and, where it leads, those of the others. */
  #wanted() {
    return [...new Set([...this.#watchers].flatMap(({ skus }) => skus).concat(...this.#others.values()))];
  }

  /** What another version, or another script of the site, says in whatever shape is nothing. @param {any} said */
  #heard(said) {
    const { ask, skus, to, state, news, lead, leave } = said ?? {};
    if (this.#connection) {
      if (ask && !isSkus(skus)) return;
      if (ask) this.#others.set(ask, skus);
      else if (!this.#others.delete(leave)) return;
      this.#connection.want(this.#wanted());
      if (ask) this.#channel?.postMessage({ to: ask, state: this.#state });
    } else if (lead) {
      this.#want();
    } else if (to === this.#id && isObject(state)) {
      this.#synced = true;
      this.#state = state;
      this.#tell();
    } else if (news && this.#synced) {
      this.#take(news);
    }
  }

  /** @param {News} news */
  #take(news) {
    this.#line.apply(this.#state, news);
    this.#tell();
  }

  #tell() {
    for (const { hear } of [...this.#watchers]) hear(this.#state);
  }
}

/**
 * A source of what is told over such a line, to whoever asks once, too.
 * @param {import("../../types.d.ts").Source["watch"]} watch
 * @returns {import("../../types.d.ts").Source}
 */
export const live = (watch) => ({
  watch,
  fetch: (skus) =>
    new Promise((resolve, reject) => {
      let stop = () => {};
      const end = (/** @type {any} */ snapshot, /** @type {unknown} */ error) => {
        if (error) reject(error);
        else resolve(snapshot);
        setTimeout(() => stop());
      };
      stop = watch(skus, end);
    }),
});
