// @ts-check
/** Hands one mail to the server and tells what became of it, in words for whoever has to mend it. */
import { createTransport } from "nodemailer";
import { EXIT, Failure } from "../failure.js";

/**
 * What became of a mail. Refused: somebody must mend it. Later: the server has no time for this one now. Lost: there
 * was no answer, so a new connection may help; `away` says that none could be made. Barred: no mail will get through.
 * @typedef {{ is: "taken" } | { is: "refused" | "later" | "barred", reason: string } | { is: "lost", reason: string, away: boolean }} Outcome
 */

export class Postman {
  #server;
  #transport;

  /** @param {import("./mail-server.js").MailServer} server */
  constructor(server) {
    this.#server = server;
    // Trying again is for whoever counts how often.
    this.#transport = createTransport(/** @type {any} */ ({ ...server.transport, maxRequeues: 0 }));
  }

  /** @param {ReturnType<typeof import("./message.js").messageOf>} message @returns {Promise<Outcome>} */
  async send(message) {
    try {
      await this.#transport.sendMail(message);
      return { is: "taken" };
    } catch (/** @type {any} */ error) {
      return this.#outcome(error, message);
    }
  }

  close() {
    this.#transport.close();
  }

  /** @param {any} error @param {{ from: { address: string } }} message @returns {Outcome} */
  #outcome(error, { from }) {
    const { name, user } = this.#server;
    const { code, command = "", responseCode = 0 } = error;
    const reason = said(error);
    if (/^AUTH/.test(command) || code === "EAUTH" || code === "ENOAUTH") {
      if (responseCode >= 400 && responseCode < 500) return { is: "lost", reason: `${name}: ${reason}`, away: true };
      return { is: "barred", reason: `${name} does not let user '${user}' in (${reason}): check user and password` };
    }
    if (code === "ETLS" || UNTRUSTED.test(error.originalCode)) return { is: "barred", reason: `${name}: no TLS (${reason}): ${TLS_HELP}` };
    if (responseCode === 530) return { is: "barred", reason: `${name} asks for a user and password (${reason}): give them in --smtp` };
    if (command === "MAIL FROM" && responseCode >= 400) {
      if (permanent(responseCode)) return { is: "barred", reason: `${name} takes no mail from ${from.address} (${reason}): check --from` };
      // That is before it has heard whom the mail is for, so it is not about this one.
      return { is: "lost", reason: `${name} takes no mail now (${reason})`, away: false };
    }
    if (code === "EENVELOPE" || code === "EMESSAGE") {
      if (responseCode === 0 || permanent(responseCode)) return { is: "refused", reason };
      if (responseCode < 500 && responseCode !== 421) return { is: "later", reason };
    }
    if (["ECONNECTION", "ESOCKET", "ETIMEDOUT", "EDNS", "EPROTOCOL", "EENVELOPE", "EMESSAGE"].includes(code)) {
      const away = error.syscall === "connect" || code === "EDNS" || error.timeoutType === "connection";
      return { is: "lost", reason: away ? `${name} cannot be reached (${reason})` : `${name} went away (${reason})`, away };
    }
    throw new Failure(EXIT.LATER, `${name}: ${reason}`);
  }
}

/** What is wrong with a certificate, or with what should have been TLS. */
const UNTRUSTED = /CERT|SSL|TLS|SIGNATURE|EPROTO/;
const TLS_HELP = "a certificate of your own is told by NODE_EXTRA_CA_CERTS, and --tls never sends in plain text, the password too";

/** A 503 says that the conversation went wrong, not the mail. @param {number} code */
const permanent = (code) => code >= 500 && code !== 503;

/** What the server said, or else what happened: one line. @param {any} error */
const said = (error) => String(error.response || error.originalCode || error.message || error.code).replace(/\s+/g, " ").slice(0, 200);
