/**
 * How long calls take while reads and queries of the same app, or of another, wait for ever.
 *
 *     kith run bench/apps/stuck -- ROLE COUNT FIFO…
 *
 * ROLE `measure`: COUNT reads of FIFOs that nobody writes to and COUNT queries to a name server that never answers,
 * then the figures. ROLE `hold`: the same without figures, until it is ended.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import os from "node:os";
import process from "node:process";
import { paths } from "kith:application";

const [role, count, ...fifos] = process.argv.slice(2);

/** 1.5 s for each figure: hundreds of tens of calls, so that p99 is of several. */
const MEASURE_MS = 1500;

let ended = 0;
const end = () => ended++;

async function stick() {
  const silent = dgram.createSocket("udp4");
  await new Promise((resolve) => silent.bind(0, "127.0.0.1", resolve));
  const { port } = silent.address();
  for (let i = 0; i < Number(count); i++) {
    fs.promises.readFile(fifos[i % fifos.length]).then(end, end);
    const resolver = new dns.promises.Resolver({ timeout: 600_000, tries: 1 });
    resolver.setServers([`127.0.0.1:${port}`]);
    resolver.resolve4(`${i}.example.org`).then(end, end);
  }
}

/**
 * @param {string} name
 * @param {() => unknown} call
 * @returns {Promise<Record<string, number>>}
 */
async function timed(name, call) {
  const times = [];
  const until = performance.now() + MEASURE_MS;
  // The clock tells whole milliseconds: what one call of several took.
  const SEVERAL = 10;
  for (let now = performance.now(); now < until; ) {
    for (let i = 0; i < SEVERAL; i++) await call();
    const after = performance.now();
    times.push(((after - now) * 1000) / SEVERAL);
    now = after;
  }
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { [`${name}_p50_us`]: Math.round(at(0.5)), [`${name}_p99_us`]: Math.round(at(0.99)) };
}

await stick();
if (role === "hold") {
  console.log("bench-holds");
} else {
  const file = `${paths.data}/a`;
  fs.writeFileSync(file, "x".repeat(100));
  const { frame } = await import("kith:window").then(({ currentWindow }) => ({ frame: () => currentWindow.frame() }));
  const figures = {};
  for (const round of ["warm", "measured"]) {
    for (const [name, call] of Object.entries({
      call: frame,
      stat: () => fs.promises.stat(file),
      read: () => fs.promises.readFile(file),
      lookup: () => dns.promises.lookup("localhost"),
      os: () => os.networkInterfaces(),
      timer: () => new Promise((resolve) => setTimeout(resolve, 0)),
    })) {
      const result = await timed(name, call);
      if (round === "measured") Object.assign(figures, result);
    }
  }
  const errors = ended > 0 ? { call_p50_us: `${ended} of what should have been stuck has ended` } : {};
  console.log("bench-result " + JSON.stringify({ figures, errors }));
}
