// @ts-check
/** How a command ends: the exit codes, and the error that names one. */

export const EXIT = {
  /** All done, or nothing to do. */
  DONE: 0,
  /** What it was given to read or write cannot be used. */
  INPUT: 1,
  /** It was called wrongly. */
  USAGE: 2,
  /** Some of it cannot be done until somebody mends something. */
  REFUSED: 3,
  /** Some of it is left for the next run. */
  LATER: 4,
};

/** Ends a command with one line for whoever started it. */
export class Failure extends Error {
  /** @param {number} code one of EXIT @param {string} message the place, the value, what was expected or what to do */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** @type {Record<string, string>} */
const REASONS = {
  ENOENT: "no such file",
  EACCES: "not allowed to",
  EPERM: "not allowed to",
  EISDIR: "it is a folder",
  ENOTDIR: "a folder in its path is none",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

/** Why the system would not do something with a file, in words. @param {any} error */
export const reasonOf = (error) => REASONS[error?.code] ?? String(error?.code ?? error?.message ?? error);

/** What an error says, less the place that it names first. @param {{ place: string, message: string }} error */
export const afterPlace = ({ place, message }) => (message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message);
