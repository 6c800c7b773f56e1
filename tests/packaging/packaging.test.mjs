// The package as a stranger gets it: `npm pack`, installed elsewhere, once for all of these.
import "./contents.mjs";
import "./node.mjs";
import "./command.mjs";
import "./types.mjs";
import "./bundler.mjs";
import "./script-tag.mjs";
