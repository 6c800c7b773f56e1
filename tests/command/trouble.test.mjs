// What `backsoon notify` does when the server, an address or the caller will not have it.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import test from "node:test";
import { answer, postOffice } from "./post-office.mjs";
import { customers, folder, snapshot } from "./shop.mjs";

async function sending(shop, rules, task) {
  const [it, office] = [folder(shop), await postOffice(rules)];
  try {
    await task(it, office);
  } finally {
    await office.close();
    it.remove();
  }
}

const toldOrders = (it) => it.told().map(({ order }) => order);

/** Refuses one address as long as `while` says so. */
const refusing = (address, code, text, stubborn = () => true) => ({
  recipient(asked) {
    if (asked === address && stubborn()) throw answer(code, text);
  },
});

test("a refused address is named with the reason, the others get their mail, and it stays due", () =>
  sending(snapshot(customers(3)), refusing("customer2@example.com", 550, "5.1.1 no such user"), async (it, office) => {
    const { code, stdout } = await it.notify(office);
    assert.equal(code, 3);
    assert.equal(stdout, "2 mails sent, with 2 notices.\n1 mail refused:\n  customer2@example.com (SO-2): 550 5.1.1 no such user\n");
    assert.deepEqual(toldOrders(it), ["SO-1", "SO-3"]);
    assert.equal(office.connections, 1);
    await it.notify(office);
    assert.deepEqual(office.asked.filter((address) => address === "customer2@example.com").length, 2);
    assert.equal(office.mails.length, 2);
  }));

test("a mail whose content is refused is named too", () => {
  const received = ({ recipients }) => {
    if (recipients[0] === "customer1@example.com") throw answer(554, "5.7.1 looks like spam");
  };
  return sending(snapshot(customers(2)), { received }, async (it, office) => {
    const { code, stdout } = await it.notify(office);
    assert.equal(code, 3);
    assert.match(stdout, /customer1@example\.com \(SO-1\): 554 5\.7\.1 looks like spam/);
    assert.deepEqual(toldOrders(it), ["SO-2"]);
  });
});

test("a server that says later is asked again by the next run, and the others go on", () => {
  let busy = true;
  return sending(snapshot(customers(3)), refusing("customer1@example.com", 451, "4.7.1 greylisted", () => busy), async (it, office) => {
    const { code, stdout } = await it.notify(office);
    assert.equal(code, 4);
    assert.match(stdout, /1 mail put off, for the next run:\n {2}customer1@example\.com \(SO-1\): 451 4\.7\.1 greylisted/);
    assert.deepEqual(toldOrders(it), ["SO-2", "SO-3"]);
    busy = false;
    assert.equal((await it.notify(office)).code, 0);
    assert.equal(new Set(office.to()).size, 3);
  });
});

test("who has no address is named, and an address that would name several people is none", () =>
  sending(snapshot([{}, { email: "ada@example.com, eve@example.com" }, { email: "ida@example.com" }]), {}, async (it, office) => {
    const { code, stdout } = await it.notify(office);
    assert.equal(code, 3);
    assert.match(stdout, /2 notices without an address that can be written to:\n {2}SO-1, line SO-1-1: .*\n {2}SO-2, line SO-2-1: /);
    assert.deepEqual(office.asked, ["ida@example.com"]);
  }));

test("a server that is not there is named, at once", async () => {
  const { port } = await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address));
    });
  });
  const it = folder(snapshot(customers(2)));
  const { code, stdout } = await it.notify({ url: `smtp://ada:secret@127.0.0.1:${port}` });
  assert.equal(code, 4);
  assert.equal(stdout, `0 mails sent, with 0 notices.\n2 mails left for the next run: 127.0.0.1:${port} cannot be reached (ECONNREFUSED).\n`);
  assert.equal(it.toldText(), "");
  it.remove();
});

test("a sender who is refused stops the run: no mail would get through", () => {
  const sender = () => {
    throw answer(550, "5.7.1 not yours");
  };
  return sending(snapshot(customers(2)), { sender }, async (it, office) => {
    const { code, stdout } = await it.notify(office);
    assert.equal(code, 4);
    assert.match(stdout, /takes no mail from orders@shop\.example \(550 5\.7\.1 not yours\): check --from/);
    assert.deepEqual(office.asked, []);
  });
});

test("a server that takes nothing for now is asked a few times and then left alone", () => {
  let refusals = 0;
  const sender = () => {
    refusals += 1;
    throw answer(452, "4.3.1 too many mails this hour");
  };
  return sending(snapshot(customers(9)), { sender }, async (it, office) => {
    const { code, stdout } = await it.notify(office, "--retries", "1");
    assert.equal(code, 4);
    assert.match(stdout, /8 mails left for the next run: localhost:\d+ takes no mail now \(452 4\.3\.1 too many mails this hour\)/);
    assert.equal(refusals, 4);
    assert.deepEqual(office.asked, []);
  });
});

test("a connection that drops in a mail is made anew, and the mail goes through", () => {
  let drops = 2;
  const received = (message) => {
    if (drops === 0) return;
    drops -= 1;
    message.dropped = true;
    message.drop();
  };
  return sending(snapshot(customers(2)), { received }, async (it, office) => {
    const { code, stderr } = await it.notify(office);
    assert.equal(code, 0);
    assert.match(stderr, /localhost:\d+ went away \(.+\); trying again in 0\.5 s\n/);
    assert.deepEqual(office.to(), ["customer1@example.com", "customer2@example.com"]);
    assert.equal(it.told().length, 2);
  });
});

test("a server that drops every mail is left alone after a few, and nothing counts as told", () => {
  const received = (message) => {
    message.dropped = true;
    message.drop();
  };
  return sending(snapshot(customers(9)), { received }, async (it, office) => {
    const { code, stdout } = await it.notify(office, "--retries", "1");
    assert.equal(code, 4);
    assert.match(stdout, /8 mails left for the next run: localhost:\d+ went away/);
    assert.equal(it.toldText(), "");
    assert.equal(office.connections, 4);
  });
});

test("one mail that makes the server hang up does not keep the others from going", () => {
  const received = (message) => {
    if (message.recipients[0] !== "customer1@example.com") return;
    message.dropped = true;
    message.drop();
  };
  return sending(snapshot(customers(3)), { received }, async (it, office) => {
    const { code } = await it.notify(office, "--retries", "0");
    assert.equal(code, 4);
    assert.deepEqual(office.to(), ["customer2@example.com", "customer3@example.com"]);
  });
});

const WRONG = [
  [["--kinds", "late"], /--kinds.*'late'.*Expected some of delayed,sooner,dispatched,cancelled/],
  [["--limit", "0"], /--limit.*Expected a whole number of at least 1/],
  [["--rate", "fast"], /--rate.*Expected a number above 0/],
  [["--from", "nobody"], /--from.*'nobody'.*Expected an address/],
  [["--unsubscribe", "http://shop.example/{email}"], /--unsubscribe.*https or mailto/],
  [["--tls", "maybe"], /--tls/],
  [["--now", "noon"], /--now: .*noon/],
  [["--dry-run", "--mark-told"], /--mark-told/],
  [["--sned"], /--sned/],
];
for (const [args, said] of WRONG) {
  test(`${args.join(" ")} is called wrongly`, async () => {
    const it = folder(snapshot(customers(1)));
    const { code, stderr } = await it.notify({ url: "smtp://localhost:1" }, ...args);
    assert.match(stderr, said);
    assert.equal(code, 2);
    it.remove();
  });
}

test("without a server, or without a sender, it says which option is missing", async () => {
  const it = folder(snapshot(customers(1)));
  const none = await it.notify(undefined);
  assert.deepEqual([none.code, none.stderr], [2, "backsoon: --smtp: missing; give it or BACKSOON_SMTP, smtp://user:password@host:587\n"]);
  const anonymous = await it.notify(undefined, "--smtp", "smtp://localhost:1");
  assert.equal(anonymous.code, 2);
  assert.match(anonymous.stderr, /^backsoon: --from: missing/);
  it.remove();
});

test("a server's URL that cannot be read is not repeated, for it may hold a password", async () => {
  const it = folder(snapshot(customers(1)));
  for (const url of ["smtp://ada:hush/hush@localhost", "http://ada:hush@localhost", "ada:hush@localhost", "smtp://ada:hu%sh@localhost"]) {
    const { code, stdout, stderr } = await it.notify({ url });
    assert.equal(code, 2, url);
    assert.doesNotMatch(stdout + stderr, /hu%?sh/, url);
  }
  it.remove();
});

test("a password in the snapshot's URL is not repeated", async () => {
  const it = folder(snapshot(customers(1)));
  const { code, stderr } = await it.notify({ url: "smtp://localhost:1" }, "--snapshot", "https://ada:hush@shop.example/shop.json");
  assert.equal(code, 1);
  assert.match(stderr, /^backsoon: --snapshot: .*shop\.example/);
  assert.doesNotMatch(stderr, /hush/);
  it.remove();
});

for (const [what, args, input, said] of [
  ["is none", ["--snapshot", "-"], "{", /^backsoon: --snapshot: standard input: .+\n$/],
  ["is not there", ["--snapshot", "gone.json"], "", /^backsoon: --snapshot: gone\.json: cannot be read \(no such file\)\n$/],
]) {
  test(`a snapshot that ${what} is one clear line, and nothing is sent`, () =>
    sending(snapshot(customers(1)), {}, async (it, office) => {
      const { code, stderr } = await it.notify(office, ...args, { input });
      assert.equal(code, 1);
      assert.match(stderr, said);
      assert.equal(office.connections, 0);
    }));
}
