// Compiled, never run: what a shop may rely on, and mistakes that the compiler has to catch.
import { htmlSafeJson, open, type FeedRow, type Snapshot } from "backsoon";
import { connect, type NotifyRequest } from "backsoon/elements";
import { purchaseOrderCsv } from "backsoon/review";

const snapshot: Snapshot = { version: 1, items: [{ sku: "CHAIR", onHand: 3 }] };
const shop = await open(snapshot, { now: "2026-11-23T10:00" });

const promise = shop.promise("CHAIR", 2);
const state: string = promise.state;
const dates: (string | null)[] = promise.parts.map((part) => part.ships);
const units: number = promise.parts.reduce((sum, part) => sum + part.quantity, promise.unavailable);
const complete: string | null = promise.complete;
const calm: boolean = !promise.announce && !promise.overdue && !promise.unsure;

const steps = shop.explain("CHAIR", 2);
const late: number | undefined = steps?.steps[0]?.received?.arrival?.lateness?.to;
const skipped: string[] = steps?.stock.handling?.holidays ?? [];

const preview = shop.preview([{ sku: "CHAIR", quantity: 2 }]);
const parcels: number = preview.shipments.length;
const due: number = preview.charges.reduce((sum, charge) => sum + charge.amount, 0);
const waiting: string[] = shop.queue("CHAIR").map((line) => line.id);
const headline: string = shop.face("CHAIR", 2, { locale: "hu" }).headline;
const markup: string = shop.html("CHAIR", 2, { locale: "hu", view: "line", stylesheet: "/backsoon/status.css" });
// @ts-expect-error the sheet lies where the page says
shop.html("CHAIR", 2, {});
const old: boolean = shop.stale;
const places: string[] = shop.problems.map((problem) => `${problem.place}: ${problem.message}`);

const owed: number = shop.books().refundDue;
const sold: number[] = shop.books().months.map((month) => month.sold.amount);
const ahead: (number | null)[] | undefined = shop.publicOrder("SO-1")?.lines.map((line) => line.ahead);
const notified: string[] = shop.notices([{ line: "1", kind: "delayed", earliest: null, latest: null }]).map((notice) => notice.order);
const asking: number = shop.contacts({ perDelayed: 0.3 }).expected;
const { verdict, health, items, overdueReceipts, purchaseOrders, orderLines, unadvisedReasons } = await shop.review({ days: 90, perDelayed: 0.3, advice: true });
const toOrder: [string, number][] = Array.from(orderLines.item, (item, line) => [items.sku[item], orderLines.quantity[line]]);
const arriving: (string | undefined)[] = purchaseOrders.map((order) => order.arrives?.latest);
const reason: string = unadvisedReasons[items.unadvised[0]];
const file: string = purchaseOrderCsv(await shop.review(), 0, { currency: "EUR" });
const page = document.createElement("backsoon-review");
page.snapshot = snapshot;
page.addEventListener("backsoon-change", ({ detail }) => detail.state === "strained" && page.refresh());
// @ts-expect-error what is shown can only be read
page.review = undefined;
const gone: string | null | undefined = shop.projection("CHAIR", { days: 90 })?.runsOut;
const strained: boolean = verdict.state === "strained";
const filled: number | undefined = health.unitFillRate?.value;
const waited: [string, number][] = Array.from(overdueReceipts.item, (item) => [items.sku[item], items.units[item]]);
const letters: [string, string][] = shop.mails(shop.notices(), { locale: "hu", orderUrl: "https://shop.example/{id}", shopName: "Shop" }).map((mail) => [mail.to, mail.html]);

const product = shop.structuredData("CHAIR", { url: "https://shop.example/chair" });
const block: string = htmlSafeJson(product);
const offered = product?.offers;
const left: number | undefined = offered?.availability === "https://schema.org/LimitedAvailability" ? offered.inventoryLevel?.value : undefined;
const starts: string | undefined = offered?.availability === "https://schema.org/BackOrder" ? offered.availabilityStarts : undefined;
const currency: string | undefined = offered?.price === undefined ? undefined : offered.priceCurrency;
const row: FeedRow | null = shop.feedRow("CHAIR");
const by: string | undefined = row?.availability === "backorder" ? row.availability_date : undefined;
// @ts-expect-error what waits has a date
const undated: FeedRow = { id: "CHAIR", availability: "preorder" };
// @ts-expect-error what is in stock has none
const dated: FeedRow = { id: "CHAIR", availability: "in_stock", availability_date: "2026-12-09T12:00+0100" };

await shop.update(new TextEncoder().encode("{}"));
await shop.update({ ...snapshot, items: shop.publicSnapshot().items });
const { faces, items: [{ faces: { en } = {} }] } = shop.publicSnapshot(["CHAIR"], { faces: ["en", "hu"] });
const shownWhenBlocked: [string | undefined, string | undefined, string | undefined] = [faces?.on, faces?.known?.hu, en?.badge ?? en?.headline];
shop.free();
await open("/stock.json");
await open("/stock.json", { words: { hu: { inStock: "Van", weekdays: ["hétfő"] }, de: "{}" } });
await open("vendure+https://shop.example/shop-api");

connect("/stock.json", { poll: 60 });
connect("/stock.json", { words: "/my-words/" });
connect("/stock.json", { words: { hu: { inStock: "Van" }, de: "/german.json" } });
const status = document.createElement("backsoon-status");
status.quantity = 2;
status.addEventListener("backsoon-change", ({ detail }) => console.log(detail.sku, detail.text));
status.without = "share calendar";
status.notifyEndpoint = "/notify";
const wishes: NotifyRequest[] = [];
status.addEventListener("backsoon-notify", ({ detail }) => detail.respondWith(fetch("/notify", { method: "POST", body: detail.email })));
document.addEventListener("backsoon-notify", (event) => {
  event.preventDefault();
  wishes.push(event.detail);
});
const shown: string | undefined = status.state;

const cart = document.createElement("backsoon-cart");
cart.lines = [{ sku: "CHAIR", quantity: 2, title: "Oak chair" }];
cart.parcels = "one";
cart.addEventListener("backsoon-change", ({ detail }) => console.log(detail.parcels, detail.charges.length, detail.lines[0]?.title));
const planned: string | null | undefined = cart.preview?.together;
const oneParcel: number = shop.preview([{ sku: "CHAIR", quantity: 2 }], { parcels: "one" }).shipments.length;

const order = document.createElement("backsoon-order");
order.src = "/orders/1042.json";
order.order = shop.publicOrder("SO-1042") ?? undefined;
order.addEventListener("backsoon-cancel", ({ detail }) => detail.respondWith(Promise.resolve(undefined)));
order.addEventListener("backsoon-change", ({ detail }) => console.log(detail.order, detail.cancellable));

// @ts-expect-error a view is one of three
status.view = "huge";
// @ts-expect-error a wish has its address as email
wishes.map((wish) => wish.address);
// @ts-expect-error an endpoint is text
status.notifyEndpoint = new URL("https://shop.example/notify");
// @ts-expect-error there are two ways to ship
cart.parcels = "three";
// @ts-expect-error a sku is text
shop.promise(1, 2);
// @ts-expect-error a quantity is a number
shop.promise("CHAIR", "2");
// @ts-expect-error a line has a quantity
shop.preview([{ sku: "CHAIR" }]);
// @ts-expect-error there is no such answer
shop.guess("CHAIR");

export { ahead, arriving, asking, block, by, calm, complete, currency, dated, dates, due, gone, headline, late, left, letters, markup, notified, old, oneParcel, owed, parcels, places, planned, reason, shown, skipped, sold, starts, state, toOrder, undated, units, waiting, wishes };
