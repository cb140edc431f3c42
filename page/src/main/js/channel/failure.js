/**
 * Errors that come from the host, as Node makes them: the same `name`, `code`, message form and
 * enumerable properties, and a stack that begins at the app's own line.
 */

import { origin } from "/_kith/session.js";

/**
 * @typedef {Error & {
 *   code?: string, errno?: number, syscall?: string, path?: string, dest?: string,
 *   permission?: string, resource?: string,
 * }} NodeError
 */

/** @type {Record<string, ErrorConstructor>} */
const KINDS = { TypeError, RangeError, SyntaxError, URIError, ReferenceError };

/** Frames of these files say nothing to an app's author. */
const OWN_FILES = `${origin}/_kith/`;

/**
 * Reads the payload of an ERROR frame.
 *
 * @param {import("../codec.js").Reader} reader
 * @param {Error} trace made where the app called, for its stack
 * @returns {NodeError}
 */
export function readError(reader, trace) {
  const name = reader.string();
  const message = reader.string();
  const error = nodeError(name, message, trace);
  const string = () => reader.string();
  const code = reader.optional(string);
  const errno = reader.optional(() => reader.int());
  const syscall = reader.optional(string);
  const path = reader.optional(string);
  const dest = reader.optional(string);
  const permission = reader.optional(string);
  const resource = reader.optional(string);
  // In Node's order, which console.log shows.
  if (errno !== null) error.errno = errno;
  if (code !== null) error.code = code;
  if (syscall !== null) error.syscall = syscall;
  if (path !== null) error.path = path;
  if (dest !== null) error.dest = dest;
  if (permission !== null) error.permission = permission;
  if (resource !== null) error.resource = resource;
  return error;
}

/**
 * @param {string} name `Error`, `TypeError`, … or any other, which then is an Error of that name
 * @param {string} message
 * @param {Error} trace made where the app called, for its stack; becomes useless
 * @returns {NodeError}
 */
export function nodeError(name, message, trace) {
  const error = new (KINDS[name] ?? Error)(message);
  if (error.name !== name) hidden(error, "name", name);
  hidden(error, "stack", appStack(trace, error));
  return error;
}

/**
 * A stack without the leading frames of Kith's own files.
 *
 * @param {Error} trace
 * @param {Error} error the one that gets the stack
 * @returns {string}
 */
function appStack(trace, error) {
  const lines = (trace.stack ?? "").split("\n");
  // V8 begins a stack with the error itself, JavaScriptCore does not.
  const head = /^\w*Error/.test(lines[0] ?? "") ? [`${error.name}: ${error.message}`] : [];
  const frames = lines.slice(head.length);
  const first = frames.findIndex((line) => !line.includes(OWN_FILES) && !line.includes("[native code]"));
  return [...head, ...(first < 0 ? frames : frames.slice(first))].join("\n");
}

/**
 * Sets a property that `console.log` does not show.
 *
 * @param {Error} error
 * @param {string} key
 * @param {unknown} value
 * @returns {void}
 */
export function hidden(error, key, value) {
  Object.defineProperty(error, key, { value, writable: true, configurable: true });
}

/**
 * What Node rejects with when an AbortSignal fires.
 *
 * @param {AbortSignal} signal
 * @returns {NodeError}
 */
export function abortError(signal) {
  const error = new Error("The operation was aborted", { cause: signal.reason });
  hidden(error, "name", "AbortError");
  return Object.assign(error, { code: "ABORT_ERR" });
}
