/**
 * The binary form of calls and values, as `docs/ARCHITECTURE.md` ("The bridge on the wire") lays it
 * down: little-endian numbers, strings and bytes with a u32 length in bytes before them.
 *
 * A {@link Writer} keeps {@link HEAD_BYTES} free bytes in front of what it writes, so that the
 * channel can put the frame's head there instead of copying a large payload a second time.
 */

/** u32 length, u8 kind, u32 call id, u16 route id: what stands before the arguments of a CALL. */
export const HEAD_BYTES = 11;

/** Enough for the head and the few short arguments of nearly every call. */
const FIRST_BYTES = 192;

const encoder = new TextEncoder();
// A byte order mark is part of the string: Node's readFile(path, 'utf8') keeps it too.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Strings up to this many bytes are decoded by hand while they are ASCII: cheaper than a call out. */
const SHORT_STRING_BYTES = 24;

/** One number of 64 bits and its bytes, which are little-endian wherever a WebView runs. */
const floats = new Float64Array(1);
const longs = new BigInt64Array(floats.buffer);
const eightBytes = new Uint8Array(floats.buffer);

/** Writes the arguments of one call. Use it once: write, then {@link Writer#finish}. */
export class Writer {
  constructor() {
    /** @type {Uint8Array<ArrayBuffer>} */
    this.array = new Uint8Array(FIRST_BYTES);
    this.position = HEAD_BYTES;
  }

  /**
   * Makes room for some more bytes.
   *
   * @param {number} bytes how many are about to be written
   * @returns {void}
   */
  reserve(bytes) {
    const needed = this.position + bytes;
    if (needed <= this.array.length) return;
    const grown = new Uint8Array(Math.max(needed, this.array.length * 2));
    grown.set(this.array.subarray(0, this.position));
    this.array = grown;
  }

  /** Writes the number that was put into `eightBytes`. */
  #eight() {
    this.reserve(8);
    this.array.set(eightBytes, this.position);
    this.position += 8;
  }

  /**
   * @param {number} value 0 to 255
   * @returns {void}
   */
  u8(value) {
    this.reserve(1);
    this.array[this.position++] = value;
  }

  /**
   * @param {number} value 0 to 2^32-1; also any i32, which has the same bytes
   * @returns {void}
   */
  u32(value) {
    this.reserve(4);
    const { array, position } = this;
    array[position] = value;
    array[position + 1] = value >>> 8;
    array[position + 2] = value >>> 16;
    array[position + 3] = value >>> 24;
    this.position = position + 4;
  }

  /**
   * @param {boolean} value
   * @returns {void}
   */
  bool(value) {
    this.u8(value ? 1 : 0);
  }

  /**
   * @param {number} value a whole number of 32 bits with sign
   * @returns {void}
   */
  int(value) {
    this.u32(value);
  }

  /**
   * @param {number} value
   * @returns {void}
   */
  double(value) {
    floats[0] = value;
    this.#eight();
  }

  /**
   * @param {bigint} value a whole number of 64 bits with sign
   * @returns {void}
   */
  long(value) {
    longs[0] = value;
    this.#eight();
  }

  /**
   * @param {string} value lone surrogates become U+FFFD
   * @returns {void}
   */
  string(value) {
    this.reserve(4 + value.length * 3);
    const start = this.position + 4;
    const { written } = encoder.encodeInto(value, this.array.subarray(start));
    this.u32(written);
    this.position = start + written;
  }

  /**
   * @param {ArrayBuffer | ArrayBufferView} value copied at once
   * @returns {void}
   */
  bytes(value) {
    const source = asBytes(value);
    this.reserve(4 + source.length);
    this.u32(source.length);
    this.array.set(source, this.position);
    this.position += source.length;
  }

  /**
   * @template T
   * @param {T | null | undefined} value
   * @param {(writer: Writer, value: T) => void} write writes a value that is there
   * @returns {void}
   */
  optional(value, write) {
    if (value === null || value === undefined) {
      this.u8(0);
    } else {
      this.u8(1);
      write(this, value);
    }
  }

  /**
   * @template T
   * @param {readonly T[]} values
   * @param {(writer: Writer, value: T) => void} write writes one item
   * @returns {void}
   */
  list(values, write) {
    this.u32(values.length);
    for (const value of values) write(this, value);
  }

  /**
   * The arguments written. The bytes in front of them in the same buffer belong to the channel.
   *
   * @returns {Uint8Array<ArrayBuffer>}
   */
  finish() {
    return this.array.subarray(HEAD_BYTES, this.position);
  }
}

/** Reads values from one batch of frames; each `read` moves on by what it took. */
export class Reader {
  /** @param {Uint8Array<ArrayBuffer>} array */
  constructor(array) {
    this.array = array;
    this.view = new DataView(array.buffer, array.byteOffset, array.byteLength);
    this.position = 0;
  }

  /** @returns {number} */
  u8() {
    return this.view.getUint8(this.position++);
  }

  /** @returns {number} */
  u32() {
    const value = this.view.getUint32(this.position, true);
    this.position += 4;
    return value;
  }

  /** @returns {boolean} */
  bool() {
    return this.u8() !== 0;
  }

  /** @returns {number} */
  int() {
    const value = this.view.getInt32(this.position, true);
    this.position += 4;
    return value;
  }

  /** @returns {number} */
  double() {
    const value = this.view.getFloat64(this.position, true);
    this.position += 8;
    return value;
  }

  /** @returns {bigint} */
  long() {
    const value = this.view.getBigInt64(this.position, true);
    this.position += 8;
    return value;
  }

  /** @returns {string} */
  string() {
    const length = this.u32();
    const start = this.#take(length);
    if (length > SHORT_STRING_BYTES) {
      return decoder.decode(this.array.subarray(start, this.position));
    }
    const { array } = this;
    let text = "";
    for (let i = start; i < this.position; i++) {
      const byte = /** @type {number} */ (array[i]);
      if (byte > 127) return decoder.decode(array.subarray(start, this.position));
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /**
   * The bytes of their own: a small piece of a batch must not keep the whole batch alive, while a
   * piece that is nearly the whole batch is handed over without a copy.
   *
   * @returns {Uint8Array<ArrayBuffer>}
   */
  bytes() {
    const length = this.u32();
    const start = this.#take(length);
    const { array } = this;
    return length * 2 > array.buffer.byteLength
      ? array.subarray(start, this.position)
      : array.slice(start, this.position);
  }

  /**
   * @template T
   * @param {(reader: Reader) => T} read reads a value that is there
   * @returns {T | null}
   */
  optional(read) {
    return this.u8() === 0 ? null : read(this);
  }

  /**
   * @template T
   * @param {(reader: Reader) => T} read reads one item
   * @returns {T[]}
   */
  list(read) {
    const count = this.u32();
    /** @type {T[]} */
    const values = [];
    for (let i = 0; i < count; i++) values.push(read(this));
    return values;
  }

  /**
   * Moves over some bytes and says where they began. `subarray` would quietly cut what is short.
   *
   * @param {number} length in bytes
   * @returns {number}
   */
  #take(length) {
    const start = this.position;
    if (length > this.array.length - start) {
      throw new RangeError(`A value of ${length} bytes ends outside its batch`);
    }
    this.position = start + length;
    return start;
  }
}

/**
 * A view of the same memory as bytes.
 *
 * @param {ArrayBuffer | ArrayBufferView} value
 * @returns {Uint8Array}
 */
export function asBytes(value) {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return new Uint8Array(value);
}
