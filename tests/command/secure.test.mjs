// TLS and logging in: what is required unless told otherwise, and that no password is ever said.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { postOffice } from "./post-office.mjs";
import { customers, folder, snapshot } from "./shop.mjs";

const keys = mkdtempSync(join(tmpdir(), "backsoon-keys-"));
after(() => rmSync(keys, { recursive: true }));
const [keyFile, certFile] = ["key.pem", "cert.pem"].map((name) => join(keys, name));
const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
execFileSync("openssl", ["req", ...kind, ...name, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });

const certificate = { key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
const account = { user: "ada", pass: "p@ss/wörd:1" };
const trusting = { env: { NODE_EXTRA_CA_CERTS: certFile } };

async function sending(rules, task) {
  const [it, office] = [folder(snapshot(customers(2))), await postOffice(rules)];
  try {
    await task(it, office);
  } finally {
    await office.close();
    it.remove();
  }
}

function saysNoPassword({ stdout, stderr }) {
  for (const secret of [account.pass, encodeURIComponent(account.pass), Buffer.from(account.pass).toString("base64")]) assert.ok(!`${stdout}${stderr}`.includes(secret));
}

test("mails go through TLS that is begun by STARTTLS, and the password only after it", () =>
  sending({ certificate, account }, async (it, office) => {
    const { code, stdout } = await it.notify(office, "--tls", "always", trusting);
    assert.deepEqual([code, stdout], [0, "2 mails sent, with 2 notices.\n"]);
    assert.deepEqual(office.encrypted, [true, true]);
  }));

test("smtps is TLS from the start", () =>
  sending({ certificate, account, secure: true }, async (it, office) => {
    assert.equal((await it.notify(office, trusting)).code, 0);
    assert.deepEqual(office.encrypted, [true, true]);
  }));

for (const secure of [false, true]) {
  test(`a certificate that nobody vouches for is not trusted, ${secure ? "from the start" : "by STARTTLS"}`, () =>
    sending({ certificate, account, secure }, async (it, office) => {
      const ended = await it.notify(office, ...(secure ? [] : ["--tls", "always"]));
      assert.equal(ended.code, 4);
      assert.match(ended.stdout, /2 mails left for the next run: localhost:\d+: no TLS \(.+\): a certificate of your own is told by NODE_EXTRA_CA_CERTS/);
      assert.deepEqual(office.asked, []);
      saysNoPassword(ended);
    }));
}

test("where TLS is asked for, a server that has none gets neither password nor mail", () =>
  sending({ account }, async (it, office) => {
    const ended = await it.notify(office, "--tls", "always");
    assert.equal(ended.code, 4);
    assert.match(ended.stdout, /no TLS/);
    assert.deepEqual(office.asked, []);
  }));

test("a server that is not this machine may be plain only if told", () =>
  sending({ address: "127.0.0.2" }, async (it, { port, mails }) => {
    const elsewhere = { url: `smtp://127.0.0.2:${port}` };
    const { code, stdout } = await it.notify(elsewhere);
    assert.equal(code, 4);
    assert.match(stdout, /127\.0\.0\.2:\d+: no TLS \(.+\): .+ --tls never sends in plain text, the password too/);
    assert.equal(mails.length, 0);
    assert.equal((await it.notify(elsewhere, "--tls", "never")).code, 0);
    assert.equal(mails.length, 2);
  }));

test("a wrong password is named by its user, and nothing else of it is said", () =>
  sending({ account: { ...account, pass: "another" } }, async (it, office) => {
    const ended = await it.notify({ url: office.url.replace("another", encodeURIComponent(account.pass)) });
    assert.equal(ended.code, 4);
    assert.match(ended.stdout, /localhost:\d+ does not let user 'ada' in \(535 .+\): check user and password\.\n/);
    assert.deepEqual(office.asked, []);
    saysNoPassword(ended);
  }));

test("the password may lie in a file of its own", () =>
  sending({ account }, async (it, office) => {
    writeFileSync(it.at("password"), `${account.pass}\n`);
    const url = `smtp://ada@localhost:${office.port}`;
    const without = await it.notify({ url });
    assert.equal(without.code, 2);
    assert.match(without.stderr, /user 'ada', but no password/);
    const missing = await it.notify({ url }, "--smtp-password-file", "gone");
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /--smtp-password-file gone: cannot be read \(no such file\)/);
    assert.equal((await it.notify({ url }, "--smtp-password-file", "password")).code, 0);
    assert.equal(office.mails.length, 2);
  }));

test("a server that wants a password and gets none says so by its name", () =>
  sending({ account }, async (it, office) => {
    const { code, stdout } = await it.notify({ url: `smtp://localhost:${office.port}` });
    assert.equal(code, 4);
    assert.match(stdout, /localhost:\d+ asks for a user and password \(530 .+\): give them in --smtp/);
  }));
