/** `tls.Server`: takes connections and makes them secure. */

import { Buffer } from "../buffer.js";
import { Server as NetServer } from "../net/server.js";
import { callable, invalidArgType, withCode } from "../node/codes.js";
import { SecureContext, createSecureContext } from "./context.js";
import { handshakeTimeout, requiredServerName } from "./errors.js";
import { TLSSocket, startServer } from "./socket.js";

/** @typedef {import("./socket.js").TLSSocketOptions} TLSSocketOptions */

/**
 * @typedef {TLSSocketOptions & import("../net/server.js").ServerOptions & {
 *   handshakeTimeout?: number,
 * }} TlsOptions
 */

/** 120 s, as in Node. */
const HANDSHAKE_MS = 120_000;

const TICKET_KEY_BYTES = 48;

/** Emits what `net.Server` emits, `secureConnection` (socket) and `tlsClientError` (error, socket). */
export class Server extends NetServer {
  /** Whether clients are asked for a certificate. */
  requestCert = false;

  /** Whether clients without a trusted one are refused. */
  rejectUnauthorized = true;

  /** @type {TlsOptions} */
  #options;
  /** @type {SecureContext} */
  #context;
  #handshakeMs;
  /** @type {{ matches: (name: string) => boolean, context: SecureContext }[]} */
  #contexts = [];
  #ticketKeys = Buffer.from(crypto.getRandomValues(new Uint8Array(TICKET_KEY_BYTES)).buffer);

  /**
   * @param {TlsOptions | ((socket: TLSSocket) => void)} [options]
   * @param {(socket: TLSSocket) => void} [listener] listens to `secureConnection`
   */
  constructor(options, listener) {
    const given = typeof options === "function" ? {} : (options ?? {});
    if (typeof given !== "object") throw invalidArgType("options", "object", options);
    checkServerOptions(given);
    super(given);
    this.#options = given;
    this.#context = given.secureContext ?? createSecureContext(given);
    this.#handshakeMs = given.handshakeTimeout ?? HANDSHAKE_MS;
    this.requestCert = given.requestCert === true;
    this.rejectUnauthorized = given.rejectUnauthorized !== false;
    const onSecure = typeof options === "function" ? options : listener;
    if (onSecure !== undefined) this.on("secureConnection", callable(onSecure, "listener"));
    this.on("connection", (/** @type {any} */ socket) => this.#secure(socket));
  }

  /** @param {any} below */
  #secure(below) {
    const { SNICallback, ALPNCallback, ALPNProtocols } = this.#options;
    const socket = new TLSSocket(below, {
      isServer: true,
      server: this,
      secureContext: this.#context,
      requestCert: this.requestCert,
      rejectUnauthorized: this.rejectUnauthorized,
      SNICallback: SNICallback ?? ((name, callback) => callback(null, this.#contextFor(name))),
      ...(ALPNCallback === undefined ? {} : { ALPNCallback }),
      ...(ALPNProtocols === undefined ? {} : { ALPNProtocols }),
    });
    const timer = setTimeout(() => failed(handshakeTimeout()), this.#handshakeMs);
    let isOver = false;
    const failed = (/** @type {Error} */ error) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.emit("tlsClientError", error, socket);
      socket.destroy();
    };
    // An error before there is a connection is the server's to tell, and the app has no listener yet.
    const ignore = () => {};
    socket.on("error", ignore);
    socket.on("_tlsError", failed);
    socket.once("close", () => failed(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })));
    socket.once("secure", () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      socket.removeListener("error", ignore);
      socket.removeListener("_tlsError", failed);
      this.emit("secureConnection", socket);
    });
    socket[startServer]();
  }

  /**
   * @param {string} name
   * @returns {SecureContext | undefined} the last that was added for it
   */
  #contextFor(name) {
    return this.#contexts.findLast(({ matches }) => matches(name))?.context;
  }

  /**
   * Uses another context for clients that ask for a host.
   *
   * @param {string} hostname with `*` for a part
   * @param {SecureContext | import("./context.js").SecureContextOptions} context
   * @returns {void}
   */
  addContext(hostname, context) {
    if (!hostname) throw requiredServerName();
    const pattern = hostname.replace(/[$()+.?[\\\]^{|}]/g, "\\$&").replaceAll("*", "[^.]*");
    const whole = new RegExp(`^${pattern}$`, "i");
    const made = context instanceof SecureContext ? context : createSecureContext(context);
    this.#contexts.push({ matches: (name) => whole.test(name), context: made });
  }

  /**
   * Replaces keys and certificates for connections from now on.
   *
   * @param {import("./context.js").SecureContextOptions} options
   * @returns {void}
   */
  setSecureContext(options) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    this.#context = createSecureContext(options);
  }

  /** @returns {Buffer} 48 bytes; the system has its own, so these are only kept */
  getTicketKeys() {
    return Buffer.from(this.#ticketKeys);
  }

  /**
   * Sets what {@link getTicketKeys} answers.
   *
   * @param {ArrayBufferView} keys 48 bytes; the system has its own, so these are only kept
   * @returns {void}
   */
  setTicketKeys(keys) {
    if (!ArrayBuffer.isView(keys)) throw invalidArgType("buffer", ["Buffer", "TypedArray", "DataView"], keys);
    if (keys.byteLength !== TICKET_KEY_BYTES) {
      throw withCode(new Error("Session ticket keys must be a 48-byte buffer"), "ERR_INTERNAL_ASSERTION");
    }
    this.#ticketKeys = Buffer.from(new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength).slice().buffer);
  }
}

/** @param {TlsOptions} options */
function checkServerOptions({ ALPNProtocols, ALPNCallback, SNICallback, handshakeTimeout: timeoutMs }) {
  if (ALPNCallback !== undefined) {
    callable(ALPNCallback, "options.ALPNCallback");
    if (ALPNProtocols !== undefined) {
      const text = "The ALPNCallback and ALPNProtocols TLS options are mutually exclusive";
      throw withCode(new TypeError(text), "ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS");
    }
  }
  if (SNICallback !== undefined) callable(SNICallback, "options.SNICallback");
  if (timeoutMs !== undefined && typeof timeoutMs !== "number") throw invalidArgType("options.handshakeTimeout", "number", timeoutMs);
}
