/**
 * Prepares what the npm package `readable-stream` asks for, before it is loaded: our `events` and
 * `buffer`, so that a stream is an instance of their classes, and our errors, which are Node's.
 */

import errors from "readable-stream/lib/ours/errors.js";
import { Buffer } from "../buffer.js";
import events from "../events.js";
import * as codes from "../node/codes.js";
import { parts } from "../node/parts.js";
import { nextTick } from "../node/tick.js";
import { StringDecoder } from "../string_decoder.js";

parts["buffer"] = { Blob: globalThis.Blob, Buffer };
parts["events"] = events;
parts["string_decoder"] = { StringDecoder };
// Streams ask for the standard ones only to leave them open; those of `process` see to that.
parts["process"] = { nextTick };

/** Messages of errors that say nothing but what a stream was asked, `%s` being the name of a method. */
const MESSAGES = {
  ERR_METHOD_NOT_IMPLEMENTED: "The %s method is not implemented",
  ERR_MULTIPLE_CALLBACK: "Callback called multiple times",
  ERR_STREAM_ALREADY_FINISHED: "Cannot call %s after a stream was finished",
  ERR_STREAM_CANNOT_PIPE: "Cannot pipe, not readable",
  ERR_STREAM_DESTROYED: "Cannot call %s after a stream was destroyed",
  ERR_STREAM_PREMATURE_CLOSE: "Premature close",
  ERR_STREAM_PUSH_AFTER_EOF: "stream.push() after EOF",
  ERR_STREAM_UNSHIFT_AFTER_END_EVENT: "stream.unshift() after end event",
  ERR_STREAM_WRITE_AFTER_END: "write after end",
};

for (const [code, message] of Object.entries(MESSAGES)) {
  errors.codes[code] = constructing((/** @type {unknown} */ name) => {
    return codes.withCode(new Error(message.replace("%s", String(name))), code);
  });
}

Object.assign(errors.codes, {
  ERR_ILLEGAL_CONSTRUCTOR: constructing(() => codes.withCode(new TypeError("Illegal constructor"), "ERR_ILLEGAL_CONSTRUCTOR")),
  ERR_INVALID_ARG_TYPE: constructing((name, expected, actual) => {
    return codes.invalidArgType(name, sinceNode22[String(expected)] ?? expected, actual);
  }),
  ERR_INVALID_ARG_VALUE: constructing(codes.invalidArgValue),
  ERR_INVALID_RETURN_VALUE: constructing(codes.invalidReturnValue),
  ERR_MISSING_ARGS: constructing(codes.missingArgs),
  ERR_OUT_OF_RANGE: constructing(codes.outOfRange),
  ERR_STREAM_NULL_VALUES: constructing(() => {
    return codes.withCode(new TypeError("May not write null values to stream"), "ERR_STREAM_NULL_VALUES");
  }),
  ERR_UNKNOWN_ENCODING: constructing((name) => {
    return codes.withCode(new TypeError(`Unknown encoding: ${name}`), "ERR_UNKNOWN_ENCODING");
  }),
});

/**
 * What is asked for in another way than by the package.
 *
 * @type {Record<string, string[]>}
 */
const sinceNode22 = {
  "Function,AsyncFunction": ["function"],
  "string,Buffer,Uint8Array": ["string", "Buffer", "TypedArray", "DataView"],
};

/**
 * @param {(...args: any[]) => Error} make
 * @returns {Function} to be called with `new`, which then gives what `make` gives
 */
function constructing(make) {
  return function (/** @type {any[]} */ ...args) {
    return make(...args);
  };
}
