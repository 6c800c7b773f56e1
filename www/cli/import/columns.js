// @ts-check
/** What each kind of file tells, what must be in it, and what its columns are usually called. */
import { day, decimal, list, money, month, onHand, oneOf, text, whole } from "./cells.js";

/** @typedef {{ cell: import("./cells.js").Cell, needed?: boolean, called: string }} Column `called`: besides by its own name */

const SKU = { cell: text, needed: true, called: "item|item number|item no|item code|article|article number|part number|product code|product|variant sku|id|Artikelnummer|Artikelnr|Artikel|Art-Nr|cikkszám|cikk|référence|réf|referencia|codice|indeks" };
const SUPPLIER = { cell: text, called: "vendor|supplier name|Lieferant|beszállító|fournisseur|proveedor|fornitore|dostawca" };
const QUANTITY = { cell: whole, needed: true, called: "qty|units|amount|pieces|Menge|Anzahl|mennyiség|darab|quantité|cantidad|ilość" };
const DUE = "due date|expected|expected date|eta|arrival|delivery date|promised|Liefertermin|Lieferdatum|várható|határidő|date prévue|fecha prevista|termin";

/** @type {Record<string, Record<string, Column>>} */
export const KINDS = {
  stock: {
    sku: SKU,
    title: { cell: text, called: "name|product name|description|Bezeichnung|Name|megnevezés|név|désignation|nombre|nazwa" },
    price: { cell: money, called: "sales price|unit price|retail price|Preis|VK|ár|eladási ár|prix|precio|cena" },
    url: { cell: text, called: "link|page|product url" },
    image: { cell: text, called: "image link|image url|picture|Bild|kép" },
    onHand: { cell: onHand, called: "stock|quantity|qty|in stock|available|stock level|inventory|Bestand|Lagerbestand|Menge|készlet|stock disponible|existencias|stan" },
    reserved: { cell: whole, called: "allocated|committed|reserviert|foglalt|réservé|reservado" },
    safetyStock: { cell: whole, called: "minimum stock|buffer|Mindestbestand|Sicherheitsbestand|biztonsági készlet" },
    selling: { cell: oneOf(["stock", "backorder", "made-to-order", "discontinued"]), called: "sold|sales mode" },
    releaseDate: { cell: day, called: "release|available from|Erscheinungsdatum|megjelenés" },
    backorderLimit: { cell: whole, called: "max backorders" },
    supplier: SUPPLIER,
    leadDays: { cell: whole, called: "lead time|lead time days|Lieferzeit|Wiederbeschaffungszeit|szállítási idő|délai" },
    minimumOrder: { cell: whole, called: "moq|minimum order quantity|Mindestbestellmenge|minimális rendelés" },
    dailyDemand: { cell: decimal, called: "demand per day" },
    alternatives: { cell: list, called: "substitutes|alternative skus|Alternativen|helyettesítők" },
    packSize: { cell: whole, called: "pack|pack quantity|Verpackungseinheit|VPE|csomag" },
    cost: { cell: money, called: "unit cost|purchase price|Einkaufspreis|EK|beszerzési ár" },
  },
  receipts: {
    sku: SKU,
    quantity: { ...QUANTITY, called: `${QUANTITY.called}|on order|ordered quantity|Bestellmenge` },
    due: { cell: day, called: `date|${DUE}` },
    supplier: SUPPLIER,
    stage: { cell: oneOf(["ordered", "in-production", "in-transit"]), called: "status|state" },
  },
  orders: {
    order: { cell: text, needed: true, called: "order id|order number|order no|Auftrag|Auftragsnummer|Bestellnummer|rendelés|rendelésszám|commande|pedido" },
    line: { cell: text, called: "line id|position|order line|Position|tétel" },
    sku: SKU,
    quantity: QUANTITY,
    waiting: { cell: whole, called: "backordered|open quantity|outstanding|offene Menge|Rückstand|hátralék" },
    placed: { cell: day, called: "date|order date|created|ordered|Bestelldatum|Auftragsdatum|rendelés dátuma|date de commande" },
    promised: { cell: day, called: "promised date|zugesagt|ígért" },
    price: { cell: money, called: "unit price|Preis|ár|prix|precio" },
    email: { cell: text, called: "e-mail|customer email|mail" },
    locale: { cell: text, called: "language|Sprache|nyelv" },
  },
  deliveries: {
    supplier: { ...SUPPLIER, needed: true },
    ordered: { cell: day, called: "order date|ordered on|Bestelldatum|megrendelve" },
    due: { cell: day, called: DUE },
    received: { cell: day, needed: true, called: "received on|date received|arrived|delivered|Wareneingang|erhalten|beérkezett|reçu|recibido" },
    via: { cell: oneOf(["purchase", "drop-ship"]), called: "kind" },
  },
  sales: {
    sku: SKU,
    month: { cell: month, called: "period|Monat|hónap|mois|mes" },
    day: { cell: day, called: "date|Datum|Tag|dátum|nap" },
    quantity: { ...QUANTITY, called: `${QUANTITY.called}|sold|units sold|verkauft|eladott` },
    daysOut: { cell: whole, called: "days out|days out of stock|stockout days" },
  },
};

/** Capitals, accents' ways of being written, spaces and signs do not matter. @param {string} heading */
export const plainHeading = (heading) => heading.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The fields of one kind by what their columns may be called. @param {string} kind @returns {Map<string, string>} */
export function namesOf(kind) {
  const columns = Object.entries(KINDS[kind]);
  // A field's own name stands above what others are called.
  const called = columns.flatMap(([field, column]) => column.called.split("|").map((name) => /** @type {const} */ ([plainHeading(name), field])));
  return new Map([...called.reverse(), ...columns.map(([field]) => /** @type {const} */ ([plainHeading(field), field]))]);
}
