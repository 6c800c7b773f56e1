/** Makes the shop that every run starts from, and writes its database to VENDURE_DB. */
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { config, load } = require("./config.cjs");
const { bootstrap, JobQueueService, TransactionalConnection } = load("@vendure/core");
const { populate } = load("@vendure/core/cli");

/** What the product list (products.csv) has no column for. */
const told = {
  "CHAIR-WHITE": { customFields: { restockDate: "2027-01-10T00:00:00.000Z" } },
  "CHAIR-BLACK": {
    useGlobalOutOfStockThreshold: false,
    outOfStockThreshold: -24,
    customFields: {
      backordered: true,
      backorderLimit: 24,
      restocks: [
        { quantity: 4, due: "2026-12-15T00:00:00.000Z" },
        { quantity: 20, due: "2027-01-11T00:00:00.000Z" },
      ],
    },
  },
  // Midnight of the 16th in Budapest, as the admin page's date picker stores it there.
  "CHAIR-RED": {
    useGlobalOutOfStockThreshold: false,
    outOfStockThreshold: -10,
    customFields: { restockDate: "2026-12-15T23:00:00.000Z", supplierCode: "secret" },
  },
};

process.on("disconnect", () => process.exit(1));

async function main() {
  const initialData = JSON.parse(readFileSync(join(__dirname, "initial-data.json"), "utf8"));
  const start = () => bootstrap(config).then(async (app) => (await app.get(JobQueueService).start(), app));
  const app = await populate(start, initialData, join(__dirname, "products.csv"));

  const { signIn } = await import("./admin.mjs");
  const admin = await signIn(`http://127.0.0.1:${config.apiOptions.port}`);
  for (const [sku, change] of Object.entries(told)) await admin.change(sku, change);
  await admin.disable("STOOL");
  await admin.reindex();

  writeFileSync(process.env.VENDURE_DB, app.get(TransactionalConnection).rawConnection.driver.export());
}

main().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
