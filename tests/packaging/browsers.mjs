// One page in a real browser, and what went wrong on it.
import puppeteer from "puppeteer-core";
import { staticServer } from "../../scripts/serve.mjs";
import { findBrowsers } from "../../scripts/setup.mjs";

const { CHROME_PATH, FIREFOX_PATH } = findBrowsers();
// Chromium refuses its sandbox to root, which is who runs tests in a container.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export const browsers = {
  chromium: { browser: "chrome", executablePath: CHROME_PATH, args },
  firefox: { browser: "firefox", executablePath: FIREFOX_PATH },
};

/** Serves `folders` under the strict policy, opens `path` in the browser, and hands over the page and its complaints. */
export async function withPage(browser, folders, path, look) {
  const server = await staticServer(folders);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const launched = await puppeteer.launch({ ...browsers[browser], headless: true });
  try {
    const page = await launched.newPage();
    const complaints = [];
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
    return await look(page, complaints);
  } finally {
    await launched.close();
    server.close();
  }
}
