// @ts-check
/**
 * Sparing customers: a delivery that is overdue is expected tomorrow, day after day, and nobody wants an apology for each
 * of them. What is spared stays due, and is told once the pause is over.
 */

const DAY = 86_400_000;

/**
 * Whether a notice is of a further delay, so soon after that of the last.
 * @param {{ line: string, kind: string, at?: string | null }[]} told in the order it was
 * @param {number} days without a further delay after one
 * @param {number} now milliseconds since 1970
 * @returns {(notice: { line: string, kind: string }) => boolean}
 */
export function sparing(told, days, now) {
  const last = new Map(told.map((entry) => [entry.line, entry]));
  return ({ line, kind }) => {
    const before = last.get(line);
    return kind === "delayed" && before?.kind === "delayed" && now - Date.parse(before.at ?? "") < days * DAY;
  };
}
