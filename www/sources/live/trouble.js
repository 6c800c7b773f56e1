// @ts-check
/** What is told of a connection that is lost, and once it is there again. */
import { SourceError } from "../poll.js";

/** @typedef {{ problem?: string, since?: string }} Trouble since: when it last worked, if it did */

export const FINE = { problem: undefined, since: undefined };

/** @param {any} error @param {Trouble} before @param {boolean} held whether there was an answer @returns {Trouble} */
export const lost = ({ message }, { since }, held) => ({ problem: message, since: since ?? (held ? new Date().toISOString() : undefined) });

/** @param {string} url @param {Trouble} trouble */
export const errorOf = (url, { problem = "", since }) => new SourceError(url, since ? `${problem}; the last good answer is of ${since}` : problem);
