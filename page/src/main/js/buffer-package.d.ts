/** What the types of the npm package `buffer` leave out. */

export {};

declare module "buffer" {
  export const INSPECT_MAX_BYTES: number;
  export const kMaxLength: number;
  export function SlowBuffer(length: number): Buffer;
}

declare global {
  type BufferEncoding =
    | "ascii"
    | "base64"
    | "base64url"
    | "binary"
    | "hex"
    | "latin1"
    | "ucs-2"
    | "ucs2"
    | "utf-16le"
    | "utf-8"
    | "utf16le"
    | "utf8";
}
