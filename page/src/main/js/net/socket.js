/** `net.Socket`: one connection as a stream. */

import { connectPath } from "/_kith/routes/net.js";
import { addAbortListener } from "../events.js";
import { callable, string, withCode } from "../node/codes.js";
import { nextTick } from "../node/tick.js";
import { Duplex } from "../stream.js";
import { isIP, isIPv6 } from "./addresses.js";
import { checkSocketOptions, normalizeArgs, requireTarget, targetOf } from "./arguments.js";
import { byTurns, connectToOne } from "./attempts.js";
import { socketError, unavailable, withPlace } from "./errors.js";
import { lookup as lookupName } from "./lookup.js";
import { OwnBuffer } from "./onread.js";
import { Transfer } from "./transfer.js";
import { IdleTimer } from "./timer.js";

/** @typedef {import("./arguments.js").AnyOptions} AnyOptions */
/** @typedef {import("./attempts.js").Connected} Connected */

/** Takes over a connection that is made; for servers and for what is above TCP. */
export const attach = Symbol("attach");

/** The {@link Transfer} of a connected socket; for what is above TCP. */
export const transferOf = Symbol("transferOf");

/** Calls in Node's order of events: the app's own code runs first. */
const later = nextTick;

/**
 * Emits `connect`, `ready`, `data`, `end`, `timeout`, `drain`, `error`, `close`, and while it connects
 * `lookup`, `connectionAttempt`, `connectionAttemptFailed` and `connectionAttemptTimeout`.
 */
export class Socket extends Duplex {
  /** Whether it is on its way to be connected. */
  connecting = false;

  /** The addresses that were tried. @type {string[] | undefined} */
  autoSelectFamilyAttemptedAddresses;

  /** The server it belongs to. @type {any} */
  server = null;

  /** The server that counts it; `server` may be taken by one above, as that of HTTP. @type {any} */
  _server = null;

  /** @type {Transfer | undefined} */
  #transfer;
  /** @type {Connected | undefined} */
  #connected;
  /** @type {AbortController | undefined} */
  #attempts;
  #timer = new IdleTimer(() => this.emit("timeout"));
  #ownBuffer;
  #options;
  #bytesRead = 0;
  #dispatched = 0;
  #writing = 0;
  #hasEnded = false;
  #path = "";

  /** @param {AnyOptions} [options] */
  constructor(options = {}) {
    checkSocketOptions(options);
    if (options.fd !== undefined) throw unavailable("options.fd");
    super({
      allowHalfOpen: options.allowHalfOpen === true,
      emitClose: false,
      autoDestroy: true,
      ...(options.highWaterMark === undefined ? {} : { highWaterMark: options.highWaterMark }),
    });
    this.#options = { noDelay: options.noDelay === true, keepAlive: options.keepAlive === true, delayMs: options.keepAliveInitialDelay ?? 0 };
    this.#ownBuffer = OwnBuffer.of(options.onread);
    this.on("end", () => this.#onEnd());
    if (options.signal !== undefined) this.#abortBy(options.signal);
  }

  /** @param {AbortSignal} signal */
  #abortBy(signal) {
    const listening = addAbortListener(signal, () => {
      const error = Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { code: "ABORT_ERR" });
      this.destroy(Object.defineProperty(error, "name", { value: "AbortError" }));
    });
    this.once("close", () => /** @type {any} */ (listening)[Symbol.dispose ?? Symbol.for("Symbol.dispose")]());
  }

  /** After the other end's end, what is written is an error, unless it may stay half open. */
  #onEnd() {
    if (this.allowHalfOpen) return;
    const value = (/** @type {unknown} */ _, /** @type {any} */ encoding, /** @type {any} */ callback) => {
      const done = typeof encoding === "function" ? encoding : callback;
      const error = withCode(new Error("This socket has been ended by the other party"), "EPIPE");
      if (typeof done === "function") later(done, error);
      this.destroy(error);
      return false;
    };
    Object.defineProperty(this, "write", { value, configurable: true, writable: true });
  }

  /**
   * Connects: `connect(options)`, `connect(port, host)` or `connect(path)`, each with a listener of
   * `connect`.
   *
   * @param {...any} args
   * @returns {this}
   */
  connect(...args) {
    const [options, listener] = normalizeArgs(Array.isArray(args[0]) ? args[0] : args);
    requireTarget(options);
    const isPath = options.path !== undefined && options.path !== null;
    if (isPath) string(options.path, "options.path");
    const target = isPath ? undefined : targetOf(options);
    if (this.destroyed) this.#revive();
    if (listener !== undefined) this.once("connect", listener);
    this.connecting = true;
    const controller = new AbortController();
    this.#attempts = controller;
    this.#timer.touch();
    if (isPath) this.#path = String(options.path);
    const way = target === undefined
      ? this.#connectPath(this.#path, controller.signal)
      : this.#connectTo(target, options, controller.signal);
    way.then(
      (connected) => {
        if (controller.signal.aborted) void new Transfer(connected.handle).close(false);
        else this.#nowConnected(connected);
      },
      (error) => {
        if (!controller.signal.aborted) this.destroy(error);
      },
    );
    return this;
  }

  #revive() {
    /** @type {any} */ (this)._undestroy();
    this.#transfer = undefined;
    this.#connected = undefined;
    this.#hasEnded = false;
    this.#bytesRead = 0;
    this.#dispatched = 0;
    Reflect.deleteProperty(this, "write");
  }

  /**
   * @param {string} path
   * @param {AbortSignal} signal
   */
  async #connectPath(path, signal) {
    try {
      return await connectPath(path, { signal });
    } catch (error) {
      throw withPlace(error, "connect", path);
    }
  }

  /**
   * @param {import("./arguments.js").Target} target
   * @param {AnyOptions} options
   * @param {AbortSignal} signal
   */
  async #connectTo(target, options, signal) {
    const addresses = await this.#addressesOf(target);
    const allowed = addresses.filter(({ address, family }) => !options.blockList?.check(address, family === 4 ? "ipv4" : "ipv6"));
    if (allowed.length === 0 && addresses.length > 0) {
      throw socketError("ERR_IP_BLOCKED", `IP(${addresses[0]?.address}) is blocked by net.BlockList`);
    }
    if (allowed.length > 1) this.autoSelectFamilyAttemptedAddresses = [];
    return connectToOne(allowed, target, signal, (event, ...args) => {
      if (event === "connectionAttempt") this.autoSelectFamilyAttemptedAddresses?.push(`${args[0]}:${args[1]}`);
      if (!signal.aborted) this.emit(event, ...args);
    });
  }

  /**
   * @param {import("./arguments.js").Target} target
   * @returns {Promise<import("./attempts.js").Found[]>}
   */
  async #addressesOf({ host, family, hints, lookup = lookupName, both }) {
    const known = isIP(host);
    if (known !== 0) return [{ address: host, family: known }];
    const all = both && family === 0;
    return new Promise((resolve, reject) => {
      lookup(host, { family, hints, all }, (error, found, foundFamily) => {
        if (all && Array.isArray(found)) for (const one of found) this.emit("lookup", error, one.address, one.family, host);
        else this.emit("lookup", error, found, foundFamily, host);
        if (error) reject(error);
        else if (Array.isArray(found)) resolve(byTurns(found));
        else resolve([{ address: found, family: foundFamily ?? isIP(found) }]);
      });
    });
  }

  /**
   * Takes over a connection that is made.
   *
   * @param {Connected} connected
   * @param {string} [path] of the Unix domain socket it came through
   */
  [attach](connected, path = "") {
    this.#path = path;
    this.#connected = connected;
    this.#transfer = new Transfer(connected.handle, (error) => this.destroy(withPlace(error, "write")));
    const { noDelay, keepAlive, delayMs } = this.#options;
    if (noDelay) this.#transfer.option("no-delay", 1);
    if (keepAlive) this.#keepAlive(delayMs);
  }

  /** What is above TCP takes the bytes from here. */
  get [transferOf]() {
    return this.#transfer;
  }

  /** @param {Connected} connected */
  #nowConnected(connected) {
    if (this.destroyed) {
      void new Transfer(connected.handle).close(false);
      return;
    }
    this[attach](connected, this.#path);
    this.connecting = false;
    this.#attempts = undefined;
    this.#timer.touch();
    this.emit("connect");
    this.emit("ready");
    if (!this.isPaused()) this.read(0);
  }

  /** @override @returns {void} */
  _read() {
    if (this.connecting || this.#transfer === undefined) {
      if (!this.destroyed) this.once("connect", () => this._read());
      return;
    }
    if (this.#ownBuffer !== undefined && (this.isPaused() || !this.#ownBuffer.take())) return;
    this.#transfer.resume({
      onData: (bytes) => this.#onData(bytes),
      onEnd: () => this.#ended(),
      onError: (error) => this.#failed(error),
    });
  }

  /** @param {Uint8Array} bytes */
  #onData(bytes) {
    this.#bytesRead += bytes.length;
    this.#timer.touch();
    return this.#ownBuffer === undefined ? this.push(bytes) : this.#ownBuffer.take(bytes);
  }

  #ended() {
    this.#hasEnded = true;
    this.push(null);
    this.read(0);
  }

  /** @param {any} error */
  #failed(error) {
    if (!this.#hasEnded) this.destroy(withPlace(error, error.syscall === "write" ? "write" : "read"));
  }

  /**
   * @override
   * @param {any} chunk
   * @param {BufferEncoding} _encoding
   * @param {(error?: Error | null) => void} callback
   */
  _write(chunk, _encoding, callback) {
    this.#dispatch([chunk], callback);
  }

  /**
   * @override
   * @param {{ chunk: any, encoding: BufferEncoding }[]} chunks
   * @param {(error?: Error | null) => void} callback
   */
  _writev(chunks, callback) {
    this.#dispatch(chunks.map(({ chunk }) => chunk), callback);
  }

  /**
   * @param {Uint8Array[]} chunks
   * @param {(error?: Error | null) => void} callback
   */
  #dispatch(chunks, callback) {
    if (this.connecting) {
      const forget = () => {
        this.removeListener("connect", go);
        this.removeListener("close", gone);
      };
      const go = () => {
        forget();
        this.#dispatch(chunks, callback);
      };
      const gone = () => {
        forget();
        callback(socketError("ERR_SOCKET_CLOSED_BEFORE_CONNECTION"));
      };
      this.on("connect", go);
      this.on("close", gone);
      return;
    }
    if (this.#transfer === undefined) {
      callback(socketError("ERR_SOCKET_CLOSED"));
      return;
    }
    this.#writing = chunks.reduce((sum, { length }) => sum + length, 0);
    this.#dispatched += this.#writing;
    this.#timer.touch();
    const done = (/** @type {Error | null} */ error) => {
      this.#writing = 0;
      this.#timer.touch();
      callback(error);
    };
    this.#transfer.write(chunks).then(
      () => done(null),
      (error) => done(withPlace(error, "write")),
    );
  }

  /**
   * @override
   * @param {(error?: Error | null) => void} callback
   */
  _final(callback) {
    if (this.connecting) {
      this.once("connect", () => this._final(callback));
    } else if (this.#transfer === undefined) {
      callback();
    } else {
      this.#transfer.shutdown().then(
        () => callback(),
        (error) => callback(error.code === "EBADF" ? null : withPlace(error, "shutdown")),
      );
    }
  }

  /**
   * @override
   * @param {Error | null} error
   * @param {(error?: Error | null) => void} callback
   */
  _destroy(error, callback) {
    this.#close(error, callback, false);
  }

  /**
   * @param {Error | null} error
   * @param {(error?: Error | null) => void} callback
   * @param {boolean} reset
   */
  #close(error, callback, reset) {
    this.connecting = false;
    this.#attempts?.abort();
    this.#attempts = undefined;
    this.#timer.stop();
    const transfer = this.#transfer;
    this.#transfer = undefined;
    this.#connected = undefined;
    callback(error);
    const tell = () => {
      this.emit("close", error !== null && error !== undefined);
      this._server?.[ended]?.(this);
    };
    if (transfer === undefined) later(tell);
    else void transfer.close(reset || this.#resets).then(tell);
  }

  #resets = false;

  /** Ends it when all that was written is sent. */
  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once("finish", () => this.destroy());
  }

  /**
   * Closes it with a reset, so that the other end gets an error.
   *
   * @returns {this}
   */
  resetAndDestroy() {
    if (this.#transfer !== undefined && this.#connected?.remotePort === 0 && this.#path !== "") {
      throw withCode(new TypeError("This handle type cannot be sent"), "ERR_INVALID_HANDLE_TYPE");
    }
    if (this.connecting) {
      this.once("connect", () => this.resetAndDestroy());
    } else if (this.#transfer === undefined) {
      this.destroy(socketError("ERR_SOCKET_CLOSED"));
    } else {
      this.#resets = true;
      this.destroy();
    }
    return this;
  }

  /**
   * Emits `timeout` when nothing was sent or received for so long.
   *
   * @param {number} msecs 0 for never
   * @param {() => void} [callback] listens once to `timeout`
   * @returns {this}
   */
  setTimeout(msecs, callback) {
    if (this.destroyed) return this;
    const duration = IdleTimer.duration(msecs);
    if (callback !== undefined) callable(callback, "callback");
    this.timeout = duration;
    this.#timer.start(duration);
    if (callback !== undefined) {
      if (duration === 0) this.removeListener("timeout", callback);
      else this.once("timeout", callback);
    }
    return this;
  }

  /** Milliseconds after which it emits `timeout`. @type {number | undefined} */
  timeout;

  /**
   * Sends small pieces at once, or joins them.
   *
   * @param {boolean} [noDelay] whether small pieces are sent at once
   * @returns {this}
   */
  setNoDelay(noDelay = true) {
    const isOn = Boolean(noDelay);
    if (this.#transfer !== undefined && isOn !== this.#options.noDelay) this.#transfer.option("no-delay", isOn ? 1 : 0);
    this.#options.noDelay = isOn;
    return this;
  }

  /**
   * Asks the other end for signs of life while there is no traffic.
   *
   * @param {boolean} [enable] whether the other end is asked for signs of life
   * @param {number} [initialDelay] milliseconds without a sign, before the first question
   * @returns {this}
   */
  setKeepAlive(enable = false, initialDelay = 0) {
    const delayMs = Number(initialDelay) || 0;
    this.#options.keepAlive = Boolean(enable);
    this.#options.delayMs = delayMs;
    if (this.#transfer !== undefined) {
      if (enable) this.#keepAlive(delayMs);
      else this.#transfer.option("keep-alive", 0);
    }
    return this;
  }

  /** @param {number} delayMs */
  #keepAlive(delayMs) {
    // The system counts seconds; two hours are its own measure.
    const seconds = Math.trunc(delayMs / 1000);
    this.#transfer?.option("keep-alive", seconds > 0 ? seconds : 7200);
  }

  /** Its end on this machine. @returns {{ address?: string, family?: string, port?: number }} */
  address() {
    if (!this.localAddress) return {};
    return { address: this.localAddress, family: this.localFamily, port: this.localPort };
  }

  /** Bytes that arrived. */
  get bytesRead() {
    return this.#bytesRead;
  }

  /** Bytes that were written, also those on their way. */
  get bytesWritten() {
    return this.#dispatched + Math.max(0, this.writableLength - this.#writing);
  }

  /** Bytes that wait to be sent. */
  get bufferSize() {
    return this.#transfer === undefined ? undefined : this.writableLength;
  }

  /** The address of the other end. */
  get remoteAddress() {
    return this.#connected?.remoteAddress || undefined;
  }

  /** The family of the other end's address. */
  get remoteFamily() {
    return familyOf(this.remoteAddress);
  }

  /** The port of the other end. */
  get remotePort() {
    return this.remoteAddress === undefined ? undefined : this.#connected?.remotePort;
  }

  /** Its address on this machine. */
  get localAddress() {
    return this.#connected?.localAddress || undefined;
  }

  /** The family of its address. */
  get localFamily() {
    return familyOf(this.localAddress);
  }

  /** Its port on this machine. */
  get localPort() {
    return this.localAddress === undefined ? undefined : this.#connected?.localPort;
  }

  /** Whether it is not connected yet. */
  get pending() {
    return this.#transfer === undefined || this.connecting;
  }

  /** In which directions it is open. */
  get readyState() {
    if (this.connecting) return "opening";
    if (this.readable && this.writable) return "open";
    if (this.readable) return "readOnly";
    return this.writable ? "writeOnly" : "closed";
  }

  /** Without meaning here: a window stays open anyway. @returns {this} */
  ref() {
    return this;
  }

  /** Without meaning here: a window stays open anyway. @returns {this} */
  unref() {
    return this;
  }

  /**
   * Goes on reading.
   *
   * @override
   * @returns {this}
   */
  resume() {
    super.resume();
    if (this.#ownBuffer !== undefined && this.#transfer !== undefined) this._read();
    return this;
  }
}

/** A server's method that hears of the end of its sockets. */
export const ended = Symbol("ended");

/** @param {string | undefined} address */
function familyOf(address) {
  if (address === undefined) return undefined;
  return isIPv6(address) ? "IPv6" : "IPv4";
}
