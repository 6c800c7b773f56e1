// @ts-check
/** In place of what signs for users with keys of their own (build.mjs), whom a public page cannot have: 12 KB less. */
export const fromSeed = undefined;
