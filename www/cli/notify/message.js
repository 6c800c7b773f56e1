// @ts-check
/** A mail as it goes over the wire: headers that say whom it is from, that a program wrote it, and how to have no more of them. */
import { createHash } from "node:crypto";

/**
 * @typedef {object} Letterhead
 * @property {{ name: string, address: string }} from
 * @property {{ name: string, address: string }} [replyTo]
 * @property {string} [unsubscribe] a URL with {email}
 */

/**
 * @param {import("../../types.d.ts").Mail} mail
 * @param {Letterhead} letterhead
 * @param {(line: string) => number} times how often a line was told of before
 */
export function messageOf(mail, { from, replyTo, unsubscribe }, times) {
  /** @type {Record<string, string | { prepared: true, value: string }>} */
  const headers = { "Auto-Submitted": "auto-generated" };
  if (unsubscribe) {
    const url = unsubscribe.replaceAll("{email}", encodeURIComponent(mail.to));
    headers["List-Unsubscribe"] = { prepared: true, value: `<${url}>` };
    if (url.startsWith("https:")) headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
  }
  return {
    // Never as text, which could name several.
    to: { name: "", address: mail.to },
    from,
    replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${fingerprint(mail, times)}@${from.address.split("@")[1]}>`,
    headers,
  };
}

/**
 * The same for the same news, so that who gets a mail twice can tell; another if the same news comes once more later.
 * @param {import("../../types.d.ts").Mail} mail @param {(line: string) => number} times
 */
function fingerprint({ to, notices }, times) {
  const news = notices.map(({ order, line, kind, earliest, latest }) => [order, line, kind, earliest, latest, times(line)]);
  return createHash("sha256").update(JSON.stringify([to, news])).digest("hex").slice(0, 40);
}
