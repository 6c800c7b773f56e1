// The other shop: its stock, and its page in the reader's language.
import { connect } from "/dist/backsoon.js";
import "./answering.js";
import { addDays, lastCount, stoppedAt, today } from "./clock.js";
import { holidays } from "./holidays.js";
import { addSwitches } from "./switches.js";
import { t, translate } from "./translate.js";

const root = document.documentElement;
const inDays = (days) => addDays(today(), days);

/** What there is of each part, its name aside. */
const items = [
  { sku: "RES-0805-10K", onHand: 4200 },
  { sku: "CAP-0603-100N", onHand: 130 },
  { sku: "LED-0805-RED", onHand: 20, selling: "backorder", onOrder: [{ quantity: 2000, due: inDays(16) }] },
  { sku: "MCU-M0-48", onHand: 0, selling: "backorder", supplier: "fab", alternatives: ["OPA-RRIO-2"] },
  { sku: "OPA-RRIO-2", onHand: 12, selling: "backorder", onOrder: [{ quantity: 500, due: inDays(24), stage: "in-transit" }] },
  { sku: "REG-3V3-SOT", onHand: 0, selling: "backorder", onOrder: [{ quantity: 900, due: inDays(3) }] },
  { sku: "REL-5V-SPDT", onHand: 60, selling: "backorder", leadDays: 40 },
  { sku: "USB-C-16P", onHand: 0, onOrder: [{ quantity: 1000, due: inDays(21) }] },
  { sku: "XTAL-16M", onHand: 0, selling: "backorder", supplier: "quartz", onOrder: [{ quantity: 400 }] },
  { sku: "PCB-4L-EU", selling: "made-to-order", leadDays: 12 },
  { sku: "SCR-2N5060", onHand: 0, selling: "discontinued", alternatives: ["REL-5V-SPDT"] },
  { sku: "OLED-128", onHand: 0, releaseDate: inDays(98), onOrder: [{ quantity: 200, due: inDays(95) }] },
];

const stock = () => ({
  version: 1,
  asOf: lastCount(),
  timeZone: "Europe/Budapest",
  currency: "EUR",
  calendar: { closed: ["sat", "sun"], holidays, cutOff: "17:00" },
  policy: {
    lowStock: 200,
    consolation: [{ afterDays: 21, kind: "discount", percent: 5, applies: "this-order" }],
    contact: { email: "bench@relay.example", phone: "+36 1 555 0199" },
  },
  suppliers: {
    fab: { leadDays: 45, minimumOrder: 500, waiting: 340, dailyDemand: 20 },
    quartz: { explanation: t("theme.quartz") },
  },
  items: items.map((item) => ({ ...item, title: t(`parts.${item.sku}`) })),
});

function show() {
  translate();
  connect(stock(), { now: stoppedAt });
}

addSwitches(document.querySelector(".switches"), show);
show();
root.classList.remove("veiled");
