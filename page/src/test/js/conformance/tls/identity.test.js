import tls from "node:tls";
import { assert, test } from "kith:test";

/**
 * @param {string} host
 * @param {any} cert
 */
const fits = (host, cert) => assert.equal(tls.checkServerIdentity(host, cert), undefined, `${host} ${JSON.stringify(cert)}`);

/**
 * @param {string} host
 * @param {any} cert
 * @param {string} reason
 */
function fails(host, cert, reason) {
  const error = /** @type {any} */ (tls.checkServerIdentity(host, cert));
  assert.ok(error instanceof Error, `${host} ${JSON.stringify(cert)}`);
  assert.equal(error.code, "ERR_TLS_CERT_ALTNAME_INVALID");
  assert.equal(error.message, `Hostname/IP does not match certificate's altnames: ${reason}`);
  assert.equal(error.reason, reason);
  assert.equal(error.host, host);
  assert.equal(error.cert, cert);
}

/** @param {string} list */
const alt = (list) => ({ subject: {}, subjectaltname: list });

test("compares names without their case and a final dot", () => {
  fits("a.com", alt("DNS:a.com"));
  fits("A.COM.", alt("DNS:a.com"));
  fits("a.com", alt("DNS:b.com, DNS:A.com"));
  fails("a.com", alt("DNS:b.com"), "Host: a.com. is not in the cert's altnames: DNS:b.com");
});

test("a star stands for one label at the front", () => {
  fits("x.a.com", alt("DNS:*.a.com"));
  fits("b.a.com", alt("DNS:B*.a.com"));
  fits("bxa.a.com", alt("DNS:b*a.a.com"));
  fails("x.y.a.com", alt("DNS:*.a.com"), "Host: x.y.a.com. is not in the cert's altnames: DNS:*.a.com");
  fails("a.com", alt("DNS:*.a.com"), "Host: a.com. is not in the cert's altnames: DNS:*.a.com");
  fails("a.com", alt("DNS:*.com"), "Host: a.com. is not in the cert's altnames: DNS:*.com");
  fails("x.y.com", alt("DNS:x.*.com"), "Host: x.y.com. is not in the cert's altnames: DNS:x.*.com");
  fails("xn--b.a.com", alt("DNS:xn--*.a.com"), "Host: xn--b.a.com. is not in the cert's altnames: DNS:xn--*.a.com");
  fails("ab.a.com", alt("DNS:*b*.a.com"), "Host: ab.a.com. is not in the cert's altnames: DNS:*b*.a.com");
});

test("addresses are in a list of their own", () => {
  fits("8.8.8.8", alt("IP Address:8.8.8.8"));
  fits("8.8.8.8", alt("DNS:a.com, IP Address:8.8.4.4, IP Address:8.8.8.8"));
  fails("8.8.8.8", alt("IP Address:8.8.4.4"), "IP: 8.8.8.8 is not in the cert's list: 8.8.4.4");
  fails("8.8.8.8", alt("DNS:8.8.8.8"), "IP: 8.8.8.8 is not in the cert's list: ");
  fails("8.8.8.8", { subject: { CN: "8.8.8.8" } }, "IP: 8.8.8.8 is not in the cert's list: ");
});

test("the common name counts where there are no other names", () => {
  fits("a.com", { subject: { CN: "a.com" } });
  fits("a.b.com", { subject: { CN: "*.b.com" } });
  fits("a.com", { subject: { CN: ["b.com", "a.com"] } });
  fits("a.com", { subject: { CN: "a.com" }, subjectaltname: "IP Address:1.2.3.4" });
  fits("a.com", { subject: { CN: "a.com" }, subjectaltname: "URI:http://b.com/" });
  fails("a.com", { subject: { CN: "b.com" } }, "Host: a.com. is not cert's CN: b.com");
  fails("a.com", { subject: { CN: "a.com" }, subjectaltname: "DNS:b.com" }, "Host: a.com. is not in the cert's altnames: DNS:b.com");
  fails("a.com", { subject: {} }, "Cert does not contain a DNS name");
  fails("a.com", {}, "Cert does not contain a DNS name");
});

test("nothing in a name ends it", () => {
  const nul = 'DNS:"a.com\\u0000.evil.com"';
  fails("a.com", alt(nul), `Host: a.com. is not in the cert's altnames: ${nul}`);
  const quoted = 'DNS:"b.com, DNS:a.com"';
  fails("a.com", alt(quoted), `Host: a.com. is not in the cert's altnames: ${quoted}`);
  fits("a.com", alt('DNS:"b.com, DNS:c.com", DNS:a.com'));
});
