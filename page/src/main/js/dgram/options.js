/** What `dgram.Socket` sets at the system: options and multicast groups. */

import { membershipSync, multicastInterfaceSync, optionOfSync, optionSync } from "/_kith/routes/dgram.js";
import { EventEmitter } from "../events.js";
import { missingArgs, string } from "../node/codes.js";
import { bufferSizeError, number, socketError, withPlace } from "../net/errors.js";

/** Gives the handle of a bound socket, or throws EBADF for a syscall. */
export const handleFor = Symbol("handleFor");

/** Binds the socket, if it is not, while the page waits. */
export const bindNow = Symbol("bindNow");

/** @typedef {"broadcast" | "ttl" | "multicast-ttl" | "multicast-loopback" | "receive-buffer" | "send-buffer"} Option */

/**
 * Does what the system may refuse, with Node's name of it.
 *
 * @template T
 * @param {string} syscall
 * @param {() => T} act
 * @returns {T}
 */
function told(syscall, act) {
  try {
    return act();
  } catch (error) {
    throw withPlace(error, syscall);
  }
}

/** The part of a socket that speaks of the system's options; {@link handleFor} is the other's. */
export class OptionSocket extends EventEmitter {
  /**
   * @param {string} _syscall
   * @returns {number}
   */
  [handleFor](_syscall) {
    throw new Error("is the socket's");
  }

  [bindNow]() {
    throw new Error("is the socket's");
  }

  /**
   * @param {string} syscall
   * @param {Option} option
   * @param {number} value
   */
  #set(syscall, option, value) {
    const handle = this[handleFor](syscall);
    told(syscall, () => optionSync(handle, option, value | 0));
  }

  /**
   * Whether it may send to broadcast addresses.
   *
   * @param {boolean} flag
   * @returns {void}
   */
  setBroadcast(flag) {
    this.#set("setBroadcast", "broadcast", flag ? 1 : 0);
  }

  /**
   * @param {number} ttl how many routers a datagram passes, 1 to 255
   * @returns {number} the same
   */
  setTTL(ttl) {
    number(ttl, "ttl");
    this.#set("setTTL", "ttl", ttl < 1 || ttl > 255 ? -2 : ttl);
    return ttl;
  }

  /**
   * @param {number} ttl how many routers a datagram to a group passes, 0 to 255
   * @returns {number} the same
   */
  setMulticastTTL(ttl) {
    number(ttl, "ttl");
    this.#set("setMulticastTTL", "multicast-ttl", ttl < -1 || ttl > 255 ? -2 : ttl);
    return ttl;
  }

  /**
   * @param {boolean} flag whether this machine hears what it sends to groups
   * @returns {boolean} the same
   */
  setMulticastLoopback(flag) {
    this.#set("setMulticastLoopback", "multicast-loopback", flag ? 1 : 0);
    return flag;
  }

  /**
   * @param {string} interfaceAddress an interface by its address, or `::%eth0` for IPv6
   * @returns {void}
   */
  setMulticastInterface(interfaceAddress) {
    string(interfaceAddress, "interfaceAddress");
    const handle = this[handleFor]("setMulticastInterface");
    told("setMulticastInterface", () => multicastInterfaceSync(handle, interfaceAddress));
  }

  /**
   * @param {string} syscall
   * @param {boolean} join
   * @param {string} group
   * @param {string | undefined} through
   * @param {string | null} source
   */
  #membership(syscall, join, group, through, source) {
    this[bindNow]();
    const handle = this[handleFor](syscall);
    told(syscall, () => membershipSync(handle, join, { group, through: through || null, source }));
  }

  /**
   * Joins a multicast group.
   *
   * @param {string} multicastAddress
   * @param {string} [interfaceAddress] one the system chooses by default
   * @returns {void}
   */
  addMembership(multicastAddress, interfaceAddress) {
    if (!multicastAddress) throw missingArgs("multicastAddress");
    this.#membership("addMembership", true, multicastAddress, interfaceAddress, null);
  }

  /**
   * Leaves a multicast group.
   *
   * @param {string} multicastAddress
   * @param {string} [interfaceAddress]
   * @returns {void}
   */
  dropMembership(multicastAddress, interfaceAddress) {
    if (!multicastAddress) throw missingArgs("multicastAddress");
    this.#membership("dropMembership", false, multicastAddress, interfaceAddress, null);
  }

  /**
   * Joins a multicast group to hear one sender.
   *
   * @param {string} sourceAddress
   * @param {string} groupAddress
   * @param {string} [interfaceAddress]
   * @returns {void}
   */
  addSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress) {
    string(sourceAddress, "sourceAddress");
    string(groupAddress, "groupAddress");
    this.#membership("addSourceSpecificMembership", true, groupAddress, interfaceAddress, sourceAddress);
  }

  /**
   * Hears one sender of a multicast group no more.
   *
   * @param {string} sourceAddress
   * @param {string} groupAddress
   * @param {string} [interfaceAddress]
   * @returns {void}
   */
  dropSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress) {
    string(sourceAddress, "sourceAddress");
    string(groupAddress, "groupAddress");
    this.#membership("dropSourceSpecificMembership", false, groupAddress, interfaceAddress, sourceAddress);
  }

  /**
   * @param {number} size bytes that the system keeps of what arrived
   * @returns {void}
   */
  setRecvBufferSize(size) {
    this.#setBuffer("uv_recv_buffer_size", "receive-buffer", size);
  }

  /**
   * @param {number} size bytes that the system keeps of what is to be sent
   * @returns {void}
   */
  setSendBufferSize(size) {
    this.#setBuffer("uv_send_buffer_size", "send-buffer", size);
  }

  /** Bytes that the system keeps of what arrived. @returns {number} */
  getRecvBufferSize() {
    return this.#buffer("uv_recv_buffer_size", (handle) => optionOfSync(handle, "receive-buffer"));
  }

  /** Bytes that the system keeps of what is to be sent. @returns {number} */
  getSendBufferSize() {
    return this.#buffer("uv_send_buffer_size", (handle) => optionOfSync(handle, "send-buffer"));
  }

  /**
   * @param {string} syscall
   * @param {Option} option
   * @param {number} size
   */
  #setBuffer(syscall, option, size) {
    if (size !== size >>> 0 || size > 0x7fff_ffff) throw socketError("ERR_SOCKET_BAD_BUFFER_SIZE");
    this.#buffer(syscall, (handle) => optionSync(handle, option, size));
  }

  /**
   * @template T
   * @param {string} syscall
   * @param {(handle: number) => T} act
   * @returns {T}
   */
  #buffer(syscall, act) {
    try {
      return act(this[handleFor](syscall));
    } catch (error) {
      const { errno } = /** @type {{ errno?: number }} */ (error);
      throw errno === undefined ? error : bufferSizeError(error, syscall);
    }
  }
}
