/**
 * The script tag's file over a core that can trap. Only the build for tests has such a call; here an element makes it
 * each time it shows something while the page says `trapping`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { buildTrap } from "../../scripts/build.mjs";
import { root } from "../../scripts/setup.mjs";

const made = join(root, "target/pkg/trap");

const entry = `
  import { PartView } from "../target/pkg/badge/badge.js";
  import "./backsoon.js";
  const { show } = PartView.prototype;
  PartView.prototype.show = function (shop, ...asked) {
    if (globalThis.trapping) shop.trap();
    return show.call(this, shop, ...asked);
  };
`;

const coreThatTraps = {
  name: "core that traps",
  setup: ({ onResolve }) => onResolve({ filter: /badge\/badge\.js$/ }, () => ({ path: join(made, "trap.js") })),
};

/** @param {import("esbuild").BuildOptions} what is bundled */
async function bundled(what) {
  const { outputFiles } = await build({
    ...what,
    bundle: true,
    // Of the package, only what lies in dist says that importing it does something.
    ignoreAnnotations: true,
    format: "esm",
    loader: { ".css": "text" },
    plugins: [coreThatTraps],
    write: false,
  });
  return outputFiles[0].text;
}

/** Puts it on a site, and tells its address. @param {Awaited<ReturnType<typeof import("./server.mjs").openSite>>} site */
export async function putTrapping(site) {
  await buildTrap();
  site.put("/trapping/backsoon.js", await bundled({ stdin: { contents: entry, resolveDir: join(root, "www"), sourcefile: "trapping.js" } }));
  site.put("/trapping/backsoon.wasm", readFileSync(join(made, "trap.wasm")));
  // Those of dist call their host by the short names of dist.
  for (const part of ["checkout", "care"]) {
    site.put(`/trapping/${part}.js`, await bundled({ entryPoints: [join(root, `www/${part}/index.js`)] }));
    site.put(`/trapping/${part}.wasm`, readFileSync(join(made, `${part}.wasm`)));
  }
  return "/trapping/backsoon.js";
}
