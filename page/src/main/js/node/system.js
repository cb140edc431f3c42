/** Node's `SystemError`: what a system call that Node made by itself ended with. */

import { hidden } from "../channel/failure.js";

/**
 * @typedef {object} SystemInfo
 * @property {string} code of the system, for instance `EISDIR`
 * @property {number} errno
 * @property {string} message
 * @property {string} syscall
 * @property {string} [path]
 * @property {string} [dest]
 */

/**
 * @param {string} code Node's, for instance `ERR_FS_EISDIR`
 * @param {string} title
 * @param {SystemInfo} info
 * @returns {Error & { code: string, info: SystemInfo, errno: number, syscall: string, path?: string }}
 */
export function systemError(code, title, info) {
  const { path, dest } = info;
  const where = (path === undefined ? "" : ` ${path}`) + (dest === undefined ? "" : ` => ${dest}`);
  const error = new Error(`${title}: ${info.syscall} returned ${info.code} (${info.message})${where}`);
  hidden(error, "name", "SystemError");
  const { errno, syscall } = info;
  return Object.assign(error, { code, info, errno, syscall }, path === undefined ? {} : { path });
}
