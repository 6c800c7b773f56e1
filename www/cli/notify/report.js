// @ts-check
/** What a run says in the end, and what a dry one shows, for people and for programs. */
import { EXIT } from "../failure.js";
import { counted, listed } from "../lists.js";

/**
 * @typedef {import("../../types.d.ts").DueNotice} DueNotice
 * @typedef {import("../../types.d.ts").Mail} Mail
 * @typedef {import("./round.js").Result} Result
 */

/** @param {DueNotice} notice */
function newsOf({ order, line, kind, latest, was }) {
  const moved = kind === "delayed" || kind === "sooner";
  const days = moved ? `, now ${latest ?? "no date known"}${was ? `, was ${was.latest ?? "no date known"}` : ""}` : "";
  return `${order}, line ${line}: ${kind}${days}`;
}

/** @param {Mail} mail */
const ordersOf = ({ notices }) => [...new Set(notices.map(({ order }) => order))].join(", ");

/** @param {Mail[]} mails */
const noticesIn = (mails) => mails.reduce((sum, { notices }) => sum + notices.length, 0);

/** @param {DueNotice[]} homeless */
const withoutAddress = (homeless) => listed(`${counted(homeless.length, "notice")} without an address that can be written to:`, homeless.map(newsOf));

/** @param {Result} result @param {DueNotice[]} homeless */
export function summaryText({ sent, refused, later, left, stopped }, homeless) {
  if (sent.length + refused.length + later.length + left + homeless.length === 0) return "Nothing is due.";
  const tried = (/** @type {{ mail: Mail, reason: string }} */ { mail, reason }) => `${mail.to} (${ordersOf(mail)}): ${reason}`;
  return [
    `${counted(sent.length, "mail")} sent, with ${counted(noticesIn(sent), "notice")}.`,
    ...listed(`${counted(refused.length, "mail")} refused:`, refused.map(tried)),
    ...withoutAddress(homeless),
    ...listed(`${counted(later.length, "mail")} put off, for the next run:`, later.map(tried)),
    ...(left > 0 ? [`${counted(left, "mail")} left for the next run${stopped ? `: ${stopped}` : ""}.`] : []),
  ].join("\n");
}

/** @param {Result} result @param {DueNotice[]} homeless */
export const summaryData = ({ sent, refused, later, left, stopped }, homeless) => ({
  sent: sent.length,
  notices: noticesIn(sent),
  refused: refused.map(({ mail, reason }) => ({ to: mail.to, notices: mail.notices.map(named), reason })),
  withoutAddress: homeless.map(named),
  later: later.map(({ mail, reason }) => ({ to: mail.to, notices: mail.notices.map(named), reason })),
  left,
  stopped: stopped || null,
});

/** @param {DueNotice} notice */
const named = ({ order, line, kind }) => ({ order, line, kind });

/** Trying again comes before mending: after the next run there may be more to mend. @param {Result} result @param {DueNotice[]} homeless */
export function exitCodeOf({ refused, later, left, code }, homeless) {
  if (code !== EXIT.DONE && left > 0) return code;
  if (later.length > 0) return EXIT.LATER;
  return refused.length > 0 || homeless.length > 0 ? EXIT.REFUSED : EXIT.DONE;
}

/** @param {Mail[]} mails @param {DueNotice[]} homeless */
export function dryText(mails, homeless) {
  const shown = mails.map(({ to, locale, subject, text, notices }, index) => [
    `${index + 1}. To ${to} (${locale}): ${subject}`,
    ...notices.map((notice) => `   ${newsOf(notice)}`),
    ...text.trimEnd().split("\n").map((line) => `   | ${line}`.trimEnd()),
    "",
  ]);
  if (mails.length + homeless.length === 0) return "Nothing is due.";
  const head = `${counted(mails.length, "mail")} would be sent, with ${counted(noticesIn(mails), "notice")}.`;
  return [head, "", ...shown.flat(), ...withoutAddress(homeless)].join("\n").trimEnd();
}
