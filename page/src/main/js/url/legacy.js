/** The old functions of `url`, from the npm package of that name, with Node's errors. */

import base from "url/url.js";
import { invalidArgType, withCode } from "../node/codes.js";
import { toUnicode } from "../punycode.js";

/** @typedef {any} UrlShape parts of an address, by Node's old names */

/** The class of what {@link parse} gives. */
export const Url = /** @type {{ new (): UrlShape }} */ (base.Url);
Object.defineProperty(Url, "name", { value: "Url" });

/**
 * @param {string} url
 * @returns {TypeError}
 */
function invalid(url) {
  return Object.assign(withCode(new TypeError("Invalid URL"), "ERR_INVALID_URL"), { input: url });
}

/**
 * Takes an address apart, as browsers did before there was a standard.
 *
 * @param {string | UrlShape} url
 * @param {boolean} [parseQueryString] whether `query` is an object
 * @param {boolean} [slashesDenoteHost] whether `//x/y` has the host `x`
 * @returns {UrlShape}
 */
export function parse(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  if (typeof url !== "string") throw invalidArgType("url", "string", url);
  const host = /^[a-z][a-z0-9.+-]*:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "";
  if (/[\0^|]/.test(host.replace(/^.*@/, ""))) throw invalid(url);
  // A backslash is a slash before the query only.
  const query = url.search(/[?#]/);
  const text = query < 0 ? url : url.slice(0, query) + url.slice(query).replaceAll("\\", "%5C");
  const parts = base.parse(text, parseQueryString, slashesDenoteHost);
  if (parts.slashes === undefined) parts.slashes = null;
  if (parseQueryString && parts.search === "" && !parts.href.includes("?")) parts.search = null;
  if (parseQueryString) parts.query = Object.assign(Object.create(null), parts.query);
  return parts;
}

/**
 * Puts an address together.
 *
 * @param {string | URL | UrlShape} urlObject
 * @param {{ auth?: boolean, fragment?: boolean, search?: boolean, unicode?: boolean }} [options] of a URL only
 * @returns {string}
 */
export function format(urlObject, options) {
  if (typeof urlObject === "string") return parse(urlObject).format();
  if (urlObject === null || typeof urlObject !== "object") throw invalidArgType("urlObject", ["Object", "string"], urlObject);
  if (urlObject instanceof URL) return formatted(urlObject, options ?? {});
  return base.Url.prototype.format.call(urlObject);
}

/**
 * @param {URL} url
 * @param {{ auth?: boolean, fragment?: boolean, search?: boolean, unicode?: boolean }} options
 * @returns {string}
 */
function formatted(url, options) {
  if (typeof options !== "object") throw invalidArgType("options", "object", options);
  const { auth = true, fragment = true, search = true, unicode = false } = options;
  const { hostname, href, pathname, port, protocol } = url;
  if (hostname === "" && !href.startsWith(`${protocol}//`)) {
    return `${protocol}${pathname}${search ? url.search : ""}${fragment ? url.hash : ""}`;
  }
  const secret = url.password ? `:${url.password}` : "";
  const user = auth && (url.username || secret) ? `${url.username}${secret}@` : "";
  const host = `${unicode ? toUnicode(hostname) : hostname}${port ? `:${port}` : ""}`;
  return `${protocol}//${user}${host}${pathname}${search ? url.search : ""}${fragment ? url.hash : ""}`;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string} where a link leads
 */
export function resolve(from, to) {
  return resolveObject(from, to).format();
}

/**
 * Where a link leads, taken apart.
 *
 * @param {string | UrlShape} from
 * @param {string} to
 * @returns {UrlShape}
 */
export function resolveObject(from, to) {
  const target = parse(to, false, true);
  if (!from || (target.protocol === "file:" && target.slashes)) return target;
  const source = Object.assign(new Url(), parse(from, false, true));
  // Who is greeted at one host is nobody at another.
  if (target.host) source.auth = null;
  return source.resolveObject(target);
}
