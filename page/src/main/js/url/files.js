/** Addresses of files, and paths. */

import { Buffer } from "../buffer.js";
import { invalidArgType, invalidArgValue, withCode } from "../node/codes.js";
import path from "../path.js";
import { toUnicode } from "../punycode.js";

/** @typedef {{ windows?: boolean }} FileUrlOptions `windows`: whether paths are those of Windows; default: no */

/**
 * @param {any} address
 * @returns {URL}
 */
function fileUrl(address) {
  const isUrl = address !== null && typeof address === "object" && typeof address.href === "string" && typeof address.protocol === "string";
  if (typeof address !== "string" && !isUrl) throw invalidArgType("path", ["string", "URL"], address);
  const url = isUrl ? /** @type {URL} */ (address) : new URL(String(address));
  if (url.protocol !== "file:") throw withCode(new TypeError("The URL must be of scheme file"), "ERR_INVALID_URL_SCHEME");
  return url;
}

/**
 * @param {URL} url
 * @param {string} message
 * @returns {TypeError}
 */
function invalidPath(url, message) {
  return Object.assign(withCode(new TypeError(`File URL path ${message}`), "ERR_INVALID_FILE_URL_PATH"), { input: url });
}

/**
 * @param {URL} url
 * @param {(text: string) => string} decode of what stands for percent signs
 * @returns {string} its path as one of Windows
 */
function windowsPath(url, decode) {
  const decoded = decode(url.pathname.replaceAll("/", "\\"));
  if (url.hostname !== "") return `\\\\${domainToUnicode(url.hostname)}${decoded}`;
  if (!/^\\[a-zA-Z]:/.test(decoded)) throw invalidPath(url, "must be absolute");
  return decoded.slice(1);
}

/**
 * @param {URL} url
 * @returns {string} its path, still with percent signs
 */
function posixPath(url) {
  if (url.hostname !== "") {
    const message = 'File URL host must be "localhost" or empty on linux';
    throw withCode(new TypeError(message), "ERR_INVALID_FILE_URL_HOST");
  }
  return url.pathname;
}

/**
 * The path of a file, of its address.
 *
 * @param {string | URL} url of the scheme `file:`
 * @param {FileUrlOptions} [options]
 * @returns {string}
 */
export function fileURLToPath(url, options) {
  const file = fileUrl(url);
  if (options?.windows) {
    if (/%2f|%5c/i.test(file.pathname)) throw invalidPath(file, "must not include encoded \\ or / characters");
    return windowsPath(file, decodeURIComponent);
  }
  const text = posixPath(file);
  if (/%2f/i.test(text)) throw invalidPath(file, "must not include encoded / characters");
  return decodeURIComponent(text);
}

/**
 * The bytes of the path of a file, of its address. As in Node, encoded slashes are separators too.
 *
 * @param {string | URL} url of the scheme `file:`, whose bytes need not be UTF-8
 * @param {FileUrlOptions} [options]
 * @returns {Buffer}
 */
export function fileURLToPathBuffer(url, options) {
  const file = fileUrl(url);
  return Buffer.from(options?.windows ? windowsPath(file, bytesOf) : bytesOf(posixPath(file)), "latin1");
}

/**
 * @param {string} text ASCII
 * @returns {string} a character for each byte
 */
function bytesOf(text) {
  return text.replace(/%([\da-fA-F]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
}

/**
 * The address of a file, of its path.
 *
 * @param {string} file a path; a relative one begins at the app's folder
 * @param {FileUrlOptions} [options]
 * @returns {URL}
 */
export function pathToFileURL(file, options) {
  if (typeof file !== "string") throw invalidArgType("path", "string", file);
  if (options?.windows) return windowsUrl(file);
  const absolute = path.resolve(file) + (/[^/]\/$/.test(file) ? "/" : "");
  return new URL(`file://${escaped(absolute).replaceAll("\\", "%5C")}`);
}

/**
 * @param {string} file
 * @returns {URL}
 */
function windowsUrl(file) {
  const { win32 } = path;
  if (!file.startsWith("\\\\")) {
    const absolute = win32.resolve(file) + (/[\\/]$/.test(file) ? "\\" : "");
    return new URL(`file:///${escaped(absolute.replaceAll("\\", "/"))}`);
  }
  const end = file.indexOf("\\", 2);
  if (end < 0) throw invalidArgValue("path", file, "Missing UNC resource path");
  if (end === 2) throw invalidArgValue("path", file, "Empty UNC servername");
  return new URL(`file://${domainToASCII(file.slice(2, end))}${escaped(file.slice(end).replaceAll("\\", "/"))}`);
}

/**
 * @param {string} text of a path
 * @returns {string} with percent signs for what has a meaning in an address
 */
function escaped(text) {
  return text.replace(/[%?#\n\r\t~|[\]^]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

/**
 * @param {string} domain
 * @returns {string} in ASCII, as in an address; empty when it is none
 */
export function domainToASCII(domain) {
  try {
    return new URL(`ws://${String(domain)}`).hostname;
  } catch {
    return "";
  }
}

/**
 * @param {string} domain
 * @returns {string} in Unicode; empty when it is none
 */
export function domainToUnicode(domain) {
  return toUnicode(domainToASCII(domain));
}

