// @ts-check
/** The value of a key: what a message says it is, and the last one, asked for by itself. */

/** @param {import("@nats-io/nats-core").Msg} message @returns {string | undefined} */
export const valueIn = (message) => (message.headers?.get("KV-Operation") || message.headers?.get("Nats-Marker-Reason") ? undefined : message.string());

/**
 * @param {import("@nats-io/nats-core").NatsConnection} connection
 * @param {string} bucket @param {string} key @param {number} timeout milliseconds
 * @returns {Promise<string | undefined>} none where there is none, or none is told: not every user may ask, nor every bucket be asked
 */
export async function lastOf(connection, bucket, key, timeout) {
  try {
    const message = await connection.request(`$JS.API.DIRECT.GET.KV_${bucket}.$KV.${bucket}.${key}`, "", { timeout });
    return message.headers?.code ? undefined : valueIn(message);
  } catch {
    return undefined;
  }
}
