/** Node's `stream/consumers`: a whole stream of Node or of the web as one value. */

import "./iteration.js";
import { Buffer } from "../buffer.js";

/** @typedef {AsyncIterable<any> | ReadableStream} Source */

/**
 * @param {Source} stream
 * @returns {Promise<Blob>}
 */
async function blob(stream) {
  const chunks = [];
  for await (const chunk of /** @type {AsyncIterable<any>} */ (stream)) chunks.push(chunk);
  return new Blob(chunks);
}

/**
 * @param {Source} stream
 * @returns {Promise<ArrayBuffer>}
 */
async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}

/**
 * @param {Source} stream
 * @returns {Promise<Buffer>}
 */
async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

/**
 * @param {Source} stream of bytes in UTF-8, or of strings
 * @returns {Promise<string>}
 */
async function text(stream) {
  const decoder = new TextDecoder();
  let whole = "";
  for await (const chunk of /** @type {AsyncIterable<any>} */ (stream)) {
    whole += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  }
  return whole + decoder.decode();
}

/**
 * @param {Source} stream
 * @returns {Promise<any>}
 */
async function json(stream) {
  return JSON.parse(await text(stream));
}

export default { arrayBuffer, blob, buffer, json, text };
export { arrayBuffer, blob, buffer, json, text };
