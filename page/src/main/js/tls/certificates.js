/** Certificates as Node shows them, and whether one is for a host (RFC 6125). */

import { Buffer } from "../buffer.js";
import { familyOf } from "../dns/addresses.js";
import { withCode } from "../node/codes.js";

/** @typedef {import("/_kith/routes/tls.js").CertificateFacts} CertificateFacts */
/** @typedef {{ type: string, value: string }} NamePart */

/**
 * @typedef {object} PeerCertificate
 * @property {Record<string, string | string[]>} [subject]
 * @property {Record<string, string | string[]>} [issuer]
 * @property {string} [subjectaltname]
 * @property {Record<string, string[]>} [infoAccess]
 * @property {boolean} [ca]
 * @property {string} [modulus]
 * @property {number} [bits]
 * @property {string} [exponent]
 * @property {Buffer} [pubkey]
 * @property {string} [asn1Curve]
 * @property {string} [nistCurve]
 * @property {string} [valid_from]
 * @property {string} [valid_to]
 * @property {string} [fingerprint]
 * @property {string} [fingerprint256]
 * @property {string} [fingerprint512]
 * @property {string[]} [ext_key_usage]
 * @property {string} [serialNumber]
 * @property {Buffer} [raw]
 * @property {PeerCertificate} [issuerCertificate]
 */

/** NIST's names of curves. @type {Record<string, string>} */
const NIST = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * @param {CertificateFacts} facts
 * @returns {PeerCertificate}
 */
export function shownCertificate(facts) {
  const [sha1, sha256, sha512] = facts.fingerprints.map(fingerprint);
  const altNames = facts.altNames.map(({ type, value }) => `${type}:${safe(value)}`);
  /** @type {[string, unknown][]} */
  const entries = [
    ["subject", nameOf(facts.subject)],
    ["issuer", nameOf(facts.issuer)],
    ["subjectaltname", altNames.length > 0 ? altNames.join(", ") : undefined],
    ["infoAccess", facts.infoAccess.length > 0 ? listsOf(facts.infoAccess) : undefined],
    ["ca", facts.ca],
    ["modulus", facts.modulus ?? undefined],
    ["bits", facts.bits || undefined],
    ["exponent", facts.exponent ?? undefined],
    ["pubkey", bufferOf(facts.publicKey)],
    ["asn1Curve", facts.curve ?? undefined],
    ["nistCurve", NIST[facts.curve ?? ""]],
    ["valid_from", date(facts.notBeforeMs)],
    ["valid_to", date(facts.notAfterMs)],
    ["fingerprint", sha1],
    ["fingerprint256", sha256],
    ["fingerprint512", sha512],
    ["ext_key_usage", facts.purposes ?? undefined],
    ["serialNumber", facts.serialNumber],
    ["raw", bufferOf(facts.raw)],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/**
 * @param {CertificateFacts[]} chain the peer's own first
 * @returns {PeerCertificate} with its issuers; one that issued itself is its own
 */
export function shownChain(chain) {
  const shown = chain.map(shownCertificate);
  shown.forEach((certificate, i) => {
    const issuer = shown[i + 1];
    if (issuer !== undefined) certificate.issuerCertificate = issuer;
    else if (sameName(certificate.subject, certificate.issuer)) certificate.issuerCertificate = certificate;
  });
  return shown[0] ?? {};
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function sameName(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Buffer} the same memory
 */
export function bufferOf(bytes) {
  return Buffer.from(/** @type {ArrayBuffer} */ (bytes.buffer), bytes.byteOffset, bytes.byteLength);
}

/** @param {Uint8Array} bytes */
function fingerprint(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");
}

/** @param {number} ms since 1970 */
function date(ms) {
  const at = new Date(ms);
  const [time] = at.toISOString().slice(11).split(".");
  return `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${time} ${at.getUTCFullYear()} GMT`;
}

/**
 * Quotes what could be read as more than one name.
 *
 * @param {string} value
 * @returns {string}
 */
function safe(value) {
  // eslint-disable-next-line no-control-regex
  return /[\x00-\x1f\x7f-\uffff,"'\\]/.test(value) ? quoted(value) : value;
}

/** @param {string} value */
function quoted(value) {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * @param {NamePart[]} parts
 * @returns {Record<string, string | string[]>} several of a type as a list
 */
function nameOf(parts) {
  const name = Object.create(null);
  for (const { type, value } of parts) name[type] = type in name ? [name[type], value].flat() : value;
  return name;
}

/**
 * @param {NamePart[]} parts
 * @returns {Record<string, string[]>}
 */
function listsOf(parts) {
  const lists = Object.create(null);
  for (const { type, value } of parts) (lists[type] ??= []).push(value);
  return lists;
}

/**
 * Whether a certificate is for a host: Node's check, which `options.checkServerIdentity` can replace.
 *
 * @param {string} hostname
 * @param {PeerCertificate} cert
 * @returns {(Error & { code: string, reason: string, host: string, cert: PeerCertificate }) | undefined} undefined when it is
 */
export function checkServerIdentity(hostname, cert) {
  const host = String(hostname);
  const reason = mismatch(host, cert);
  if (reason === undefined) return undefined;
  const error = new Error(`Hostname/IP does not match certificate's altnames: ${reason}`);
  return withCode(Object.assign(error, { code: "", reason, host, cert }), "ERR_TLS_CERT_ALTNAME_INVALID");
}

/**
 * @param {string} host
 * @param {PeerCertificate} cert
 * @returns {string | undefined} why it does not fit
 */
function mismatch(host, { subject, subjectaltname }) {
  const names = altNames(subjectaltname ?? "");
  const bare = host.endsWith(".") ? host.slice(0, -1) : host;
  if (familyOf(bare) !== 0) {
    const addresses = names.filter(([type]) => type === "IP Address").map(([, value]) => value);
    const isListed = addresses.some((address) => canonical(address) === canonical(bare));
    return isListed ? undefined : `IP: ${bare} is not in the cert's list: ${addresses.join(", ")}`;
  }
  const dns = names.filter(([type]) => type === "DNS").map(([, value]) => value);
  if (dns.length > 0) {
    const fits = dns.some((pattern) => matches(bare, pattern));
    return fits ? undefined : `Host: ${bare}. is not in the cert's altnames: ${subjectaltname}`;
  }
  const common = [subject?.["CN"] ?? []].flat();
  if (common.length === 0 || common[0] === "") return "Cert does not contain a DNS name";
  const fits = common.some((pattern) => matches(bare, pattern));
  return fits ? undefined : `Host: ${bare}. is not cert's CN: ${common.join(",")}`;
}

/**
 * @param {string} address
 * @returns {string} one form for each address
 */
function canonical(address) {
  return familyOf(address) === 6 ? new URL(`ws://[${address}]`).hostname : address;
}

/**
 * @param {string} list `DNS:a.example, IP Address:127.0.0.1`, values in quotes where they need them
 * @returns {[string, string][]}
 */
function altNames(list) {
  const names = /** @type {[string, string][]} */ ([]);
  const parts = /([^:,]+):("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/y;
  for (let match = parts.exec(list); match; match = parts.exec(list)) {
    const [, type = "", value = ""] = match;
    names.push([type, value.startsWith('"') ? unquoted(value) : value]);
    if (parts.lastIndex >= list.length) return names;
  }
  // What cannot be read to its end is for no host.
  return list === "" ? names : [["DNS", ""]];
}

/** @param {string} value */
function unquoted(value) {
  try {
    return String(JSON.parse(value));
  } catch {
    return "";
  }
}

/**
 * @param {string} host
 * @param {string} pattern of a certificate
 * @returns {boolean}
 */
function matches(host, pattern) {
  const wanted = labels(pattern);
  const given = labels(host);
  if (wanted.length !== given.length || wanted.includes("") || !/^[\x21-\x7e]+$/.test(pattern)) return false;
  const [first = "", ...rest] = wanted;
  const [hostFirst = "", ...hostRest] = given;
  if (rest.some((label, i) => label !== hostRest[i])) return false;
  if (!first.includes("*")) return first === hostFirst;
  // A star stands for part of the first label alone, below two others at least, and never in a
  // name that is coded (RFC 6125 section 6.4.3).
  const [before = "", after = "", more] = first.split("*");
  if (more !== undefined || first.includes("xn--") || rest.length < 2) return false;
  return hostFirst.length >= before.length + after.length && hostFirst.startsWith(before) && hostFirst.endsWith(after);
}

/** @param {string} name */
function labels(name) {
  const lower = name.toLowerCase();
  return (lower.endsWith(".") ? lower.slice(0, -1) : lower).split(".");
}
