/** Media types after the WHATWG's MIME Sniffing standard, in the classes of Node's `util`. */

import { withCode } from "../node/codes.js";

/** A code point that may not stand in a type, a subtype or the name of a parameter. */
const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;

/** One that may not stand in the value of a parameter. */
const NOT_VALUE = /[^\t\u0020-~\u0080-\u00ff]/;

const SPACES = /^[\r\n\t ]*|[\r\n\t ]*$/g;

/**
 * @param {string} what for instance `type`
 * @param {string} text
 * @param {number} at the place of what is wrong; -1 when there is none
 * @returns {TypeError}
 */
function invalid(what, text, at) {
  const place = at >= 0 ? ` at ${at}` : "";
  const message = `The MIME syntax for a ${what} in ${JSON.stringify(text)} is invalid${place}`;
  return withCode(new TypeError(message), "ERR_INVALID_MIME_SYNTAX");
}

/**
 * @param {string} text
 * @param {string} what
 * @param {string} whole what an error shows
 * @returns {string} in small letters
 */
function token(text, what, whole) {
  const at = text.search(NOT_TOKEN);
  if (text === "" || at >= 0) throw invalid(what, whole, at);
  return text.toLowerCase();
}

/**
 * @param {string} value
 * @returns {string} in quotes when it needs them
 */
function quoted(value) {
  if (value !== "" && !NOT_TOKEN.test(value)) return value;
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Reads what stands behind the first semicolon. @type {(text: string) => MIMEParams} */
let parse;

/** The parameters of a {@link MIMEType}, in their order. */
export class MIMEParams {
  /** @type {Map<string, string>} */
  #entries = new Map();

  static {
    parse = (text) => {
      const params = new MIMEParams();
      const pattern = /[\r\n\t ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\[^])*)(?:"|\\?$)[^;]*|([^;]*)))?(?:;|$)/y;
      while (pattern.lastIndex < text.length) {
        const match = pattern.exec(text);
        if (match === null) break;
        const [, name = "", inQuotes, bare] = match;
        const value = inQuotes === undefined ? bare?.replace(/[\r\n\t ]*$/, "") : inQuotes.replace(/\\([^])/g, "$1");
        const isBare = inQuotes === undefined && (value === undefined || value === "");
        const key = name.toLowerCase();
        if (isBare || key === "" || NOT_TOKEN.test(key) || NOT_VALUE.test(value ?? "") || params.has(key)) continue;
        params.#entries.set(key, value ?? "");
      }
      return params;
    };
  }

  /**
   * Takes a parameter out.
   *
   * @param {string} name
   */
  delete(name) {
    this.#entries.delete(String(name));
  }

  /**
   * The value of a parameter.
   *
   * @param {string} name
   * @returns {string | null} null when there is none of that name
   */
  get(name) {
    return this.#entries.get(String(name)) ?? null;
  }

  /**
   * Whether there is a parameter of that name.
   *
   * @param {string} name
   * @returns {boolean}
   */
  has(name) {
    return this.#entries.has(String(name));
  }

  /**
   * Gives a parameter a value.
   *
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    const key = String(name);
    const text = String(value);
    const at = key.search(NOT_TOKEN);
    if (key === "" || at >= 0) throw invalid("parameter name", key, at);
    const wrong = text.search(NOT_VALUE);
    if (wrong >= 0) throw invalid("parameter value", text, wrong);
    this.#entries.set(key, text);
  }

  /**
   * Names and values, in their order.
   *
   * @returns {IterableIterator<[string, string]>}
   */
  *entries() {
    yield* this.#entries.entries();
  }

  /**
   * The names, in their order.
   *
   * @returns {IterableIterator<string>}
   */
  *keys() {
    yield* this.#entries.keys();
  }

  /**
   * The values, in their order.
   *
   * @returns {IterableIterator<string>}
   */
  *values() {
    yield* this.#entries.values();
  }

  /** Names and values, in their order. */
  [Symbol.iterator]() {
    return this.entries();
  }

  /**
   * As they stand in a media type.
   *
   * @returns {string}
   */
  toString() {
    return [...this.#entries].map(([name, value]) => `${name}=${quoted(value)}`).join(";");
  }

  /**
   * The same as `toString`.
   *
   * @returns {string}
   */
  toJSON() {
    return this.toString();
  }
}

/** A media type, for instance `text/html;charset=utf-8`. */
export class MIMEType {
  #type;
  #subtype;
  #params;

  /** @param {string | { toString: () => string }} input */
  constructor(input) {
    const text = `${input}`.replace(SPACES, "");
    const slash = text.indexOf("/");
    const whole = slash < 0 ? text : text.slice(0, slash);
    if (slash < 0) throw invalid("type", text, -1);
    const end = text.indexOf(";", slash);
    this.#type = token(whole, "type", text);
    this.#subtype = token(text.slice(slash + 1, end < 0 ? undefined : end).replace(/[\r\n\t ]*$/, ""), "subtype", text);
    this.#params = parse(end < 0 ? "" : text.slice(end + 1));
  }

  /** The part before the slash. */
  get type() {
    return this.#type;
  }

  set type(value) {
    this.#type = token(`${value}`, "type", `${value}`);
  }

  /** The part behind the slash. */
  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    this.#subtype = token(`${value}`, "subtype", `${value}`);
  }

  /** Type and subtype. */
  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  /** What stands behind the semicolons. */
  get params() {
    return this.#params;
  }

  /**
   * The whole media type.
   *
   * @returns {string}
   */
  toString() {
    const params = this.#params.toString();
    return params === "" ? this.essence : `${this.essence};${params}`;
  }

  /**
   * The same as `toString`.
   *
   * @returns {string}
   */
  toJSON() {
    return this.toString();
  }
}
