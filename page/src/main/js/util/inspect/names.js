/** What an object is called: its class, its tag, a function's signature. */

/** @typedef {import("./options.js").Settings} Settings */

/**
 * @param {object} value
 * @returns {string | null} the name of its class; null when it has no prototype
 */
export function className(value) {
  const first = Object.getPrototypeOf(value);
  for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
    const constructor = Object.getOwnPropertyDescriptor(object, "constructor")?.value;
    if (typeof constructor === "function" && constructor.name !== "" && isOf(value, constructor)) {
      return String(constructor.name);
    }
  }
  return first === null ? null : complexName(value, first);
}

/**
 * @param {object} value
 * @param {Function} constructor
 * @returns {boolean}
 */
function isOf(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

/**
 * @param {object} value
 * @param {object} prototype that leads to no class
 * @returns {string}
 */
function complexName(value, prototype) {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  const name = className(prototype);
  return `${kind} <${name ?? "[Object: null prototype] {}"}>`;
}

/**
 * @param {any} value
 * @param {string | null} name of its class
 * @param {boolean} showHidden
 * @returns {string} its `Symbol.toStringTag`, unless that is seen anyway
 */
export function tagOf(value, name, showHidden) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== "string" || tag === "" || tag === name || isOfBase(value, tag)) return "";
  const isOwn = showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return isOwn ? "" : tag;
}

/**
 * @param {object} value
 * @param {string} tag
 * @returns {boolean} whether the tag only says which class of the engine the value's class extends
 */
function isOfBase(value, tag) {
  let holder = value;
  while (holder !== null && !Object.hasOwn(holder, Symbol.toStringTag)) holder = Object.getPrototypeOf(holder);
  if (holder === null) return tag === Object.prototype.toString.call(value).slice(8, -1) && ArrayBuffer.isView(value);
  return holder !== value && Object.getOwnPropertyDescriptor(holder, "constructor")?.value?.name === tag;
}

/**
 * @param {string | null} name of the class
 * @param {string} tag
 * @param {string} fallback what it is when there is no class
 * @param {string} [size] for instance `(2)`
 * @returns {string} with a space at its end
 */
export function prefix(name, tag, fallback, size = "") {
  // Of a class that extends another the tag says only what it extends.
  const own = tag === fallback ? "" : tag;
  if (name === null) {
    const shown = `[${fallback}${size}: null prototype] `;
    return own === "" ? shown : `${shown}[${own}] `;
  }
  return own === "" ? `${name}${size} ` : `${name}${size} [${own}] `;
}

/** @type {Record<string, string>} kinds of functions by their `Symbol.toStringTag` */
const FUNCTIONS = {
  AsyncFunction: "AsyncFunction",
  AsyncGeneratorFunction: "AsyncGeneratorFunction",
  GeneratorFunction: "GeneratorFunction",
};

/**
 * @param {Function} value
 * @param {string | null} name of its class
 * @param {string} tag
 * @returns {string} for instance `[Function: read]`
 */
export function functionText(value, name, tag) {
  const source = Function.prototype.toString.call(value);
  if (/^class\b/.test(source) && source.endsWith("}")) return classText(value, name, tag);
  const kind = FUNCTIONS[Object.prototype.toString.call(value).slice(8, -1)] ?? FUNCTIONS[kindBySource(source)] ?? "Function";
  const head = name === null ? `${kind} (null prototype)` : kind;
  const title = value.name === "" ? `[${head} (anonymous)]` : `[${head}: ${value.name}]`;
  const isOther = name !== null && name !== kind && name !== "Function";
  const shown = isOther ? `${title} ${name}` : title;
  return tag !== "" && tag !== name ? `${shown} [${tag}]` : shown;
}

/**
 * @param {string} source of a function without a prototype
 * @returns {string}
 */
function kindBySource(source) {
  const isAsync = /^async\b/.test(source);
  const isGenerator = /^(async\s+)?(function\s*)?\*/.test(source);
  return `${isAsync ? "Async" : ""}${isGenerator ? "Generator" : ""}Function`;
}

/**
 * @param {Function} value
 * @param {string | null} name of its class
 * @param {string} tag
 * @returns {string} for instance `[class A extends B]`
 */
function classText(value, name, tag) {
  const own = Object.hasOwn(value, "name") ? String(value.name) : "";
  const head = own === "" ? "class (anonymous)" : `class ${own}`;
  const type = name !== "Function" && name !== null ? ` [${name}]` : "";
  const label = tag !== "" && tag !== name ? ` [${tag}]` : "";
  if (name === null) return `[${head}${label} extends null]`;
  const base = Object.getPrototypeOf(value)?.name;
  return `[${head}${type}${label}${base ? ` extends ${base}` : ""}]`;
}
