// @ts-check
/**
 * What a status shows where wasm cannot be had: the face of one unit that the core wrote into the public snapshot when
 * that was published, for as long as it is true; else the shop's own text stands. No rule is worked out here.
 */
import sheet from "../elements/status.css";
import { foreign, languageOf } from "../language.js";
import { bytesOf } from "../sources/bytes.js";
import { faceOf, isText, languageIn, trueUntil } from "./face.js";
import { Tree } from "./tree.js";

export { sheet };

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ answer: unknown, heard: number, told: any, places: Map<string, number> }} Read `places`: where in its items a sku stands */

/** What each store was told last. @type {WeakMap<object, Read>} */
const read = new WeakMap();
/** @type {WeakMap<Element, Tree>} */
const trees = new WeakMap();

/**
 * @param {any} part of a status
 * @param {string | undefined} sku
 * @param {number | undefined} quantity
 * @param {Problem[]} problems to which those found are added
 * @returns {number} the instant to look again at the latest
 */
export function show(part, sku, quantity, problems) {
  const { element } = part;
  const { heard, told, places } = snapshotOf(part.store);
  const until = trueUntil(told, heard, part.now);
  const place = places.get(`${sku}`) ?? -1;
  const faces = told.items?.[place]?.faces;
  const tag = languageIn(faces, languageOf(element));
  const face = tag && faceOf(faces[tag]);
  if (tag && !face) problems.push({ place: `items[${place}].faces.${tag}`, message: "expected a face as publicSnapshot writes it", sku });
  if (until && face && quantity === 1) {
    const view = part.view(problems);
    const known = told.faces.known?.[tag];
    const lang = foreign(tag, languageOf(element));
    treeOf(part).show(face, view, isText(known) ? known : "", lang);
    part.state = face.state;
    part.tell({ sku, quantity, state: face.state, text: face.aria });
    return until;
  }
  const tree = trees.get(element);
  if (tree?.text) {
    tree.clear();
    part.state = "unknown";
    part.tell({ sku, quantity, state: part.state, text: "" });
  }
  return Infinity;
}

/** Its tree, in place of whatever stood there. @param {any} part */
function treeOf(part) {
  const { element } = part;
  let tree = trees.get(element);
  if (!tree) {
    trees.set(element, (tree = new Tree(element.ownerDocument)));
    (element.shadowRoot ?? element.attachShadow({ mode: "open" })).replaceChildren(tree.root);
    part.dress();
  }
  return tree;
}

/** @param {any} store @returns {Read} */
function snapshotOf(store) {
  const before = read.get(store);
  const answer = store.unread;
  if (before && before.answer === answer) return before;
  let told;
  try {
    told = JSON.parse(new TextDecoder().decode(bytesOf(answer)));
  } catch {
    // The core would say so; without it, there is nothing to show.
  }
  if (told?.version !== 1 || !Array.isArray(told.items)) told = {};
  const places = new Map();
  // Of two with one sku the first stands.
  for (const [place, item] of (told.items ?? []).entries()) if (!places.has(item?.sku)) places.set(item?.sku, place);
  const now = { answer, heard: Date.now(), told, places };
  read.set(store, now);
  return now;
}
