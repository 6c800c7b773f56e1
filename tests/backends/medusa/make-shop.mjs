/** The shop that every run starts from, made by its merchant on a Medusa that has nothing yet. */
import { signIn } from "./admin.mjs";

/** What lies where, of what is sold on backorder or not; metadata as the merchant writes it. */
const VARIANTS = [
  { sku: "CHAIR-OILED", levels: [20, 5] },
  { sku: "CHAIR-ASH", levels: [2] },
  { sku: "CHAIR-BLUE", levels: [0] },
  { sku: "CHAIR-WHITE", levels: [0], metadata: { restock_date: "2027-01-11" } },
  { sku: "CHAIR-GREEN", levels: [3], allow_backorder: true },
  { sku: "CHAIR-GREY", levels: [0, 0], allow_backorder: true },
  { sku: "CHAIR-RED", levels: [0], allow_backorder: true, metadata: { restock_date: "2026-12-16" } },
  {
    sku: "CHAIR-BLACK",
    levels: [0],
    allow_backorder: true,
    metadata: { backorder_limit: 24, restocks: [{ quantity: 4, due: "2026-12-15" }, { quantity: 20, due: "2027-01-11" }] },
  },
  { sku: "CHAIR-OLD", levels: [4] },
  { sku: "LAMP", levels: [3] },
  { sku: "MUG", manage_inventory: false },
];
/** A set takes so many of an item that is sold by itself, too. */
const SET = { sku: "LAMP-PAIR", of: "LAMP", required_quantity: 2 };
/** Titles of the publishable keys, and the channels that each is of. */
const KEYS = { shop: ["Shop"], "no location": ["Pop-up"], "two channels": ["Shop", "Pop-up"] };

/** @param {string} origin of the server */
export async function makeShop(origin) {
  const { ask } = await signIn(origin);
  const make = async (/** @type {string} */ path, /** @type {object} */ body) => Object.values(await ask("POST", `/admin/${path}`, body))[0];

  const channels = new Map();
  for (const name of new Set(Object.values(KEYS).flat())) channels.set(name, await make("sales-channels", { name }));
  for (const [title, names] of Object.entries(KEYS)) {
    const key = await make("api-keys", { title, type: "publishable" });
    await ask("POST", `/admin/api-keys/${key.id}/sales-channels`, { add: names.map((name) => channels.get(name).id) });
  }
  const [{ id: profile }] = (await ask("GET", "/admin/shipping-profiles")).shipping_profiles;

  const locations = [];
  for (const name of ["North", "South"]) {
    const location = await make("stock-locations", { name });
    await ask("POST", `/admin/stock-locations/${location.id}/sales-channels`, { add: [channels.get("Shop").id] });
    locations.push(location.id);
  }
  await delivering(ask, locations[0], profile);

  const everywhere = [...channels.values()].map(({ id }) => ({ id }));
  const sold = (/** @type {{ sku: string }} */ { sku, ...more }) => ({ title: sku, sku, options: { Kind: sku }, prices: [{ amount: 149, currency_code: "eur" }], ...more });
  const product = (/** @type {any[]} */ variants, more = {}) =>
    make("products", {
      title: "Oak furniture", status: "published", shipping_profile_id: profile, sales_channels: everywhere,
      options: [{ title: "Kind", values: variants.map(({ sku }) => sku) }], variants, ...more,
    });

  await product(VARIANTS.map(({ levels, ...variant }) => sold({ manage_inventory: true, ...variant })));
  await product([sold({ sku: "STOOL", manage_inventory: false })], { title: "Stool", status: "draft" });
  const { inventory_items: items } = await ask("GET", "/admin/inventory-items?limit=100");
  const itemOf = (/** @type {string} */ sku) => items.find((item) => item.sku === sku).id;
  for (const { sku, levels = [] } of VARIANTS) {
    for (const [at, stocked] of levels.entries()) await ask("POST", `/admin/inventory-items/${itemOf(sku)}/location-levels`, { location_id: locations[at], stocked_quantity: stocked });
  }
  await product([sold({ sku: SET.sku, manage_inventory: true, inventory_items: [{ inventory_item_id: itemOf(SET.of), required_quantity: SET.required_quantity }] })], { title: "A pair of lamps" });
}

/** A country that pays and is delivered to. @param {import("./admin.mjs").Ask} ask @param {string} location @param {string} profile */
async function delivering(ask, location, profile) {
  await ask("POST", "/admin/regions", { name: "Hungary", currency_code: "eur", countries: ["hu"], payment_providers: ["pp_system_default"] });
  await ask("POST", `/admin/stock-locations/${location}/fulfillment-providers`, { add: ["manual_manual"] });
  const { stock_location: made } = await ask("POST", `/admin/stock-locations/${location}/fulfillment-sets?fields=*fulfillment_sets`, { name: "Post", type: "shipping" });
  const zone = { name: "Hungary", geo_zones: [{ type: "country", country_code: "hu" }] };
  const { fulfillment_set: set } = await ask("POST", `/admin/fulfillment-sets/${made.fulfillment_sets[0].id}/service-zones`, zone);
  await ask("POST", "/admin/shipping-options", {
    name: "Post", service_zone_id: set.service_zones[0].id, shipping_profile_id: profile, provider_id: "manual_manual",
    price_type: "flat", type: { label: "Post", description: "By post", code: "post" }, prices: [{ currency_code: "eur", amount: 5 }], rules: [],
  });
}
