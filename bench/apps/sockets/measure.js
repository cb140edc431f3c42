/**
 * The measuring loops of `bench udp` and `bench tcp`, the same for Kith and its peers. Times are performance.now(), in
 * ms, which a WebView rounds to 1 ms.
 *
 * @typedef {object} Adapter What one program offers. A module that is left out is a figure that it cannot have.
 * @property {any} [dgram]
 * @property {any} [net]
 * @property {any} [tls]
 * @property {string[]} args `udp`, or `tcp` and two ports, of TCP and of TLS
 * @property {(line: string) => void} report Prints one line on the standard output of the process.
 */

const HOST = "127.0.0.1";
const MIB = 1024 * 1024;

/** 1 KiB: a datagram that no network on the way cuts in pieces. */
const DATAGRAM_BYTES = 1024;

/** Datagrams a second that are offered, until more than 1 % is lost. */
const RATES = [2500, 5000, 10_000, 20_000, 30_000, 40_000, 60_000, 80_000];

/** 2 s at each rate. */
const RATE_MS = 2000;

const LOSS_PERCENT_MAX = 1;

/** 1 s without a datagram: what has not arrived then is lost. */
const SILENCE_MS = 1000;

/** 60 groups of 20 round trips, since the clock tells whole milliseconds. */
const GROUPS = 60;
const GROUP = 20;

/** 128 MiB in pieces of 256 KiB. */
const STREAM_BYTES = 128 * MIB;
const PIECE_BYTES = 256 * 1024;

/** 60 s for a figure: who loses the last byte loses one figure, not all. */
const LIMIT_MS = 60_000;

/**
 * Measures what the first argument names.
 *
 * @param {Adapter} adapter
 * @returns {Promise<{figures: Record<string, number>, errors: Record<string, string>}>}
 */
export async function measure({ dgram, net, tls, args: [what, port, securePort] }) {
  const result = { figures: {}, errors: {} };
  const tries = what === "udp" ? { udp: () => udp(dgram), udp_round_trip_p50_ms: () => roundTrips(dgram) } : {
    tcp_mb_per_s: () => within(net),
    tcp_up_mb_per_s: () => upload(() => connected(net, Number(port))),
    tcp_down_mb_per_s: () => download(() => connected(net, Number(port))),
    tls_up_mb_per_s: () => upload(() => secured(tls, Number(securePort))),
    tls_down_mb_per_s: () => download(() => secured(tls, Number(securePort))),
  };
  for (const [metric, run] of Object.entries(tries)) {
    try {
      const figures = await limited(run());
      Object.assign(result.figures, typeof figures === "number" ? { [metric]: figures } : figures);
    } catch (error) {
      for (const name of metric === "udp" ? ["udp_received_per_s", "udp_loss_percent"] : [metric]) {
        result.errors[name] = String(error);
      }
    }
  }
  return result;
}

function limited(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("it took too long")), LIMIT_MS * 2))]);
}

function bound(dgram) {
  return new Promise((resolve, reject) => {
    const socket = dgram.createSocket("udp4");
    socket.once("error", reject);
    socket.bind(0, HOST, () => resolve(socket));
  });
}

/** Lets everything else run once, without the 4 ms of a timer. */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/** The highest rate of which at most 1 % is lost. */
async function udp(dgram) {
  let best;
  await offered(dgram, RATES[0]);
  for (const rate of RATES) {
    const { received, sent, ms } = await offered(dgram, rate);
    const figures = { udp_received_per_s: (received / ms) * 1000, udp_loss_percent: (1 - received / sent) * 100 };
    const kept = figures.udp_loss_percent <= LOSS_PERCENT_MAX && figures.udp_received_per_s >= rate * 0.9;
    if (best === undefined || kept) best = figures;
    if (!kept) break;
  }
  return best;
}

async function offered(dgram, rate) {
  const from = await bound(dgram);
  const to = await bound(dgram);
  const { port } = to.address();
  const bytes = new Uint8Array(DATAGRAM_BYTES);
  let received = 0;
  let lastAt = performance.now();
  to.on("message", () => {
    received++;
    lastAt = performance.now();
  });
  const total = (rate * RATE_MS) / 1000;
  const startedAt = performance.now();
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1000));
    for (; sent < due; sent++) from.send(bytes, port, HOST);
    await turn();
  }
  while (received < total && performance.now() - lastAt < SILENCE_MS) await turn();
  from.close();
  to.close();
  return { received, sent: total, ms: lastAt - startedAt };
}

async function roundTrips(dgram) {
  const client = await bound(dgram);
  const server = await bound(dgram);
  const { port } = server.address();
  server.on("message", (message, from) => server.send(message, from.port, from.address));
  const bytes = new Uint8Array(DATAGRAM_BYTES);
  const means = [];
  for (let group = -10; group < GROUPS; group++) {
    const startedAt = performance.now();
    for (let i = 0; i < GROUP; i++) {
      const answered = new Promise((resolve) => client.once("message", resolve));
      client.send(bytes, port, HOST);
      await answered;
    }
    if (group >= 0) means.push((performance.now() - startedAt) / GROUP);
  }
  client.close();
  server.close();
  return means.sort((a, b) => a - b)[GROUPS / 2];
}

/** Both ends in this program. */
async function within(net) {
  let received = 0;
  let onEnd;
  const ended = new Promise((resolve) => (onEnd = resolve));
  const server = net.createServer((socket) => {
    socket.on("data", (data) => (received += data.length));
    socket.on("end", onEnd);
  });
  await new Promise((resolve) => server.listen(0, HOST, resolve));
  const client = await connected(net, server.address().port);
  const startedAt = performance.now();
  await pour(client);
  await ended;
  server.close();
  return rate(received, startedAt);
}

/** From here to another process, which answers when it has all. */
async function upload(connect) {
  const client = await connect();
  const answered = new Promise((resolve) => client.once("data", resolve));
  client.write("u");
  const startedAt = performance.now();
  await pour(client, false);
  await answered;
  client.destroy();
  return rate(STREAM_BYTES, startedAt);
}

/** From another process. */
async function download(connect) {
  const client = await connect();
  let received = 0;
  const startedAt = performance.now();
  client.write("d");
  client.on("data", (data) => (received += data.length));
  await new Promise((resolve) => client.on("end", resolve));
  return rate(received, startedAt);
}

async function connected(net, port) {
  const socket = net.connect(port, HOST);
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  return socket;
}

async function secured(tls, port) {
  const socket = tls.connect({ port, host: HOST, rejectUnauthorized: false });
  await new Promise((resolve, reject) => {
    socket.once("secureConnect", resolve);
    socket.once("error", reject);
  });
  return socket;
}

async function pour(socket, ends = true) {
  const piece = new Uint8Array(PIECE_BYTES);
  for (let sent = 0; sent < STREAM_BYTES; sent += PIECE_BYTES) {
    if (!socket.write(piece)) await new Promise((resolve) => socket.once("drain", resolve));
  }
  if (ends) socket.end();
}

function rate(bytes, startedAt) {
  if (bytes !== STREAM_BYTES) throw new Error(`${bytes} bytes arrived`);
  return bytes / MIB / ((performance.now() - startedAt) / 1000);
}
