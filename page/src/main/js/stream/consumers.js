/** Node's `stream/consumers`: a whole stream of Node or of the web as one value. */

import "./iteration.js";
import { Buffer } from "../buffer.js";

/** @typedef {AsyncIterable<any> | ReadableStream} Source */

/**
 * All of a stream as a Blob.
 *
 * @param {Source} stream
 * @returns {Promise<Blob>}
 */
async function blob(stream) {
  const chunks = [];
  for await (const chunk of /** @type {AsyncIterable<any>} */ (stream)) chunks.push(chunk);
  return new Blob(chunks);
}

/**
 * All of a stream as an ArrayBuffer.
 *
 * @param {Source} stream
 * @returns {Promise<ArrayBuffer>}
 */
async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}

/**
 * All of a stream as a Buffer.
 *
 * @param {Source} stream
 * @returns {Promise<Buffer>}
 */
async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

/**
 * All of a stream as a text.
 *
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
 * All of a stream, read as JSON.
 *
 * @param {Source} stream
 * @returns {Promise<any>}
 */
async function json(stream) {
  return JSON.parse(await text(stream));
}

export default { arrayBuffer, blob, buffer, json, text };
export { arrayBuffer, blob, buffer, json, text };
