/** Node's `path` of Windows, as text: nothing is asked of the system. */

import { app } from "/_kith/session.js";
import { invalidArgType, string } from "../node/codes.js";
import { globPattern } from "./glob.js";

/**
 * @typedef {object} Root
 * @property {string} device `C:` or `\\server\share`, or empty
 * @property {boolean} isAbsolute
 * @property {number} end where the rest begins
 */

/** `\\server\share`, with what follows or without. */
const UNC = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)([\\/]|$)/;

const DRIVE = /^[a-zA-Z]:/;

/**
 * @param {string} path
 * @returns {Root}
 */
function rootOf(path) {
  const unc = UNC.exec(path);
  if (unc) {
    const [all, server, share] = unc;
    // Names of devices, as \\.\pipe, have no share.
    if (server === "." || server === "?") return { device: `\\\\${server}`, isAbsolute: true, end: 4 };
    return { device: `\\\\${server}\\${share}`, isAbsolute: true, end: all.length };
  }
  if (/^[\\/]/.test(path)) return { device: "", isAbsolute: true, end: 1 };
  if (!DRIVE.test(path)) return { device: "", isAbsolute: false, end: 0 };
  const isAbsolute = /^[\\/]/.test(path.slice(2));
  return { device: path.slice(0, 2), isAbsolute, end: isAbsolute ? 3 : 2 };
}

/**
 * @param {string} tail behind the root
 * @param {boolean} canClimb whether `..` at the beginning stays
 * @returns {string} without `.` and, as far as possible, `..`
 */
function cleaned(tail, canClimb) {
  /** @type {string[]} */
  const parts = [];
  for (const part of tail.split(/[\\/]+/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (canClimb) parts.push(part);
  }
  return parts.join("\\");
}

/**
 * Leaves away what changes nothing.
 *
 * @param {string} path
 * @returns {string} with backslashes, without what changes nothing
 */
function normalize(path) {
  string(path, "path");
  if (path === "") return ".";
  const { device, isAbsolute, end } = rootOf(path);
  const rest = path.slice(end);
  let tail = cleaned(rest, !isAbsolute);
  if (tail === "" && !isAbsolute) tail = ".";
  if (tail !== "" && /[\\/]$/.test(rest)) tail += "\\";
  // What was no drive must not become one by leaving parts away.
  if (device === "" && !isAbsolute && (DRIVE.test(tail) || /:([\\/]|$)/.test(path))) tail = `.\\${tail}`;
  if (device === "") return isAbsolute ? `\\${tail}` : tail;
  return isAbsolute ? `${device}\\${tail}` : device + tail;
}

/**
 * Puts backslashes between.
 *
 * @param {...string} paths
 * @returns {string} all of them with backslashes between, normalized
 */
function join(...paths) {
  const parts = paths.map((path) => string(path, "path")).filter((path) => path !== "");
  if (parts.length === 0) return ".";
  const first = /** @type {string} */ (parts[0]);
  const whole = parts.join("\\");
  // Only what begins with exactly two slashes may name a server.
  const isServer = /^[\\/]{2}[^\\/]/.test(first);
  return normalize(isServer ? whole : whole.replace(/^[\\/]{2,}/, "\\"));
}

/**
 * Makes a path absolute.
 *
 * @param {...string} paths
 * @returns {string} an absolute path, going from the last to the first
 */
function resolve(...paths) {
  let device = "";
  let tail = "";
  let isAbsolute = false;
  for (let i = paths.length - 1; i >= -1 && !(isAbsolute && device !== ""); i--) {
    const path = i >= 0 ? string(paths[i], `paths[${i}]`) : folderOf(device);
    if (path === "") continue;
    const root = rootOf(path);
    if (root.device !== "" && device !== "" && root.device.toLowerCase() !== device.toLowerCase()) continue;
    if (device === "") device = root.device;
    if (isAbsolute) continue;
    tail = `${path.slice(root.end)}\\${tail}`;
    isAbsolute = root.isAbsolute;
  }
  const rest = cleaned(tail, !isAbsolute);
  return (device + (isAbsolute ? "\\" : "") + rest) || ".";
}

/**
 * @param {string} device
 * @returns {string} where relative paths of it begin
 */
function folderOf(device) {
  const own = rootOf(app.cwd).device;
  return device === "" || own === "" || own.toLowerCase() === device.toLowerCase() ? app.cwd : `${device}\\`;
}

/**
 * Whether a path begins at a root.
 *
 * @param {string} path
 * @returns {boolean}
 */
function isAbsolute(path) {
  return /^(?:[a-zA-Z]:)?[\\/]/.test(string(path, "path"));
}

/**
 * The way from one path to another.
 *
 * @param {string} from
 * @param {string} to
 * @returns {string} the way from one to the other; the other itself when it is on another device
 */
function relative(from, to) {
  string(from, "from");
  string(to, "to");
  const [start, end] = [resolve(from), resolve(to)];
  if (start.toLowerCase() === end.toLowerCase()) return "";
  const parts = (/** @type {string} */ path) => path.split("\\").filter((part) => part !== "");
  const [mine, theirs] = [parts(start), parts(end)];
  let shared = 0;
  while (shared < mine.length && mine[shared]?.toLowerCase() === theirs[shared]?.toLowerCase()) shared++;
  if (shared === 0 && (rootOf(start).device !== "" || rootOf(end).device !== "")) return end;
  return [...mine.slice(shared).map(() => ".."), ...theirs.slice(shared)].join("\\");
}

/**
 * Makes a path one that Windows takes without a limit of length.
 *
 * @param {string} path
 * @returns {string} absolute, as Windows takes it without a limit of length
 */
function toNamespacedPath(path) {
  if (typeof path !== "string" || path === "") return path;
  const whole = resolve(path);
  if (whole.length <= 2) return path;
  if (/^\\\\[^?.]/.test(whole)) return `\\\\?\\UNC\\${whole.slice(2)}`;
  return /^[a-zA-Z]:\\/.test(whole) ? `\\\\?\\${whole}` : whole;
}

/**
 * @param {string} path
 * @returns {{ root: string, rest: string }} without slashes at the end of the rest
 */
function parts(path) {
  const end = UNC.exec(path)?.[0].length ?? rootOf(path).end;
  const root = path.slice(0, end);
  return { root, rest: path.slice(end).replace(/[\\/]+$/, "") };
}

/**
 * All but the last part.
 *
 * @param {string} path
 * @returns {string} all but the last part
 */
function dirname(path) {
  const { root, rest } = parts(string(path, "path"));
  const at = Math.max(rest.lastIndexOf("\\"), rest.lastIndexOf("/"));
  if (at < 0) return root === "" ? "." : root;
  return root + rest.slice(0, at);
}

/**
 * The last part of a path.
 *
 * @param {string} path
 * @param {string} [suffix] left away when the name ends so
 * @returns {string} the last part
 */
function basename(path, suffix) {
  if (suffix !== undefined) string(suffix, "suffix");
  const rest = string(path, "path").replace(DRIVE, "").replace(/[\\/]+$/, "");
  const name = rest.slice(Math.max(rest.lastIndexOf("\\"), rest.lastIndexOf("/")) + 1);
  return suffix !== undefined && name !== suffix && name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : name;
}

/**
 * From the last dot of the last part.
 *
 * @param {string} path
 * @returns {string} from the last dot of the last part, which does not begin with it
 */
function extname(path) {
  const name = basename(string(path, "path"));
  const at = name.lastIndexOf(".");
  return at <= 0 || name === ".." ? "" : name.slice(at);
}

/**
 * Makes a path of its parts.
 *
 * @param {Partial<Record<"root" | "dir" | "base" | "ext" | "name", string>>} pathObject
 * @returns {string} the path of these parts
 */
function format(pathObject) {
  if (pathObject === null || typeof pathObject !== "object") throw invalidArgType("pathObject", "Object", pathObject);
  const { root = "", name = "", ext = "" } = pathObject;
  const dir = pathObject.dir || root;
  const base = pathObject.base || name + (ext === "" || ext.startsWith(".") ? ext : `.${ext}`);
  if (!dir) return base;
  return dir === root ? dir + base : `${dir}\\${base}`;
}

/**
 * Takes a path apart.
 *
 * @param {string} path
 * @returns {{ root: string, dir: string, base: string, ext: string, name: string }}
 */
function parse(path) {
  const { root, rest } = parts(string(path, "path"));
  const at = Math.max(rest.lastIndexOf("\\"), rest.lastIndexOf("/"));
  const base = rest.slice(at + 1);
  const dot = base.lastIndexOf(".");
  const ext = dot <= 0 || base === ".." ? "" : base.slice(dot);
  const dir = at < 0 ? root : root + rest.slice(0, at);
  return { root, dir, base, ext, name: base.slice(0, base.length - ext.length) };
}

/**
 * Whether a path is one of a pattern with `*`, `?`, `[…]`, `**` and `{a,b}`.
 *
 * @param {string} path
 * @param {string} pattern
 * @returns {boolean}
 */
function matchesGlob(path, pattern) {
  return globPattern(string(pattern, "pattern"), true).test(string(path, "path").replaceAll("\\", "/"));
}

/** What stands between paths in a list. */
const delimiter = ";";

/** What stands between the parts of a path. */
const sep = "\\";

export const windows = {
  _makeLong: toNamespacedPath,
  basename,
  delimiter,
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  matchesGlob,
  normalize,
  parse,
  relative,
  resolve,
  sep,
  toNamespacedPath,
};
export {
  basename,
  delimiter,
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  matchesGlob,
  normalize,
  parse,
  relative,
  resolve,
  sep,
  toNamespacedPath,
};
