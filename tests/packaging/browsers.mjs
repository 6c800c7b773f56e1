// One page of a stranger's site in a real browser.
import { staticServer } from "../../scripts/serve.mjs";
import { Tab, launch } from "../pages/browsers.mjs";

/** Serves `folders` under the strict policy, opens `path` in the browser, and hands over the tab. */
export async function withPage(browserName, folders, path, look) {
  const server = await staticServer(folders);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch(browserName);
  try {
    const tab = new Tab(await browser.newPage());
    await tab.go(`http://127.0.0.1:${server.address().port}${path}`);
    return await look(tab);
  } finally {
    await browser.close();
    server.close();
  }
}
