/** Secure contexts: keys, certificates and limits that connections share. */

import { ciphersSync, close, contextSync, rootsSync } from "/_kith/routes/tls.js";
import { Buffer } from "../buffer.js";
import { invalidArgType, invalidArgValue, string, withCode } from "../node/codes.js";
import { contextError } from "./errors.js";

/** @typedef {string | ArrayBufferView} Contents */

/**
 * @typedef {object} SecureContextOptions
 * @property {Contents | Contents[]} [ca] whom to trust instead of the system's certificates
 * @property {Contents | Contents[]} [cert] in PEM, each with the certificates that lead on from it
 * @property {Contents | (Contents | { pem: Contents, passphrase?: string })[]} [key] in PEM
 * @property {Contents | (Contents | { buf: Contents, passphrase?: string })[]} [pfx] PKCS#12
 * @property {string} [passphrase] of key and pfx
 * @property {string} [ciphers] OpenSSL's list
 * @property {string} [minVersion] `TLSv1.2` unless told
 * @property {string} [maxVersion] `TLSv1.3` unless told
 * @property {string} [secureProtocol] an older way to say both versions
 * @property {boolean} [allowPartialTrustChain]
 * @property {string} [ecdhCurve] checked, else left to the system
 * @property {string} [sigalgs] checked, else left to the system
 * @property {string} [sessionIdContext] without meaning here
 * @property {number} [sessionTimeout] without meaning here
 * @property {ArrayBufferView} [ticketKeys] without meaning here
 * @property {Contents | Contents[]} [crl] not supported
 */

/** What `minVersion`, `maxVersion` and `ciphers` are unless told. */
export const defaults = {
  minVersion: "TLSv1.2",
  maxVersion: "TLSv1.3",
  ciphers: [
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_AES_128_GCM_SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256",
    "ECDHE-ECDSA-AES128-GCM-SHA256",
    "ECDHE-RSA-AES256-GCM-SHA384",
    "ECDHE-ECDSA-AES256-GCM-SHA384",
    "DHE-RSA-AES128-GCM-SHA256",
    "ECDHE-RSA-AES128-SHA256",
    "DHE-RSA-AES128-SHA256",
    "ECDHE-RSA-AES256-SHA384",
    "DHE-RSA-AES256-SHA384",
    "ECDHE-RSA-AES256-SHA256",
    "DHE-RSA-AES256-SHA256",
    "HIGH",
    "!aNULL",
    "!eNULL",
    "!EXPORT",
    "!DES",
    "!RC4",
    "!MD5",
    "!PSK",
    "!SRP",
    "!CAMELLIA",
  ].join(":"),
};

const VERSIONS = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];

const CURVES = new Set(["P-256", "P-384", "P-521", "prime256v1", "secp256r1", "secp384r1", "secp521r1", "X25519", "x25519", "X448", "x448"]);

const TICKET_KEY_BYTES = 48;

/** @type {string[] | undefined} */
let authorities;

/** Closes contexts that nobody holds any more. */
const forgotten = new FinalizationRegistry((/** @type {number} */ handle) => void close(handle).catch(() => {}));

/** @type {(context: SecureContext) => number} names it at the host */
export let handleOf;

/** What `createSecureContext` makes. */
export class SecureContext {
  #handle;

  static {
    handleOf = (context) => context.#handle;
  }

  /** @param {number} handle */
  constructor(handle) {
    this.#handle = handle;
    /** Node's native object; here it is the context itself. */
    this.context = this;
    Object.defineProperty(this, "context", { enumerable: false });
    forgotten.register(this, handle);
  }
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {Uint8Array[]}
 */
function filesOf(value, name) {
  if (value === undefined || value === null || value === false) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => fileOf(one, name));
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {Uint8Array}
 */
function fileOf(value, name) {
  if (typeof value === "string") return Buffer.from(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const text = invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView"], value);
  throw text;
}

/**
 * @param {unknown} value
 * @param {"key" | "pfx"} option
 * @param {"pem" | "buf"} member of an object with a passphrase of its own
 * @param {string | undefined} passphrase
 */
function secretsOf(value, option, member, passphrase) {
  if (value === undefined || value === null || value === false) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => {
    const isObject = typeof one === "object" && one !== null && !ArrayBuffer.isView(one);
    const own = isObject ? one.passphrase : undefined;
    const secret = own ?? passphrase ?? null;
    if (secret !== null && typeof secret !== "string") throw invalidArgType("options.passphrase", "string", secret);
    return { file: fileOf(isObject ? one[member] : one, `options.${option}`), passphrase: secret };
  });
}

/** @param {Record<string, any>} options */
function checkOptions(options) {
  const { ciphers, ecdhCurve, sigalgs, sessionIdContext, sessionTimeout, ticketKeys } = options;
  if (ciphers !== undefined && ciphers !== null) string(ciphers, "options.ciphers");
  if (sigalgs !== undefined && sigalgs !== null) {
    if (string(sigalgs, "options.sigalgs") === "") throw invalidArgValue("options.sigalgs", sigalgs);
  }
  if (ecdhCurve !== undefined && ecdhCurve !== null) {
    const curves = string(ecdhCurve, "options.ecdhCurve").split(":");
    if (ecdhCurve !== "auto" && !curves.some((curve) => CURVES.has(curve))) {
      throw withCode(new Error("Failed to set ECDH curve"), "ERR_CRYPTO_OPERATION_FAILED");
    }
  }
  if (sessionIdContext !== undefined && sessionIdContext !== null) string(sessionIdContext, "options.sessionIdContext");
  if (ticketKeys !== undefined && ticketKeys !== null) {
    if (!ArrayBuffer.isView(ticketKeys)) throw invalidArgType("options.ticketKeys", ["Buffer", "TypedArray", "DataView"], ticketKeys);
    if (ticketKeys.byteLength !== TICKET_KEY_BYTES) {
      throw invalidArgValue("options.ticketKeys", ticketKeys.byteLength, "must be exactly 48 bytes");
    }
  }
  if (sessionTimeout !== undefined && sessionTimeout !== null && typeof sessionTimeout !== "number") {
    throw invalidArgType("options.sessionTimeout", "number", sessionTimeout);
  }
}

/**
 * @param {Record<string, any>} options
 * @returns {{ minVersion: string, maxVersion: string }}
 */
function versionsOf({ secureProtocol, minVersion, maxVersion }) {
  if (secureProtocol !== undefined && secureProtocol !== null) {
    for (const version of [minVersion, maxVersion]) {
      if (version === undefined || version === null) continue;
      const text = `TLS protocol version "${version}" conflicts with secureProtocol "${secureProtocol}"`;
      throw withCode(new TypeError(text), "ERR_TLS_PROTOCOL_VERSION_CONFLICT");
    }
    return versionsOfMethod(secureProtocol);
  }
  const min = minVersion ?? defaults.minVersion;
  const max = maxVersion ?? defaults.maxVersion;
  for (const [version, word] of [[min, "minimum"], [max, "maximum"]]) {
    if (VERSIONS.includes(version)) continue;
    const text = `${JSON.stringify(version)} is not a valid ${word} TLS protocol version`;
    throw withCode(new TypeError(text), "ERR_TLS_INVALID_PROTOCOL_VERSION");
  }
  return { minVersion: min, maxVersion: max };
}

/** @param {unknown} method */
function versionsOfMethod(method) {
  const [, number] = /^TLSv1(?:_(\d))?(?:_(?:client|server))?_method$/.exec(String(method)) ?? ["", null];
  if (number === null && !/^(?:TLS|SSLv23)(?:_(?:client|server))?_method$/.test(String(method))) {
    throw withCode(new TypeError(`Unknown method: ${method}`), "ERR_TLS_INVALID_PROTOCOL_METHOD");
  }
  if (number === null) return { minVersion: defaults.minVersion, maxVersion: defaults.maxVersion };
  const version = number === undefined ? "TLSv1" : `TLSv1.${number}`;
  return { minVersion: version, maxVersion: version };
}

/**
 * Makes a secure context. Blocks the window while keys and certificates are read.
 *
 * @param {SecureContextOptions} [options]
 * @returns {SecureContext}
 */
export function createSecureContext(options = {}) {
  const given = /** @type {Record<string, any>} */ (options);
  const versions = versionsOf(given);
  const own = given["ca"] ?? authorities;
  const ca = filesOf(own, "options.ca");
  const cert = filesOf(given["cert"], "options.cert");
  const key = secretsOf(given["key"], "key", "pem", given["passphrase"]);
  const pfx = secretsOf(given["pfx"], "pfx", "buf", given["passphrase"]);
  checkOptions(given);
  if (given["crl"] !== undefined && given["crl"] !== null) {
    filesOf(given["crl"], "options.crl");
    throw withCode(new Error("options.crl is unavailable on the current platform"), "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM");
  }
  const settings = {
    ca,
    systemTrust: own === undefined || own === null,
    partialChain: given["allowPartialTrustChain"] === true,
    cert,
    key,
    pfx,
    ciphers: given["ciphers"] ?? defaults.ciphers,
    ...versions,
  };
  try {
    return new SecureContext(contextSync(/** @type {any} */ (settings)));
  } catch (error) {
    throw contextError(error);
  }
}

/** @returns {string[]} certificates that the system trusts, in PEM */
function systemCertificates() {
  return rootsSync().match(/-----BEGIN[^]*?-----END CERTIFICATE-----\n/g) ?? [];
}

/**
 * The certificates that are trusted.
 *
 * @param {"default" | "system" | "bundled" | "extra"} [type] Kith ships none, so `bundled` are the system's
 * @returns {readonly string[]} in PEM
 */
export function getCACertificates(type = "default") {
  string(type, "type");
  if (!["default", "system", "bundled", "extra"].includes(type)) {
    throw invalidArgValue("type", type, "must be one of: 'default', 'system', 'bundled', 'extra'");
  }
  if (type === "extra") return Object.freeze([]);
  if (type === "default" && authorities !== undefined) return authorities;
  return Object.freeze(systemCertificates());
}

/**
 * Says whom contexts without `ca` trust from now on.
 *
 * @param {readonly (string | ArrayBufferView)[]} certs in PEM
 * @returns {void}
 */
export function setDefaultCACertificates(certs) {
  if (!Array.isArray(certs)) throw invalidArgType("certs", "Array", certs);
  const texts = certs.map((cert, i) => {
    if (typeof cert === "string" || ArrayBuffer.isView(cert)) return Buffer.from(fileOf(cert, "certs")).toString();
    throw invalidArgType(`certs[${i}]`, ["string", "ArrayBufferView"], cert);
  });
  const found = texts.flatMap(certificatesIn);
  if (certs.length > 0 && found.length === 0) {
    throw withCode(new Error("No valid certificates found in the provided array"), "ERR_CRYPTO_OPERATION_FAILED");
  }
  authorities = /** @type {string[]} */ (Object.freeze([...new Set(found)]));
}

/**
 * @param {string} text
 * @returns {string[]} each certificate in it, in PEM written in one way
 */
function certificatesIn(text) {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/g);
  return Array.from(blocks, ([, base64 = ""]) => {
    const lines = base64.replace(/\s/g, "").match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  });
}

/** @returns {string[]} the cipher suites there are, in lower case */
export function getCiphers() {
  return ciphersSync().map((name) => name.toLowerCase()).sort();
}

/** The certificates that the system trusts, in PEM; read when first looked at. */
export const rootCertificates = /** @type {readonly string[]} */ (lazyList(systemCertificates));

/**
 * @param {() => string[]} read
 * @returns {string[]} a list that is filled when it is first looked at
 */
function lazyList(read) {
  /** @type {string[]} */
  const list = [];
  let isRead = false;
  const filled = () => {
    if (!isRead) {
      isRead = true;
      list.push(...read());
      Object.freeze(list);
    }
    return list;
  };
  return new Proxy(list, {
    get: (_, key) => Reflect.get(filled(), key),
    has: (_, key) => Reflect.has(filled(), key),
    ownKeys: () => Reflect.ownKeys(filled()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(filled(), key),
    isExtensible: () => Reflect.isExtensible(filled()),
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}
