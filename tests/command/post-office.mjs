// A real SMTP server that keeps what arrives, and misbehaves where a test wants it to.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** An answer of the server's own choosing. @param {number} code @param {string} text */
export const answer = (code, text) => Object.assign(new Error(text), { responseCode: code });

/**
 * @param {object} [rules]
 * @param {string} [rules.address] where it listens
 * @param {{ user: string, pass: string }} [rules.account] nobody else is let in
 * @param {{ key: string, cert: string }} [rules.certificate]
 * @param {boolean} [rules.secure] TLS from the start
 * @param {(address: string, office: object) => unknown} [rules.sender] may throw an answer
 * @param {(address: string, office: object) => unknown} [rules.recipient] may throw an answer
 * @param {(message: object, office: object) => unknown} [rules.received] before it is confirmed; may throw an answer
 * @param {(message: object, office: object) => unknown} [rules.confirmed]
 */
export async function postOffice({ address = "127.0.0.1", account, certificate, secure = false, sender, recipient, received, confirmed } = {}) {
  const office = {
    /** What was taken, parsed, in the order it came. */
    mails: [],
    /** Envelopes asked for, taken or not. */
    asked: [],
    connections: 0,
    encrypted: [],
  };
  const obeying = (rule, done) => Promise.resolve().then(rule).then(() => done(), done);
  const server = new SMTPServer({
    ...certificate,
    secure,
    authOptional: !account,
    allowInsecureAuth: !certificate,
    hideSTARTTLS: !certificate,
    disabledCommands: [...(certificate ? [] : ["STARTTLS"]), ...(account ? [] : ["AUTH"])],
    closeTimeout: 100,
    logger: false,
    onConnect(_session, done) {
      office.connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (username === account.user && password === account.pass) return done(null, { user: username });
      done(answer(535, "5.7.8 no such user, or not that password"));
    },
    onMailFrom: ({ address }, _session, done) => obeying(() => sender?.(address, office), done),
    onRcptTo({ address }, _session, done) {
      office.asked.push(address);
      obeying(() => recipient?.(address, office), done);
    },
    async onData(stream, session, done) {
      const parsed = await simpleParser(stream).catch(() => undefined);
      // Whoever is killed in the middle of a mail has sent none.
      if (!parsed) return;
      const message = { ...parsed, recipients: session.envelope.rcptTo.map(({ address }) => address), drop: () => drop(session) };
      await obeying(() => received?.(message, office), (error) => {
        if (message.dropped) return;
        if (error) return done(error);
        office.mails.push(message);
        office.encrypted.push(session.secure);
        done();
        confirmed?.(message, office);
      });
    },
  });
  // Whoever is killed hangs up rudely.
  server.on("error", () => {});
  const drop = (session) => {
    for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
  };
  await new Promise((resolve) => server.listen(0, address, resolve));
  const { port } = server.server.address();
  const scheme = secure ? "smtps" : "smtp";
  return Object.assign(office, {
    port,
    url: `${scheme}://${account ? `${account.user}:${encodeURIComponent(account.pass)}@` : ""}localhost:${port}`,
    to: () => office.mails.map(({ recipients }) => recipients.join()),
    close: () => new Promise((resolve) => server.close(resolve)),
  });
}
