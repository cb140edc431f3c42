/** The header fields of a message that goes out. */

import { Stream } from "../stream.js";
import { invalidArgType } from "../node/codes.js";
import { headersSent } from "./errors.js";
import { headerKey, invalidCharacter, isInvalidValue, isToken, notToken, validateHeaderName, validateHeaderValue } from "./tokens.js";

/** Fields that can be changed until the head is fixed. */
export class Headed extends Stream {
  /** @type {Map<string, [name: string, value: any]>} by name in lower case */
  #headers = new Map();

  constructor() {
    super();
    /** @type {string | null} first line and fields, once they are fixed */
    this._header = null;
    this._removedConnection = false;
    this._removedContLen = false;
    this._removedTE = false;
    /** @type {boolean} whether a `Date` field is added. */
    this.sendDate = false;
    this._trailer = "";
  }

  /** Whether the head is fixed. */
  get headersSent() {
    return this._header !== null;
  }

  /** @returns {Iterable<[string, any]>} names as they were set, and values */
  _fields() {
    return this.#headers.values();
  }

  /**
   * @param {string} name
   * @param {number | string | readonly string[]} value
   * @returns {this}
   */
  setHeader(name, value) {
    if (this._header) throw headersSent("set");
    validateHeaderName(name);
    checkValues(name, value);
    this.#headers.set(name.toLowerCase(), [name, value]);
    return this;
  }

  /**
   * @param {Headers | Map<string, number | string | readonly string[]>} headers
   * @returns {this}
   */
  setHeaders(headers) {
    if (this._header) throw headersSent("set");
    const isSet = headers && typeof headers === "object" && !Array.isArray(headers)
      && typeof headers.keys === "function" && typeof headers.get === "function";
    if (!isSet) throw invalidArgType("headers", ["Headers", "Map"], headers);
    /** @type {string[]} */
    const cookies = [];
    for (const [name, value] of /** @type {Iterable<[string, any]>} */ (headers)) {
      if (name.toLowerCase() === "set-cookie") cookies.push(...[value].flat());
      else this.setHeader(name, value);
    }
    if (cookies.length > 0) this.setHeader("set-cookie", cookies);
    return this;
  }

  /**
   * Adds a value to those of a field.
   *
   * @param {string} name
   * @param {string | readonly string[]} value
   * @returns {this}
   */
  appendHeader(name, value) {
    if (this._header) throw headersSent("append");
    validateHeaderName(name);
    checkValues(name, value);
    const key = name.toLowerCase();
    const before = this.#headers.get(key);
    if (before) before[1] = [before[1], value].flat();
    else this.#headers.set(key, [name, value]);
    return this;
  }

  /**
   * @param {string} name
   * @returns {any} as it was set
   */
  getHeader(name) {
    return this.#headers.get(headerKey(name))?.[1];
  }

  /** @returns {string[]} in lower case */
  getHeaderNames() {
    return [...this.#headers.keys()];
  }

  /** @returns {string[]} as they were set */
  getRawHeaderNames() {
    return Array.from(this.#headers.values(), ([name]) => name);
  }

  /** @returns {Record<string, any>} by name in lower case */
  getHeaders() {
    const headers = Object.create(null);
    for (const [key, [, value]] of this.#headers) headers[key] = value;
    return headers;
  }

  /**
   * @param {string} name
   * @returns {boolean}
   */
  hasHeader(name) {
    return this.#headers.has(headerKey(name));
  }

  /**
   * @param {string} name
   * @returns {void}
   */
  removeHeader(name) {
    const key = headerKey(name);
    if (this._header) throw headersSent("remove");
    this.#headers.delete(key);
    if (key === "connection") this._removedConnection = true;
    if (key === "content-length") this._removedContLen = true;
    if (key === "transfer-encoding") this._removedTE = true;
    if (key === "date") this.sendDate = false;
  }

  /**
   * Fields after the body, which must be chunked.
   *
   * @param {Record<string, string> | readonly [string, string][]} headers
   * @returns {void}
   */
  addTrailers(headers) {
    for (const [name, value] of Array.isArray(headers) ? headers : Object.entries(headers)) {
      if (!isToken(name)) throw notToken("Trailer name", name);
      for (const one of [value].flat()) {
        if (isInvalidValue(String(one))) throw invalidCharacter("trailer content", name);
        this._trailer += `${name}: ${one}\r\n`;
      }
    }
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {void}
 */
function checkValues(name, value) {
  if (!Array.isArray(value)) validateHeaderValue(name, value);
  else for (const one of value) validateHeaderValue(name, one);
}
