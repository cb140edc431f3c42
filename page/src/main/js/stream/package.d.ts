/** The npm package `readable-stream`, which brings no types of its own. */

declare module "readable-stream/lib/ours/errors.js" {
  const errors: { codes: Record<string, Function> };
  export default errors;
}

declare module "readable-stream/lib/stream.js" {
  const Stream: any;
  export default Stream;
}

declare module "npm-buffer" {
  export { Buffer } from "buffer";
  export const INSPECT_MAX_BYTES: number;
  export const kMaxLength: number;
  export function SlowBuffer(length: number): any;
}
