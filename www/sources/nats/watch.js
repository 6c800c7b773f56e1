// @ts-check
/**
 * A watch over keys of a bucket: an ephemeral consumer of its stream, which sends the last value of each key and then whatever
 * comes. It keeps no place in the stream: after whatever went wrong it is begun anew, and what is told is what differs.
 */
import { createInbox, nanos } from "@nats-io/nats-core";
import { SourceError } from "../poll.js";

/** Milliseconds after which a consumer that has nothing to send says so; one that misses three is not there any longer. */
const BEAT = 10_000;
const MISSED = 3;

/** @typedef {import("../nats.js").News} News */

export class Watch {
  #keys;
  #state;
  #prefix;
  #tell;
  #fail;
  #refused;
  /** Keys that have been heard of, until each has. @type {Set<string> | undefined} */
  #heard = new Set();
  /** What has come in this turn. @type {NonNullable<News["values"]>} */
  #come = [];
  #last = 0;
  #done = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;

  /**
   * @param {import("@nats-io/nats-core").NatsConnection} connection
   * @param {{ url: string, bucket: string }} bucket
   * @param {string[]} keys or ">", which is all
   * @param {import("../nats.js").State} state what is known
   * @param {number} timeout milliseconds
   * @param {(news: News) => void} tell @param {(error: SourceError) => void} fail the connection is to be begun anew
   * @param {(error: SourceError) => void} refused it has not begun
   */
  constructor(connection, { url, bucket }, keys, state, timeout, tell, fail, refused) {
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
      const answer = (await connection.request(subject, JSON.stringify({ stream_name: stream, config }), { timeout })).json();
      if (/** @type {any} */ (answer).error) throw new Error(/** @type {any} */ (answer).error.description);
      this.#alive();
      if (/** @type {any} */ (answer).num_pending === 0 && /** @type {any} */ (answer).delivered?.consumer_seq === 0) this.#complete();
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
    const value = headers?.get("KV-Operation") || headers?.get("Nats-Marker-Reason") ? undefined : message.string();
    this.#heard?.add(key);
    this.#come.push([key, value]);
    if (pending === 0) this.#complete();
    if (this.#come.length === 1 && !this.#heard) queueMicrotask(() => this.#flush());
  }

  /** @param {number} last that was sent */
  #heartbeat(last) {
    if (last > this.#last) this.#fail(`something was missed: ${last} messages sent, ${this.#last} heard`);
    else if (!this.#heard) this.#tell({});
  }

  /** All that there was has come: what has not is not there. */
  #complete() {
    if (!this.#heard) return;
    const all = this.#keys[0] === ">";
    const heard = this.#heard;
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
