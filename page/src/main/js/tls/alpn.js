/** Lists of protocols spoken inside TLS (RFC 7301), as Node takes them. */

import { Buffer } from "../buffer.js";
import { outOfRange, withCode } from "../node/codes.js";

const NAME_BYTES_MAX = 255;

/**
 * Writes a list of protocols in the form that is sent.
 *
 * @param {string[] | ArrayBufferView} protocols
 * @param {{ ALPNProtocols?: Buffer }} out gets the result
 * @returns {void}
 */
export function convertALPNProtocols(protocols, out) {
  if (Array.isArray(protocols)) out.ALPNProtocols = written(protocols);
  else if (ArrayBuffer.isView(protocols)) {
    out.ALPNProtocols = Buffer.from(new Uint8Array(protocols.buffer, protocols.byteOffset, protocols.byteLength).slice().buffer);
  }
}

/**
 * @param {string[]} protocols
 * @returns {Buffer}
 */
function written(protocols) {
  const parts = protocols.map((protocol, i) => {
    const bytes = Buffer.from(protocol);
    if (bytes.length > NAME_BYTES_MAX) {
      const name = `The byte length of the protocol at index ${i} exceeds the maximum length.`;
      throw withCode(new RangeError(`${name} It must be <= 255. Received ${bytes.length}`), "ERR_OUT_OF_RANGE");
    }
    return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  });
  return Buffer.concat(parts);
}

/**
 * @param {string[] | ArrayBufferView | undefined} protocols
 * @returns {string[]}
 */
export function protocolsOf(protocols) {
  if (protocols === undefined || protocols === null) return [];
  /** @type {{ ALPNProtocols?: Buffer }} */
  const out = {};
  convertALPNProtocols(protocols, out);
  const bytes = out.ALPNProtocols ?? Buffer.alloc(0);
  const names = [];
  for (let at = 0; at < bytes.length; at += 1 + (bytes[at] ?? 0)) {
    const length = bytes[at] ?? 0;
    if (length === 0 || at + 1 + length > bytes.length) throw outOfRange("ALPNProtocols", "a list of protocols with their lengths", bytes.length);
    names.push(bytes.toString("latin1", at + 1, at + 1 + length));
  }
  return names;
}
