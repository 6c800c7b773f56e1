// @ts-check
/** The server that mails are handed to: how to reach it, how to log in, and what to call it in messages. */
import { readFileSync } from "node:fs";
import { EXIT, Failure, reasonOf } from "../failure.js";

const HERE = ["localhost", "127.0.0.1", "[::1]"];
/** In milliseconds. After a mail's end RFC 5321 lets a server think for ten minutes; who asks again sooner sends it twice. */
const LONGEST_ANSWER = 600_000;
const LONGEST_CONNECT = 30_000;

/**
 * @typedef {object} MailServer
 * @property {string} name host and port
 * @property {string} user
 * @property {object} transport as nodemailer takes it
 */

/**
 * @param {{ smtp?: string, smtpPasswordFile?: string, tls?: "always" | "never", connections: number }} options
 * @returns {MailServer}
 */
export function mailServer({ smtp, smtpPasswordFile, tls, connections }) {
  if (!smtp) throw new Failure(EXIT.USAGE, "--smtp: missing; give it or BACKSOON_SMTP, smtp://user:password@host:587");
  const url = URL.canParse(smtp) ? new URL(smtp) : undefined;
  // What cannot be read is not repeated: it may hold a password.
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || /[^/]/.test(url.pathname) || url.search || url.hash)
    throw new Failure(EXIT.USAGE, "--smtp, or BACKSOON_SMTP: expected smtp://user:password@host:587 or smtps://…:465, %-encoded where need be");
  const secure = url.protocol === "smtps:";
  if (secure && tls === "never") throw new Failure(EXIT.USAGE, "--tls never: goes with smtp://, not with smtps://");
  const here = HERE.includes(url.hostname);
  const port = Number(url.port) || (secure ? 465 : here ? 25 : 587);
  const user = decoded(url.username);
  const pass = smtpPasswordFile === undefined ? decoded(url.password) : passwordIn(smtpPasswordFile);
  if (!user && pass) throw new Failure(EXIT.USAGE, "--smtp: a password, but no user; expected smtp://user@host");
  if (user && !pass) throw new Failure(EXIT.USAGE, `--smtp: user '${user}', but no password; expected smtp://user:password@host or --smtp-password-file`);
  const plain = tls ? tls === "never" : here;
  return {
    name: `${url.hostname}:${port}`,
    user,
    transport: {
      pool: true,
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port,
      secure,
      requireTLS: !secure && !plain,
      ignoreTLS: !secure && plain,
      auth: user ? { user, pass } : undefined,
      // A server that does not ask for the password is not the one that was meant.
      forceAuth: Boolean(user),
      maxConnections: connections,
      connectionTimeout: LONGEST_CONNECT,
      greetingTimeout: LONGEST_CONNECT,
      socketTimeout: LONGEST_ANSWER,
      // Only text that is handed over, never what a text names.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Failure(EXIT.USAGE, "--smtp: user or password is not %-encoded; a % itself is %25");
  }
}

/** @param {string} file */
function passwordIn(file) {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new Failure(EXIT.INPUT, `--smtp-password-file ${file}: cannot be read (${reasonOf(error)})`);
  }
}
