/** What `createWritable` of a file's handle gives. */

import * as fs from "../fs/promises.js";
import { asOnTheWeb } from "./classes.js";

/** @typedef {string | BufferSource | Blob} Data */

/**
 * @typedef {object} Command
 * @property {"write" | "seek" | "truncate"} type
 * @property {Data | null} [data]
 * @property {number | null} [position]
 * @property {number | null} [size]
 */

/** 64 KiB: what the contents have room for at first; it doubles as they grow. */
const ROOM_BYTES = 64 * 1024;

/** The contents as they will be. Nothing is on the disk until they are closed, as the standard has it. */
class Contents {
  #bytes;
  #length;
  #position = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#length = bytes.length;
  }

  /** @returns {Uint8Array} */
  get whole() {
    return this.#bytes.subarray(0, this.#length);
  }

  /**
   * @param {Uint8Array} data
   * @param {number} at
   */
  write(data, at = this.#position) {
    this.#extend(at + data.length);
    this.#bytes.set(data, at);
    this.#position = at + data.length;
  }

  /** @param {number} position */
  seek(position) {
    this.#position = position;
  }

  /** @param {number} size */
  truncate(size) {
    this.#bytes.fill(0, Math.min(size, this.#length), this.#length);
    this.#extend(size);
    this.#length = size;
    this.#position = Math.min(this.#position, size);
  }

  /** @param {number} length */
  #extend(length) {
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length, ROOM_BYTES));
      larger.set(this.whole);
      this.#bytes = larger;
    }
    this.#length = Math.max(this.#length, length);
  }
}

/** A stream into a file; what is written is there when it is closed, and all of it. */
export class FileSystemWritableFileStream extends WritableStream {
  /** @param {UnderlyingSink<Data | Command>} sink */
  constructor(sink) {
    super(sink);
  }

  /**
   * @param {Data | Command} data
   * @returns {Promise<void>}
   */
  async write(data) {
    const writer = this.getWriter();
    try {
      await writer.write(data);
    } finally {
      writer.releaseLock();
    }
  }

  /**
   * @param {number} position
   * @returns {Promise<void>}
   */
  seek(position) {
    return this.write({ type: "seek", position });
  }

  /**
   * @param {number} size
   * @returns {Promise<void>}
   */
  truncate(size) {
    return this.write({ type: "truncate", size });
  }
}

/**
 * @param {string} path
 * @param {boolean} keeps whether it begins with what the file has
 * @returns {Promise<FileSystemWritableFileStream>}
 */
export async function writableOf(path, keeps) {
  await asOnTheWeb(fs.access(path, fs.constants.W_OK));
  const contents = new Contents(keeps ? await asOnTheWeb(fs.readFile(path)) : new Uint8Array(0));
  return new FileSystemWritableFileStream({
    write: (chunk) => change(contents, chunk),
    close: () => asOnTheWeb(fs.writeFile(path, contents.whole)),
  });
}

/**
 * @param {Contents} contents
 * @param {any} chunk
 * @returns {Promise<void>}
 */
async function change(contents, chunk) {
  const isCommand = chunk !== null && typeof chunk === "object" && "type" in chunk && !(chunk instanceof Blob);
  const { type, data, position, size } = isCommand ? /** @type {Command} */ (chunk) : commandOf(chunk);
  switch (type) {
    case "write":
      if (data === undefined || data === null) throw new DOMException("Invalid params passed. write requires data", "SyntaxError");
      contents.write(await bytesOf(data), position ?? undefined);
      break;
    case "seek":
      contents.seek(required(position, "seek requires a position argument"));
      break;
    case "truncate":
      contents.truncate(required(size, "truncate requires a size argument"));
      break;
    default:
      throw new TypeError(`The provided value '${type}' is not a valid enum value of type WriteCommandType.`);
  }
}

/**
 * @param {Data} data
 * @returns {Command}
 */
function commandOf(data) {
  return { type: "write", data };
}

/**
 * @param {number | null | undefined} value
 * @param {string} text
 * @returns {number}
 */
function required(value, text) {
  if (value === undefined || value === null) throw new DOMException(`Invalid params passed. ${text}`, "SyntaxError");
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError("A position or size is a whole number from 0 on.");
  return value;
}

/**
 * @param {unknown} data
 * @returns {Promise<Uint8Array>}
 */
async function bytesOf(data) {
  if (typeof data === "string") return new TextEncoder().encode(data);
  if (data instanceof Blob) return new Uint8Array(await data.arrayBuffer());
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  throw new TypeError("What is written must be a string, a BufferSource or a Blob.");
}
