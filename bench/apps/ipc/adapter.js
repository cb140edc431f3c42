/** Kith: the modules an app has, and the routes that are there to measure the bridge. */
import { readFileSync } from "node:fs";
import fs from "node:fs/promises";
import process from "node:process";
import { events, increment } from "/_kith/routes/debug.js";

const EVENT_BYTES = 100;

/** @type {import("./measure.js").Adapter} */
export const adapter = {
  folder: () => process.argv[2],
  report: (line) => console.log(line),
  call: async () => {
    if ((await increment(1)) !== 2) throw new Error("increment has a wrong answer");
  },
  stat: async (path) => (await fs.stat(path)).size,
  read: (path) => fs.readFile(path),
  readSync: (path) => readFileSync(path),
  write: (path, bytes) => fs.writeFile(path, bytes),
  events: (count, onEvent) => events(count, EVENT_BYTES, (bytes) => onEvent(bytes.byteLength)),
};
