// @ts-check
/** Finding variants in an answer, whatever question it answers. */

/** Deeper than this no shop's answer has them. */
const DEEPEST = 16;

/**
 * The outermost objects that are such ones.
 * @param {unknown} node @param {(object: Record<string, any>) => boolean} isOne
 * @returns {Record<string, any>[]}
 */
export function nodesIn(node, isOne, depth = 0) {
  if (typeof node !== "object" || node === null || depth > DEEPEST) return [];
  if (!Array.isArray(node) && isOne(node)) return [node];
  return Object.values(node).flatMap((inner) => nodesIn(inner, isOne, depth + 1));
}
