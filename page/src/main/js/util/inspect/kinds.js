/** Which kind of object a value is, and how its kind is shown. */

import { arrayItems, bufferItems, hiddenItems, mapItems, setItems, typedItems } from "./entries.js";
import { errorBase } from "./errors.js";
import { functionText, prefix } from "./names.js";
import { bigintText, numberText, quoted } from "./primitives.js";

/** @typedef {import("./walk.js").Walk} Walk */
/** @typedef {import("./walk.js").Shape} Shape */

/**
 * @typedef {object} Subject
 * @property {any} value
 * @property {string | null} name of its class
 * @property {string} tag
 * @property {PropertyKey[]} keys changed by kinds that show some of them in their own way
 * @property {number} depth
 */

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape}
 */
export function entryOf(walk, subject) {
  const { value } = subject;
  if (Array.isArray(value)) return array(walk, subject);
  if (isOf(value, Set)) return collection(walk, subject, "Set", (depth) => setItems(walk, value, depth));
  if (isOf(value, Map)) return collection(walk, subject, "Map", (depth) => mapItems(walk, value, depth));
  if (ArrayBuffer.isView(value) && !isOf(value, DataView)) return typedArray(walk, subject);
  if (typeof value === "function") return functionShape(walk, subject);
  return simple(walk, subject) ?? host(walk, subject) ?? plainObject(walk, subject);
}

/**
 * @param {object} value
 * @param {Function} type of the engine
 * @returns {boolean} whether it really is one, not only by its prototype
 */
function isOf(value, type) {
  if (!(value instanceof type)) return false;
  const probe = PROBES.get(type);
  if (probe === undefined) return true;
  try {
    probe(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {object} prototype
 * @param {string} name of an accessor
 * @returns {(value: any) => unknown}
 */
function accessor(prototype, name) {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  return (value) => get?.call(value);
}

/** @type {Map<Function, (value: any) => unknown>} what throws for an object that only looks like one */
const PROBES = new Map(
  /** @type {[Function, (value: any) => unknown][]} */ ([
    [Set, accessor(Set.prototype, "size")],
    [Map, accessor(Map.prototype, "size")],
    [Date, (value) => Date.prototype.getTime.call(value)],
    [RegExp, accessor(RegExp.prototype, "flags")],
    [DataView, accessor(DataView.prototype, "buffer")],
    [ArrayBuffer, accessor(ArrayBuffer.prototype, "byteLength")],
    [Number, (value) => Number.prototype.valueOf.call(value)],
    [String, (value) => String.prototype.valueOf.call(value)],
    [Boolean, (value) => Boolean.prototype.valueOf.call(value)],
    [Symbol, (value) => Symbol.prototype.valueOf.call(value)],
    [BigInt, (value) => BigInt.prototype.valueOf.call(value)],
    [WeakSet, (value) => WeakSet.prototype.has.call(value, value)],
    [WeakMap, (value) => WeakMap.prototype.has.call(value, value)],
  ]),
);

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape}
 */
function array(walk, { value, name, tag, depth }) {
  const head = name === "Array" && tag === "" ? "" : prefix(name, tag, "Array", `(${value.length})`);
  /** @type {[string, string]} */
  const braces = [`${head}[`, "]"];
  return {
    base: "",
    braces,
    isList: true,
    values: value,
    items: () => arrayItems(walk, value, depth + 1),
    ...(value.length === 0 ? { alone: `${braces[0]}]` } : {}),
  };
}

/**
 * @param {Walk} _walk
 * @param {Subject} subject
 * @param {string} kind
 * @param {(depth: number) => string[]} items
 * @returns {Shape}
 */
function collection(_walk, { value, name, tag, depth }, kind, items) {
  const head = prefix(name, tag, kind, `(${value.size})`);
  return {
    base: "",
    braces: [`${head}{`, "}"],
    items: () => items(depth + 1),
    ...(value.size === 0 ? { alone: `${head}{}` } : {}),
  };
}

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape}
 */
function typedArray(walk, { value, name, tag, depth }) {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  const head = prefix(name, tag, kind, `(${value.length})`);
  const { showHidden } = walk.settings;
  const hidden = ["BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"];
  return {
    base: "",
    braces: [`${head}[`, "]"],
    isList: true,
    values: value,
    items: () => [...typedItems(walk, value), ...(showHidden ? hiddenItems(walk, value, hidden, depth + 1) : [])],
    ...(value.length === 0 && !showHidden ? { alone: `${head}[]` } : {}),
  };
}

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape}
 */
function functionShape(walk, { value, name, tag, keys }) {
  // Every function has these, and what it is called is seen already.
  const base = functionText(value, name, tag);
  if (keys.length === 0) return { base, braces: ["{", "}"], items: () => [], alone: walk.style(base, "special") };
  return { base, braces: ["{", "}"], items: () => [] };
}

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape | undefined} for what is told by one text
 */
function simple(walk, subject) {
  const { value, name, tag, keys, depth } = subject;
  if (isOf(value, RegExp)) {
    const text = RegExp.prototype.toString.call(value);
    return based(prefixed(subject, "RegExp", text), "regexp", walk, keys);
  }
  if (isOf(value, Date)) {
    const isValid = !Number.isNaN(Date.prototype.getTime.call(value));
    const text = isValid ? Date.prototype.toISOString.call(value) : Date.prototype.toString.call(value);
    return based(prefixed(subject, "Date", text), "date", walk, keys);
  }
  if (value instanceof Error) {
    const base = errorBase(value, { keys, name, indent: walk.indent, showHidden: walk.settings.showHidden });
    return { base, braces: ["{", "}"], items: () => [], alone: base };
  }
  if (isOf(value, ArrayBuffer) || (typeof SharedArrayBuffer === "function" && value instanceof SharedArrayBuffer)) {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    const head = prefix(name, tag, kind);
    const items = () => [...(walk.isBare ? [] : bufferItems(walk, value)), ...hiddenItems(walk, value, ["byteLength"], depth + 1)];
    return { base: "", braces: [`${head}{`, "}"], items };
  }
  if (isOf(value, DataView)) {
    const items = () => hiddenItems(walk, value, ["byteLength", "byteOffset", "buffer"], depth + 1);
    return { base: "", braces: [`${prefix(name, tag, "DataView")}{`, "}"], items };
  }
  return boxed(walk, subject) ?? opaque(walk, subject);
}

/**
 * @param {Subject} subject
 * @param {string} kind
 * @param {string} text
 * @returns {string}
 */
function prefixed({ name, tag }, kind, text) {
  const head = prefix(name, tag, kind);
  return head === `${kind} ` ? text : head + text;
}

/**
 * @param {string} base
 * @param {string} style
 * @param {Walk} walk
 * @param {PropertyKey[]} keys
 * @returns {Shape}
 */
function based(base, style, walk, keys) {
  const alone = walk.style(base, style);
  return { base: keys.length === 0 ? alone : base, braces: ["{", "}"], items: () => [], alone };
}

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape | undefined} of a primitive in an object
 */
function boxed(walk, subject) {
  const { value, name, tag, keys } = subject;
  const kind = [Number, String, Boolean, Symbol, BigInt].find((type) => isOf(value, type));
  if (kind === undefined) return undefined;
  const inner = /** @type {any} */ (kind).prototype.valueOf.call(value);
  if (kind === String) keys.splice(0, String(inner).length);
  const other = name === kind.name ? "" : name === null ? " (null prototype)" : ` (${name})`;
  const label = tag !== "" && tag !== name && tag !== kind.name ? ` [${tag}]` : "";
  const base = `[${kind.name}${other}: ${primitive(inner)}]${label}`;
  const styles = { number: "number", string: "string", boolean: "boolean", symbol: "symbol", bigint: "bigint" };
  return based(base, styles[/** @type {keyof typeof styles} */ (typeof inner)], walk, keys);
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function primitive(value) {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return numberText(value, false);
  return typeof value === "bigint" ? bigintText(value, false) : String(value);
}

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape | undefined} of what nobody can look into
 */
function opaque(walk, { value, name, tag, keys }) {
  const kind = value instanceof Promise ? "Promise" : isOf(value, WeakSet) ? "WeakSet" : isOf(value, WeakMap) ? "WeakMap" : "";
  if (kind === "") return isModule(value, name) ? module(keys) : undefined;
  const head = prefix(name, tag, kind);
  // The engine does not say whether a promise is settled.
  const unknown = kind === "Promise" ? [] : [walk.style("<items unknown>", "special")];
  return {
    base: "",
    braces: [`${head}{`, "}"],
    items: () => unknown,
    ...(kind === "Promise" ? { alone: `${head}{}` } : {}),
  };
}

/**
 * @param {any} value
 * @param {string | null} name
 * @returns {boolean}
 */
function isModule(value, name) {
  return name === null && value[Symbol.toStringTag] === "Module" && !Object.isExtensible(value);
}

/**
 * @param {PropertyKey[]} keys
 * @returns {Shape}
 */
function module(keys) {
  const head = "[Module: null prototype] {";
  return { base: "", braces: [head, "}"], items: () => [], ...(keys.length === 0 ? { alone: `${head}}` } : {}) };
}

/**
 * @param {Walk} walk
 * @param {Subject} subject
 * @returns {Shape | undefined} of what the engine has and Node shows by its parts
 */
function host(walk, { value, name, depth }) {
  if (typeof Element === "function" && value instanceof Element) return element(value);
  const parts = PARTS[name ?? ""];
  if (parts === undefined || value !== Object(value)) return undefined;
  if (typeof URLSearchParams === "function" && value instanceof URLSearchParams) {
    const items = () => [...value].map(([key, item]) => `${walk.value(key, depth + 1)} => ${walk.value(item, depth + 1)}`);
    return { base: "", braces: [`${name} {`, "}"], items, ...(value.size === 0 ? { alone: `${name} {}` } : {}) };
  }
  if (Object.hasOwn(value, "constructor") || !(parts[0] in value)) return undefined;
  const items = () => parts.map((part) => walk.inner(2, () => `${part}: ${walk.value(value[part], depth)}`));
  return { base: "", braces: [`${name} {`, "}"], items };
}

/** @type {Record<string, [string, ...string[]]>} what Node shows of classes of the web */
const PARTS = {
  AbortController: ["signal"],
  AbortSignal: ["aborted"],
  Blob: ["size", "type"],
  Event: ["type", "defaultPrevented", "cancelable", "timeStamp"],
  URL: ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "searchParams", "hash"],
  URLSearchParams: ["size"],
};

/**
 * @param {Element} value
 * @returns {Shape}
 */
function element(value) {
  const id = value.id ? `#${value.id}` : "";
  const classes = [...value.classList].map((name) => `.${name}`).join("");
  const base = `<${value.localName}${id}${classes}>`;
  return { base, braces: ["{", "}"], items: () => [], alone: base };
}

/**
 * @param {Walk} _walk
 * @param {Subject} subject
 * @returns {Shape}
 */
function plainObject(_walk, { value, name, tag }) {
  if (isArguments(value)) return { base: "", braces: ["[Arguments] {", "}"], items: () => [], alone: "[Arguments] {}" };
  const isPlain = name === "Object" && tag === "";
  const head = isPlain ? "" : prefix(name, tag, "Object");
  return { base: "", braces: [`${head}{`, "}"], items: () => [], alone: `${head}{}` };
}

/**
 * @param {unknown} value
 * @returns {boolean}
 */
export function isArguments(value) {
  const isTagged = value !== null && typeof value === "object" && Symbol.toStringTag in value;
  return !isTagged && Object.prototype.toString.call(value) === "[object Arguments]";
}
