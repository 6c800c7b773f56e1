// The merchant's page of the demo shop: what a made-up warehouse came to by today.
import { lastCount, shopTime, stoppedAt, today } from "./clock.js";
import { snapshotOf } from "./warehouse.js";

const review = document.querySelector("backsoon-review");
if (stoppedAt) review.setAttribute("now", shopTime());
review.snapshot = snapshotOf(today(), lastCount());
