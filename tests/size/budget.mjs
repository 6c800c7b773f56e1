// What a shopper may have to download for the first badge, for a cart or an order on top, for what a wait brings along, for what search engines read and
// where wasm is blocked, and how that is counted: held by the test, shown by the benchmark.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes: of script and wasm by brotli, what is aimed at and what fails the test; of the first script alone by gzip. */
export const budget = { aim: 48 * 1024, limit: 56 * 1024, script: 10_000, checkout: { aim: 72 * 1024, limit: 80 * 1024 }, care: { aim: 14 * 1024, limit: 16 * 1024 }, machine: { aim: 8 * 1024, limit: 10 * 1024 }, published: { aim: 3 * 1024, limit: 4 * 1024 } };

export const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
export const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
