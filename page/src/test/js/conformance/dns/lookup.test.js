import dns from "node:dns";
import promises from "node:dns/promises";
import { assert, test } from "kith:test";

/** No name ever is below it (RFC 6761). */
/** The system does not ask name servers for a label that begins so. */
const NO_NAME = "-nope.invalid";

/** @param {(callback: (...args: any[]) => void) => unknown} run */
const called = (run) => new Promise((resolve) => void run((...args) => resolve(args)));

test("takes addresses as they are", async () => {
  assert.deepEqual(await called((done) => dns.lookup("127.0.0.1", done)), [null, "127.0.0.1", 4]);
  assert.deepEqual(await called((done) => dns.lookup("::1", done)), [null, "::1", 6]);
  assert.deepEqual(await called((done) => dns.lookup("127.0.0.1", 6, done)), [null, "127.0.0.1", 4]);
  assert.deepEqual(await called((done) => dns.lookup("127.0.0.1", { all: true }, done)), [null, [{ address: "127.0.0.1", family: 4 }]]);
  assert.deepEqual(await promises.lookup("::1"), { address: "::1", family: 6 });
  assert.deepEqual(await promises.lookup("::1", { all: true }), [{ address: "::1", family: 6 }]);
});

test("takes no name, as Node does for compatibility", async () => {
  assert.deepEqual(await called((done) => dns.lookup("", done)), [null, null, 4]);
  assert.deepEqual(await called((done) => dns.lookup("", 6, done)), [null, null, 6]);
  assert.deepEqual(await called((done) => dns.lookup("", { all: true }, done)), [null, []]);
  assert.deepEqual(await called((done) => /** @type {any} */ (dns).lookup(null, done)), [null, null, 4]);
  assert.deepEqual(await promises.lookup("", {}), { address: null, family: 4 });
});

test("finds this machine", async () => {
  assert.deepEqual(await called((done) => dns.lookup("localhost", 4, done)), [null, "127.0.0.1", 4]);
  assert.deepEqual(await called((done) => dns.lookup("localhost", { family: "IPv4" }, done)), [null, "127.0.0.1", 4]);
  assert.deepEqual(await promises.lookup("localhost", 4), { address: "127.0.0.1", family: 4 });
  const all = await promises.lookup("localhost", { all: true, family: 4 });
  assert.deepEqual(all[0], { address: "127.0.0.1", family: 4 });
});

test("orders families as told", async () => {
  for (const order of /** @type {const} */ (["ipv4first", "ipv6first", "verbatim"])) {
    const families = (await promises.lookup("localhost", { all: true, order })).map(({ family }) => family);
    const sorted = [...families].sort((a, b) => (order === "ipv6first" ? b - a : a - b));
    if (order !== "verbatim") assert.deepEqual(families, sorted, order);
    assert.ok(families.includes(4));
  }
  const [first] = await promises.lookup("localhost", { all: true, verbatim: false });
  assert.equal(first?.family, 4);
});

test("maps IPv4 into IPv6 when asked", async () => {
  const hints = dns.V4MAPPED | dns.ALL;
  const found = await promises.lookup("localhost", { family: 6, hints, all: true });
  assert.ok(found.some(({ address }) => address === "::ffff:127.0.0.1"));
  assert.ok(found.every(({ family }) => family === 6));
});

test("calls back later", async () => {
  let isLater = false;
  const done = called((callback) => dns.lookup("127.0.0.1", () => callback(isLater)));
  isLater = true;
  assert.deepEqual(await done, [true]);
});

/** @param {any} error */
function isNotFound(error) {
  assert.equal(error.message, `getaddrinfo ${error.code} ${NO_NAME}`);
  assert.equal(error.name, "Error");
  assert.equal(error.code, "ENOTFOUND");
  assert.equal(error.errno, -3008);
  assert.equal(error.syscall, "getaddrinfo");
  assert.equal(error.hostname, NO_NAME);
  assert.deepEqual(Object.keys(error), ["errno", "code", "syscall", "hostname"]);
  return true;
}

test("says that there is no such name", async () => {
  await assert.rejects(promises.lookup(NO_NAME), isNotFound);
  const [error, ...rest] = /** @type {any[]} */ (await called((done) => dns.lookup(NO_NAME, done)));
  assert.ok(isNotFound(error));
  assert.ok(rest.every((value) => value === undefined));
});

test("says that no name server answered", async () => {
  // The run tells the system to ask none (`checks/sh/conformance.sh`).
  const error = await promises.lookup("host.example").catch((reason) => reason);
  assert.deepEqual({ ...error }, { errno: -3001, code: "EAI_AGAIN", syscall: "getaddrinfo", hostname: "host.example" });
  assert.equal(error.message, "getaddrinfo EAI_AGAIN host.example");
  const unnamed = await promises.lookupService("192.0.2.1", 80).catch((reason) => reason);
  assert.deepEqual([unnamed.code, unnamed.errno, unnamed.syscall], ["EAI_AGAIN", -3001, "getnameinfo"]);
});

test("refuses names that are too long", async () => {
  const long = "a".repeat(300);
  const error = await promises.lookup(long).catch((reason) => reason);
  assert.equal(error.message, `getaddrinfo EINVAL ${long}`);
  assert.equal(error.errno, -22);
  assert.equal(error.code, "EINVAL");
});

test("names an address and a port", async () => {
  const { hostname, service } = await promises.lookupService("127.0.0.1", 80);
  assert.match(hostname, /\S/);
  assert.match(service, /^(http|80)$/);
  assert.deepEqual(await called((done) => dns.lookupService("127.0.0.1", 80, done)), [null, hostname, service]);
  assert.equal((await promises.lookupService("127.0.0.1", 0)).hostname, hostname);
});

test("finds the names of this machine's address", async () => {
  const names = await promises.reverse("127.0.0.1").catch((error) => error.code);
  // Without a hosts file there are none.
  assert.ok(Array.isArray(names) || names === "ENOTFOUND");
});
