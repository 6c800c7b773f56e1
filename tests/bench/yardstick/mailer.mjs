// What sending costs at least: a bare pool that is handed mails which are ready, and records nothing.
import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";

const [file, connections] = process.argv.slice(2);
const mails = JSON.parse(readFileSync(file, "utf8")).values();
const { port } = new URL(process.env.BACKSOON_SMTP);
const transport = createTransport({ pool: true, host: "localhost", port: Number(port), ignoreTLS: true, maxConnections: Number(connections) });
const work = async () => {
  for (const mail of mails) await transport.sendMail({ from: "orders@shop.example", ...mail });
};
await Promise.all(Array.from({ length: Number(connections) }, work));
transport.close();
