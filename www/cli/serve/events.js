// @ts-check
/**
 * Server-sent events of a folder: whoever connects hears at once how a file stands, and then each time it changes. The id of an
 * event is the file's hash, so that one that comes back with the present one hears nothing.
 */
import { watch } from "node:fs";
import { basename, dirname } from "node:path";
import { MANIFEST } from "../../sources/shards/layout.js";

/** What says that events come. No server between may keep them, or hold them back. */
export const STREAM = { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" };
/** Milliseconds that a file is left alone after it was touched, for whoever writes touches it more than once. */
const DEBOUNCE = 30;
/** One that takes nothing in until so many bytes wait for it is not there any longer. */
const MOST_WAITING = 65_536;
/** Milliseconds after which browsers that reconnect by themselves are to do so. */
const RETRY = 2000;

/** @typedef {import("node:http").ServerResponse} Response */

export class Events {
  #folder;
  #beat;
  /** By the file they are of. @type {Map<string, Stream>} */
  #streams = new Map();

  /** @param {import("./folder.js").Folder} folder @param {number} beat seconds */
  constructor(folder, beat) {
    this.#folder = folder;
    this.#beat = beat;
  }

  /** Whether there is such a file. @param {string} name */
  async has(name) {
    return (await this.#folder.hash(name)) !== undefined;
  }

  /**
   * Whether there is such a file, whose events then go to the response until it ends.
   * @param {string} name of the file @param {string | undefined} id of the last event that was heard @param {Response} response
   */
  async join(name, id, response) {
    const [path, hash] = await Promise.all([this.#folder.pathOf(name), this.#folder.hash(name)]);
    if (!path || hash === undefined) return false;
    // Whoever asked may be gone by now, and not go once more.
    if (response.destroyed) return true;
    let stream = this.#streams.get(name);
    if (!stream) {
      stream = new Stream(name, path, hash, () => this.#folder.hash(name), this.#beat);
      this.#streams.set(name, stream);
    }
    const { responses } = stream;
    responses.add(response);
    response.once("close", () => {
      responses.delete(response);
      if (responses.size > 0) return;
      stream.close();
      if (this.#streams.get(name) === stream) this.#streams.delete(name);
    });
    response.writeHead(200, STREAM);
    response.write(`retry: ${RETRY}\n\n${stream.beat}${id === stream.hash ? "" : stream.text}`);
    return true;
  }

  close() {
    for (const stream of this.#streams.values()) {
      stream.close();
      for (const response of stream.responses) response.end();
    }
  }
}

/** All who hear of one file. */
class Stream {
  /** @type {Set<Response>} */
  responses = new Set();
  #name;
  #look;
  #watcher;
  #beats;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #touched;

  /** @param {string} name @param {string} path @param {string} hash what is in it @param {() => Promise<string | undefined>} look what is in it now @param {number} beat seconds */
  constructor(name, path, hash, look, beat) {
    this.#name = name;
    this.hash = hash;
    this.#look = look;
    this.beat = `event: beat\ndata: ${beat}\n\n`;
    const file = basename(path);
    // What is moved into a file's place is another file, so that the folder is watched.
    this.#watcher = watching(dirname(path), (touched) => {
      if (touched !== null && touched !== file) return;
      clearTimeout(this.#touched);
      this.#touched = setTimeout(() => this.#check(), DEBOUNCE);
    });
    // Where the system does not tell, as on disks of other machines, a change is seen with the next beat.
    this.#beats = setInterval(() => this.#check().then(() => this.#send(this.beat)), beat * 1000);
  }

  /** How the file stands. A manifest is that of the shards beside it. */
  get text() {
    const file = basename(this.#name);
    const source = `${file === MANIFEST ? "shards+" : ""}${this.#name.split("/").map(encodeURIComponent).join("/")}`;
    return `id: ${this.hash}\nevent: change\ndata: ${JSON.stringify({ source, etag: this.hash })}\n\n`;
  }

  async #check() {
    // What cannot be read just now is looked at again with the next beat.
    const hash = await this.#look().catch(() => undefined);
    if (hash === undefined || hash === this.hash) return;
    this.hash = hash;
    this.#send(this.text);
  }

  /** @param {string} text */
  #send(text) {
    for (const response of this.responses) {
      if (response.writableLength > MOST_WAITING) response.destroy();
      else response.write(text);
    }
  }

  close() {
    clearTimeout(this.#touched);
    clearInterval(this.#beats);
    this.#watcher?.close();
  }
}

/** Tells what is touched in a folder; not where the system has no more watches to give. @param {string} folder @param {(file: string | null) => void} tell */
function watching(folder, tell) {
  try {
    return watch(folder, (_event, touched) => tell(touched)).on("error", () => {});
  } catch {
    return undefined;
  }
}
