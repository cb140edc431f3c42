/** Socket Runtime 0.5.4, whose `dgram` is made after Node's. */
import dgram from "socket:dgram";
import ipc from "socket:ipc";
import process from "socket:process";

const ARGS = "--args=";

/** @type {import("../../apps/sockets/measure.js").Adapter} */
export const adapter = {
  dgram,
  args: process.argv
    .find((arg) => arg.startsWith(ARGS))
    .slice(ARGS.length)
    .split(","),
  report: (line) => ipc.send("stdout", line + "\n"),
};
