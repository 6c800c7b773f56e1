// What `backsoon notify` sends, to whom, and when again.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import test from "node:test";
import { run } from "../services/command.mjs";
import { postOffice } from "./post-office.mjs";
import { customers, folder, snapshot } from "./shop.mjs";

/** Runs `task` with a folder and an office, and leaves neither behind. */
async function sending(shop, task) {
  const [it, office] = [folder(shop), await postOffice()];
  try {
    await task(it, office);
  } finally {
    await office.close();
    it.remove();
  }
}

const newsOf = (told) => told.map(({ order, line, kind, earliest, latest }) => [order, line, kind, earliest, latest]);

test("who waits longer gets a mail, and what it told is recorded", () =>
  sending(snapshot(customers(2)), async (it, office) => {
    const { code, stdout } = await it.notify(office);
    assert.equal(code, 0);
    assert.equal(stdout, "2 mails sent, with 2 notices.\n");
    assert.deepEqual(office.to(), ["customer1@example.com", "customer2@example.com"]);
    assert.match(office.mails[0].text, /December 9/);
    assert.match(office.mails[0].html, /December 9/);
    assert.deepEqual(newsOf(it.told()), [
      ["SO-1", "SO-1-1", "delayed", "2026-12-09", "2026-12-09"],
      ["SO-2", "SO-2-1", "delayed", "2026-12-09", "2026-12-09"],
    ]);
  }));

test("it is told once, and again only when it moves again", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    await it.notify(office);
    const before = it.toldText();
    const { code, stdout } = await it.notify(office);
    assert.deepEqual([code, stdout], [0, "Nothing is due.\n"]);
    assert.equal(it.toldText(), before);
    it.put(snapshot(customers(1), "2026-12-07"));
    await it.notify(office);
    assert.equal(office.mails.length, 2);
    assert.deepEqual(it.told().map(({ kind, latest }) => [kind, latest]), [["delayed", "2026-12-09"], ["sooner", "2026-12-07"]]);
    assert.ok(it.toldText().startsWith(before), "only ever added to");
  }));

test("nobody's address is in the told file", () =>
  sending(snapshot(customers(3)), async (it, office) => {
    await it.notify(office);
    assert.doesNotMatch(it.toldText(), /@/);
  }));

test("several lines of a customer go in one mail", () =>
  sending(snapshot([{ email: "ada@example.com", lines: 3 }, { email: "ada@example.com" }]), async (it, office) => {
    const { stdout } = await it.notify(office);
    assert.equal(stdout, "1 mail sent, with 4 notices.\n");
    assert.deepEqual(office.to(), ["ada@example.com"]);
    assert.equal(it.told().length, 4);
  }));

test("an order in Hungarian is told in Hungarian, and one that names no language in the one that is given", () =>
  sending(snapshot([{ email: "ida@example.com", locale: "hu" }, { email: "ada@example.com", locale: "en" }, { email: "eva@example.com" }]), async (it, office) => {
    await it.notify(office, "--locale", "hu");
    const hungarian = office.mails.map(({ subject, text }) => /késés/.test(subject) && /december 9\./.test(text));
    assert.deepEqual(hungarian, [true, false, true]);
  }));

test("headers say whom it is from, that a program wrote it, and how to have no more", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    const unsubscribe = "https://shop.example/no-more?who={email}";
    await it.notify(office, "--reply-to", "Ada <help@shop.example>", "--unsubscribe", unsubscribe, "--order-url", "https://shop.example/orders/{id}");
    const [{ from, to, replyTo, headers, headerLines, text, messageId }] = office.mails;
    assert.deepEqual(from.value, [{ name: "Oak & Co", address: "orders@shop.example" }]);
    assert.deepEqual(to.value, [{ name: "", address: "customer1@example.com" }]);
    assert.equal(replyTo.text, '"Ada" <help@shop.example>');
    assert.equal(headers.get("auto-submitted"), "auto-generated");
    const line = (name) => headerLines.find(({ key }) => key === name).line;
    assert.equal(line("list-unsubscribe"), "List-Unsubscribe: <https://shop.example/no-more?who=customer1%40example.com>");
    assert.equal(line("list-unsubscribe-post"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    assert.match(messageId, /^<[0-9a-f]{40}@shop\.example>$/);
    assert.match(text, /https:\/\/shop\.example\/orders\/SO-1\b/);
    assert.match(text, /Oak & Co/);
  }));

test("an order's page that is none is called wrongly", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    const { code, stderr } = await it.notify(office, "--order-url", "https://shop.example/");
    assert.equal(code, 2);
    assert.match(stderr, /^backsoon: --order-url: 'https:\/\/shop\.example\/': expected an address as https:\/\/shop\.example\/orders\/\{id\}\n$/);
    assert.equal(office.connections, 0);
  }));

test("a mail to unsubscribe by is no click", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    await it.notify(office, "--unsubscribe", "mailto:no-more@shop.example?subject={email}");
    const keys = office.mails[0].headerLines.map(({ key }) => key);
    assert.ok(keys.includes("list-unsubscribe"));
    assert.ok(!keys.includes("list-unsubscribe-post"));
  }));

test("the same news again has the same Message-ID, and the same date told a second time another", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    const tell = async (due) => {
      it.put(snapshot(customers(1), due));
      await it.notify(office);
    };
    await tell("2026-12-09");
    const first = it.toldText();
    it.tell("");
    await tell("2026-12-09");
    it.tell(first);
    await tell("2026-12-04");
    await tell("2026-12-09");
    const [once, repeated, , later] = office.mails.map(({ messageId }) => messageId);
    assert.equal(repeated, once);
    assert.notEqual(later, once);
  }));

test("only the kinds that are asked for are sent; the others stay due", () =>
  sending(snapshot([{ email: "ada@example.com" }, { email: "ida@example.com", dispatched: true }]), async (it, office) => {
    await it.notify(office, "--kinds", "dispatched,cancelled");
    assert.deepEqual(it.told().map(({ order, kind }) => [order, kind]), [["SO-2", "dispatched"]]);
    await it.notify(office);
    assert.deepEqual(office.to(), ["ida@example.com", "ada@example.com"]);
  }));

test("a pause spares customers further delays so soon after one, and loses none of them", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    const told = (at, latest) => `${JSON.stringify({ at, order: "SO-1", line: "SO-1-1", kind: "delayed", earliest: latest, latest })}\n`;
    it.tell(told("2026-11-21T10:00:00Z", "2026-12-07"));
    await it.notify(office, "--pause", "3");
    assert.deepEqual(office.to(), []);
    await it.notify(office, "--pause", "2");
    assert.equal(office.to().length, 1, "two days are over");
    it.tell(told("2026-11-23T09:00:00Z", "2026-12-16"));
    await it.notify(office, "--pause", "3");
    assert.match(office.mails[1].subject, /sooner|earlier/i, "good news wait for nobody");
  }));

test("a limit leaves the rest for the next run", () =>
  sending(snapshot(customers(5)), async (it, office) => {
    const { code, stdout } = await it.notify(office, "--limit", "3");
    assert.deepEqual([code, stdout], [0, "3 mails sent, with 3 notices.\n2 mails left for the next run.\n"]);
    await it.notify(office);
    assert.equal(new Set(office.to()).size, 5);
    assert.equal(office.mails.length, 5);
  }));

test("several connections and a rate send each mail once all the same", () =>
  sending(snapshot(customers(40)), async (it, office) => {
    const { code } = await it.notify(office, "--connections", "4", "--rate", "500");
    assert.equal(code, 0);
    assert.equal(new Set(office.to()).size, 40);
    assert.equal(office.mails.length, 40);
    assert.equal(it.told().length, 40);
    assert.ok(office.connections <= 4, `${office.connections} connections`);
  }));

test("a dry run shows every mail, and sends and records nothing", () =>
  sending(snapshot([...customers(2), {}]), async (it, office) => {
    const { code, stdout } = await it.notify(office, "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /^2 mails would be sent, with 2 notices\.\n\n1\. To customer1@example\.com \(en\): \S/);
    assert.match(stdout, /SO-2, line SO-2-1: delayed, now 2026-12-09, was 2026-12-04\n/);
    assert.match(stdout, /\n {3}\| .*December 9/);
    assert.match(stdout, /1 notice without an address that can be written to:\n {2}SO-3, line SO-3-1: delayed/);
    const { mails, withoutAddress } = JSON.parse((await it.notify(undefined, "--dry-run", "--json")).stdout);
    assert.deepEqual(mails.map(({ to, notices }) => [to, notices.length]), [["customer1@example.com", 1], ["customer2@example.com", 1]]);
    assert.deepEqual(withoutAddress.map(({ order }) => order), ["SO-3"]);
    assert.equal(office.connections, 0);
    assert.equal(it.toldText(), undefined);
  }));

test("what was due before a shop began can be marked as told", () =>
  sending(snapshot([...customers(2), {}]), async (it, office) => {
    const { code, stdout } = await it.notify(undefined, "--mark-told");
    assert.deepEqual([code, stdout], [0, "3 recorded as told, none sent.\n"]);
    assert.equal((await it.notify(office)).stdout, "Nothing is due.\n");
    assert.equal(office.connections, 0);
  }));

test("the snapshot may come by standard input or by HTTP", () =>
  sending(snapshot(customers(1)), async (it, office) => {
    const text = readFileSync(it.at("shop.json"), "utf8");
    const piped = await it.notify(office, "--snapshot", "-", "--dry-run", { input: text });
    assert.match(piped.stdout, /^1 mail would be sent/);
    const server = createServer((_request, response) => response.end(text));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const fetched = await it.notify(office, "--snapshot", `http://127.0.0.1:${server.address().port}/shop.json`);
    server.close();
    assert.equal(fetched.stdout, "1 mail sent, with 1 notice.\n");
  }));

test("what is wrong in the snapshot is said, and costs only itself", () => {
  const shop = snapshot(customers(1));
  shop.items.push({ sku: "SOFA", onHand: -1 });
  return sending(shop, async (it, office) => {
    const { code, stderr } = await it.notify(office);
    assert.equal(code, 0);
    assert.match(stderr, /^--snapshot: items\[1\]\.onHand: /m);
    assert.equal(office.mails.length, 1);
  });
});

test("from a snapshot that is too old by its own policy nobody is told anything", () => {
  const shop = { ...snapshot(customers(1)), asOf: "2026-11-21T10:00:00Z", policy: { staleAfterHours: 24 } };
  return sending(shop, async (it, office) => {
    const { code, stderr } = await it.notify(office);
    assert.equal(code, 1);
    assert.equal(stderr, "backsoon: --snapshot: it is older than its policy's staleAfterHours; nobody is told what may be true no more\n");
    assert.equal((await it.notify(office, "--now", "2026-11-22T10:00")).code, 0);
    assert.equal(office.mails.length, 1);
  });
});

test("a public snapshot has no orders, which is said", () =>
  sending({ version: 1, items: [{ sku: "CHAIR", onHand: 3 }] }, async (it, office) => {
    const { code, stderr } = await it.notify(office);
    assert.equal(code, 0);
    assert.equal(stderr, "--snapshot: there is no order in it; is it the private one?\n");
  }));

test("a quiet run that goes well says nothing, and one for programs says it in JSON", () =>
  sending(snapshot(customers(2)), async (it, office) => {
    const { stdout, stderr } = await it.notify(office, "--quiet", "--limit", "1");
    assert.deepEqual([stdout, stderr], ["", ""]);
    const summary = JSON.parse((await it.notify(office, "--json")).stdout);
    assert.deepEqual(summary, { sent: 1, notices: 1, refused: [], withoutAddress: [], later: [], left: 0, stopped: null });
  }));

test("where there is no terminal a long run says how far it is in a few lines", () =>
  sending(snapshot(customers(120)), async (it, office) => {
    const { stderr } = await it.notify(office);
    assert.equal(stderr, "50 of 120 mails\n100 of 120 mails\n");
  }));

test("the help names every command and every exit code", async () => {
  const { code, stdout } = await run(["--help"]);
  assert.equal(code, 0);
  assert.match(stdout, /^ {2}notify .*notices that are due/m);
  const { stdout: page } = await run(["notify", "--help"]);
  for (const code of [0, 1, 2, 3, 4]) assert.match(page, new RegExp(`^  ${code}  \\S`, "m"));
});
