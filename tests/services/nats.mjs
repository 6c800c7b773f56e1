// A real NATS server with JetStream and WebSocket, for the test that asks for it, and whoever writes into its buckets.
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Kvm } from "@nats-io/kv";
import { connect } from "@nats-io/transport-node";
import { findServers } from "../../scripts/setup.mjs";
import { SETTINGS, keyOf } from "../../www/sources/nats/keys.js";
import { folderOf, freePort, started } from "./processes.mjs";

/**
 * @param {string} [more] of its configuration
 * @returns a server that can be killed and started again with what it has stored, at the same ports
 */
export async function nats(more = "") {
  const { NATS_PATH } = findServers();
  const folder = folderOf("nats");
  // At once, so that they are three.
  const [port, web, monitor] = await Promise.all([freePort(), freePort(), freePort()]);
  writeFileSync(
    folder.at("nats.conf"),
    `listen: "127.0.0.1:${port}"
http: "127.0.0.1:${monitor}"
jetstream { store_dir: "${folder.at("store")}" }
websocket { listen: "127.0.0.1:${web}", no_tls: true }
${more}`,
  );
  const look = async (/** @type {string} */ path) => (await fetch(`http://127.0.0.1:${monitor}${path}`)).json();
  const start = () => started(NATS_PATH, ["-c", folder.at("nats.conf")], { cwd: folder.path }, async () => (await look("/healthz")).status === "ok");
  let server = await start();

  return {
    url: `ws://127.0.0.1:${web}`,
    /** How many pages are connected. */
    pages: async () => (await look("/connz")).connections.filter(({ name }) => name === "backsoon").length,
    /** How many pages have been connected since it started, those that are gone too. */
    pagesEver: async () => (await look("/connz?state=any")).connections.filter(({ name }) => name === "backsoon").length,
    /** How many watches there are over a bucket. @param {string} bucket */
    watches: async (bucket) => {
      const { account_details: [account] } = await look("/jsz?streams=true");
      return account.stream_detail.find(({ name }) => name === `KV_${bucket}`)?.state.consumer_count;
    },
    kill: (/** @type {NodeJS.Signals | undefined} */ signal = undefined) => server.kill(signal),
    start: async () => void (server = await start()),
    /** A bucket, made if it is missing. @param {string} name @param {object} [credentials] */
    async bucket(name, credentials = {}) {
      const connection = await connect({ servers: `127.0.0.1:${port}`, maxReconnectAttempts: -1, reconnectTimeWait: 50, ...credentials });
      const bucket = await again(() => new Kvm(connection).create(name));
      const put = (/** @type {string} */ key, /** @type {string} */ value) => again(() => bucket.put(key, value));
      return {
        /** @param {string} sku @param {unknown} item or text that is none */
        put: (sku, item) => put(keyOf(sku), typeof item === "string" ? item : JSON.stringify(item)),
        settings: (/** @type {object} */ settings) => put(SETTINGS, JSON.stringify(settings)),
        delete: (/** @type {string} */ sku) => bucket.delete(keyOf(sku)),
        close: () => connection.close(),
      };
    },
    async close() {
      await server.kill();
      folder.remove();
    },
  };
}

/** A server that has just come up may not take it yet. @template Made @param {() => Promise<Made>} task @returns {Promise<Made>} */
async function again(task) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await task();
    } catch (error) {
      if (tries === 10) throw error;
      await pause(100);
    }
  }
}
