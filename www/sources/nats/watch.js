// @ts-check
/**
 * A watch over keys of a bucket: an ephemeral consumer of its stream, which sends the last value of each key and then whatever
 * comes. It keeps no place in the stream: after whatever went wrong it is begun anew, and what is told is what differs.
 */
import { createInbox, nanos } from "@nats-io/nats-core";
import { SourceError } from "../poll.js";
import { lastOf, valueIn } from "./last.js";

/** Milliseconds after which a consumer that has nothing to send says so; one that misses three is not there any longer. */
const BEAT = 10_000;
const MISSED = 3;

/** @typedef {import("../nats.js").News} News */

export class Watch {
  #keys;
  #state;
  #prefix;
  #sought;
  /** @type {(key: string) => Promise<string | undefined>} the value of a key that is asked for by itself */
  #ask;
  #isOver;
  #tell;
  #fail;
  #refused;
  /** Keys that have been heard of, until each has. @type {Set<string> | undefined} */
  #heard = new Set();
  #asking = false;
  /** What has come in this turn. @type {NonNullable<News["values"]>} */
  #come = [];
  #last = 0;
  /** How many messages there were when the consumer was made: of values that change meanwhile a server (2.9) may count one too many ever after. */
  #first = Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;

  /**
   * @param {import("@nats-io/nats-core").NatsConnection} connection
   * @param {{ url: string, bucket: string }} bucket
   * @param {string[]} keys or ">", which is all
   * @param {string[]} sought those that are asked for by themselves if the watch begins without them
   * @param {import("../nats.js").State} state what is known
   * @param {number} timeout milliseconds
   * @param {(news: News) => void} tell @param {(error: SourceError) => void} fail the connection is to be begun anew
   * @param {(error: SourceError) => void} refused it has not begun
   */
  constructor(connection, { url, bucket }, keys, sought, state, timeout, tell, fail, refused) {
    this.#keys = keys;
    this.#state = state;
    this.#prefix = `$KV.${bucket}.`;
    this.#tell = tell;
    const telling = (/** @type {(error: SourceError) => void} */ whom) => (/** @type {string} */ message, /** @type {unknown} */ cause = undefined) => {
      clearTimeout(this.#silence);
      whom(new SourceError(url, `bucket '${bucket}': ${message}`, { cause }));
    };
    this.#fail = telling(fail);
    this.#refused = telling(refused);
    this.#sought = sought;
    this.#ask = (key) => lastOf(connection, bucket, key, timeout, state.values.get(key));
    this.#isOver = () => connection.isClosed();
    connection.closed().then(() => clearTimeout(this.#silence));
    const inbox = createInbox();
    connection.subscribe(inbox, { callback: (error, message) => (error ? this.#fail(error.message, error) : this.#hear(message)) });
    this.#begin(connection, bucket, inbox, timeout);
  }

  /** @param {import("@nats-io/nats-core").NatsConnection} connection @param {string} bucket @param {string} inbox @param {number} timeout */
  async #begin(connection, bucket, inbox, timeout) {
    const stream = `KV_${bucket}`;
    const name = inbox.slice(inbox.lastIndexOf(".") + 1);
    const filters = this.#keys.map((key) => this.#prefix + key);
    const [filter] = filters;
    const config = {
      name,
      deliver_subject: inbox,
      deliver_policy: "last_per_subject",
      ack_policy: "none",
      idle_heartbeat: nanos(BEAT),
      mem_storage: true,
      num_replicas: 1,
      ...(filters.length === 1 ? { filter_subject: filter } : { filter_subjects: filters }),
    };
    // A server takes rights on a single subject from where it is asked.
    const subject = `$JS.API.CONSUMER.CREATE.${stream}.${name}${filters.length === 1 ? `.${filter}` : ""}`;
    try {
      /** @type {any} */
      const { error, num_pending: coming, delivered } = (await connection.request(subject, JSON.stringify({ stream_name: stream, config }), { timeout })).json();
      if (error) throw new Error(error.description);
      this.#alive();
      this.#first = coming + delivered.consumer_seq;
      if (this.#last >= this.#first) this.#complete();
    } catch (/** @type {any} */ error) {
      if (!connection.isClosed()) this.#refused(error.message, error);
    }
  }

  /** @param {import("@nats-io/nats-core").Msg} message */
  #hear(message) {
    this.#alive();
    const { headers, reply } = message;
    if (headers?.code) return headers.code === 100 ? this.#heartbeat(Number(headers.get("Nats-Last-Consumer"))) : this.#fail(headers.description);
    const { number, pending } = placeOf(reply ?? "");
    if (number !== this.#last + 1) return this.#fail(`something was missed: message ${number}, expected ${this.#last + 1}`);
    this.#last = number;
    const key = message.subject.slice(this.#prefix.length);
    this.#heard?.add(key);
    this.#come.push([key, valueIn(message)]);
    const every = this.#keys[0] !== ">" && this.#heard?.size === this.#keys.length;
    if (pending === 0 || this.#last >= this.#first || every) this.#complete();
    if (this.#come.length === 1 && !this.#heard) queueMicrotask(() => this.#flush());
  }

  /** @param {number} last that was sent */
  #heartbeat(last) {
    if (last > this.#last) this.#fail(`something was missed: ${last} messages sent, ${this.#last} heard`);
    else if (this.#heard) this.#complete();
    else this.#tell({});
  }

  /** All that there was has come: what has not is not there, unless it is when it is asked for. */
  async #complete() {
    const heard = this.#heard;
    if (!heard || this.#asking) return;
    this.#asking = true;
    const all = this.#keys[0] === ">";
    const sought = [...(all ? new Set([...this.#state.values.keys(), ...this.#sought]) : this.#sought)].filter((key) => !heard.has(key));
    const values = await Promise.all(sought.map(this.#ask));
    if (this.#isOver()) return;
    for (const [index, key] of sought.entries()) {
      const value = values[index];
      if (heard.has(key) || value === undefined) continue;
      heard.add(key);
      this.#come.push([key, value]);
    }
    this.#heard = undefined;
    for (const key of all ? [...this.#state.values.keys()] : this.#keys) if (!heard.has(key)) this.#come.push([key, undefined]);
    this.#flush(all ? { all } : { known: this.#keys });
  }

  /** @param {News} [news] */
  #flush(news = {}) {
    const values = this.#come.filter(([key, value]) => this.#state.values.get(key) !== value);
    this.#come = [];
    if (values.length > 0 || news.known || news.all) this.#tell({ ...news, values });
  }

  #alive() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fail(`nothing heard for ${(BEAT * MISSED) / 1000} s`), BEAT * MISSED);
  }
}

/** Which message of the consumer's it is, and how many are on their way: the end of its reply subject, of 9 parts or of 12. @param {string} reply */
export function placeOf(reply) {
  const parts = reply.split(".");
  const at = parts.length === 9 ? 6 : 8;
  return { number: Number(parts[at]), pending: Number(parts[at + 2]) };
}
