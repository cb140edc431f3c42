/** `dgram.Socket`: binding, sending, receiving and closing; options of the system are in `options.js`. */

import { bind, bindSync, close, connect, disconnectSync, dropsSync, localSync, received, scope, zoneSync } from "/_kith/routes/dgram.js";
import { string } from "../node/codes.js";
import { nextTick } from "../node/tick.js";
import { socketError, systemError, unavailable, validPort, withPlace } from "../net/errors.js";
import { lookup as lookupName } from "../net/lookup.js";
import { constants } from "../os/constants.js";
import { bindTarget, partsOf, slice, socketOptions } from "./arguments.js";
import { OptionSocket, bindNow, handleFor } from "./options.js";
import { target, unpack } from "./packets.js";
import { SendQueue } from "./queue.js";

/** @typedef {import("./arguments.js").SocketOptions} SocketOptions */
/** @typedef {(error: Error | null, bytes: number) => void} SendCallback */
/** @typedef {{ handle: number, address: string, port: number }} Bound */

/**
 * @param {number} errno positive
 * @returns {string}
 */
export function codeOf(errno) {
  const known = Object.entries(constants.errno).find(([, value]) => value === errno);
  return known?.[0] ?? `Unknown system error -${errno}`;
}

/** @type {Map<number, string>} */
const zones = new Map();

/** @param {number} index of an interface */
function zoneOf(index) {
  const known = zones.get(index) ?? zoneSync(index);
  zones.set(index, known);
  return known;
}

/** Emits `listening`, `message` (bytes, origin), `connect`, `error` and `close`. */
export class Socket extends OptionSocket {
  /** Its family. @type {"udp4" | "udp6"} */
  type;

  /** @type {SocketOptions} */
  #options;
  /** @type {Bound | undefined} */
  #bound;
  /** @type {"unbound" | "binding" | "bound"} */
  #state = "unbound";
  /** @type {{ address: string, port: number } | "connecting" | undefined} */
  #remote;
  /** @type {SendQueue | undefined} */
  #queue;
  #closed = false;

  /** What waits until the socket is bound. @type {(() => void)[]} */
  #waiting = [];

  /**
   * @param {"udp4" | "udp6" | SocketOptions} options
   * @param {(...args: any[]) => void} [listener] of `message`
   */
  constructor(options, listener) {
    super();
    this.#options = socketOptions(options);
    this.type = this.#options.type;
    if (typeof listener === "function") this.on("message", listener);
    const { signal } = this.#options;
    if (signal === undefined) return;
    const onAbort = () => void (this.#closed || this.close());
    if (signal.aborted) onAbort();
    else {
      signal.addEventListener("abort", onAbort, { once: true });
      this.once("close", () => signal.removeEventListener("abort", onAbort));
    }
  }

  /**
   * Binds it: `bind(port, address, callback)`, `bind(options, callback)`, or fewer.
   *
   * @param {any} [port] or options with `port`, `address` and `exclusive`
   * @param {any} [address]
   * @param {any} [callback] listens once to `listening`
   * @returns {this}
   */
  bind(port, address, callback) {
    this.#requireOpen();
    if (this.#state !== "unbound") throw socketError("ERR_SOCKET_ALREADY_BOUND");
    const listener = [port, address, callback].find((one) => typeof one === "function");
    if (listener !== undefined) {
      const forget = () => {
        this.removeListener("error", forget);
        this.removeListener("listening", onListening);
      };
      const onListening = () => {
        forget();
        listener.call(this);
      };
      this.on("error", forget);
      this.on("listening", onListening);
    }
    const to = bindTarget(port, address);
    if (to.fd !== undefined) throw unavailable("options.fd");
    this.#bind(to.port, to.address);
    return this;
  }

  /**
   * @param {number} port
   * @param {string | undefined} name of an address; none to bind where nothing was asked for
   * @param {boolean} [implicit] only to send
   */
  #bind(port, name, implicit = false) {
    this.#state = "binding";
    const everywhere = this.type === "udp4" ? "0.0.0.0" : "::";
    this.#lookUp(name ?? everywhere, (error, address) => {
      if (this.#closed) return;
      if (error !== null) {
        this.#state = "unbound";
        this.emit("error", error);
        return;
      }
      bind(this.#setup(), implicit ? null : address, port).then(
        (bound) => this.#nowBound(bound),
        (failure) => {
          this.#state = "unbound";
          if (this.#closed) return;
          const told = withPlace(failure, "bind", address, port);
          this.#waiting = [];
          this.emit("error", told);
        },
      );
    });
  }

  /** How the host is to open it. */
  #setup() {
    const { ipv6Only, reuseAddr, reusePort, recvBufferSize, sendBufferSize } = this.#options;
    return {
      v6: this.type === "udp6",
      v6Only: ipv6Only === true,
      reuseAddress: reuseAddr === true,
      reusePort: reusePort === true,
      receiveBuffer: recvBufferSize ?? 0,
      sendBuffer: sendBufferSize ?? 0,
    };
  }

  /**
   * @param {Bound} bound
   * @param {boolean} [quietly] where it was not asked for
   */
  #nowBound(bound, quietly = false) {
    if (this.#closed) {
      void close(bound.handle).catch(() => {});
      return;
    }
    this.#bound = bound;
    this.#state = "bound";
    this.#queue = new SendQueue(bound.handle, (errno) => Object.assign(new Error(), { errno: -errno, code: codeOf(errno) }));
    received(bound.handle, (batch) => this.#take(batch)).catch(() => {});
    if (!quietly) this.emit("listening");
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** @param {Uint8Array<ArrayBuffer>} batch */
  #take(batch) {
    const { receiveBlockList } = this.#options;
    unpack(
      batch,
      zoneOf,
      (message, from) => {
        if (this.#closed) return;
        const family = from.family === "IPv4" ? "ipv4" : "ipv6";
        if (receiveBlockList?.check(from.address, family)) return;
        try {
          this.emit("message", message, from);
        } catch (error) {
          // A listener that fails takes no datagram away from the others.
          reportError(error);
        }
      },
      (errno) => {
        if (!this.#closed) this.emit("error", systemErrorOf(errno, "recvmsg"));
      },
    );
  }

  /**
   * @param {string} name
   * @param {(error: Error | null, address: string) => void} callback
   */
  #lookUp(name, callback) {
    const family = this.type === "udp4" ? 4 : 6;
    const look = this.#options.lookup ?? lookupName;
    look(name, family, (error, address) => callback(error ?? null, address));
  }

  /** Runs an action when it is bound, after binding it where nothing else has. @param {() => void} go */
  #whenBound(go) {
    if (this.#state === "unbound") this.#bind(0, undefined, true);
    if (this.#state === "bound") go();
    else this.#waiting.push(go);
  }

  /**
   * Sends a message: `send(msg, port, address, callback)` or
   * `send(msg, offset, length, port, address, callback)`; where connected without port and address.
   *
   * @param {any} message text, bytes, or a list of these
   * @param {...any} args
   * @returns {void}
   */
  send(message, ...args) {
    const isConnected = typeof this.#remote === "object";
    const [offset, length] = args;
    let [, , port, address, callback] = args;
    let body = message;
    if (isConnected) {
      if (typeof length === "number") {
        body = slice(message, offset, length);
        if (typeof port === "function") [callback, port] = [port, null];
      } else {
        [callback, port, address] = [offset, typeof offset === "function" ? null : offset, typeof offset === "function" ? null : length];
      }
      if (port || address) throw socketError("ERR_SOCKET_DGRAM_IS_CONNECTED");
    } else if (address || (port && typeof port !== "function")) {
      body = slice(message, offset, length);
    } else {
      [callback, port, address] = [port, offset, length];
    }
    const parts = partsOf(body);
    const to = isConnected ? 0 : validPort(port, "Port", false);
    if (typeof address === "function") [callback, address] = [address, undefined];
    else if (address !== null && address !== undefined) string(address, "address");
    this.#requireOpen();
    this.#send(parts, to, isConnected ? undefined : address ?? this.#loopback(), callback);
  }

  #loopback() {
    return this.type === "udp4" ? "127.0.0.1" : "::1";
  }

  /**
   * @param {Uint8Array[]} parts
   * @param {number} port
   * @param {string | undefined} name none where connected
   * @param {unknown} callback
   */
  #send(parts, port, name, callback) {
    const done = typeof callback === "function" ? /** @type {SendCallback} */ (callback) : undefined;
    // The caller may change its bytes as soon as this returns.
    const copies = parts.map((part) => part.slice());
    const bytes = copies.reduce((sum, part) => sum + part.length, 0);
    const tell = (/** @type {Error} */ error) => {
      if (done !== undefined) done(error, 0);
      else this.emit("error", error);
    };
    this.#whenBound(() => {
      if (name === undefined) {
        this.#enqueue({ parts: copies, bytes, address: undefined, scope: 0, port: 0, text: "" }, done);
        return;
      }
      this.#lookUp(name, (error, text) => {
        if (this.#closed) return;
        if (error !== null) tell(error);
        else if (this.#blocks(text)) tell(socketError("ERR_IP_BLOCKED", `IP(${text}) is blocked by net.BlockList`));
        else this.#sendTo({ parts: copies, bytes, port, text }, done);
      });
    });
  }

  /** @param {string} address */
  #blocks(address) {
    return this.#options.sendBlockList?.check(address, this.type === "udp4" ? "ipv4" : "ipv6") === true;
  }

  /**
   * @param {{ parts: Uint8Array[], bytes: number, port: number, text: string }} packet
   * @param {SendCallback | undefined} done
   */
  #sendTo(packet, done) {
    const to = target(packet.text);
    if (to?.bytes.length !== (this.type === "udp4" ? 4 : 16)) {
      const error = systemError("EINVAL", "send", packet.text, packet.port);
      if (done !== undefined) done(error, 0);
      return;
    }
    const number = Number(to.zone);
    if (to.zone === "" || Number.isInteger(number)) {
      this.#enqueue({ ...packet, address: to.bytes, scope: number }, done);
      return;
    }
    scope(to.zone).then(
      (index) => this.#enqueue({ ...packet, address: to.bytes, scope: index }, done),
      (error) => done?.(withPlace(error, "send", packet.text, packet.port), 0),
    );
  }

  /**
   * @param {import("./packets.js").Packet & { text: string }} packet
   * @param {SendCallback | undefined} callback
   */
  #enqueue(packet, callback) {
    const remote = typeof this.#remote === "object" ? this.#remote : undefined;
    const done = (/** @type {any} */ error, /** @type {number} */ bytes) => {
      if (error === null) callback?.(null, bytes);
      else if (callback !== undefined) {
        callback(withPlace(error, "send", packet.text || remote?.address, packet.port || remote?.port), 0);
      }
      // Without a callback the system's errors are lost, as in Node; a refusal is told.
      else if (error?.code === "ERR_ACCESS_DENIED") this.emit("error", error);
    };
    if (this.#queue === undefined || this.#closed) done(systemError("ECANCELED", "send"), 0);
    else this.#queue.add({ ...packet, done });
  }

  /**
   * Sends to one address from now on and hears it alone.
   *
   * @param {number} port
   * @param {any} [address] or the callback
   * @param {(error?: Error) => void} [callback]
   * @returns {void}
   */
  connect(port, address, callback) {
    const to = validPort(port, "Port", false);
    const done = typeof address === "function" ? address : callback;
    const name = typeof address === "string" && address !== "" ? address : this.#loopback();
    this.#requireOpen();
    if (this.#remote !== undefined) throw socketError("ERR_SOCKET_DGRAM_IS_CONNECTED");
    this.#remote = "connecting";
    const fail = (/** @type {Error} */ error) => {
      this.#remote = undefined;
      if (typeof done === "function") done(error);
      else this.emit("error", error);
    };
    this.#whenBound(() => {
      this.#lookUp(name, (error, text) => {
        if (this.#closed || this.#bound === undefined) return;
        if (error !== null) fail(error);
        else if (this.#blocks(text)) fail(socketError("ERR_IP_BLOCKED", `IP(${text}) is blocked by net.BlockList`));
        else this.#connect(this.#bound.handle, to, text, done, fail);
      });
    });
  }

  /**
   * @param {number} handle
   * @param {number} port
   * @param {string} address
   * @param {unknown} done
   * @param {(error: Error) => void} fail
   */
  #connect(handle, port, address, done, fail) {
    connect(handle, address, port).then(
      (local) => {
        if (this.#closed) return;
        this.#bound = { handle, ...local };
        this.#remote = { address, port };
        if (typeof done === "function") this.once("connect", /** @type {() => void} */ (done));
        this.emit("connect");
      },
      (error) => {
        if (!this.#closed) fail(withPlace(error, "connect", address, port));
      },
    );
  }

  /** Forgets the one address. */
  disconnect() {
    if (typeof this.#remote !== "object") throw socketError("ERR_SOCKET_DGRAM_NOT_CONNECTED");
    const handle = this[handleFor]("disconnect");
    this.#bound = { handle, ...disconnectSync(handle) };
    this.#remote = undefined;
  }

  /**
   * Closes it. Emits `close` when that is done.
   *
   * @param {() => void} [callback] listens to `close`
   * @returns {this}
   */
  close(callback) {
    if (typeof callback === "function") this.on("close", callback);
    this.#requireOpen();
    this.#closed = true;
    this.#waiting = [];
    const bound = this.#bound;
    const tell = () => void this.emit("close");
    if (bound === undefined) nextTick(tell);
    else close(bound.handle).then(tell, tell);
    return this;
  }

  /** Closes it, if it is open, and waits for that. */
  async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    if (!this.#closed) await new Promise((resolve) => this.close(() => resolve(undefined)));
  }

  /** Where it is bound. @returns {{ address: string, family: string, port: number }} */
  address() {
    this.#requireOpen();
    if (this.#bound === undefined) throw systemError("EBADF", "getsockname");
    const { handle } = this.#bound;
    // The system takes a port back from a socket that is disconnected and gives it another later.
    if (this.#bound.port === 0) this.#bound = { handle, ...localSync(handle) };
    return { address: this.#bound.address, family: this.#family(), port: this.#bound.port };
  }

  /** Where it is connected to. @returns {{ address: string, family: string, port: number }} */
  remoteAddress() {
    this.#requireOpen();
    if (typeof this.#remote !== "object") throw socketError("ERR_SOCKET_DGRAM_NOT_CONNECTED");
    return { address: this.#remote.address, family: this.#family(), port: this.#remote.port };
  }

  #family() {
    return this.type === "udp4" ? "IPv4" : "IPv6";
  }

  /** Bytes that are still to be sent. */
  getSendQueueSize() {
    this.#requireOpen();
    return this.#queue?.bytes ?? 0;
  }

  /** Datagrams that are still to be sent. */
  getSendQueueCount() {
    this.#requireOpen();
    return this.#queue?.count ?? 0;
  }

  /**
   * How many datagrams the system dropped because they were not fetched in time. Kith's own; Node
   * does not tell.
   */
  getDropCount() {
    return dropsSync(this[handleFor]("getsockopt"));
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
   * For the options of the system.
   *
   * @override
   * @param {string} syscall
   * @returns {number} the handle
   */
  [handleFor](syscall) {
    this.#requireOpen();
    if (this.#bound === undefined) throw systemError("EBADF", syscall);
    return this.#bound.handle;
  }

  /**
   * Groups may be joined before anything was bound.
   *
   * @override
   */
  [bindNow]() {
    this.#requireOpen();
    if (this.#state === "unbound") this.#nowBound(bindSync(this.#setup(), null, 0), true);
  }

  #requireOpen() {
    if (this.#closed) throw socketError("ERR_SOCKET_DGRAM_NOT_RUNNING");
  }
}

/**
 * @param {number} errno positive
 * @param {string} syscall
 */
function systemErrorOf(errno, syscall) {
  return withPlace(Object.assign(new Error(), { errno: -errno, code: codeOf(errno) }), syscall);
}
