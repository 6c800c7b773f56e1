// Joins the page's elements to the shop's stock. Without it, or if it fails, the shop's own texts stand.
import { connect } from "/dist/backsoon.js";
import { stoppedAt } from "./clock.js";
import { stock, wordDiscreetly } from "./stock.js";

await wordDiscreetly();
connect(await stock, { now: stoppedAt });
