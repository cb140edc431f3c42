import dns from "node:dns";
import promises from "node:dns/promises";
import { assert, test } from "kith:test";

const nothing = () => {};
const { Resolver } = dns;

/** @type {any} */
const any = dns;
/** @type {any} */
const anyPromises = promises;

/**
 * @param {string} code
 * @param {string} message
 * @param {() => unknown} run
 * @param {ErrorConstructor} [type]
 */
function refuses(code, message, run, type = TypeError) {
  assert.throws(run, (/** @type {any} */ error) => {
    assert.equal(error.code, code);
    assert.equal(error.message, message);
    return error instanceof type;
  });
}

test("exports what Node documents", () => {
  const functions = [
    "Resolver", "getDefaultResultOrder", "getServers", "lookup", "lookupService", "resolve", "resolve4",
    "resolve6", "resolveAny", "resolveCaa", "resolveCname", "resolveMx", "resolveNaptr", "resolveNs",
    "resolvePtr", "resolveSoa", "resolveSrv", "resolveTlsa", "resolveTxt", "reverse",
    "setDefaultResultOrder", "setServers",
  ];
  for (const name of functions) {
    assert.equal(typeof any[name], "function", name);
    assert.equal(typeof anyPromises[name], "function", `promises.${name}`);
  }
  assert.equal(dns.promises, promises);
});

test("has the codes of errors", () => {
  const codes = {
    NODATA: "ENODATA", FORMERR: "EFORMERR", SERVFAIL: "ESERVFAIL", NOTFOUND: "ENOTFOUND", NOTIMP: "ENOTIMP",
    REFUSED: "EREFUSED", BADQUERY: "EBADQUERY", BADNAME: "EBADNAME", BADFAMILY: "EBADFAMILY",
    BADRESP: "EBADRESP", CONNREFUSED: "ECONNREFUSED", TIMEOUT: "ETIMEOUT", EOF: "EOF", FILE: "EFILE",
    NOMEM: "ENOMEM", DESTRUCTION: "EDESTRUCTION", BADSTR: "EBADSTR", BADFLAGS: "EBADFLAGS",
    NONAME: "ENONAME", BADHINTS: "EBADHINTS", NOTINITIALIZED: "ENOTINITIALIZED",
    LOADIPHLPAPI: "ELOADIPHLPAPI", ADDRGETNETWORKPARAMS: "EADDRGETNETWORKPARAMS", CANCELLED: "ECANCELLED",
  };
  for (const [name, code] of Object.entries(codes)) {
    assert.equal(any[name], code);
    assert.equal(anyPromises[name], code);
  }
});

test("has the hints of the system", () => {
  assert.equal(dns.ADDRCONFIG, 32);
  assert.equal(dns.V4MAPPED, 8);
  assert.equal(dns.ALL, 16);
});

test("lookup takes a string, options and a callback", () => {
  const TYPE = "ERR_INVALID_ARG_TYPE";
  const VALUE = "ERR_INVALID_ARG_VALUE";
  refuses(TYPE, 'The "hostname" argument must be of type string. Received type number (1)', () => any.lookup(1, nothing));
  refuses(TYPE, 'The "hostname" argument must be of type string. Received type boolean (true)', () => any.lookup(true, nothing));
  refuses(TYPE, 'The "callback" argument must be of type function. Received undefined', () => any.lookup("a"));
  refuses(TYPE, 'The "callback" argument must be of type function. Received undefined', () => any.lookup("a", {}));
  refuses(TYPE, `The "options" argument must be of type object or integer. Received type string ('x')`, () => any.lookup("a", "x", nothing));
  refuses(VALUE, "The argument 'family' must be one of: 0, 4, 6. Received 5", () => any.lookup("a", 5, nothing));
  refuses(VALUE, "The property 'options.family' must be one of: 0, 4, 6. Received 5", () => any.lookup("a", { family: 5 }, nothing));
  refuses(VALUE, "The property 'options.family' must be one of: 0, 4, 6. Received 'x'", () => any.lookup("a", { family: "x" }, nothing));
  refuses(VALUE, "The argument 'hints' is invalid. Received 100", () => any.lookup("a", { hints: 100 }, nothing));
  refuses(TYPE, `The "options.hints" property must be of type number. Received type string ('x')`, () => any.lookup("a", { hints: "x" }, nothing));
  refuses(TYPE, 'The "options.all" property must be of type boolean. Received type number (1)', () => any.lookup("a", { all: 1 }, nothing));
  refuses(TYPE, 'The "options.verbatim" property must be of type boolean. Received type number (1)', () => any.lookup("a", { verbatim: 1 }, nothing));
  refuses(VALUE, "The property 'options.order' must be one of: 'verbatim', 'ipv4first', 'ipv6first'. Received 'x'", () => any.lookup("a", { order: "x" }, nothing));
  refuses(VALUE, "The argument 'hostname' must be a string without null bytes. Received 'a\\x00b'", () => any.lookup("a\0b", nothing));
  refuses(TYPE, 'The "hostname" argument must be of type string. Received type number (1)', () => anyPromises.lookup(1));
  refuses(VALUE, "The property 'options.family' must be one of: 0, 4, 6. Received 9", () => anyPromises.lookup("a", { family: 9 }));
});

test("lookupService takes an address, a port and a callback", () => {
  const three = 'The "address", "port", and "callback" arguments must be specified';
  refuses("ERR_MISSING_ARGS", three, () => any.lookupService());
  refuses("ERR_MISSING_ARGS", three, () => any.lookupService("127.0.0.1", 1));
  refuses("ERR_MISSING_ARGS", 'The "address" and "port" arguments must be specified', () => anyPromises.lookupService("127.0.0.1"));
  refuses("ERR_INVALID_ARG_VALUE", "The argument 'address' is invalid. Received 'x'", () => any.lookupService("x", 1, nothing));
  refuses("ERR_INVALID_ARG_VALUE", "The argument 'address' is invalid. Received 1", () => any.lookupService(1, 1, nothing));
  refuses("ERR_INVALID_ARG_VALUE", "The argument 'address' is invalid. Received 'x'", () => anyPromises.lookupService("x", 1));
  const port = (/** @type {unknown} */ value) => () => any.lookupService("127.0.0.1", value, nothing);
  refuses("ERR_SOCKET_BAD_PORT", "Port should be >= 0 and < 65536. Received type number (-1).", port(-1), RangeError);
  refuses("ERR_SOCKET_BAD_PORT", "Port should be >= 0 and < 65536. Received type number (70000).", port(70_000), RangeError);
  refuses("ERR_SOCKET_BAD_PORT", "Port should be >= 0 and < 65536. Received type string ('x').", port("x"), RangeError);
});

test("resolve takes a name, a type and a callback", () => {
  const TYPE = "ERR_INVALID_ARG_TYPE";
  refuses("ERR_INVALID_ARG_VALUE", "The argument 'rrtype' is invalid. Received 'X'", () => any.resolve("a", "X", nothing));
  refuses("ERR_INVALID_ARG_VALUE", "The argument 'rrtype' is invalid. Received 'toString'", () => any.resolve("a", "toString", nothing));
  refuses(TYPE, 'The "rrtype" argument must be of type string. Received type number (1)', () => any.resolve("a", 1, nothing));
  refuses(TYPE, 'The "name" argument must be of type string. Received type number (1)', () => any.resolve(1, "A", nothing));
  refuses(TYPE, 'The "callback" argument must be of type function. Received undefined', () => any.resolve("a", "A"));
  refuses("ERR_INVALID_ARG_VALUE", "The argument 'rrtype' is invalid. Received 'X'", () => anyPromises.resolve("a", "X"));
  refuses(TYPE, 'The "rrtype" argument must be of type string. Received type number (1)', () => anyPromises.resolve("a", 1));
  refuses(TYPE, 'The "name" argument must be of type string. Received type number (1)', () => anyPromises.resolve(1));
  for (const kind of ["4", "6", "Any", "Caa", "Cname", "Mx", "Naptr", "Ns", "Ptr", "Soa", "Srv", "Tlsa", "Txt"]) {
    const text = 'The "name" argument must be of type string. Received type number (1)';
    refuses(TYPE, text, () => any[`resolve${kind}`](1, nothing));
    refuses(TYPE, text, () => anyPromises[`resolve${kind}`](1));
    refuses(TYPE, 'The "callback" argument must be of type function. Received undefined', () => any[`resolve${kind}`]("a"));
  }
  refuses(TYPE, 'The "name" argument must be of type string. Received type number (1)', () => any.reverse(1, nothing));
  refuses(TYPE, 'The "callback" argument must be of type function. Received undefined', () => any.reverse("127.0.0.1"));
});

test("reverse takes addresses alone", async () => {
  const isBogus = (/** @type {any} */ error) => {
    assert.equal(error.message, "getHostByAddr EINVAL bogus");
    assert.equal(error.code, "EINVAL");
    assert.equal(error.errno, -22);
    assert.equal(error.syscall, "getHostByAddr");
    assert.equal(error.hostname, "bogus");
    return true;
  };
  assert.throws(() => dns.reverse("bogus", nothing), isBogus);
  await assert.rejects(promises.reverse("bogus"), isBogus);
});

test("setServers takes a list of addresses", () => {
  const before = dns.getServers();
  refuses("ERR_INVALID_ARG_TYPE", `The "servers" argument must be an instance of Array. Received type string ('x')`, () => any.setServers("x"));
  refuses("ERR_INVALID_ARG_TYPE", 'The "servers[0]" argument must be of type string. Received type number (1)', () => any.setServers([1]));
  refuses("ERR_INVALID_IP_ADDRESS", "Invalid IP address: x", () => dns.setServers(["x"]));
  refuses("ERR_INVALID_IP_ADDRESS", "Invalid IP address: 1.1.1.1:x", () => dns.setServers(["1.1.1.1", "1.1.1.1:x"]));
  assert.deepEqual(dns.getServers(), before);
});

test("getServers gives what setServers took, each once", () => {
  const resolver = new Resolver();
  resolver.setServers(["1.1.1.1", "[::1]:5353", "2.2.2.2:53", "[::2]", "1.1.1.1"]);
  assert.deepEqual(resolver.getServers(), ["1.1.1.1", "[::1]:5353", "2.2.2.2", "::2"]);
  resolver.setServers(["3.3.3.3:8053"]);
  assert.deepEqual(resolver.getServers(), ["3.3.3.3:8053"]);
  resolver.setServers([]);
  assert.deepEqual(resolver.getServers(), []);
});

test("begins with the system's servers", () => {
  assert.ok(dns.getServers().length > 0);
  assert.deepEqual(promises.getServers(), dns.getServers());
  assert.deepEqual(new Resolver().getServers(), dns.getServers());
});

test("the default order can be set, for both faces", () => {
  assert.equal(dns.getDefaultResultOrder(), "verbatim");
  dns.setDefaultResultOrder("ipv6first");
  assert.equal(promises.getDefaultResultOrder(), "ipv6first");
  promises.setDefaultResultOrder("ipv4first");
  assert.equal(dns.getDefaultResultOrder(), "ipv4first");
  dns.setDefaultResultOrder("verbatim");
  const text = "The argument 'dnsOrder' must be one of: 'verbatim', 'ipv4first', 'ipv6first'. Received ";
  refuses("ERR_INVALID_ARG_VALUE", `${text}'x'`, () => any.setDefaultResultOrder("x"));
  refuses("ERR_INVALID_ARG_VALUE", `${text}undefined`, () => any.setDefaultResultOrder());
});

test("Resolver takes waits and tries", () => {
  const made = (/** @type {any} */ options) => () => new Resolver(options);
  refuses("ERR_INVALID_ARG_TYPE", `The "options.timeout" property must be of type number. Received type string ('x')`, made({ timeout: "x" }));
  refuses("ERR_OUT_OF_RANGE", 'The value of "options.timeout" is out of range. It must be >= -1 && <= 2147483647. Received -2', made({ timeout: -2 }), RangeError);
  refuses("ERR_OUT_OF_RANGE", 'The value of "options.timeout" is out of range. It must be an integer. Received 1.5', made({ timeout: 1.5 }), RangeError);
  refuses("ERR_OUT_OF_RANGE", 'The value of "options.tries" is out of range. It must be >= 1 && <= 2147483647. Received 0', made({ tries: 0 }), RangeError);
  refuses("ERR_INVALID_ARG_TYPE", `The "options.tries" property must be of type number. Received type string ('x')`, made({ tries: "x" }));
  refuses("ERR_OUT_OF_RANGE", 'The value of "options.maxTimeout" is out of range. It must be >= 0 && <= 4294967295. Received -1', made({ maxTimeout: -1 }), RangeError);
  assert.ok(new Resolver({ timeout: -1, tries: 1, maxTimeout: 100 }) instanceof Resolver);
  assert.ok(new promises.Resolver() instanceof promises.Resolver);
  assert.throws(() => any.Resolver(), { name: "TypeError" });
});

test("setLocalAddress takes an address of each family", () => {
  const resolver = new Resolver();
  const local = (/** @type {any[]} */ ...addresses) => () => /** @type {any} */ (resolver).setLocalAddress(...addresses);
  refuses("ERR_INVALID_ARG_TYPE", 'The "ipv4" argument must be of type string. Received undefined', local());
  refuses("ERR_INVALID_ARG_TYPE", 'The "ipv4" argument must be of type string. Received type number (1)', local(1));
  refuses("ERR_INVALID_ARG_TYPE", 'The "ipv6" argument must be of type string. Received type number (2)', local("127.0.0.1", 2));
  refuses("ERR_INVALID_ARG_VALUE", "Invalid IP address.", local("x"));
  refuses("ERR_INVALID_ARG_VALUE", "Cannot specify two IPv4 addresses.", local("127.0.0.1", "127.0.0.2"));
  refuses("ERR_INVALID_ARG_VALUE", "Cannot specify two IPv6 addresses.", local("::1", "::2"));
  assert.equal(local("127.0.0.1", "::1")(), undefined);
  assert.equal(local("::1", "127.0.0.1")(), undefined);
});
