/**
 * Values as text for a person, in the way of Node's `util.inspect`, bounded in every direction: depth,
 * items, length of strings and of the whole. Reads no getter, survives cycles and hostile proxies.
 */

/** 2: as Node. */
const DEPTH_MAX = 2;
/** 100: as Node. */
const ITEMS_MAX = 100;
/** 10 000 characters: as Node. */
const STRING_MAX = 10_000;
/** 64 Ki characters: what one line of a terminal may take at most. */
const TEXT_MAX = 65_536;
/** 72 characters: an object that fits is written on one line. */
const LINE_MAX = 72;

/**
 * @param {unknown} value
 * @returns {string} at most 64 Ki characters
 */
export function inspect(value) {
  return cut(new Inspection().of(value, 0), TEXT_MAX);
}

/**
 * The arguments of a console call as one text, with `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`, `%c`.
 *
 * @param {readonly unknown[]} args
 * @returns {string} at most 64 Ki characters
 */
export function format(args) {
  const rest = [...args];
  const parts = [];
  if (typeof rest[0] === "string" && rest.length > 1) parts.push(substituted(rest));
  for (const value of rest) parts.push(typeof value === "string" ? value : inspect(value));
  return cut(parts.join(" "), TEXT_MAX);
}

/**
 * @param {unknown[]} rest the arguments; those used are taken out
 * @returns {string}
 */
function substituted(rest) {
  const template = String(rest.shift());
  return template.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === "%%") return "%";
    if (rest.length === 0) return mark;
    return substitute(mark, rest.shift());
  });
}

/**
 * @param {string} mark
 * @param {unknown} value
 * @returns {string}
 */
function substitute(mark, value) {
  switch (mark) {
    case "%c":
      return "";
    case "%s":
      return typeof value === "object" || typeof value === "function" ? inspect(value) : plain(value);
    case "%d":
      return typeof value === "object" ? "NaN" : plain(typeof value === "bigint" ? value : Number(value));
    case "%i":
      return typeof value === "object" ? "NaN" : plain(parseInt(plain(value), 10));
    case "%f":
      return typeof value === "symbol" ? "NaN" : plain(parseFloat(plain(value)));
    case "%j":
      return json(value);
    default:
      return inspect(value);
  }
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function json(value) {
  try {
    return JSON.stringify(value) ?? "undefined";
  } catch {
    return "[Circular]";
  }
}

/**
 * @param {unknown} value a primitive
 * @returns {string}
 */
function plain(value) {
  if (typeof value === "bigint") return `${value}n`;
  return Object.is(value, -0) ? "-0" : String(value);
}

/**
 * @param {string} text
 * @param {number} length
 * @returns {string}
 */
function cut(text, length) {
  return text.length <= length ? text : `${text.slice(0, length)}… ${text.length - length} more characters`;
}

/** One walk through a value. */
class Inspection {
  /** @type {unknown[]} */
  #above = [];
  /** How many characters may still be made; a wide tree ends here, not in memory. */
  #left = TEXT_MAX;

  /**
   * @param {unknown} value
   * @param {number} depth
   * @returns {string}
   */
  of(value, depth) {
    const text = this.#text(value, depth);
    this.#left -= text.length;
    return text;
  }

  /**
   * @param {unknown} value
   * @param {number} depth
   * @returns {string}
   */
  #text(value, depth) {
    if (typeof value === "string") return quoted(cut(value, STRING_MAX));
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return plain(value);
    try {
      return this.#object(value, depth);
    } catch (error) {
      return `[cannot be shown: ${error instanceof Error ? error.message : "it throws"}]`;
    }
  }

  /**
   * @param {object} value
   * @param {number} depth
   * @returns {string}
   */
  #object(value, depth) {
    if (this.#above.includes(value)) return "[Circular]";
    const shown = special(value);
    const keys = ownKeys(value);
    if (shown !== undefined && keys.length === 0) return shown;
    const name = shown ?? nameOf(value);
    if (depth > DEPTH_MAX) return `[${name || "Object"}]`;
    this.#above.push(value);
    const items = [...this.#items(value, depth), ...this.#properties(value, keys, depth)];
    this.#above.pop();
    const [open, close] = Array.isArray(value) || ArrayBuffer.isView(value) ? "[]" : "{}";
    const prefix = name === "" ? "" : `${name} `;
    return prefix + joined(items, open ?? "", close ?? "", depth);
  }

  /**
   * @param {object} value
   * @param {number} depth
   * @returns {string[]} its elements or entries, for collections
   */
  #items(value, depth) {
    if (value instanceof Map) {
      return this.#take(value.entries(), value.size, ([key, item]) => {
        return `${this.of(key, depth + 1)} => ${this.of(item, depth + 1)}`;
      });
    }
    if (value instanceof Set || Array.isArray(value)) {
      const size = value instanceof Set ? value.size : value.length;
      return this.#take(value.values(), size, (item) => this.of(item, depth + 1));
    }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const array = /** @type {Uint8Array} */ (value);
      return this.#take(array.values(), array.length, plain);
    }
    return [];
  }

  /**
   * @template T
   * @param {Iterator<T>} iterator
   * @param {number} size
   * @param {(item: T) => string} show
   * @returns {string[]}
   */
  #take(iterator, size, show) {
    const items = [];
    while (items.length < ITEMS_MAX && this.#left > 0) {
      const { done, value } = iterator.next();
      if (done) return items;
      items.push(show(value));
    }
    if (size > items.length) items.push(`... ${size - items.length} more items`);
    return items;
  }

  /**
   * @param {object} value
   * @param {PropertyKey[]} keys
   * @param {number} depth
   * @returns {string[]}
   */
  #properties(value, keys, depth) {
    const items = [];
    for (const key of keys.slice(0, ITEMS_MAX)) {
      if (this.#left <= 0) break;
      const property = Object.getOwnPropertyDescriptor(value, key);
      const name = typeof key === "string" && !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? quoted(key) : key;
      const label = typeof name === "symbol" ? `[${String(name)}]` : String(name);
      items.push(`${label}: ${this.#property(property, depth)}`);
    }
    if (keys.length > items.length) items.push(`... ${keys.length - items.length} more`);
    return items;
  }

  /**
   * @param {PropertyDescriptor | undefined} property
   * @param {number} depth
   * @returns {string}
   */
  #property(property, depth) {
    if (property === undefined) return "undefined";
    if ("value" in property) return this.of(property.value, depth + 1);
    if (property.get === undefined) return "[Setter]";
    return property.set === undefined ? "[Getter]" : "[Getter/Setter]";
  }
}

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  const inner = JSON.stringify(text).slice(1, -1);
  return text.includes("'") ? `"${inner}"` : `'${inner.replaceAll('\\"', '"')}'`;
}

/**
 * @param {object} value
 * @returns {PropertyKey[]} the enumerable ones that are not elements
 */
function ownKeys(value) {
  const isIndexed = Array.isArray(value) || ArrayBuffer.isView(value);
  const keys = isIndexed ? Object.keys(value).filter((key) => !/^\d+$/.test(key)) : Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value);
  return [...keys, ...symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))];
}

/**
 * @param {object} value
 * @returns {string | undefined} the text of what is more than its properties
 */
function special(value) {
  if (typeof value === "function") return functionName(value);
  if (value instanceof Error) return errorText(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return "Promise {}";
  if (value instanceof ArrayBuffer) return `ArrayBuffer { byteLength: ${value.byteLength} }`;
  if (typeof Element === "function" && value instanceof Element) return elementText(value);
  return undefined;
}

/**
 * @param {Function} value
 * @returns {string}
 */
function functionName(value) {
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? "class" : "Function";
  const { name } = value;
  return kind === "class" ? `[class ${name || "(anonymous)"}]` : `[Function${name ? `: ${name}` : " (anonymous)"}]`;
}

/**
 * @param {Error} error
 * @returns {string} message and stack, as V8 writes them
 */
export function errorText(error) {
  const head = `${error.name}${error.message ? `: ${error.message}` : ""}`;
  const stack = String(error.stack ?? "").trimEnd();
  // V8 begins a stack with the error itself, JavaScriptCore does not.
  if (/^\s+at /m.test(stack)) return stack;
  const frames = stack.split("\n").filter((line) => line !== "");
  return [head, ...frames.map((frame) => `    at ${frameText(frame)}`)].join("\n");
}

/**
 * @param {string} frame as JavaScriptCore writes it: `name@url:line:column`
 * @returns {string}
 */
function frameText(frame) {
  const at = frame.indexOf("@");
  if (at < 0) return frame;
  const name = frame.slice(0, at);
  return name === "" ? frame.slice(at + 1) : `${name} (${frame.slice(at + 1)})`;
}

/**
 * @param {Element} element
 * @returns {string}
 */
function elementText(element) {
  const id = element.id ? `#${element.id}` : "";
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  return `<${element.localName}${id}${classes}>`;
}

/**
 * @param {object} value
 * @returns {string} empty for plain objects and arrays
 */
function nameOf(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return "[Object: null prototype]";
  const name = prototype.constructor?.name ?? "";
  if (value instanceof Map || value instanceof Set) return `${name}(${value.size})`;
  if (ArrayBuffer.isView(value) && "length" in value) return `${name}(${value.length})`;
  return name === "Object" || name === "Array" ? "" : String(name);
}

/**
 * @param {string[]} items
 * @param {string} open
 * @param {string} close
 * @param {number} depth
 * @returns {string}
 */
function joined(items, open, close, depth) {
  if (items.length === 0) return open + close;
  const line = items.join(", ");
  if (line.length <= LINE_MAX && !line.includes("\n")) {
    return open === "[" ? `[ ${line} ]` : `{ ${line} }`;
  }
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${items.map((item) => indent + item).join(",\n")}\n${"  ".repeat(depth)}${close}`;
}
