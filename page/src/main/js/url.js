/** Node's `url`: addresses of the web by the engine, files, and the old functions. */

import { invalidArgType } from "./node/codes.js";
import { domainToASCII, domainToUnicode, fileURLToPath, fileURLToPathBuffer, pathToFileURL } from "./url/files.js";
import { Url, format, parse, resolve, resolveObject } from "./url/legacy.js";

const { URL, URLSearchParams } = globalThis;

/**
 * What `http.request` takes, of an address.
 *
 * @param {URL} url
 * @returns {Record<string, any>} the options of `http.request` for it
 */
function urlToHttpOptions(url) {
  if (url === null || typeof url !== "object") throw invalidArgType("url", "object", url);
  const { hash, hostname, href, password, pathname, port, protocol, search, username } = url;
  const options = Object.assign(Object.create(null), url, {
    protocol,
    hostname: hostname?.startsWith("[") ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname ?? ""}${search ?? ""}`,
    href,
  });
  if (port !== "" && port !== undefined) options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

export default {
  URL,
  URLSearchParams,
  Url,
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  fileURLToPathBuffer,
  format,
  parse,
  pathToFileURL,
  resolve,
  resolveObject,
  urlToHttpOptions,
};
export {
  URL,
  URLSearchParams,
  Url,
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  fileURLToPathBuffer,
  format,
  parse,
  pathToFileURL,
  resolve,
  resolveObject,
  urlToHttpOptions,
};
