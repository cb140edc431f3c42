/** Kith: the modules an app has. The same file serves Node, which has them under the same names. */
import dgram from "node:dgram";
import net from "node:net";
import process from "node:process";
import tls from "node:tls";

/** @type {import("./measure.js").Adapter} */
export const adapter = {
  dgram,
  net,
  tls,
  // `udp`, or `tcp` and the ports of the process at the other end; in front of them stands the program.
  args: process.argv.slice(2),
  report: (line) => console.log(line),
};
