// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/npm/buffer/index" {
  export class Buffer extends Uint8Array {
      length: number
      write(string: string, offset?: number, length?: number, encoding?: string): number;
      toString(encoding?: string, start?: number, end?: number): string;
      toJSON(): { type: 'Buffer', data: any[] };
      equals(otherBuffer: Buffer): boolean;
      compare(otherBuffer: Uint8Array, targetStart?: number, targetEnd?: number, sourceStart?: number, sourceEnd?: number): number;
      copy(targetBuffer: Buffer, targetStart?: number, sourceStart?: number, sourceEnd?: number): number;
      slice(start?: number, end?: number): Buffer;
      writeUIntLE(value: number, offset: number, byteLength: number, noAssert?: boolean): number;
      writeUIntBE(value: number, offset: number, byteLength: number, noAssert?: boolean): number;
      writeIntLE(value: number, offset: number, byteLength: number, noAssert?: boolean): number;
      writeIntBE(value: number, offset: number, byteLength: number, noAssert?: boolean): number;
      readUIntLE(offset: number, byteLength: number, noAssert?: boolean): number;
      readUIntBE(offset: number, byteLength: number, noAssert?: boolean): number;
      readIntLE(offset: number, byteLength: number, noAssert?: boolean): number;
      readIntBE(offset: number, byteLength: number, noAssert?: boolean): number;
      readUInt8(offset: number, noAssert?: boolean): number;
      readUInt16LE(offset: number, noAssert?: boolean): number;
      readUInt16BE(offset: number, noAssert?: boolean): number;
      readUInt32LE(offset: number, noAssert?: boolean): number;
      readUInt32BE(offset: number, noAssert?: boolean): number;
      readBigUInt64LE(offset: number): BigInt;
      readBigUInt64BE(offset: number): BigInt;
      readInt8(offset: number, noAssert?: boolean): number;
      readInt16LE(offset: number, noAssert?: boolean): number;
      readInt16BE(offset: number, noAssert?: boolean): number;
      readInt32LE(offset: number, noAssert?: boolean): number;
      readInt32BE(offset: number, noAssert?: boolean): number;
      readBigInt64LE(offset: number): BigInt;
      readBigInt64BE(offset: number): BigInt;
      readFloatLE(offset: number, noAssert?: boolean): number;
      readFloatBE(offset: number, noAssert?: boolean): number;
      readDoubleLE(offset: number, noAssert?: boolean): number;
      readDoubleBE(offset: number, noAssert?: boolean): number;
      reverse(): this;
      swap16(): Buffer;
      swap32(): Buffer;
      swap64(): Buffer;
      writeUInt8(value: number, offset: number, noAssert?: boolean): number;
      writeUInt16LE(value: number, offset: number, noAssert?: boolean): number;
      writeUInt16BE(value: number, offset: number, noAssert?: boolean): number;
      writeUInt32LE(value: number, offset: number, noAssert?: boolean): number;
      writeUInt32BE(value: number, offset: number, noAssert?: boolean): number;
      writeBigUInt64LE(value: number, offset: number): BigInt;
      writeBigUInt64BE(value: number, offset: number): BigInt;
      writeInt8(value: number, offset: number, noAssert?: boolean): number;
      writeInt16LE(value: number, offset: number, noAssert?: boolean): number;
      writeInt16BE(value: number, offset: number, noAssert?: boolean): number;
      writeInt32LE(value: number, offset: number, noAssert?: boolean): number;
      writeInt32BE(value: number, offset: number, noAssert?: boolean): number;
      writeBigInt64LE(value: number, offset: number): BigInt;
      writeBigInt64BE(value: number, offset: number): BigInt;
      writeFloatLE(value: number, offset: number, noAssert?: boolean): number;
      writeFloatBE(value: number, offset: number, noAssert?: boolean): number;
      writeDoubleLE(value: number, offset: number, noAssert?: boolean): number;
      writeDoubleBE(value: number, offset: number, noAssert?: boolean): number;
      fill(value: any, offset?: number, end?: number): this;
      indexOf(value: string | number | Buffer, byteOffset?: number, encoding?: string): number;
      lastIndexOf(value: string | number | Buffer, byteOffset?: number, encoding?: string): number;
      includes(value: string | number | Buffer, byteOffset?: number, encoding?: string): boolean;

      /**
       * Allocates a new buffer containing the given {str}.
       *
       * @param str String to store in buffer.
       * @param encoding encoding to use, optional.  Default is 'utf8'
       */
      constructor (str: string, encoding?: string);
      /**
       * Allocates a new buffer of {size} octets.
       *
       * @param size count of octets to allocate.
       */
      constructor (size: number);
      /**
       * Allocates a new buffer containing the given {array} of octets.
       *
       * @param array The octets to store.
       */
      constructor (array: Uint8Array);
      /**
       * Produces a Buffer backed by the same allocated memory as
       * the given {ArrayBuffer}.
       *
       *
       * @param arrayBuffer The ArrayBuffer with which to share memory.
       */
      constructor (arrayBuffer: ArrayBuffer);
      /**
       * Allocates a new buffer containing the given {array} of octets.
       *
       * @param array The octets to store.
       */
      constructor (array: any[]);
      /**
       * Copies the passed {buffer} data onto a new {Buffer} instance.
       *
       * @param buffer The buffer to copy.
       */
      constructor (buffer: Buffer);
      prototype: Buffer;
      /**
       * Allocates a new Buffer using an {array} of octets.
       *
       * @param array
       */
      static from(array: any[]): Buffer;
      /**
       * When passed a reference to the .buffer property of a TypedArray instance,
       * the newly created Buffer will share the same allocated memory as the TypedArray.
       * The optional {byteOffset} and {length} arguments specify a memory range
       * within the {arrayBuffer} that will be shared by the Buffer.
       *
       * @param arrayBuffer The .buffer property of a TypedArray or a new ArrayBuffer()
       * @param byteOffset
       * @param length
       */
      static from(arrayBuffer: ArrayBuffer, byteOffset?: number, length?: number): Buffer;
      /**
       * Copies the passed {buffer} data onto a new Buffer instance.
       *
       * @param buffer
       */
      static from(buffer: Buffer | Uint8Array): Buffer;
      /**
       * Creates a new Buffer containing the given JavaScript string {str}.
       * If provided, the {encoding} parameter identifies the character encoding.
       * If not provided, {encoding} defaults to 'utf8'.
       *
       * @param str
       */
      static from(str: string, encoding?: string): Buffer;
      /**
       * Returns true if {obj} is a Buffer
       *
       * @param obj object to test.
       */
      static isBuffer(obj: any): obj is Buffer;
      /**
       * Returns true if {encoding} is a valid encoding argument.
       * Valid string encodings in Node 0.12: 'ascii'|'utf8'|'utf16le'|'ucs2'(alias of 'utf16le')|'base64'|'binary'(deprecated)|'hex'
       *
       * @param encoding string to test.
       */
      static isEncoding(encoding: string): boolean;
      /**
       * Gives the actual byte length of a string. encoding defaults to 'utf8'.
       * This is not the same as String.prototype.length since that returns the number of characters in a string.
       *
       * @param string string to test.
       * @param encoding encoding used to evaluate (defaults to 'utf8')
       */
      static byteLength(string: string, encoding?: string): number;
      /**
       * Returns a buffer which is the result of concatenating all the buffers in the list together.
       *
       * If the list has no items, or if the totalLength is 0, then it returns a zero-length buffer.
       * If the list has exactly one item, then the first item of the list is returned.
       * If the list has more than one item, then a new Buffer is created.
       *
       * @param list An array of Buffer objects to concatenate
       * @param totalLength Total length of the buffers when concatenated.
       *   If totalLength is not provided, it is read from the buffers in the list. However, this adds an additional loop to the function, so it is faster to provide the length explicitly.
       */
      static concat(list: Uint8Array[], totalLength?: number): Buffer;
      /**
       * The same as buf1.compare(buf2).
       */
      static compare(buf1: Uint8Array, buf2: Uint8Array): number;
      /**
       * Allocates a new buffer of {size} octets.
       *
       * @param size count of octets to allocate.
       * @param fill if specified, buffer will be initialized by calling buf.fill(fill).
       *    If parameter is omitted, buffer will be filled with zeros.
       * @param encoding encoding used for call to buf.fill while initializing
       */
      static alloc(size: number, fill?: string | Buffer | number, encoding?: string): Buffer;
      /**
       * Allocates a new buffer of {size} octets, leaving memory not initialized, so the contents
       * of the newly created Buffer are unknown and may contain sensitive data.
       *
       * @param size count of octets to allocate
       */
      static allocUnsafe(size: number): Buffer;
      /**
       * Allocates a new non-pooled buffer of {size} octets, leaving memory not initialized, so the contents
       * of the newly created Buffer are unknown and may contain sensitive data.
       *
       * @param size count of octets to allocate
       */
      static allocUnsafeSlow(size: number): Buffer;
  }
  export {};
}

declare module "kith:internal/npm/npm-buffer" {
  export { Buffer } from "kith:internal/npm/buffer/index";
  export const INSPECT_MAX_BYTES: number;
  export const kMaxLength: number;
  export function SlowBuffer(length: number): any;
  export {};
}

declare module "kith:internal/npm/@types/path-browserify/index" {
  namespace path {
      /**
       * Represents a file path as an object with components.
       */
      interface PathObject {
          /**
           * The root portion of the path.
           */
          root: string;
          /**
           * The directory portion of the path.
           */
          dir: string;
          /**
           * The base name of the file, including the extension.
           */
          base: string;
          /**
           * The file extension including the dot.
           */
          ext: string;
          /**
           * The file name without the extension.
           */
          name: string;
      }

      /**
       * Provides methods and properties for handling and transforming file paths.
       */
      interface Path {
          /**
           * Resolves a sequence of paths or path segments into an absolute path.
           *
           * @param pathSegments - The sequence of path segments to resolve.
           * @returns The resolved absolute path.
           */
          resolve(this: void, ...pathSegments: string[]): string;

          /**
           * Normalizes a path, resolving '..' and '.' segments.
           *
           * @param path - The path to normalize.
           * @returns The normalized path.
           */
          normalize(this: void, path: string): string;

          /**
           * Determines if a path is absolute.
           *
           * @param path - The path to check.
           * @returns `true` if the path is absolute, `false` otherwise.
           */
          isAbsolute(this: void, path: string): boolean;

          /**
           * Joins multiple path segments into a single path.
           *
           * @param paths - The path segments to join.
           * @returns The joined path.
           */
          join(this: void, ...paths: string[]): string;

          /**
           * Returns the relative path from one path to another.
           *
           * @param from - The starting path.
           * @param to - The destination path.
           * @returns The relative path from `from` to `to`.
           */
          relative(this: void, from: string, to: string): string;

          /**
           * Returns the directory name of a path.
           *
           * @param path - The path to get the directory name from.
           * @returns The directory name of the path.
           */
          dirname(this: void, path: string): string;

          /**
           * Returns the base name of a file, optionally removing the file extension.
           *
           * @param path - The path to get the base name from.
           * @param ext - An optional extension to remove from the base name.
           * @returns The base name of the file.
           */
          basename(this: void, path: string, ext?: string): string;

          /**
           * Returns the file extension of a path.
           *
           * @param path - The path to get the extension from.
           * @returns The file extension of the path.
           */
          extname(this: void, path: string): string;

          /**
           * Formats a path object into a path string.
           *
           * @param pathObject - The path object to format.
           * @returns The formatted path string.
           */
          format(this: void, pathObject: Partial<PathObject>): string;

          /**
           * Parses a path string into a path object.
           *
           * @param path - The path string to parse.
           * @returns The parsed path object.
           */
          parse(this: void, path: string): PathObject;

          /**
           * The platform-specific path segment separator.
           */
          readonly sep: string;

          /**
           * The platform-specific path delimiter.
           */
          readonly delimiter: string;

          /**
           * Provides methods for handling Windows paths (always `null`).
           */
          readonly win32: null;

          /**
           * Provides methods for handling POSIX paths.
           */
          readonly posix: Path;
      }
  }
  /**
   * Provides path-related utilities for handling and transforming file paths.
   */
  const path: path.Path;
  export = path;
  export {};
}

declare module "kith:internal/npm/punycode/punycode.es6.js" {
  const punycode: any;
  export default punycode;
  export {};
}
