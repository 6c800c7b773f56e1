// @ts-check
/** The value of a key: what a message says it is, and the last one, asked for by itself. */
import { errors } from "@nats-io/nats-core";

/** Milliseconds at most: all else waits for it, and a server that takes the question answers at once. */
const SOON = 2_000;

/** @param {import("@nats-io/nats-core").Msg} message @returns {string | undefined} */
export const valueIn = (message) => (message.headers?.get("KV-Operation") || message.headers?.get("Nats-Marker-Reason") ? undefined : message.string());

/**
 * @param {import("@nats-io/nats-core").NatsConnection} connection
 * @param {string} bucket @param {string} key @param {number} timeout milliseconds
 * @param {string} [known] which stands where no answer comes
 * @returns {Promise<string | undefined>} none where there is none, or none is told: not every user may ask, nor every bucket be asked
 */
export async function lastOf(connection, bucket, key, timeout, known) {
  try {
    const message = await connection.request(`$JS.API.DIRECT.GET.KV_${bucket}.$KV.${bucket}.${key}`, "", { timeout: Math.min(timeout, SOON) });
    return message.headers?.code ? undefined : valueIn(message);
  } catch (error) {
    return error instanceof errors.TimeoutError ? known : undefined;
  }
}
