/** Arguments of datagram sockets, in the forms that Node takes. */

import { Buffer } from "../buffer.js";
import { abortSignal, callable, integer, invalidArgType, received, withCode } from "../node/codes.js";
import { BlockList } from "../net/blocklist.js";
import { number, socketError } from "../net/errors.js";

/**
 * @typedef {object} SocketOptions
 * @property {"udp4" | "udp6"} type
 * @property {boolean} [reuseAddr] whether others may have the address too
 * @property {boolean} [reusePort] whether datagrams are shared out among sockets of one port
 * @property {boolean} [ipv6Only] whether it hears no IPv4
 * @property {number} [recvBufferSize] bytes
 * @property {number} [sendBufferSize] bytes
 * @property {import("../net/lookup.js").Lookup} [lookup] instead of `dns.lookup`
 * @property {AbortSignal} [signal] closes it
 * @property {BlockList} [receiveBlockList] whose datagrams are dropped
 * @property {BlockList} [sendBlockList] where nothing is sent
 */

/**
 * @param {unknown} given
 * @returns {SocketOptions}
 */
export function socketOptions(given) {
  const options = /** @type {SocketOptions} */ (
    given !== null && typeof given === "object" ? given : { type: given }
  );
  if (options.type !== "udp4" && options.type !== "udp6") throw socketError("ERR_SOCKET_BAD_TYPE");
  if (options.lookup !== undefined) callable(options.lookup, "lookup");
  for (const name of /** @type {const} */ (["recvBufferSize", "sendBufferSize"])) {
    if (options[name] !== undefined) integer(number(options[name], `options.${name}`), `options.${name}`, 0, 0xffff_ffff);
  }
  for (const name of /** @type {const} */ (["receiveBlockList", "sendBlockList"])) {
    const list = options[name];
    if (list !== undefined && !BlockList.isBlockList(list)) {
      const message = `The "options.${name}" property must be an net.BlockList. Received ${received(list)}`;
      throw withCode(new TypeError(message), "ERR_INVALID_ARG_TYPE");
    }
  }
  if (options.signal !== undefined) {
    if (options.signal === null || typeof options.signal !== "object" || !("aborted" in options.signal)) {
      throw invalidArgType("options.signal", "AbortSignal", options.signal);
    }
    abortSignal(options.signal, "options.signal");
  }
  return options;
}

/**
 * The part of a message that is to be sent.
 *
 * @param {any} message
 * @param {unknown} offset
 * @param {unknown} length
 * @returns {Uint8Array}
 */
export function slice(message, offset, length) {
  const bytes = typeof message === "string" ? Buffer.from(message) : viewOf(message, "buffer");
  const start = Number(offset) >>> 0;
  const size = Number(length) >>> 0;
  if (start > bytes.byteLength) throw socketError("ERR_BUFFER_OUT_OF_BOUNDS", '"offset" is outside of buffer bounds');
  if (start + size > bytes.byteLength) {
    throw socketError("ERR_BUFFER_OUT_OF_BOUNDS", '"length" is outside of buffer bounds');
  }
  return bytes.subarray(start, start + size);
}

/**
 * @param {unknown} message
 * @returns {Uint8Array[]} its parts
 */
export function partsOf(message) {
  if (typeof message === "string") return [Buffer.from(message)];
  if (!Array.isArray(message)) return [viewOf(message, "buffer")];
  return message.map((part) => {
    if (typeof part === "string") return Buffer.from(part);
    if (ArrayBuffer.isView(part)) return viewOf(part, "buffer");
    throw invalidArgType("buffer list arguments", ["Buffer", "TypedArray", "DataView", "string"], message);
  });
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {Uint8Array}
 */
function viewOf(value, name) {
  if (!ArrayBuffer.isView(value)) {
    throw invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView"], value);
  }
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/**
 * @param {any} port a port, options, or a callback
 * @param {any} address an address or a callback
 * @returns {{ port: number, address: string | undefined, fd: unknown }}
 */
export function bindTarget(port, address) {
  const named = port !== null && typeof port === "object" ? port : { port, address };
  return {
    port: typeof named.port === "function" ? 0 : Number(named.port ?? 0) | 0,
    address: typeof named.address === "function" || !named.address ? undefined : String(named.address),
    fd: named.fd,
  };
}
