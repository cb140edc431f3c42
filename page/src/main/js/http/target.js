/** Where a request goes: the arguments of `http.request`, checked. */

import { urlToHttpOptions } from "../url.js";
import { boolean, integer, invalidArgType, invalidArgValue, withCode } from "../node/codes.js";
import { isInvalidPath, isToken, notToken } from "./tokens.js";

/** Methods that usually have no body. */
const WITHOUT_BODY = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"]);

/**
 * @typedef {object} RequestOptions of Node's documentation; times in milliseconds
 * @property {any} [agent] false: one of its own; nothing: the global one
 * @property {string} [auth] `user:password`
 * @property {(options: any, callback: any) => any} [createConnection] instead of the agent's
 * @property {number} [defaultPort]
 * @property {number} [family] of addresses: 4 or 6
 * @property {Record<string, any> | readonly any[]} [headers]
 * @property {number} [hints]
 * @property {string | null} [host]
 * @property {string | null} [hostname] goes before `host`
 * @property {boolean} [insecureHTTPParser] take what RFC 9112 forbids
 * @property {boolean} [joinDuplicateHeaders]
 * @property {string} [localAddress]
 * @property {number} [localPort]
 * @property {any} [lookup] instead of `dns.lookup`
 * @property {number} [maxHeaderSize] in bytes, default 16 KiB
 * @property {string} [method]
 * @property {string} [path]
 * @property {number | string} [port]
 * @property {string} [protocol]
 * @property {boolean} [setDefaultHeaders] whether `Connection`, `Host` and those of the body are added
 * @property {boolean} [setHost]
 * @property {AbortSignal} [signal]
 * @property {string} [socketPath] of a Unix domain socket
 * @property {number} [timeout] of an idle connection
 * @property {readonly (string | readonly string[])[]} [uniqueHeaders] to be sent as one line
 */

/**
 * @param {any} input a URL, its text, or the options
 * @param {any} options or the callback
 * @param {any} callback
 * @returns {{ options: any, callback: any }}
 */
export function targetOf(input, options, callback) {
  let given = input;
  let [more, called] = [options, callback];
  if (typeof input === "string") given = urlToHttpOptions(urlOf(input));
  else if (input instanceof URL) given = urlToHttpOptions(input);
  else [called, more, given] = [options, input, null];
  if (typeof more === "function") [called, more] = [more, given ?? {}];
  else more = Object.assign({ __proto__: null }, given, more);
  return { options: more ?? {}, callback: called };
}

/**
 * @param {string} input
 * @returns {URL}
 */
function urlOf(input) {
  const url = URL.parse(input);
  if (url) return url;
  throw Object.assign(withCode(new TypeError("Invalid URL"), "ERR_INVALID_URL"), { input });
}

/**
 * @param {any} options
 * @returns {string} in upper case
 */
export function methodOf(options) {
  const { method } = options;
  if (method === undefined || method === null) return "GET";
  if (typeof method !== "string") throw invalidArgType("options.method", "string", method);
  if (method === "") return "GET";
  if (!isToken(method)) throw notToken("Method", method);
  return method.toUpperCase();
}

/**
 * @param {string} method
 * @returns {boolean}
 */
export function hasBodyUsually(method) {
  return !WITHOUT_BODY.has(method);
}

/**
 * @param {any} options
 * @returns {string}
 */
export function pathOf(options) {
  if (!options.path) return "/";
  const path = String(options.path);
  if (isInvalidPath(path)) {
    throw withCode(new TypeError("Request path contains unescaped characters"), "ERR_UNESCAPED_CHARACTERS");
  }
  return path;
}

/**
 * @param {any} options
 * @returns {string}
 */
export function hostOf(options) {
  for (const name of ["hostname", "host"]) {
    const host = options[name];
    if (host !== undefined && host !== null && typeof host !== "string") {
      throw invalidHost(name, host);
    }
  }
  return options.hostname || options.host || "localhost";
}

/**
 * @param {string} name
 * @param {unknown} host
 * @returns {TypeError & { code: string }}
 */
function invalidHost(name, host) {
  const shown = invalidArgType(`options.${name}`, "string", host).message.replace(/^.*Received/s, "Received");
  const message = `The "options.${name}" property must be of type string or one of undefined or null. ${shown}`;
  return withCode(new TypeError(message), "ERR_INVALID_ARG_TYPE");
}

/**
 * @param {any} options
 * @param {any} usual the global agent
 * @returns {any} the agent, or nothing
 */
export function agentOf(options, usual) {
  const { agent } = options;
  if (agent === false) return new usual.constructor();
  if (agent === null || agent === undefined) return typeof options.createConnection === "function" ? undefined : usual;
  if (typeof agent.addRequest === "function") return agent;
  const shown = invalidArgType("options.agent", "Agent", agent).message.replace(/^.*Received/s, "Received");
  const message = `The "options.agent" property must be one of Agent-like Object, undefined, or false. ${shown}`;
  throw withCode(new TypeError(message), "ERR_INVALID_ARG_TYPE");
}

/**
 * @param {any} options
 * @param {string} expected for instance `http:`
 * @returns {string}
 */
export function protocolOf(options, expected) {
  const protocol = options.protocol || expected;
  if (protocol === expected) return protocol;
  throw withCode(new TypeError(`Protocol "${protocol}" not supported. Expected "${expected}"`), "ERR_INVALID_PROTOCOL");
}

/**
 * Checks what only the parser and the sending of fields use.
 *
 * @param {any} options
 * @returns {{ maxHeaderSize: number | undefined, isLenient: boolean | undefined, joinDuplicateHeaders: boolean | undefined }}
 */
export function readingOf(options) {
  const { maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders } = options;
  if (insecureHTTPParser !== undefined) boolean(insecureHTTPParser, "options.insecureHTTPParser");
  if (maxHeaderSize !== undefined) integer(maxHeaderSize, "maxHeaderSize", 0);
  if (joinDuplicateHeaders !== undefined) boolean(joinDuplicateHeaders, "options.joinDuplicateHeaders");
  return { maxHeaderSize, isLenient: insecureHTTPParser, joinDuplicateHeaders };
}

/**
 * @param {string} host
 * @param {any} port
 * @param {any} defaultPort
 * @returns {string} of the `Host` field (RFC 9112, 3.2)
 */
export function hostField(host, port, defaultPort) {
  const name = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return port && Number(port) !== Number(defaultPort) ? `${name}:${port}` : name;
}

/**
 * @param {unknown} msecs
 * @param {string} name
 * @returns {number} in milliseconds
 */
export function timerOf(msecs, name) {
  if (typeof msecs !== "number") throw invalidArgType(name, "number", msecs);
  if (!(msecs >= 0) || msecs === Infinity) throw invalidArgValue(name, msecs);
  return Math.min(msecs, 2 ** 31 - 1);
}
