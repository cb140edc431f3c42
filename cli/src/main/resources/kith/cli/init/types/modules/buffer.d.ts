// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/buffer/shape" {
  /** The class of `buffer`, whose npm package says less than what there is. */

  type Bytes = Uint8Array | readonly number[];
  type Binary = string | ArrayBuffer | ArrayBufferView;

  /**
   * Bytes: a Uint8Array with methods that read and write text and numbers. Numbers are read and written at an offset
   * in bytes, 0 when it is absent; what does not fit throws `ERR_OUT_OF_RANGE`.
   */
  export class Buffer extends Uint8Array {
    /** How many bytes small Buffers share in Node; those of Kith share none. */
    static poolSize: number;

    /**
     * Bytes that are 0, or filled.
     *
     * @param size in bytes
     * @param fill a text, bytes or a number
     * @param encoding of a text
     */
    static alloc(size: number, fill?: string | Uint8Array | number, encoding?: BufferEncoding): Buffer;

    /** As `alloc`; Node leaves old contents in it, Kith does not. */
    static allocUnsafe(size: number): Buffer;

    /** As `allocUnsafe`, with memory of its own. */
    static allocUnsafeSlow(size: number): Buffer;

    /**
     * How many bytes a text takes.
     *
     * @param value a text, or bytes
     * @param encoding `utf8` when absent
     */
    static byteLength(value: Binary, encoding?: BufferEncoding): number;

    /** -1, 0 or 1: which of two is to be sorted first. */
    static compare(buf1: Uint8Array, buf2: Uint8Array): -1 | 0 | 1;

    /**
     * One behind the other.
     *
     * @param list
     * @param totalLength in bytes: what is beyond is cut off, what lacks is 0
     */
    static concat(list: readonly Uint8Array[], totalLength?: number): Buffer;

    /**
     * The bytes behind a view, as a copy.
     *
     * @param view
     * @param offset in elements
     * @param length in elements
     */
    static copyBytesFrom(view: ArrayBufferView, offset?: number, length?: number): Buffer;

    /** The bytes of a text. */
    static from(text: string, encoding?: BufferEncoding): Buffer;
    /** The same memory, from an offset on. */
    static from(memory: ArrayBufferLike, byteOffset?: number, length?: number): Buffer;
    /** A copy of bytes or numbers, or of what an object says it is worth. */
    static from(bytes: Bytes | { valueOf(): any } | { type: "Buffer"; data: number[] }): Buffer;

    /** Whether it is a Buffer. */
    static isBuffer(value: unknown): value is Buffer;

    /** Whether it is the name of an encoding. */
    static isEncoding(encoding: unknown): encoding is BufferEncoding;

    /**
     * Bytes of other numbers, as `Buffer.from(numbers)`.
     *
     * @param items
     */
    static of(...items: number[]): Buffer;

    /** @deprecated `Buffer.alloc` and `Buffer.from` do the same */
    constructor(value: any, encodingOrOffset?: any, length?: number);

    /** -1, 0 or 1: which of two is to be sorted first. Both may be compared in part. */
    compare(target: Uint8Array, targetStart?: number, targetEnd?: number, sourceStart?: number, sourceEnd?: number): -1 | 0 | 1;

    /** Copies into another; tells how many bytes. */
    copy(target: Uint8Array, targetStart?: number, sourceStart?: number, sourceEnd?: number): number;

    /** Whether both hold the same bytes. */
    equals(otherBuffer: Uint8Array): boolean;

    /** Fills with a text, bytes or a number, again and again. */
    fill(value: any, offset?: number | BufferEncoding, end?: number | BufferEncoding, encoding?: BufferEncoding): this;

    /** Whether a text, bytes or a number are in it. */
    includes(value: any, byteOffset?: number | BufferEncoding, encoding?: BufferEncoding): boolean;

    /** Where a text, bytes or a number are first; -1: nowhere. */
    indexOf(value: any, byteOffset?: number | BufferEncoding, encoding?: BufferEncoding): number;

    /** Where a text, bytes or a number are last; -1: nowhere. */
    lastIndexOf(value: any, byteOffset?: number | BufferEncoding, encoding?: BufferEncoding): number;

    /** The same memory: `subarray` by its old name. */
    slice(start?: number, end?: number): Buffer;

    /** A part, in the same memory. */
    subarray(start?: number, end?: number): Buffer;

    /** Turns the order of bytes in each 16 bits. Other lengths throw `ERR_INVALID_BUFFER_SIZE`. */
    swap16(): this;

    /** Turns the order of bytes in each 32 bits. Other lengths throw `ERR_INVALID_BUFFER_SIZE`. */
    swap32(): this;

    /** Turns the order of bytes in each 64 bits. Other lengths throw `ERR_INVALID_BUFFER_SIZE`. */
    swap64(): this;

    /** What JSON holds: `{ type: "Buffer", data: [...] }`; `Buffer.from` reads it. */
    toJSON(): { type: "Buffer"; data: number[] };

    /** The bytes as text. */
    toString(encoding?: BufferEncoding, start?: number, end?: number): string;

    /** Writes as much of a text as there is room for, in whole characters; tells how many bytes. */
    write(string: string, encoding?: BufferEncoding): number;
    /** Writes from an offset on. */
    write(string: string, offset: number, encoding?: BufferEncoding): number;
    /** Writes at most so many bytes from an offset on. */
    write(string: string, offset: number, length: number, encoding?: BufferEncoding): number;

    /** Reads an integer of 8 bits, without sign. */
    readUInt8(offset?: number): number;
    /** Writes an integer of 8 bits, without sign; tells where it ends. */
    writeUInt8(value: number, offset?: number): number;

    /** Reads an integer of 16 bits, without sign, low byte first. */
    readUInt16LE(offset?: number): number;
    /** Writes an integer of 16 bits, without sign, low byte first; tells where it ends. */
    writeUInt16LE(value: number, offset?: number): number;

    /** Reads an integer of 16 bits, without sign, high byte first. */
    readUInt16BE(offset?: number): number;
    /** Writes an integer of 16 bits, without sign, high byte first; tells where it ends. */
    writeUInt16BE(value: number, offset?: number): number;

    /** Reads an integer of 32 bits, without sign, low byte first. */
    readUInt32LE(offset?: number): number;
    /** Writes an integer of 32 bits, without sign, low byte first; tells where it ends. */
    writeUInt32LE(value: number, offset?: number): number;

    /** Reads an integer of 32 bits, without sign, high byte first. */
    readUInt32BE(offset?: number): number;
    /** Writes an integer of 32 bits, without sign, high byte first; tells where it ends. */
    writeUInt32BE(value: number, offset?: number): number;

    /** Reads an integer of 64 bits, without sign, low byte first. */
    readBigUInt64LE(offset?: number): bigint;
    /** Writes an integer of 64 bits, without sign, low byte first; tells where it ends. */
    writeBigUInt64LE(value: bigint, offset?: number): number;

    /** Reads an integer of 64 bits, without sign, high byte first. */
    readBigUInt64BE(offset?: number): bigint;
    /** Writes an integer of 64 bits, without sign, high byte first; tells where it ends. */
    writeBigUInt64BE(value: bigint, offset?: number): number;

    /** Reads an integer of 8 bits, with a sign. */
    readInt8(offset?: number): number;
    /** Writes an integer of 8 bits, with a sign; tells where it ends. */
    writeInt8(value: number, offset?: number): number;

    /** Reads an integer of 16 bits, with a sign, low byte first. */
    readInt16LE(offset?: number): number;
    /** Writes an integer of 16 bits, with a sign, low byte first; tells where it ends. */
    writeInt16LE(value: number, offset?: number): number;

    /** Reads an integer of 16 bits, with a sign, high byte first. */
    readInt16BE(offset?: number): number;
    /** Writes an integer of 16 bits, with a sign, high byte first; tells where it ends. */
    writeInt16BE(value: number, offset?: number): number;

    /** Reads an integer of 32 bits, with a sign, low byte first. */
    readInt32LE(offset?: number): number;
    /** Writes an integer of 32 bits, with a sign, low byte first; tells where it ends. */
    writeInt32LE(value: number, offset?: number): number;

    /** Reads an integer of 32 bits, with a sign, high byte first. */
    readInt32BE(offset?: number): number;
    /** Writes an integer of 32 bits, with a sign, high byte first; tells where it ends. */
    writeInt32BE(value: number, offset?: number): number;

    /** Reads an integer of 64 bits, with a sign, low byte first. */
    readBigInt64LE(offset?: number): bigint;
    /** Writes an integer of 64 bits, with a sign, low byte first; tells where it ends. */
    writeBigInt64LE(value: bigint, offset?: number): number;

    /** Reads an integer of 64 bits, with a sign, high byte first. */
    readBigInt64BE(offset?: number): bigint;
    /** Writes an integer of 64 bits, with a sign, high byte first; tells where it ends. */
    writeBigInt64BE(value: bigint, offset?: number): number;

    /** Reads a float of 32 bits, low byte first. */
    readFloatLE(offset?: number): number;
    /** Writes a float of 32 bits, low byte first; tells where it ends. */
    writeFloatLE(value: number, offset?: number): number;

    /** Reads a float of 32 bits, high byte first. */
    readFloatBE(offset?: number): number;
    /** Writes a float of 32 bits, high byte first; tells where it ends. */
    writeFloatBE(value: number, offset?: number): number;

    /** Reads a float of 64 bits, low byte first. */
    readDoubleLE(offset?: number): number;
    /** Writes a float of 64 bits, low byte first; tells where it ends. */
    writeDoubleLE(value: number, offset?: number): number;

    /** Reads a float of 64 bits, high byte first. */
    readDoubleBE(offset?: number): number;
    /** Writes a float of 64 bits, high byte first; tells where it ends. */
    writeDoubleBE(value: number, offset?: number): number;

    /** Reads an integer of 1 to 6 bytes, without sign, low byte first. */
    readUIntLE(offset: number, byteLength: number): number;
    /** Writes an integer of 1 to 6 bytes, without sign, low byte first; tells where it ends. */
    writeUIntLE(value: number, offset: number, byteLength: number): number;

    /** Reads an integer of 1 to 6 bytes, without sign, high byte first. */
    readUIntBE(offset: number, byteLength: number): number;
    /** Writes an integer of 1 to 6 bytes, without sign, high byte first; tells where it ends. */
    writeUIntBE(value: number, offset: number, byteLength: number): number;

    /** Reads an integer of 1 to 6 bytes, with a sign, low byte first. */
    readIntLE(offset: number, byteLength: number): number;
    /** Writes an integer of 1 to 6 bytes, with a sign, low byte first; tells where it ends. */
    writeIntLE(value: number, offset: number, byteLength: number): number;

    /** Reads an integer of 1 to 6 bytes, with a sign, high byte first. */
    readIntBE(offset: number, byteLength: number): number;
    /** Writes an integer of 1 to 6 bytes, with a sign, high byte first; tells where it ends. */
    writeIntBE(value: number, offset: number, byteLength: number): number;

    /** The same as `readUInt8`. */
    readUint8: Buffer["readUInt8"];
    /** The same as `writeUInt8`. */
    writeUint8: Buffer["writeUInt8"];

    /** The same as `readUInt16LE`. */
    readUint16LE: Buffer["readUInt16LE"];
    /** The same as `writeUInt16LE`. */
    writeUint16LE: Buffer["writeUInt16LE"];

    /** The same as `readUInt16BE`. */
    readUint16BE: Buffer["readUInt16BE"];
    /** The same as `writeUInt16BE`. */
    writeUint16BE: Buffer["writeUInt16BE"];

    /** The same as `readUInt32LE`. */
    readUint32LE: Buffer["readUInt32LE"];
    /** The same as `writeUInt32LE`. */
    writeUint32LE: Buffer["writeUInt32LE"];

    /** The same as `readUInt32BE`. */
    readUint32BE: Buffer["readUInt32BE"];
    /** The same as `writeUInt32BE`. */
    writeUint32BE: Buffer["writeUInt32BE"];

    /** The same as `readBigUInt64LE`. */
    readBigUint64LE: Buffer["readBigUInt64LE"];
    /** The same as `writeBigUInt64LE`. */
    writeBigUint64LE: Buffer["writeBigUInt64LE"];

    /** The same as `readBigUInt64BE`. */
    readBigUint64BE: Buffer["readBigUInt64BE"];
    /** The same as `writeBigUInt64BE`. */
    writeBigUint64BE: Buffer["writeBigUInt64BE"];

    /** The same as `readUIntLE`. */
    readUintLE: Buffer["readUIntLE"];
    /** The same as `writeUIntLE`. */
    writeUintLE: Buffer["writeUIntLE"];

    /** The same as `readUIntBE`. */
    readUintBE: Buffer["readUIntBE"];
    /** The same as `writeUIntBE`. */
    writeUintBE: Buffer["writeUIntBE"];
  }
  export {};
}

declare module "kith:internal/buffer" {
  /** Node's `buffer`: the npm package of the same name, its slow parts by the engine, what it lacks. */
  /** How many bytes of a Buffer `util.inspect` shows. */
  const INSPECT_MAX_BYTES: number;
  /** How many bytes a Buffer may have; `constants.MAX_LENGTH` is the same. */
  const kMaxLength: number;
  /** 2^29 - 24 characters: as in Node. */
  const kStringMaxLength = 536870888;
  const constants: Readonly<{
      MAX_LENGTH: number;
      MAX_STRING_LENGTH: 536870888;
  }>;
  export type Engine = Uint8Array & {
      toBase64?: (options?: object) => string;
      toHex?: () => string;
  };
  export type Patched = {
      prototype: any;
  } & Record<string, any>;
  export type Buffer = import("kith:internal/buffer/shape").Buffer;
  /** @typedef {Uint8Array & { toBase64?: (options?: object) => string, toHex?: () => string }} Engine */
  /** @typedef {{ prototype: any } & Record<string, any>} Patched */
  /** @typedef {import("kith:internal/buffer/shape").Buffer} Buffer */
  /** @type {typeof import("kith:internal/buffer/shape").Buffer} the class, which called in the old way makes one of what it is given */
  const Buffer: typeof import("kith:internal/buffer/shape").Buffer;
  /**
   * Bytes that share no memory with others: the old name of `Buffer.allocUnsafeSlow`.
   *
   * @param {number} size
   * @returns {Buffer}
   */
  function SlowBuffer(size: number): Buffer;
  /**
   * Whether all bytes are characters of ASCII.
   *
   * @param {ArrayBuffer | ArrayBufferView} input
   * @returns {boolean}
   */
  function isAscii(input: ArrayBuffer | ArrayBufferView): boolean;
  /**
   * Whether the bytes are well-formed UTF-8.
   *
   * @param {ArrayBuffer | ArrayBufferView} input
   * @returns {boolean}
   */
  function isUtf8(input: ArrayBuffer | ArrayBufferView): boolean;
  /**
   * The bytes of a text in another encoding; what it has not becomes `?`.
   *
   * @param {Uint8Array} source
   * @param {BufferEncoding} fromEncoding
   * @param {BufferEncoding} toEncoding
   * @returns {Buffer}
   */
  function transcode(source: Uint8Array, fromEncoding: BufferEncoding, toEncoding: BufferEncoding): Buffer;
  /**
   * The Blob behind an address that `URL.createObjectURL` made. The engine does not give it out again, so
   * there is none.
   *
   * @param {string} _id
   * @returns {Blob | undefined}
   */
  function resolveObjectURL(_id: string): Blob | undefined;
  const Blob: {
      new (blobParts?: BlobPart[], options?: BlobPropertyBag): Blob;
      prototype: Blob;
  }, File: {
      new (fileBits: BlobPart[], fileName: string, options?: FilePropertyBag): File;
      prototype: File;
  };
  /**
   * Bytes of base64, each as a character. The engine's own wants the window as `this`.
   *
   * @param {string} data
   * @returns {string}
   */
  const atob: (data: string) => string;
  /**
   * Base64 of bytes, each as a character. The engine's own wants the window as `this`.
   *
   * @param {string} data
   * @returns {string}
   */
  const btoa: (data: string) => string;
  const _default: {
      Blob: {
          new (blobParts?: BlobPart[], options?: BlobPropertyBag): Blob;
          prototype: Blob;
      };
      Buffer: typeof import("kith:internal/buffer/shape").Buffer;
      File: {
          new (fileBits: BlobPart[], fileName: string, options?: FilePropertyBag): File;
          prototype: File;
      };
      INSPECT_MAX_BYTES: number;
      SlowBuffer: typeof SlowBuffer;
      atob: typeof atob;
      btoa: typeof btoa;
      constants: Readonly<{
          MAX_LENGTH: number;
          MAX_STRING_LENGTH: 536870888;
      }>;
      isAscii: typeof isAscii;
      isUtf8: typeof isUtf8;
      kMaxLength: number;
      kStringMaxLength: number;
      resolveObjectURL: typeof resolveObjectURL;
      transcode: typeof transcode;
  };
  export default _default;
  export { Blob, Buffer, File, INSPECT_MAX_BYTES, SlowBuffer, atob, btoa, constants, isAscii, isUtf8, kMaxLength, kStringMaxLength, resolveObjectURL, transcode, };
  export {};
}
