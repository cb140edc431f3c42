/** Node itself, the ceiling of `bench fs`: no page, no border between processes. Run as `node main.js fs:FOLDER`. */
import fs from "node:fs";
import process from "node:process";
import { measure } from "../../apps/ipc/measure.js";

/** @type {import("../../apps/ipc/measure.js").Adapter} */
const adapter = {
  folder: () => process.argv[2],
  report: (line) => console.log(line),
  stat: async (path) => (await fs.promises.stat(path)).size,
  read: (path) => fs.promises.readFile(path),
  readSync: (path) => fs.readFileSync(path),
  write: (path, bytes) => fs.promises.writeFile(path, bytes),
};

adapter.report("bench-result " + JSON.stringify(await measure(adapter)));
process.exit();
