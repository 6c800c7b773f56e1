/**
 * The shop's configuration as its operator would write it. By VENDURE_TELLS it is one of two shops:
 * "words", Vendure as it comes (LOW_STOCK is the last one here), whose public custom fields tell what its words hide;
 * "numbers", whose stock display tells numbers, so that it needs fewer fields, and whose Shop API can filter products
 * by sku.
 */
const { createRequire } = require("node:module");
// Vendure lies in the cache folder that the process was started in, not above this file.
const load = createRequire(`${process.cwd()}/`);
const vendure = load("@vendure/core");
const { VENDURE_PORT, VENDURE_DB, VENDURE_NEW, VENDURE_TELLS } = process.env;
const tellsNumbers = VENDURE_TELLS === "numbers";

let stockLevels;
const numbers = {
  init: (injector) => (stockLevels = injector.get(vendure.StockLevelService)),
  async getStockLevel(ctx, variant, saleable) {
    if (variant.trackInventory === "FALSE") return "UNTRACKED";
    const { stockOnHand, stockAllocated } = await stockLevels.getAvailableStock(ctx, variant.id);
    const free = stockOnHand - stockAllocated;
    if (free > 0) return `${free > 2 ? "IN_STOCK" : "LOW_STOCK"}:${free}`;
    return saleable > 0 ? `BACKORDER:${saleable}` : "OUT_OF_STOCK";
  },
};

class SkuFilter {}
vendure.VendurePlugin({
  imports: [vendure.PluginCommonModule],
  compatibility: "^3.0.0",
  shopApiExtensions: { schema: load("graphql").parse("input ProductFilterParameter { sku: StringOperators }") },
})(SkuFilter);

const open = { public: true, nullable: true };
const receipt = [
  { name: "quantity", type: "int" },
  { name: "due", type: "datetime" },
];

exports.load = load;
exports.config = {
  apiOptions: { hostname: "127.0.0.1", port: Number(VENDURE_PORT), adminApiPath: "admin-api", shopApiPath: "shop-api" },
  authOptions: {
    tokenMethod: ["bearer"],
    superadminCredentials: { identifier: "superadmin", password: "superadmin" },
  },
  dbConnectionOptions: {
    type: "sqljs",
    // Read once and never written back: every run starts from the same shop.
    location: VENDURE_NEW ? undefined : VENDURE_DB,
    autoSave: false,
    synchronize: Boolean(VENDURE_NEW),
    logging: false,
  },
  logger: new vendure.DefaultLogger({ level: vendure.LogLevel.Error, timestamp: false }),
  paymentOptions: { paymentMethodHandlers: [] },
  catalogOptions: { stockDisplayStrategy: tellsNumbers ? numbers : new vendure.DefaultStockDisplayStrategy(1) },
  customFields: {
    ProductVariant: [
      { name: "restockDate", type: "datetime", ...open },
      { name: "restocks", type: "struct", list: true, ...open, fields: receipt },
      ...(tellsNumbers ? [] : [{ name: "backordered", type: "boolean", ...open }]),
      { name: "backorderLimit", type: "int", ...open },
      { name: "supplierCode", type: "string", public: false, nullable: true },
    ],
  },
  plugins: [vendure.DefaultSearchPlugin.init({ bufferUpdates: false }), ...(tellsNumbers ? [SkuFilter] : [])],
};
