// An SMTP server in a process of its own that takes everything and keeps nothing but the number.
import { SMTPServer } from "smtp-server";

let count = 0;
const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  logger: false,
  onData(stream, _session, done) {
    stream.on("end", () => {
      count += 1;
      done();
    });
    stream.resume();
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => process.send(server.server.address().port));
process.on("message", () => {
  process.send(count);
  count = 0;
});
