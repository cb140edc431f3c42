/** How a message says where it ends and whether the connection goes on (RFC 9112, 6 and 9). */

import { failure } from "./errors.js";
import { validateHeaderName, validateHeaderValue } from "./tokens.js";

/** Fields that change how the message is sent. */
const OF_FRAMING = new Set(["connection", "content-length", "transfer-encoding", "date", "expect", "trailer", "keep-alive"]);

/**
 * Writes a message's fields, and those that it needs besides.
 *
 * @param {any} message an OutgoingMessage; learns what its fields say
 * @param {Iterable<readonly [string, any]>} fields
 * @param {Set<string>} [uniqueHeaders] in lower case
 * @returns {string} with the empty line
 */
export function framed(message, fields, uniqueHeaders) {
  let text = "";
  /** @type {Set<string>} */
  const said = new Set();
  for (const [name, value] of fields) {
    const key = name.toLowerCase();
    validateHeaderName(name);
    for (const one of values(key, value, uniqueHeaders)) {
      validateHeaderValue(name, one);
      text += `${name}: ${one}\r\n`;
      if (OF_FRAMING.has(key)) learn(message, key, String(one), said);
    }
  }
  if (message.sendDate && !said.has("date")) text += `Date: ${new Date().toUTCString()}\r\n`;
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  text += connectionFields(message, said);
  text += bodyFields(message, said);
  if (said.has("trailer") && !message.chunkedEncoding) {
    throw failure("Trailers are invalid with this transfer encoding", "ERR_HTTP_TRAILER_INVALID");
  }
  return `${text}\r\n`;
}

/**
 * @param {string} key
 * @param {any} value
 * @param {Set<string>} [uniqueHeaders]
 * @returns {any[]} a line each
 */
function values(key, value, uniqueHeaders) {
  if (!Array.isArray(value)) return [value];
  if (key === "cookie" || uniqueHeaders?.has(key)) return [value.join("; ")];
  return value;
}

/**
 * @param {any} message
 * @param {string} key
 * @param {string} value
 * @param {Set<string>} said
 * @returns {void}
 */
function learn(message, key, value, said) {
  said.add(key);
  if (key === "connection") {
    message._removedConnection = false;
    if (/(?:^|\W)close(?:$|\W)/i.test(value)) message._last = true;
    else message.shouldKeepAlive = true;
  } else if (key === "transfer-encoding") {
    message._removedTE = false;
    if (/(?:^|\W)chunked(?:$|\W)/i.test(value)) message.chunkedEncoding = true;
  } else if (key === "content-length") {
    message._contentLength = Number(value);
    message._removedContLen = false;
  } else if (key === "keep-alive") {
    message._defaultKeepAlive = false;
  }
}

/**
 * @param {any} message
 * @param {Set<string>} said
 * @returns {string}
 */
function connectionFields(message, said) {
  if (message._removedConnection) {
    message._last = !message.shouldKeepAlive;
    return "";
  }
  if (said.has("connection")) return "";
  const hasEnd = said.has("content-length") || message.useChunkedEncodingByDefault || message.agent;
  if (message.maxRequestsOnConnectionReached || !message.shouldKeepAlive || !hasEnd) {
    message._last = true;
    return "Connection: close\r\n";
  }
  if (!message._keepAliveTimeout || !message._defaultKeepAlive) return "Connection: keep-alive\r\n";
  const most = message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : "";
  return `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}${most}\r\n`;
}

/**
 * @param {any} message
 * @param {Set<string>} said
 * @returns {string}
 */
function bodyFields(message, said) {
  if (said.has("content-length") || said.has("transfer-encoding")) return "";
  if (!message._hasBody) {
    message.chunkedEncoding = false;
    return "";
  }
  if (!message.useChunkedEncodingByDefault) {
    message._last = true;
    return "";
  }
  const isKnown = !said.has("trailer") && !message._removedContLen && typeof message._contentLength === "number";
  if (isKnown) return `Content-Length: ${message._contentLength}\r\n`;
  if (message._removedTE) {
    message._last = true;
    return "";
  }
  message.chunkedEncoding = true;
  return "Transfer-Encoding: chunked\r\n";
}
