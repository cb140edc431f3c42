/** Streams of Node as streams of the web, and the other way round. */

import Stream from "readable-stream/lib/stream.js";
import { Buffer } from "../buffer.js";
import { invalidArgType, invalidArgValue } from "../node/codes.js";
import { abortion } from "./patches.js";

/** @typedef {any} Any a stream of Node, whose class the package holds without types */

/**
 * @param {boolean} isObjectMode
 * @param {number} highWaterMark
 * @returns {QueuingStrategy} that holds as much as a stream of Node
 */
function strategyOf(isObjectMode, highWaterMark) {
  return isObjectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark };
}

/**
 * @param {Any} readable a Readable of Node; it is consumed
 * @param {{ strategy?: QueuingStrategy }} [options]
 * @returns {ReadableStream} chunks of bytes are Uint8Arrays
 */
export function readableToWeb(readable, options = {}) {
  if (typeof readable?._readableState !== "object") throw invalidArgType("streamReadable", "stream.Readable", readable);
  if (Stream.isDestroyed(readable) || !Stream.isReadable(readable)) {
    const ended = new ReadableStream();
    ended.cancel();
    return ended;
  }
  const strategy = options.strategy ?? strategyOf(readable.readableObjectMode, readable.readableHighWaterMark);
  readable.pause();
  let isOver = false;
  return new ReadableStream(
    {
      start(controller) {
        Stream.finished(readable, { writable: false }, (/** @type {Error | null} */ error) => {
          if (isOver) return;
          isOver = true;
          // Whatever comes later is nobody's.
          readable.on("error", () => {});
          if (error) controller.error(error);
          else controller.close();
        });
        readable.on("data", (/** @type {any} */ chunk) => {
          if (isOver) return;
          controller.enqueue(Buffer.isBuffer(chunk) && !readable.readableObjectMode ? new Uint8Array(chunk) : chunk);
          if ((controller.desiredSize ?? 0) <= 0) readable.pause();
        });
        readable.pause();
      },
      pull() {
        readable.resume();
      },
      cancel(reason) {
        isOver = true;
        readable.on("error", () => {});
        readable.destroy(reason);
      },
    },
    strategy,
  );
}

/**
 * @param {ReadableStream} stream locked from now on
 * @param {import("./shapes.js").ReadableOptions} [options]
 * @returns {Any} a Readable of Node
 */
export function readableFromWeb(stream, options = {}) {
  if (!(stream instanceof ReadableStream)) throw invalidArgType("readableStream", "ReadableStream", stream);
  checkOptions(options);
  const reader = stream.getReader();
  let isOver = false;
  const readable = new Stream.Readable({
    ...picked(options, ["highWaterMark", "encoding", "objectMode", "signal"]),
    read() {
      reader.read().then(
        ({ done, value }) => readable.push(done ? null : value),
        (error) => readable.destroy(error),
      );
    },
    destroy(/** @type {Error | null} */ error, /** @type {(error?: unknown) => void} */ callback) {
      if (isOver) callback(error);
      else reader.cancel(error).then(() => callback(error), (reason) => callback(error ?? reason));
    },
  });
  reader.closed.then(
    () => (isOver = true),
    (error) => {
      isOver = true;
      readable.destroy(error);
    },
  );
  return readable;
}

/**
 * @param {Any} writable a Writable of Node
 * @returns {WritableStream}
 */
export function writableToWeb(writable) {
  if (typeof writable?._writableState !== "object") throw invalidArgType("streamWritable", "stream.Writable", writable);
  if (Stream.isDestroyed(writable) || !Stream.isWritable(writable)) {
    const ended = new WritableStream();
    ended.close();
    return ended;
  }
  /** @type {WritableStreamDefaultController} */
  let controller;
  /** @type {{ resolve: () => void, reject: (error: unknown) => void } | undefined} */
  let waiting;
  let isClosing = false;
  const wait = () => new Promise((resolve, reject) => (waiting = { resolve: () => resolve(undefined), reject }));
  Stream.finished(writable, { readable: false }, (/** @type {Error | null} */ error) => {
    writable.on("error", () => {});
    if (error) {
      waiting?.reject(error);
      controller.error(error);
    } else if (isClosing) waiting?.resolve();
    else controller.error(abortion());
    waiting = undefined;
  });
  writable.on("drain", () => {
    if (isClosing) return;
    waiting?.resolve();
    waiting = undefined;
  });
  return new WritableStream(
    {
      start: (its) => void (controller = its),
      write: (chunk) => (writable.writableNeedDrain || !writable.write(chunk) ? wait() : undefined),
      abort: (reason) => writable.destroy(reason),
      close() {
        isClosing = true;
        writable.end();
        return wait();
      },
    },
    strategyOf(writable.writableObjectMode, writable.writableHighWaterMark),
  );
}

/**
 * @param {WritableStream} stream locked from now on
 * @param {import("./shapes.js").WritableOptions} [options]
 * @returns {Any} a Writable of Node
 */
export function writableFromWeb(stream, options = {}) {
  if (!(stream instanceof WritableStream)) throw invalidArgType("writableStream", "WritableStream", stream);
  checkOptions(options);
  const writer = stream.getWriter();
  const writable = new Stream.Writable({
    ...picked(options, ["highWaterMark", "decodeStrings", "objectMode", "signal"]),
    ...sink(writer, () => writable),
  });
  watch(writer, () => writable);
  return writable;
}

/**
 * @param {{ readable: ReadableStream, writable: WritableStream }} pair both locked from now on
 * @param {import("./shapes.js").DuplexOptions} [options]
 * @returns {Any} a Duplex of Node
 */
export function duplexFromWeb(pair, options = {}) {
  const { readable, writable } = pair ?? {};
  if (!(readable instanceof ReadableStream)) throw invalidArgType("pair.readable", "ReadableStream", readable);
  if (!(writable instanceof WritableStream)) throw invalidArgType("pair.writable", "WritableStream", writable);
  checkOptions(options);
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const duplex = new Stream.Duplex({
    ...picked(options, ["allowHalfOpen", "highWaterMark", "objectMode", "encoding", "decodeStrings", "signal"]),
    ...sink(writer, () => duplex),
    read() {
      reader.read().then(
        ({ done, value }) => duplex.push(done ? null : value),
        (error) => duplex.destroy(error),
      );
    },
    destroy(/** @type {Error | null} */ error, /** @type {(error?: unknown) => void} */ callback) {
      const ends = duplex.writableFinished ? [] : [error ? writer.abort(error) : writer.close()];
      if (!duplex.readableEnded) ends.push(reader.cancel(error));
      Promise.allSettled(ends).then(() => callback(error));
    },
  });
  watch(writer, () => duplex);
  reader.closed.catch((error) => duplex.destroy(error));
  return duplex;
}

/**
 * @param {Any} duplex a Duplex of Node
 * @returns {{ readable: ReadableStream, writable: WritableStream }}
 */
export function duplexToWeb(duplex) {
  if (typeof duplex?._readableState !== "object" || typeof duplex?._writableState !== "object") {
    throw invalidArgType("duplex", "stream.Duplex", duplex);
  }
  return { readable: readableToWeb(duplex), writable: writableToWeb(duplex) };
}

/**
 * @param {WritableStreamDefaultWriter} writer
 * @param {() => Any} owner the stream of Node that writes there
 * @returns {object} its options
 */
function sink(writer, owner) {
  /** @typedef {(error?: unknown) => void} Callback */
  return {
    write(/** @type {unknown} */ chunk, /** @type {string} */ _encoding, /** @type {Callback} */ callback) {
      writer.ready.then(() => writer.write(chunk)).then(() => callback(), callback);
    },
    final(/** @type {Callback} */ callback) {
      writer.close().then(() => callback(), callback);
    },
    destroy(/** @type {Error | null} */ error, /** @type {Callback} */ callback) {
      const end = error ? writer.abort(error) : owner().writableFinished ? undefined : writer.close();
      Promise.resolve(end).then(() => callback(error), () => callback(error));
    },
  };
}

/**
 * @param {WritableStreamDefaultWriter} writer
 * @param {() => Any} owner destroyed when the writer fails, or ends before its time
 */
function watch(writer, owner) {
  writer.ready.catch(() => {});
  writer.closed.catch((error) => owner().destroy(error));
}

/** @param {unknown} options */
function checkOptions(options) {
  if (options === null || typeof options !== "object") throw invalidArgType("options", "Object", options);
  const { highWaterMark } = /** @type {{ highWaterMark?: unknown }} */ (options);
  if (highWaterMark !== undefined && (!Number.isInteger(highWaterMark) || Number(highWaterMark) < 0)) {
    throw invalidArgValue("options.highWaterMark", highWaterMark);
  }
}

/**
 * @param {object} options
 * @param {string[]} names
 * @returns {object} those that are given
 */
function picked(options, names) {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => names.includes(name) && value !== undefined));
}
