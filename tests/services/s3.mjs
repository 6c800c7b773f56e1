// A real S3 server, empty but for one bucket that everybody may read, for the test that asks for it: moto, which keeps headers and writes on conditions.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPython, root } from "../../scripts/setup.mjs";
import { freePort, ran, started } from "./processes.mjs";

const WANTED = fileURLToPath(new URL("s3.txt", import.meta.url));
const folder = join(root, "target/s3");

/** What clients of it sign with. */
const env = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret", AWS_REGION: "eu-central-1", AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** @returns {Promise<{ endpoint: string, bucket: string, env: Record<string, string>, close(): Promise<void> }>} */
export async function s3() {
  install();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = await started(join(folder, "bin/moto_server"), ["-H", "127.0.0.1", "-p", String(port)], { env: { ...process.env, ...env } }, async () => (await fetch(endpoint)).ok);
  const bucket = "stock";
  const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${bucket}/*` }] };
  for (const [address, body] of [[`${endpoint}/${bucket}`], [`${endpoint}/${bucket}?policy`, JSON.stringify(policy)]]) {
    const made = await fetch(address, { method: "PUT", body });
    if (!made.ok) throw new Error(`${address}: cannot be made (HTTP ${made.status})`);
  }
  return { endpoint, bucket, env, close: () => server.kill() };
}

/** Python's packages in an environment of their own, unless they are there. */
function install() {
  const wanted = readFileSync(WANTED, "utf8");
  const installed = join(folder, "installed.txt");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  rmSync(folder, { recursive: true, force: true });
  ran(findPython().PYTHON_PATH, ["-m", "venv", folder]);
  ran(join(folder, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", WANTED]);
  writeFileSync(installed, wanted);
}
