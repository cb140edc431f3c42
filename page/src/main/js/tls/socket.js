/** `tls.TLSSocket`: a stream whose bytes are encrypted on another. */

import { Buffer } from "../buffer.js";
import { Socket } from "../net/socket.js";
import { callable, integer, invalidArgType, string, withCode } from "../node/codes.js";
import { nextTick } from "../node/tick.js";
import { protocolsOf } from "./alpn.js";
import { Layered } from "./layered.js";
import { bufferOf, checkServerIdentity, shownCertificate, shownChain } from "./certificates.js";
import { SecureContext, createSecureContext, handleOf } from "./context.js";
import { connectionReset, invalidState, sslError, verdictError } from "./errors.js";
import { Pump } from "./pump.js";
import { keptSession, keepSession } from "./sessions.js";

/** @typedef {import("../stream/shapes.js").Duplex} Duplex */
/** @typedef {import("./certificates.js").PeerCertificate} PeerCertificate */
/** @typedef {import("/_kith/routes/tls.js").TlsFacts} TlsFacts */

/**
 * @typedef {import("./context.js").SecureContextOptions & {
 *   secureContext?: SecureContext, isServer?: boolean, server?: any, requestCert?: boolean,
 *   rejectUnauthorized?: boolean, ALPNProtocols?: string[] | ArrayBufferView, session?: Buffer,
 *   SNICallback?: (servername: string, callback: (error: Error | null, context?: SecureContext | null) => void) => void,
 *   ALPNCallback?: (arg: { servername: string, protocols: string[] }) => string | undefined,
 *   servername?: string, host?: string, checkServerIdentity?: typeof checkServerIdentity,
 *   allowHalfOpen?: boolean, highWaterMark?: number,
 * }} TLSSocketOptions
 */

/** TLS says no more than 16 KiB at once, and 512 bytes at least (RFC 8449). */
const FRAGMENT_BYTES = { min: 512, max: 16_384 };

/** Starts the machine of a server's socket, once its listeners are there. */
export const startServer = Symbol("startServer");

/**
 * Emits what `net.Socket` emits, and `secureConnect` (a client), `secure`, `session`, `OCSPResponse`
 * and `keylog` never.
 */
export class TLSSocket extends Layered {
  /** Whether the stream below is on its way to be connected. @override */
  connecting = false;

  /** The server it belongs to. @override @type {any} */
  server = null;

  /** Whether the other end's certificate is trusted. */
  authorized = false;

  /** Why it is not. @type {any} */
  authorizationError = null;

  /** Always true: what tells it from a `net.Socket`. */
  encrypted = true;

  /** The protocol both ends agreed on; false for none, null before they did. @type {string | false | null} */
  alpnProtocol = null;

  /** The host the client asked for; false for none, null before. @type {string | false | null} */
  servername = null;

  /** Whether both ends still agree on keys. */
  secureConnecting = true;

  /** @type {Duplex} */
  #under;
  #options;
  #isServer;
  /** @type {Pump | undefined} */
  #pump;
  /** @type {TlsFacts | undefined} */
  #facts;
  #isSecure = false;
  #isStarted = false;
  /** @type {Buffer | undefined} */
  #session;
  #sessionName = "";
  /** @type {string | undefined} */
  #wantedName;
  /** @type {{ bytes: Uint8Array, done: (error?: Error | null) => void }[]} */
  #early = [];

  /**
   * @param {Duplex} [socket] the stream below, connected or on its way
   * @param {TLSSocketOptions} [options]
   */
  constructor(socket, options = {}) {
    const { allowHalfOpen = false, highWaterMark } = options;
    const under = socket ?? new Socket();
    super(under, { allowHalfOpen, ...(highWaterMark === undefined ? {} : { highWaterMark }) });
    this.#options = options;
    this.#isServer = options.isServer === true;
    this.#under = under;
    this.server = options.server ?? null;
    if (options.SNICallback !== undefined) callable(options.SNICallback, "options.SNICallback");
    this.#wantedName = options.servername || undefined;
    this.#listen();
    this.connecting = /** @type {any} */ (under).connecting === true;
    if (!this.connecting && !this.#isServer) nextTick(() => this.#start());
    if (this.#isServer && options.server === undefined) nextTick(() => this[startServer]());
  }

  #listen() {
    const under = this.#under;
    for (const event of ["lookup", "timeout", "connectionAttempt", "connectionAttemptFailed", "connectionAttemptTimeout"]) {
      under.on(event, (/** @type {any[]} */ ...args) => void this.emit(event, ...args));
    }
    under.once("connect", () => {
      this.connecting = false;
      this.emit("connect");
      this.emit("ready");
      if (!this.#isServer) this.#start();
    });
    under.on("data", (/** @type {Uint8Array} */ bytes) => {
      if (this.#pump === undefined) this.#startNow();
      this.#pump?.feed(Buffer.isBuffer(bytes) || bytes instanceof Uint8Array ? bytes : Buffer.from(bytes));
    });
    // The end of what comes in is for the machine to judge, and its last word still goes out.
    if (under instanceof Socket) under.allowHalfOpen = true;
    // Until the machine runs nothing may be lost.
    under.pause();
    under.on("end", () => this.#underEnded());
    under.on("error", (/** @type {Error & { code?: string }} */ error) => {
      // Whoever is gone before both could talk leaves nobody to write to.
      this.#fail(error.code === "EPIPE" && !this.#isSecure ? this.#hangUp() : error);
    });
    under.on("close", () => this.#underClosed());
  }

  /** A server's socket begins when its listeners are there. */
  [startServer]() {
    this.#start();
  }

  #start() {
    if (this.#isStarted || this.destroyed) return;
    this.#isStarted = true;
    this.#startNow();
    this.#under.resume();
  }

  #startNow() {
    if (this.#pump !== undefined || this.destroyed) return;
    this.#isStarted = true;
    try {
      this.#pump = this.#made();
      this.#pump.start();
    } catch (error) {
      this.#fail(/** @type {Error} */ (error));
    }
  }

  /** @returns {Pump} */
  #made() {
    const { secureContext, requestCert, rejectUnauthorized, ALPNProtocols, SNICallback, ALPNCallback, session } = this.#options;
    const kept = this.#isServer || session === undefined ? undefined : keptSession(session);
    const context = kept?.context ?? secureContext ?? createSecureContext(this.#options);
    this.#sessionName = kept?.name ?? `session-${crypto.randomUUID()}`;
    this.#context = context;
    const settings = {
      server: this.#isServer,
      servername: this.#isServer ? "" : (this.#wantedName ?? ""),
      resumable: this.#isServer ? "" : this.#sessionName,
      protocols: protocolsOf(ALPNProtocols),
      requestCert: this.#isServer && requestCert === true,
      rejectUnauthorized: rejectUnauthorized !== false,
      awaitHello: this.#isServer && (SNICallback !== undefined || ALPNCallback !== undefined || this.server !== null),
    };
    return new Pump(handleOf(context), settings, {
      send: (bytes, done) => void this.#under.write(bytes, () => done?.()),
      receive: (bytes) => {
        if (!this.#hasPeerEnded && !this.push(bufferOf(bytes))) this.#under.pause();
        this.#tellSession();
      },
      open: () => this.#opened(),
      ended: () => this.#peerEnded(),
      cut: () => this.#cut(),
      fail: (error) => this.#fail(error),
      hello: (hello) => this.#chosen(hello),
    });
  }

  /** @type {SecureContext | undefined} */
  #context;

  /**
   * @param {{ servername: string, protocols: string[] }} hello
   * @returns {Promise<{ context: number, protocols: string[] }>}
   */
  async #chosen({ servername, protocols }) {
    const { SNICallback, ALPNCallback, ALPNProtocols } = this.#options;
    this.servername = servername || false;
    if (servername !== "" && SNICallback !== undefined) {
      const chosen = await asked(SNICallback.bind(this), servername);
      if (chosen !== undefined) this.#context = chosen;
    }
    let offered = protocolsOf(ALPNProtocols);
    if (ALPNCallback !== undefined && protocols.length > 0) {
      const answer = ALPNCallback.call(this, { servername, protocols });
      // One that nobody offers is refused by the machine, with the alert that belongs to it.
      offered = answer === undefined ? ["\0"] : [String(answer)];
    }
    return { context: handleOf(/** @type {SecureContext} */ (this.#context)), protocols: offered };
  }

  async #opened() {
    const facts = await /** @type {Pump} */ (this.#pump).facts();
    if (this.destroyed) return;
    this.#facts = facts;
    this.#isSecure = true;
    this.secureConnecting = false;
    this.alpnProtocol = facts.alpn || false;
    if (!this.#isServer) this.servername = this.#wantedName ?? false;
    else this.servername ??= false;
    const refusal = this.#isServer ? this.#judgeClient(facts) : this.#judgeServer(facts);
    if (refusal !== undefined) {
      this.#fail(refusal);
      return;
    }
    for (const { bytes, done } of this.#early.splice(0)) this.#pump?.say(bytes, done);
    this.emit("secure");
    if (!this.#isServer) this.emit("secureConnect");
    this.#keep();
  }

  /**
   * @param {TlsFacts} facts
   * @returns {Error | undefined} why the connection is not to go on
   */
  #judgeServer(facts) {
    const { host, rejectUnauthorized, checkServerIdentity: check = checkServerIdentity } = this.#options;
    /** @type {any} */
    let error = facts.fault === null ? undefined : verdictError(facts.fault);
    if (error === undefined && !facts.reused) {
      const name = this.#wantedName ?? host ?? "localhost";
      error = check(name, /** @type {PeerCertificate} */ (this.getPeerCertificate(true)));
    }
    this.authorized = error === undefined;
    if (error === undefined) return undefined;
    this.authorizationError = error.code ?? error.message;
    return rejectUnauthorized === false ? undefined : error;
  }

  /**
   * @param {TlsFacts} facts
   * @returns {Error | undefined}
   */
  #judgeClient({ fault }) {
    const { requestCert, rejectUnauthorized } = this.#options;
    if (requestCert !== true) return undefined;
    this.authorized = fault === null;
    if (fault === null) return undefined;
    this.authorizationError = fault;
    return rejectUnauthorized === false ? undefined : connectionReset("socket hang up");
  }

  #keep() {
    if (this.#isServer || this.#context === undefined) return;
    this.#session = keepSession(this.#sessionName, this.#context);
    if (this.#facts?.protocol !== "TLSv1.3") this.#tellSession();
  }

  #sessionIsTold = false;

  #tellSession() {
    if (this.#sessionIsTold || this.#session === undefined) return;
    this.#sessionIsTold = true;
    this.emit("session", this.#session);
  }

  #peerEnded() {
    this.#tellSession();
    if (this.#hasPeerEnded) return;
    this.#hasPeerEnded = true;
    this.push(null);
    this.read(0);
  }

  #hasPeerEnded = false;

  /** The stream below says no more; what it said is still on its way through the machine. */
  #underEnded() {
    if (this.#pump !== undefined) this.#pump.cut();
    else this.#cut();
  }

  #cut() {
    if (this.destroyed) return;
    if (!this.#isSecure) this.#fail(this.#hangUp());
    else this.#peerEnded();
  }

  /** @returns {Error} what an end before both could talk is */
  #hangUp() {
    if (this.#isServer) return connectionReset("socket hang up");
    const { path, host, port, localAddress } = /** @type {any} */ (this.#options);
    const text = "Client network socket disconnected before secure TLS connection was established";
    return connectionReset(text, { path, host, port, localAddress });
  }

  #underClosed() {
    this.#underEnded();
  }


  /** @param {Error} error */
  #fail(error) {
    if (this.destroyed) return;
    if (this.#isServer && !this.#isEstablished) this.emit("_tlsError", error);
    this.destroy(error);
  }

  /** Whether a server has handed it to the app. */
  get #isEstablished() {
    return this.#isSecure && this.#facts !== undefined && this.listenerCount("_tlsError") === 0;
  }

  /** @override @returns {void} */
  _read() {
    if (this.#isStarted) this.#under.resume();
  }

  /**
   * @override
   * @param {any} chunk
   * @param {BufferEncoding} encoding
   * @param {(error?: Error | null) => void} callback
   */
  _write(chunk, encoding, callback) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk;
    if (this.#isSecure) this.#pump?.say(bytes, callback);
    else this.#early.push({ bytes, done: callback });
  }

  /**
   * @override
   * @param {{ chunk: any, encoding: BufferEncoding }[]} chunks
   * @param {(error?: Error | null) => void} callback
   */
  _writev(chunks, callback) {
    const bytes = chunks.map(({ chunk, encoding }) => (typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk));
    this._write(Buffer.concat(bytes), "utf8", callback);
  }

  /**
   * @override
   * @param {(error?: Error | null) => void} callback
   */
  _final(callback) {
    if (!this.#isSecure && !this.destroyed) {
      this.once("secure", () => this._final(callback));
      return;
    }
    if (this.#pump === undefined) {
      callback();
      return;
    }
    this.#pump.close(() => {
      this.#under.end();
      callback();
    });
  }

  /**
   * @override
   * @param {Error | null} error
   * @param {(error?: Error | null) => void} callback
   */
  _destroy(error, callback) {
    this.connecting = false;
    this.#pump?.end();
    for (const { done } of this.#early.splice(0)) done(error);
    const under = /** @type {any} */ (this.#under);
    const tell = () => nextTick(() => this.emit("close", error !== null && error !== undefined));
    if (under.closed || under.destroyed) tell();
    else {
      under.once("close", tell);
      // An alert may still be on its way.
      if (typeof under.destroySoon === "function" && under.writableLength > 0) under.destroySoon();
      else under.destroy();
    }
    callback(error);
  }

  /**
   * The other end's certificate, as an object.
   *
   * @param {boolean} [detailed] whether with those that lead on from it, as `issuerCertificate`
   * @returns {PeerCertificate | null} null before both could talk, empty when there is none
   */
  getPeerCertificate(detailed) {
    if (this.destroyed) return null;
    const [first] = this.#facts?.peer ?? [];
    if (first === undefined) return {};
    return detailed ? shownChain(this.#facts?.peer ?? []) : shownCertificate(first);
  }

  /** @returns {PeerCertificate | null} the certificate that was shown to the other end */
  getCertificate() {
    if (this.destroyed) return null;
    const own = this.#facts?.own;
    return own ? shownCertificate(own) : {};
  }

  /**
   * The cipher suite both ends agreed on.
   *
   * @returns {{ name: string, standardName: string, version: string } | {} | null} empty before they did
   */
  getCipher() {
    if (this.destroyed) return null;
    if (this.#facts === undefined) return {};
    const { cipher, standardCipher, protocol } = this.#facts;
    return { name: cipher, standardName: standardCipher, version: protocol };
  }

  /** @returns {string | null} for instance `TLSv1.3` */
  getProtocol() {
    if (this.destroyed) return null;
    return this.#facts?.protocol ?? "unknown";
  }

  /** The system does not tell. @returns {object | null} null at a server */
  getEphemeralKeyInfo() {
    return this.#isServer || this.destroyed ? null : {};
  }

  /** @returns {Buffer | undefined} to be given as `session` to a later connection; a client's */
  getSession() {
    return this.#session;
  }

  /** @returns {string[]} the system does not tell */
  getSharedSigalgs() {
    return [];
  }

  /** @returns {boolean} whether an earlier session was resumed */
  isSessionReused() {
    return this.#facts?.reused ?? false;
  }

  /**
   * Key material for other uses (RFC 5705). Blocks the window for a moment.
   *
   * @param {number} length bytes
   * @param {string} label what for
   * @param {Uint8Array} [context] about what
   * @returns {Buffer}
   */
  exportKeyingMaterial(length, label, context) {
    integer(length, "length", 0, 65_536);
    string(label, "label");
    if (context !== undefined && !ArrayBuffer.isView(context)) {
      throw invalidArgType("context", ["Buffer", "TypedArray", "DataView"], context);
    }
    if (!this.#isSecure || this.#pump === undefined) throw invalidState();
    return bufferOf(this.#pump.material(label, context ?? null, length));
  }

  /**
   * A handshake within a connection is refused always, so there is nothing to disable.
   *
   * @returns {void}
   */
  disableRenegotiation() {}

  /**
   * TLS 1.3 has no such thing, and older ones are not asked for it.
   *
   * @param {{ rejectUnauthorized?: boolean, requestCert?: boolean }} options
   * @param {(error: Error | null) => void} [callback]
   * @returns {boolean | undefined}
   */
  renegotiate(options, callback) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    if (callback !== undefined) callable(callback, "callback");
    if (this.destroyed) return undefined;
    if (callback !== undefined) nextTick(callback, sslError("ERR_SSL_WRONG_SSL_VERSION", "wrong ssl version"));
    return false;
  }

  /**
   * The system cuts what is sent as it sees fit.
   *
   * @param {number} [size] bytes, 512 to 16384
   * @returns {boolean} whether it is a size that could be
   */
  setMaxSendFragment(size = FRAGMENT_BYTES.max) {
    return integer(size, "size") >= FRAGMENT_BYTES.min && size <= FRAGMENT_BYTES.max;
  }

  /**
   * The host a client asks for; before it begins.
   *
   * @param {string} name
   */
  setServername(name) {
    string(name, "name");
    if (this.#isServer) throw withCode(new Error("Cannot issue SNI from a TLS server-side socket"), "ERR_TLS_SNI_FROM_SERVER");
    this.#wantedName = name;
  }

  /**
   * Which session to resume; before it begins.
   *
   * @param {Buffer | string} session
   */
  setSession(session) {
    this.#options = { ...this.#options, session: typeof session === "string" ? Buffer.from(session, "latin1") : session };
  }

  /**
   * Another key and certificate for a server; at the latest in its `SNICallback` or `ALPNCallback`.
   *
   * @param {SecureContext | import("./context.js").SecureContextOptions} context
   */
  setKeyCert(context) {
    if (context === null || typeof context !== "object") throw invalidArgType("options", "object", context);
    const chosen = context instanceof SecureContext ? context : createSecureContext(context);
    this.#options = { ...this.#options, secureContext: chosen };
    this.#context = chosen;
  }
}

/**
 * @param {NonNullable<TLSSocketOptions["SNICallback"]>} callback
 * @param {string} servername
 * @returns {Promise<SecureContext | undefined>}
 */
function asked(callback, servername) {
  return new Promise((resolve, reject) => {
    callback(servername, (error, context) => {
      if (error) reject(error);
      else if (context === null || context === undefined) resolve(undefined);
      else if (context instanceof SecureContext) resolve(context);
      else reject(new TypeError("Invalid SNI context"));
    });
  });
}
