/**
 * Socket Runtime 0.5.4. Its smallest call is `ping`; its events from the device are lines that the back-end process of
 * the app prints (see backend.py), which the runtime turns into events of `window`.
 */
import fs from "socket:fs/promises";
import ipc from "socket:ipc";
import process from "socket:process";
import { backend } from "socket:application";

const FOLDER = "--folder=";

let onTick = () => {};
let opened;

/** @type {import("../../apps/ipc/measure.js").Adapter} */
export const adapter = {
  folder: () => process.argv.find((arg) => arg.startsWith(FOLDER)).slice(FOLDER.length),
  report: (line) => ipc.send("stdout", line + "\n"),
  call: async () => {
    const { data } = await ipc.send("ping");
    if (data !== "pong") throw new Error("ping has no answer");
  },
  stat: async (path) => Number((await fs.stat(path)).size),
  read: (path) => fs.readFile(path),
  write: (path, bytes) => fs.writeFile(path, bytes),
  events: async (count, onEvent) => {
    onTick = (event) => onEvent(event.detail.length);
    opened ??= backend.open();
    await opened;
    await ipc.send("process.write", count + ";");
  },
};

window.addEventListener("tick", (event) => onTick(event));
