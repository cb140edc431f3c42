import { createSocket } from "node:dgram";
import os from "node:os";
import { assert, test } from "kith:test";
import { LOOPBACK, LOOPBACK_6 } from "../support/ports.js";
import { boundSocket, called, closed, event } from "../support/sockets.js";

// Each test has a group of its own, so that nobody else on this machine joins it (RFC 2365, RFC 4291).

/**
 * A socket that hears its port at all addresses.
 *
 * @param {any} t
 * @param {"udp4" | "udp6"} [type]
 */
async function listener(t, type = "udp4") {
  const socket = createSocket({ type, reuseAddr: true });
  t.after(() => closed(socket));
  socket.bind(0, type === "udp4" ? "0.0.0.0" : "::");
  await event(socket, "listening");
  /** @type {string[]} */
  const heard = [];
  socket.on("message", (message) => heard.push(message.toString()));
  return { socket, heard, port: socket.address().port };
}

/**
 * What a socket has heard once it has heard all that is expected and the word "last", sent to it alone after
 * that: what was to be dropped would have come by then.
 *
 * @param {{ socket: any, heard: string[], port: number }} listener
 * @param {any} from
 * @param {string[]} expected
 * @param {string} [host]
 */
async function hears({ socket, heard, port }, from, expected, host = LOOPBACK) {
  while (heard.length < expected.length) await event(socket, "message");
  do {
    from.send("last", port, host);
    await event(socket, "message");
  } while (!heard.includes("last"));
  assert.deepEqual(heard.splice(0).filter((message) => message !== "last"), expected);
}

/**
 * @param {any} socket
 * @param {string} message
 * @param {number} port
 * @param {string} group
 */
async function send(socket, message, port, group) {
  const [error] = await called((done) => socket.send(message, port, group, done));
  assert.equal(error, null);
}

test("a group is heard from joining to leaving, on IPv4", async (t) => {
  const group = "239.255.77.1";
  const to = await listener(t);
  const from = await boundSocket(t);
  from.setMulticastInterface(LOOPBACK);
  await send(from, "too early", to.port, group);
  await hears(to, from, []);
  assert.equal(to.socket.addMembership(group, LOOPBACK), undefined);
  for (const message of ["one", "two"]) await send(from, message, to.port, group);
  await hears(to, from, ["one", "two"]);
  assert.equal(to.socket.dropMembership(group, LOOPBACK), undefined);
  await send(from, "too late", to.port, group);
  await hears(to, from, []);
});

test("joining twice is EADDRINUSE", async (t) => {
  const { socket } = await listener(t);
  socket.addMembership("239.255.77.2", LOOPBACK);
  assert.throws(() => socket.addMembership("239.255.77.2", LOOPBACK), { code: "EADDRINUSE", errno: -98, syscall: "addMembership", message: "addMembership EADDRINUSE" });
});

test("two sockets hear one group", async (t) => {
  const group = "239.255.77.3";
  const first = await listener(t);
  const second = createSocket({ type: "udp4", reuseAddr: true });
  t.after(() => closed(second));
  second.bind(first.port, "0.0.0.0");
  await event(second, "listening");
  for (const socket of [first.socket, second]) socket.addMembership(group, LOOPBACK);
  const from = await boundSocket(t);
  from.setMulticastInterface(LOOPBACK);
  const both = Promise.all([event(first.socket, "message"), event(second, "message")]);
  await send(from, "to all", first.port, group);
  assert.deepEqual((await both).map(([message]) => message.toString()), ["to all", "to all"]);
});

test("a datagram with TTL 0 stays on the machine, and is heard there", async (t) => {
  const group = "239.255.77.4";
  const to = await listener(t);
  to.socket.addMembership(group, LOOPBACK);
  const from = await boundSocket(t);
  from.setMulticastInterface(LOOPBACK);
  from.setMulticastTTL(0);
  await send(from, "near", to.port, group);
  await hears(to, from, ["near"]);
});

test("one sender of a group is heard when told so", async (t) => {
  const group = "232.77.0.1";
  const to = await listener(t);
  const [wanted, other] = [await boundSocket(t), await boundSocket(t, "udp4", "127.0.0.2")];
  for (const socket of [wanted, other]) socket.setMulticastInterface(LOOPBACK);
  assert.equal(to.socket.addSourceSpecificMembership(LOOPBACK, group, LOOPBACK), undefined);
  await send(other, "other", to.port, group);
  await send(wanted, "wanted", to.port, group);
  await hears(to, wanted, ["wanted"]);
  assert.equal(to.socket.dropSourceSpecificMembership(LOOPBACK, group, LOOPBACK), undefined);
  await send(wanted, "too late", to.port, group);
  await hears(to, wanted, []);
});

test("a broadcast is heard where it was allowed", async (t) => {
  const to = await listener(t);
  const from = await boundSocket(t);
  const [error] = await called((done) => from.send("refused", to.port, "127.255.255.255", done));
  assert.equal(error.code, "EACCES");
  from.setBroadcast(true);
  await send(from, "for all", to.port, "127.255.255.255");
  await hears(to, from, ["for all"]);
  from.setBroadcast(false);
  assert.equal((await called((done) => from.send("refused", to.port, "127.255.255.255", done)))[0].code, "EACCES");
});

/** An interface that reaches others: loopback has no groups of IPv6. A machine without any proves nothing here. */
function outside() {
  for (const [name, addresses] of Object.entries(os.networkInterfaces())) {
    const four = addresses?.find(({ family, internal }) => family === "IPv4" && !internal);
    if (four !== undefined && addresses?.some(({ family, address }) => family === "IPv6" && address.startsWith("fe80"))) return { name, address: four.address };
  }
  return undefined;
}

test("the interface decides who hears, on IPv4", async (t) => {
  const through = outside();
  if (through === undefined) return;
  const group = "239.255.77.5";
  const to = await listener(t);
  to.socket.addMembership(group, through.address);
  const from = await boundSocket(t, "udp4", "0.0.0.0");
  from.setMulticastInterface(LOOPBACK);
  await send(from, "by loopback", to.port, group);
  from.setMulticastInterface(through.address);
  from.setMulticastTTL(0);
  await send(from, "by the other", to.port, group);
  from.setMulticastLoopback(false);
  await send(from, "not back", to.port, group);
  await hears(to, from, ["by the other"]);
});

test("a group is heard from joining to leaving, on IPv6", async (t) => {
  const through = outside();
  if (through === undefined) return;
  const group = "ff15::77:1";
  const zone = `::%${through.name}`;
  const to = await listener(t, "udp6");
  const from = await boundSocket(t, "udp6", "::");
  from.setMulticastInterface(zone);
  from.setMulticastTTL(0);
  assert.equal(to.socket.addMembership(group, zone), undefined);
  await send(from, "six", to.port, group);
  await hears(to, from, ["six"], LOOPBACK_6);
  from.setMulticastLoopback(false);
  await send(from, "not back", to.port, group);
  from.setMulticastLoopback(true);
  to.socket.dropMembership(group, zone);
  await send(from, "too late", to.port, group);
  await hears(to, from, [], LOOPBACK_6);
});
