// What kept a page's main thread busy, task by task, from the browser's own trace: in time of the thread, which does not
// run while somebody else has the processor, but does while the browser makes it slower than it is.
import { PROBE } from "./probe.js";

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "v8"];

/** In these a page's script runs; the probe's own are told apart by their name. */
const SCRIPT = new Set(["v8.evaluateModule", "EvaluateScript", "FunctionCall", "BlinkScheduler_PerformMicrotaskCheckpoint"]);

/**
 * @typedef {object} Task
 * @property {number} start milliseconds by the clock, since the navigation or else since the trace began
 * @property {number} end by the clock
 * @property {number} duration milliseconds of the thread
 * @property {number} script of it in the page's script, and what that calls
 */

/**
 * The main thread's tasks while `action` went on.
 * @param {import("puppeteer-core").Page} page @param {string} url where the page comes from
 * @param {() => Promise<unknown>} action
 * @returns {Promise<Task[]>}
 */
export async function tasksOf(page, url, action) {
  await page.tracing.start({ categories: CATEGORIES });
  await action();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const main = mainThread(traceEvents, url);
  const events = traceEvents
    .filter(({ ph, pid, tid }) => ph === "X" && pid === main.pid && tid === main.tid)
    .sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const navigation = traceEvents.find(
    ({ name, pid, args }) => name === "navigationStart" && pid === main.pid && args.data?.documentLoaderURL === url,
  );
  const origin = navigation?.ts ?? events[0].ts;

  /** @type {Task[]} */
  const tasks = [];
  let covered = -Infinity;
  let end = -Infinity;
  for (const event of events) {
    if (event.name === "RunTask" && event.ts >= end) {
      end = event.ts + event.dur;
      tasks.push({ start: (event.ts - origin) / 1000, end: (end - origin) / 1000, duration: taken(event), script: 0 });
    } else if (SCRIPT.has(event.name) && event.ts >= covered && event.ts < end) {
      covered = event.ts + event.dur;
      if (event.args?.data?.url !== PROBE) tasks[tasks.length - 1].script += taken(event);
    }
  }
  return tasks;
}

/** Not every trace has the thread's time. */
const taken = ({ tdur, dur }) => (tdur ?? dur) / 1000;

/** Every renderer has one; the page's is the one that read the page. */
function mainThread(events, url) {
  const ofPage = events.filter(({ args }) => String(args?.data?.url ?? args?.beginData?.url ?? "").startsWith(url));
  const counts = new Map();
  for (const { pid, tid } of ofPage) counts.set(`${pid}/${tid}`, { pid, tid, count: (counts.get(`${pid}/${tid}`)?.count ?? 0) + 1 });
  const [busiest] = [...counts.values()].sort((one, other) => other.count - one.count);
  if (!busiest) throw new Error("the trace holds nothing of the page");
  return busiest;
}

/** Tasks in which the page's script had more than nothing to do: a checkpoint without a job takes some microseconds. */
export const scripted = (tasks) => tasks.filter(({ script }) => script >= 0.1);

export const longest = (durations) => Math.max(0, ...durations);
