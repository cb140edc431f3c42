/** A socket whose bytes travel on another stream: what is asked about the connection is asked there. */

import { Socket } from "../net/socket.js";
import { callable } from "../node/codes.js";

/** The stream below. */
const below = Symbol("below");

/** Finds a function of the stream below. */
const reach = Symbol("reach");

/** Knows nothing of what is done with the bytes. */
export class Layered extends Socket {
  /**
   * @param {any} stream the one below
   * @param {import("../net/arguments.js").AnyOptions} options
   */
  constructor(stream, options) {
    super(options);
    Object.defineProperty(this, below, { value: stream });
  }

  /** @override */
  address() {
    return this[reach]("address", () => ({}))();
  }

  /**
   * @param {string} name
   * @param {(...args: any[]) => any} absent
   * @returns {(...args: any[]) => any} a function of the stream below
   */
  [reach](name, absent) {
    const under = /** @type {any} */ (this)[below];
    return typeof under[name] === "function" ? under[name].bind(under) : absent;
  }

  /**
   * @override
   * @param {number} msecs
   * @param {() => void} [callback]
   */
  setTimeout(msecs, callback) {
    this[reach]("setTimeout", () => {})(msecs);
    this.timeout = msecs;
    if (callback !== undefined) {
      callable(callback, "callback");
      if (msecs === 0) this.removeListener("timeout", callback);
      else this.once("timeout", callback);
    }
    return this;
  }

  /**
   * @override
   * @param {boolean} [noDelay]
   */
  setNoDelay(noDelay) {
    this[reach]("setNoDelay", () => {})(noDelay);
    return this;
  }

  /**
   * @override
   * @param {boolean} [enable]
   * @param {number} [initialDelay]
   */
  setKeepAlive(enable, initialDelay) {
    this[reach]("setKeepAlive", () => {})(enable, initialDelay);
    return this;
  }

  /** @override */
  get bytesRead() {
    return /** @type {any} */ (this)[below]?.bytesRead ?? 0;
  }

  /** @override */
  get bytesWritten() {
    return /** @type {any} */ (this)[below]?.bytesWritten ?? 0;
  }

  /** @override */
  get remoteAddress() {
    return /** @type {any} */ (this)[below]?.remoteAddress;
  }

  /** @override */
  get remoteFamily() {
    return /** @type {any} */ (this)[below]?.remoteFamily;
  }

  /** @override */
  get remotePort() {
    return /** @type {any} */ (this)[below]?.remotePort;
  }

  /** @override */
  get localAddress() {
    return /** @type {any} */ (this)[below]?.localAddress;
  }

  /** @override */
  get localFamily() {
    return /** @type {any} */ (this)[below]?.localFamily;
  }

  /** @override */
  get localPort() {
    return /** @type {any} */ (this)[below]?.localPort;
  }

  /** @override */
  get pending() {
    return this.connecting;
  }
}
