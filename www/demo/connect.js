// Joins the page's elements to the shop's stock. Without it, or if it fails, the shop's own texts stand.
import { connect } from "/dist/backsoon.js";
import "./answering.js";
import { stoppedAt } from "./clock.js";
import { bringLate } from "./late.js";
import { stock, wordDiscreetly } from "./stock.js";

await join();
document.documentElement.addEventListener("shop-language", join);

/** The stock has names and explanations in it, which are the reader's language too. */
async function join() {
  await wordDiscreetly();
  await bringLate();
  connect(await stock(), { now: stoppedAt });
}
