/** What streams of files read from and write to: our own files, the app's `fs`, a FileHandle. */

import { Buffer } from "../buffer.js";
import { callable, integer, invalidArgType, invalidArgValue, withCode } from "../node/codes.js";
import { bufferOf, flagsOf, modeOf, optionsOf, pathOf } from "./arguments.js";
import { badDescriptor, descriptorFor, forget, handleOf, isFileHandle } from "./descriptors.js";
import { asyncIo as io } from "./device.js";

/** @typedef {(error: any, value?: any) => void} Callback */

/**
 * @typedef {object} Source
 * @property {(path: any, flags: any, mode: any, callback: Callback) => void} open gives a descriptor
 * @property {(fd: number, count: number, position: number | null, callback: Callback) => void} read
 *     gives bytes; none at the end
 * @property {(fd: number, bytes: Uint8Array, position: number | null, callback: Callback) => void} write
 *     gives how many were written
 * @property {(fd: number, callback: Callback) => void} close
 * @property {(fd: number, callback: Callback) => void} sync
 * @property {boolean} isOurs whether reading ahead is nobody's business but ours
 */

/** 1 MiB: the largest piece that is written at once. */
const PIECE_BYTES = 1024 * 1024;

/**
 * @template T
 * @param {() => T | Promise<T>} act
 * @param {Callback} callback
 */
function tell(act, callback) {
  let due;
  try {
    due = Promise.resolve(act());
  } catch (error) {
    queueMicrotask(() => callback(error));
    return;
  }
  due.then(
    (value) => queueMicrotask(() => callback(null, value)),
    (error) => queueMicrotask(() => callback(error)),
  );
}

/** @type {Source} */
const ownFiles = {
  isOurs: true,
  open(path, flags, mode, callback) {
    const opening = () => io.open(pathOf(path), flagsOf(flags), modeOf(mode, "mode", 0o666)).then(descriptorFor);
    tell(opening, callback);
  },
  read(fd, count, position, callback) {
    tell(() => io.read(handleOf(fd, "read"), count, position).then(bufferOf), callback);
  },
  write(fd, bytes, position, callback) {
    tell(() => io.write(handleOf(fd, "write"), bytes.subarray(0, PIECE_BYTES), position), callback);
  },
  close(fd, callback) {
    tell(() => {
      const handle = handleOf(fd, "close");
      forget(fd);
      return io.close(handle);
    }, callback);
  },
  sync(fd, callback) {
    tell(() => io.sync(handleOf(fd, "fsync"), false), callback);
  },
};

/**
 * @param {any} fs functions like those of `fs`
 * @returns {Source}
 */
function filesOf(fs) {
  return {
    isOurs: false,
    open: (...args) => fs.open(...args),
    read(fd, count, position, callback) {
      const buffer = Buffer.allocUnsafe(count);
      fs.read(fd, buffer, 0, count, position, (/** @type {any} */ error, /** @type {number} */ read) => {
        callback(error, error ? undefined : buffer.subarray(0, read));
      });
    },
    write(fd, bytes, position, callback) {
      fs.write(fd, bytes, 0, bytes.length, position ?? undefined, callback);
    },
    close: (fd, callback) => fs.close(fd, callback),
    sync: (fd, callback) => fs.fsync(fd, callback),
  };
}

/**
 * @param {import("./handle.js").FileHandle} handle
 * @returns {Source}
 */
function filesOfHandle(handle) {
  const open = (/** @type {string} */ syscall) => {
    if (handle.fd < 0) throw badDescriptor(syscall);
    return handle;
  };
  return {
    ...ownFiles,
    isOurs: false,
    write(_fd, bytes, position, callback) {
      tell(() => open("write").write(bytes, 0, bytes.length, position).then((result) => result.bytesWritten), callback);
    },
    close: (_fd, callback) => tell(() => handle.close(), callback),
    sync: (_fd, callback) => tell(() => open("fsync").sync(), callback),
  };
}

/**
 * Reads what the streams of both directions have in common.
 *
 * @param {any} stream gets `fd`, `path`, `flags` and `mode`
 * @param {any} path
 * @param {Record<string, any>} options
 * @param {readonly string[]} needed functions of an `fs` of the app's own
 * @returns {Source}
 */
export function sourceOf(stream, path, options, needed) {
  const { fd, fs } = options;
  stream.flags = options["flags"];
  stream.mode = options["mode"];
  if (fd === undefined || fd === null) {
    pathOf(path);
    stream.fd = null;
    stream.path = path instanceof URL ? pathOf(path) : path;
    return fs === undefined || fs === null ? ownFiles : filesOf(demand(fs, needed));
  }
  stream.path = path instanceof URL ? pathOf(path) : path;
  if (typeof fd === "number") {
    stream.fd = integer(fd, "fd", 0, 2 ** 31 - 1);
    if (fs) return filesOf(demand(fs, needed));
    return { ...ownFiles, isOurs: false };
  }
  if (!isFileHandle(fd)) throw invalidArgType("options.fd", ["number", "FileHandle"], fd);
  if (fs) throw withCode(new Error("The FileHandle with fs method is not implemented"), "ERR_METHOD_NOT_IMPLEMENTED");
  stream.fd = integer(fd.fd, "fd", 0, 2 ** 31 - 1);
  fd.on("close", () => stream.close());
  return filesOfHandle(fd);
}

/**
 * @param {any} fs
 * @param {readonly string[]} needed
 * @returns {any}
 */
function demand(fs, needed) {
  for (const name of ["open", "close", ...needed]) callable(fs[name], `options.fs.${name}`);
  return fs;
}

/**
 * @param {unknown} options
 * @param {Record<string, any>} defaults
 * @returns {Record<string, any>}
 */
export function streamOptions(options, defaults) {
  const settings = optionsOf(options, defaults);
  const { highWaterMark } = /** @type {any} */ (settings);
  if (highWaterMark !== undefined && highWaterMark !== null && !(Number.isInteger(highWaterMark) && highWaterMark >= 0)) {
    throw invalidArgValue("options.highWaterMark", highWaterMark);
  }
  const { signal } = settings;
  if (signal !== undefined && (signal === null || typeof signal !== "object" || !("aborted" in signal))) {
    throw invalidArgType("options.signal", "AbortSignal", signal);
  }
  return settings;
}

/**
 * Opens the file of a stream, as its `_construct`.
 *
 * @param {any} stream
 * @param {Source} source
 * @param {Callback} callback
 */
export function openFile(stream, source, callback) {
  if (typeof stream.fd === "number") {
    callback(null);
    return;
  }
  if (stream.open !== openedAlready) {
    openByApp(stream, callback);
    return;
  }
  source.open(stream.path, stream.flags, stream.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    stream.fd = fd;
    callback(null);
    stream.emit("open", fd);
    stream.emit("ready");
  });
}

/**
 * Packages such as graceful-fs put an `open` of their own in place, which sets `fd` and emits `open` or
 * `error`.
 *
 * @param {any} stream
 * @param {Callback} callback
 */
function openByApp(stream, callback) {
  const { emit } = stream;
  stream.emit = function (/** @type {string} */ name, /** @type {any[]} */ ...args) {
    if (name !== "open" && name !== "error") return emit.call(this, name, ...args);
    this.emit = emit;
    callback(name === "error" ? args[0] : null);
    return name === "error" ? true : emit.call(this, name, ...args);
  };
  stream.open();
}

/** What `open` of a stream is until an app replaces it; the file is opened without being asked. */
export function openedAlready() {}

/**
 * Closes the file of a stream, when nothing is under way with it.
 *
 * @param {any} stream
 * @param {Source} source
 * @param {any} error
 * @param {Callback} callback
 */
export function closeFile(stream, source, error, callback) {
  const { fd } = stream;
  stream.fd = null;
  if (typeof fd !== "number") {
    callback(error);
    return;
  }
  source.close(fd, (failure) => callback(failure ?? error));
}
