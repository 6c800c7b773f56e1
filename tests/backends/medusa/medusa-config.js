/** The shop's configuration as its operator would write it; modules are those that Medusa has by itself, which keep to memory. */
const { defineConfig } = require("@medusajs/framework/utils");
const { DATABASE_URL, STORE_CORS } = process.env;

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    databaseDriverOptions: { ssl: false },
    http: { storeCors: STORE_CORS, adminCors: "", authCors: "", jwtSecret: "only a test", cookieSecret: "only a test" },
  },
  admin: { disable: true },
});
