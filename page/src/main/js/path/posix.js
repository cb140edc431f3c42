/** Node's `path/posix`: on this system the same as `path`. */

export * from "../path.js";
export { default } from "../path.js";
