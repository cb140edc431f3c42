/**
 * What `kith test DIR FILE... -- SCRATCH` does in the WebView, done by Node: runs the same files with
 * the same runner and ends with the same exit codes.
 *
 *     node --import ./modules.js run-node.js DIR FILE... -- SCRATCH
 */

import { writeSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { runFiles } from "../../../main/js/test/files.js";
import { failByStray, output } from "../../../main/js/test/runner.js";

const [folder, ...rest] = process.argv.slice(2);
const end = rest.indexOf("--");
// As the page sees it: the program, the app, what stood after `--`.
process.argv.splice(1, Infinity, folder, ...rest.slice(end + 1));

const OUT = 1;
output.write = (text) => void writeSync(OUT, text);
process.on("uncaughtException", failByStray);
process.on("unhandledRejection", failByStray);
process.exit(await runFiles(rest.slice(0, end), `${pathToFileURL(folder)}/`));
