/** Datagrams on the wire of the bridge: `Sockets.DATAGRAM_HEAD_BYTES` in Java says their form. */

import { Buffer } from "../buffer.js";
import { bytesOf, textOf } from "../net/addresses.js";

/** u8 family, 16 bytes of address, u32 scope id, u16 port, u16 length. */
export const HEAD_BYTES = 25;

/** 65 507 bytes: what UDP over IPv4 carries; more is the system's to refuse. */
const LENGTH_MAX = 0xffff;

/** Stands for a family where an error stands in for a datagram. */
const ERROR = 255;

/** @typedef {{ address: string, family: "IPv4" | "IPv6", port: number, size: number }} RemoteInfo */

/**
 * @typedef {object} Packet
 * @property {Uint8Array[]} parts
 * @property {number} bytes of all parts
 * @property {Uint8Array | undefined} address none where the socket is connected
 * @property {number} scope
 * @property {number} port
 */

/**
 * @param {Packet} packet
 * @returns {boolean} whether the form has room for its length
 */
export function fits(packet) {
  return packet.bytes <= LENGTH_MAX;
}

/**
 * @param {Packet[]} packets
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function pack(packets) {
  const size = packets.reduce((sum, packet) => sum + HEAD_BYTES + packet.bytes, 0);
  const array = new Uint8Array(size);
  const view = new DataView(array.buffer);
  let at = 0;
  for (const { parts, bytes, address, scope, port } of packets) {
    if (address !== undefined) {
      array[at] = address.length === 4 ? 4 : 6;
      array.set(address, at + 1);
      view.setUint32(at + 17, scope, true);
    }
    view.setUint16(at + 21, port, true);
    view.setUint16(at + 23, bytes, true);
    at += HEAD_BYTES;
    for (const part of parts) {
      array.set(part, at);
      at += part.length;
    }
  }
  return array;
}

/**
 * @param {Uint8Array<ArrayBuffer>} array
 * @param {(scope: number) => string} zoneOf
 * @param {(message: Buffer, from: RemoteInfo) => void} onMessage
 * @param {(errno: number) => void} onError
 * @returns {void}
 */
export function unpack(array, zoneOf, onMessage, onError) {
  const view = new DataView(array.buffer, array.byteOffset, array.byteLength);
  let lastHead = -1;
  /** @type {{ address: string, family: "IPv4" | "IPv6" }} */
  let last = { address: "", family: "IPv4" };
  for (let at = 0; at < array.length; ) {
    const port = view.getUint16(at + 21, true);
    const size = view.getUint16(at + 23, true);
    const start = at + HEAD_BYTES;
    if (array[at] === ERROR) {
      onError(port);
    } else {
      if (lastHead < 0 || !sameAddress(array, lastHead, at)) last = origin(array, view, at, zoneOf);
      lastHead = at;
      // A copy: one message must not keep its whole batch alive.
      const message = Buffer.allocUnsafe(size);
      message.set(array.subarray(start, start + size));
      onMessage(message, { address: last.address, family: last.family, port, size });
    }
    at = start + size;
  }
}

/**
 * @param {Uint8Array} array
 * @param {number} a
 * @param {number} b
 */
function sameAddress(array, a, b) {
  for (let i = 0; i < 21; i++) {
    if (array[a + i] !== array[b + i]) return false;
  }
  return true;
}

/**
 * @param {Uint8Array} array
 * @param {DataView} view
 * @param {number} at
 * @param {(scope: number) => string} zoneOf
 * @returns {{ address: string, family: "IPv4" | "IPv6" }}
 */
function origin(array, view, at, zoneOf) {
  if (array[at] === 4) return { address: textOf(array.subarray(at + 1, at + 5)), family: "IPv4" };
  const scope = view.getUint32(at + 17, true);
  const address = textOf(array.subarray(at + 1, at + 17));
  return { address: scope === 0 ? address : `${address}%${zoneOf(scope)}`, family: "IPv6" };
}

/**
 * @param {string} address
 * @returns {{ bytes: Uint8Array, zone: string } | undefined}
 */
export function target(address) {
  const bytes = bytesOf(address);
  return bytes && { bytes, zone: address.split("%")[1] ?? "" };
}
