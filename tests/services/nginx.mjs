// A real nginx with one of the configurations that the project recommends.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findServers, root } from "../../scripts/setup.mjs";
import { folderOf, freePort, started } from "./processes.mjs";

/** Where nginx would write by itself, which only root may. */
const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/**
 * @param {string} example a file in www/examples/nginx
 * @param {Record<string, string>} told what stands in it in place of what
 * @param {number} [port] that was free; another one each time unless told
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>}
 */
export async function nginx(example, told = {}, port) {
  const { NGINX_PATH } = findServers();
  const folder = folderOf("nginx");
  const at = port ?? (await freePort());
  let server = readFileSync(join(root, "www/examples/nginx", example), "utf8").replace(/listen \d+;/, `listen 127.0.0.1:${at};`);
  for (const [name, value] of Object.entries(told)) {
    if (!server.includes(name)) throw new Error(`${example}: ${name} is not in it`);
    server = server.replaceAll(name, value);
  }
  const paths = TEMPORARY.map((name) => (mkdirSync(folder.at(name)), `${name}_temp_path ${folder.at(name)};`));
  // One process, so that whatever ends it ends all of it.
  const file = folder.at("nginx.conf");
  writeFileSync(file, `daemon off; master_process off; pid ${folder.at("pid")}; error_log stderr warn; events {}
http { access_log off; types { application/json json; } ${paths.join(" ")}
${server.replaceAll("/var/cache/nginx", folder.path)} }`);
  const url = `http://127.0.0.1:${at}`;
  const one = await started(NGINX_PATH, ["-p", folder.path, "-c", file, "-e", "stderr"], {}, async () => (await fetch(url)).status > 0);
  return {
    url,
    port: at,
    async close() {
      await one.kill();
      folder.remove();
    },
  };
}
