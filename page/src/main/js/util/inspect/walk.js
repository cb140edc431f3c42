/** One walk of `util.inspect` through a value and what it leads to. */

import { entryOf } from "./kinds.js";
import { inColumns, joined } from "./layout.js";
import { className, prefix, tagOf } from "./names.js";
import { coloured, custom, plain } from "./options.js";
import { primitiveText, quoted, remaining } from "./primitives.js";
import { proxies } from "./proxies.js";

/** @typedef {import("./options.js").Settings} Settings */

/** @typedef {(value: unknown, options?: import("./options.js").InspectOptions) => string} Inspect */

/**
 * @typedef {object} Shape how one object is shown
 * @property {string} base what it is, before what it holds; empty for none
 * @property {[string, string]} braces
 * @property {() => string[]} items
 * @property {boolean} [isList] whether the items are those of an array, which may be set in columns
 * @property {readonly unknown[]} [values] the items themselves
 * @property {string} [alone] the text when there are no properties
 */

/** 128 Mi characters: beyond that, deeper levels are not shown. */
const TEXT_MAX = 2 ** 27;

export class Walk {
  /** @type {object[]} what is being shown, from the outermost inwards */
  #above = [];
  /** @type {Map<object, number>} objects that hold themselves, by their number */
  #circular = new Map();
  /** @type {number} how deep the object lies that was begun last */
  #begun = 0;
  indent = 0;
  /** Whether the bytes of a buffer were shown already, by the array that lies on it. */
  isBare = false;
  #left;

  /**
   * @param {Settings} settings
   * @param {Inspect} inspect the one that is given to custom methods
   * @param {object} [bounds]
   * @param {number} [bounds.textMax] in characters
   * @param {boolean} [bounds.isGuarded] whether an object that throws is told so, instead of thrown
   */
  constructor(settings, inspect, { textMax = TEXT_MAX, isGuarded = false } = {}) {
    this.settings = settings;
    this.inspect = inspect;
    this.style = settings.colors ? coloured : plain;
    this.#left = textMax;
    this.isGuarded = isGuarded;
  }

  /** Whether more may be shown; a wide tree ends here, not in memory. */
  get hasRoom() {
    return this.#left > 0;
  }

  /**
   * @param {number} length of a collection
   * @returns {number} how many of its items are shown
   */
  itemsMax(length) {
    return Math.min(Math.max(0, this.settings.maxArrayLength ?? Infinity), length);
  }

  /**
   * @template T
   * @param {number} characters
   * @param {() => T} run with the text this much further to the right
   * @returns {T}
   */
  inner(characters, run) {
    this.indent += characters;
    const result = run();
    this.indent -= characters;
    return result;
  }

  /**
   * @param {any} value
   * @param {number} depth 0 for the outermost
   * @returns {string}
   */
  value(value, depth) {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) {
      const text = primitiveText(value, this.settings, this.style, this.indent);
      this.#left -= text.length;
      return text;
    }
    const proxy = proxies.get(value);
    if (proxy !== undefined) {
      if (proxy.target === null) return this.style("<Revoked Proxy>", "special");
      if (this.settings.showProxy) return this.#proxy(proxy, depth);
      return this.value(proxy.target, depth);
    }
    if (!this.isGuarded) return this.#shown(value, depth);
    try {
      return this.#shown(value, depth);
    } catch (error) {
      return `[cannot be shown: ${error instanceof Error ? error.message : "it throws"}]`;
    }
  }

  /**
   * @param {any} value
   * @param {number} depth
   * @returns {string}
   */
  #shown(value, depth) {
    const own = this.settings.customInspect ? this.#custom(value, depth) : undefined;
    if (own !== undefined) return own;
    if (this.#above.includes(value)) {
      const number = this.#circular.get(value) ?? this.#circular.size + 1;
      this.#circular.set(value, number);
      return this.style(`[Circular *${number}]`, "special");
    }
    return this.#object(value, depth);
  }

  /**
   * @param {{ target: object | null, handler: object | null }} proxy
   * @param {number} depth
   * @returns {string}
   */
  #proxy({ target, handler }, depth) {
    if (depth > (this.settings.depth ?? Infinity)) return this.style("Proxy [Array]", "special");
    const items = this.inner(2, () => [this.value(target, depth + 1), this.value(handler, depth + 1)]);
    return this.#laidOut(items, { base: "", braces: ["Proxy [", "]"], items: () => items, isList: true }, depth);
  }

  /**
   * @param {any} value
   * @param {number} depth
   * @returns {string | undefined} what its own method says
   */
  #custom(value, depth) {
    const method = value[custom];
    if (typeof method !== "function" || method === this.inspect) return undefined;
    // The prototype of a class is no object of it.
    if (value.constructor?.prototype === value) return undefined;
    const { depth: max } = this.settings;
    const left = max === null ? null : max - depth;
    const options = { ...this.settings, stylize: this.style };
    const result = method.call(value, left, options, this.inspect);
    if (result === value) return undefined;
    if (typeof result === "object" && result !== null) return this.value(result, depth);
    return String(result).replaceAll("\n", `\n${" ".repeat(this.indent)}`);
  }

  /**
   * @param {any} value
   * @param {number} depth
   * @returns {string}
   */
  #object(value, depth) {
    const { showHidden, depth: max } = this.settings;
    const name = className(value);
    const tag = tagOf(value, name, showHidden);
    const keys = this.#keys(value);
    const shape = entryOf(this, { value, name, tag, keys, depth });
    if (shape.alone !== undefined && keys.length === 0) return shape.alone;
    if (depth > (max ?? Infinity)) {
      const title = prefix(name, tag, Array.isArray(value) ? "Array" : "Object").slice(0, -1);
      return this.style(name === null ? title : `[${title}]`, "special");
    }
    this.#above.push(value);
    this.#begun = depth;
    const items = shape.items();
    for (const key of keys) {
      if (!this.hasRoom) {
        items.push(remaining(keys.length - keys.indexOf(key)));
        break;
      }
      items.push(this.property(value, key, depth + 1, false));
    }
    if (showHidden) items.push(...this.#inherited(value, keys, depth + 1));
    this.#above.pop();
    const number = this.#circular.get(value);
    if (number !== undefined) {
      const reference = this.style(`<ref *${number}>`, "special");
      if (this.settings.compact === true) shape.braces[0] = `${reference} ${shape.braces[0]}`;
      else if (shape.base === "") shape.braces[0] = `${reference} ${shape.braces[0]}`;
      else shape.base = `${reference} ${shape.base}`;
    }
    this.#sort(items, shape, keys.length);
    return this.#laidOut(items, shape, depth);
  }

  /**
   * @param {string[]} items
   * @param {Shape} shape
   * @param {number} depth
   * @returns {string}
   */
  #laidOut(items, shape, depth) {
    const { settings, indent } = this;
    const { compact } = settings;
    const isNumber = typeof compact === "number" && compact >= 1;
    let lines = items;
    if (isNumber && shape.isList && items.length > 6) {
      const more = (settings.maxArrayLength ?? Infinity) < items.length;
      lines = inColumns(items, { settings, indent, values: shape.values, more });
    }
    const isShallow = isNumber && this.#begun - depth < compact && lines.length === items.length;
    const text = joined(lines, { base: shape.base, braces: shape.braces, settings, indent, isShallow });
    this.#left -= Math.max(0, text.length - lines.reduce((sum, line) => sum + line.length, 0));
    return text;
  }

  /**
   * @param {string[]} items changed
   * @param {Shape} shape
   * @param {number} count of items at the end that are properties
   */
  #sort(items, shape, count) {
    const { sorted } = this.settings;
    if (!sorted) return;
    const compare = sorted === true ? undefined : sorted;
    if (shape.isList) items.push(...items.splice(items.length - count, count).sort(compare));
    else items.sort(compare);
  }

  /**
   * @param {object} value
   * @returns {PropertyKey[]} names that are shown, without those of items
   */
  #keys(value) {
    const { showHidden } = this.settings;
    const isIndexed = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
    const names = showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
    const keys = isIndexed ? names.filter((name) => !isIndex(name)) : names;
    const hidden = isIndexed && showHidden && !Array.isArray(value) ? keys.filter((key) => key !== "length") : keys;
    const symbols = Object.getOwnPropertySymbols(value).filter((key) => {
      return showHidden || Object.prototype.propertyIsEnumerable.call(value, key);
    });
    return [...hidden, ...symbols];
  }

  /**
   * @param {any} object
   * @param {PropertyKey} key
   * @param {number} depth of the property's value
   * @param {boolean} isItem whether only the value is shown
   * @returns {string}
   */
  property(object, key, depth, isItem) {
    const property = Object.getOwnPropertyDescriptor(object, key) ?? { value: object[key], enumerable: true };
    const text = this.#described(object, property, depth, isItem);
    return isItem ? text : `${this.#label(key, property.enumerable ?? false)}: ${text}`.replace(/: \n/, ":\n");
  }

  /**
   * @param {object} object
   * @param {PropertyDescriptor} property
   * @param {number} depth
   * @param {boolean} [isItem]
   * @returns {string}
   */
  #described(object, property, depth, isItem = false) {
    if ("value" in property) return this.#propertyValue(property.value, depth, isItem);
    return this.#accessor(object, property, depth);
  }

  /**
   * @param {unknown} value
   * @param {number} depth
   * @param {boolean} isItem
   * @returns {string}
   */
  #propertyValue(value, depth, isItem) {
    const isWide = this.settings.compact === true && !isItem;
    const text = this.inner(isWide ? 3 : 2, () => this.value(value, depth));
    const isBroken = isWide && this.settings.breakLength < text.length;
    return isBroken ? `\n${" ".repeat(this.indent + 3)}${text}` : text;
  }

  /**
   * @param {object} value
   * @param {PropertyKey[]} shown
   * @param {number} depth of the properties
   * @returns {string[]} what the app's own classes and prototypes add, methods left out
   */
  #inherited(value, shown, depth) {
    const items = [];
    const seen = new Set([...shown, ...Reflect.ownKeys(value), "constructor"]);
    for (let object = Object.getPrototypeOf(value), level = 0; object !== null && level < 3; level++) {
      const constructor = Object.getOwnPropertyDescriptor(object, "constructor")?.value;
      if (typeof constructor === "function" && isBuiltIn(constructor)) break;
      for (const key of Reflect.ownKeys(object)) {
        const property = Object.getOwnPropertyDescriptor(object, key);
        if (seen.has(key) || property === undefined || typeof property.value === "function") continue;
        seen.add(key);
        items.push(`${this.#label(key, property.enumerable ?? false)}: ${this.#described(value, property, depth)}`);
      }
      object = Object.getPrototypeOf(object);
    }
    return items;
  }

  /**
   * @param {object} object
   * @param {PropertyDescriptor} property
   * @param {number} depth
   * @returns {string}
   */
  #accessor(object, { get, set }, depth) {
    const { getters } = this.settings;
    const label = get === undefined ? "Setter" : set === undefined ? "Getter" : "Getter/Setter";
    const isRead = get !== undefined && (getters === true || (getters === "get" && !set) || (getters === "set" && set));
    if (get === undefined && set === undefined) return this.style("undefined", "undefined");
    if (!isRead) return this.style(`[${label}]`, "special");
    try {
      const value = get.call(object);
      const text = this.inner(2, () => this.value(value, depth));
      if (value !== null && typeof value === "object") return `${this.style(`[${label}]`, "special")} ${text}`;
      return `${this.style(`[${label}:`, "special")} ${text}${this.style("]", "special")}`;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return this.style(`[${label}: <Inspection threw (${message})>]`, "special");
    }
  }

  /**
   * @param {PropertyKey} key
   * @param {boolean} isEnumerable
   * @returns {string}
   */
  #label(key, isEnumerable) {
    if (typeof key === "symbol") {
      return `[${this.style(String(key), "symbol")}]`;
    }
    const name = String(key);
    if (name === "__proto__") return "['__proto__']";
    if (!isEnumerable) return `[${name}]`;
    if (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name)) return this.style(name, "name");
    return this.style(quoted(name), "string");
  }
}

/**
 * @param {string} name
 * @returns {boolean}
 */
function isIndex(name) {
  return /^(0|[1-9]\d*)$/.test(name) && Number(name) < 2 ** 32 - 1;
}

/**
 * @param {Function} constructor
 * @returns {boolean}
 */
function isBuiltIn(constructor) {
  return /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(constructor));
}
