#!/usr/bin/env node
// @ts-check
/** The `backsoon` command: what it can do, and how each way to end becomes an exit code. */
import { Command, CommanderError } from "commander";
import { check } from "./check.js";
import { EXIT, Failure } from "./failure.js";
import { feed } from "./feed.js";
import { importing } from "./import.js";
import { notify } from "./notify.js";
import { publish } from "./publish.js";
import { err } from "./say.js";
import { serve } from "./serve.js";

/** By name, what describes each and says what it does. */
const COMMANDS = { check, import: importing, publish, serve, feed, notify };

/** The build writes it here. */
const version = process.env.BACKSOON_VERSION ?? "unbuilt";
const program = new Command("backsoon")
  .description("When can they have it? Stock, orders and customers, from a snapshot of the shop.")
  .version(version, "--version", "say which version this is")
  .helpOption("-h, --help", "show what can be done, and how")
  .exitOverride()
  .showHelpAfterError("(--help shows how)")
  .configureHelp({ helpWidth: Math.min(process.stdout.columns ?? 110, 110) });
for (const [name, describe] of Object.entries(COMMANDS)) describe(program.command(name));

// Whoever reads may have seen enough, as `head` has.
process.stdout.on("error", (error) => {
  if (/** @type {any} */ (error).code === "EPIPE") process.exit(EXIT.DONE);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = end(error);
}

/** @param {unknown} error */
function end(error) {
  // Commander has said what is wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
  if (!(error instanceof Failure)) throw error;
  err(`backsoon: ${error.message}`);
  return error.code;
}
