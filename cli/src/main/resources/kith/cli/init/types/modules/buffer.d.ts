// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/buffer" {
  /** Node's `buffer`: the npm package of the same name, its slow parts by the engine, what it lacks. */
  import { Buffer, INSPECT_MAX_BYTES, SlowBuffer, kMaxLength } from "kith:internal/npm/npm-buffer";
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
  /**
   * @param {ArrayBuffer | ArrayBufferView} input
   * @returns {boolean}
   */
  function isAscii(input: ArrayBuffer | ArrayBufferView): boolean;
  /**
   * @param {ArrayBuffer | ArrayBufferView} input
   * @returns {boolean}
   */
  function isUtf8(input: ArrayBuffer | ArrayBufferView): boolean;
  /**
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
      Buffer: typeof Buffer;
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
