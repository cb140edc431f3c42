/**
 * What the typings promise of Node's modules, as names a test must reach:
 *
 * - `fs.stat`, `events.EventEmitter`: an export; `events.EventEmitter#on`, `buffer.Buffer.from`: a member
 * - `fs.stat{bigint}`: an option of it; one option of several functions is reached by any of them
 * - `ERR_OUT_OF_RANGE`, `ENOENT`: an error code that the sources or the routes behind them name
 */

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SignatureKind, SymbolFlags } from "typescript/unstable/sync";
import { Sources, isOfEngine, modules } from "./docs.js";

const ROOT = fileURLToPath(new URL("../../../../../", import.meta.url));
const SOURCES = `${ROOT}page/src/main/js/`;

/** Sources of no module of Node's: what is Kith's alone is tested in `page/src/test/js/app`. */
const FOREIGN = /^(start|channel|test|node\/packages)\//;

/**
 * What Node says otherwise or never, or on other systems or in Workers only; the tests of the app and of the
 * host have it. `ERR_TLS_PFX` is between host and page: Node's error has no code.
 */
const OWN_CODES = new RegExp(
  "^(ERR_ACCESS_DENIED|ERR_ASSERTION|ERR_BRIDGE_\\w+|ERR_FEATURE_UNAVAILABLE_ON_PLATFORM|ERR_TLS_NO_TRUST_STORE" +
    "|ERR_TLS_PFX|ERR_WORKER_UNSUPPORTED_OPERATION)$",
);

/** Routes of what is Kith's alone. */
const OWN_ROUTES = new Set(["application.md", "debug.md", "window.md"]);

/** What Node does not have and Kith does; the tests of the app have it. */
const OWN = new Set(["dgram.Socket#getDropCount"]);

/** Names that every function has, and those that are nobody's business. */
const CLOSED = /^_|#|^(constructor|prototype|length|name|apply|call|bind|caller|arguments)$/;

/** 8: no function of Node's has more; those of a rest parameter are asked for one by one. */
const ARGUMENTS_MAX = 8;

/**
 * @typedef {object} Found
 * @property {Set<string>} reached what can be called, and codes
 * @property {Set<string>} mentioned what can only be looked at
 * @property {Map<string, string[]>} options the names of an option, by where it is declared
 */

/** @returns {{ reached: string[], mentioned: string[], options: string[][] }} */
export function surface() {
  const sources = new Sources();
  const found = { reached: new Set(codes()), mentioned: new Set(), options: new Map() };
  for (const [name, { file, schemes }] of Object.entries(modules)) {
    if (!schemes.includes("node")) continue;
    for (const [key, symbol] of sources.exports(file)) {
      if (key === "default" || key.startsWith("_") || (symbol.flags & SymbolFlags.Value) === 0) continue;
      addValue(sources, found, `${name}.${key}`, sources.checker.getTypeOfSymbol(symbol));
    }
  }
  sources.close();
  return { reached: [...found.reached].sort(), mentioned: [...found.mentioned].sort(), options: [...found.options.values()] };
}

/**
 * @param {Sources} sources
 * @param {Found} found
 * @param {string} id
 * @param {any} type
 */
function addValue({ checker }, found, id, type) {
  const made = checker.getSignaturesOfType(type, SignatureKind.Construct);
  const called = checker.getSignaturesOfType(type, SignatureKind.Call);
  // Functions of the engine are the same in both: what is to be tested is that they are there.
  if (made.length + called.length === 0 || isOfEngine(type.getSymbol?.())) {
    found.mentioned.add(id);
    return;
  }
  found.reached.add(id);
  for (const signature of [...made, ...called]) addOptions(checker, found, id, signature);
  if (made.length === 0 || !isOurs(type.getSymbol?.())) return;
  const symbol = type.getSymbol();
  const isClass = (symbol.flags & SymbolFlags.Class) !== 0;
  for (const member of isClass ? symbol.getExports().values() : checker.getPropertiesOfType(type)) {
    if (isOurs(member) && isOpen(member.name)) addMember(checker, found, `${id}.${member.name}`, member);
  }
  for (const [name, member] of isClass ? symbol.getMembers() : []) {
    if (isOpen(name)) addMember(checker, found, `${id}#${name}`, member);
  }
}

/** @param {string} name */
const isOpen = (name) => !CLOSED.test(name);

/**
 * @param {any} checker
 * @param {Found} found
 * @param {string} id
 * @param {any} member
 */
function addMember(checker, found, id, member) {
  if ((member.flags & SymbolFlags.Value) === 0) return;
  const called = checker.getSignaturesOfType(checker.getTypeOfSymbol(member), SignatureKind.Call);
  if (called.length === 0) {
    found.mentioned.add(id);
    return;
  }
  if (OWN.has(id)) return;
  found.reached.add(id);
  for (const signature of called) addOptions(checker, found, id, signature);
}

/**
 * @param {any} checker
 * @param {Found} found
 * @param {string} id
 * @param {any} signature
 */
function addOptions(checker, found, id, signature) {
  for (let i = 0; i < ARGUMENTS_MAX; i++) {
    for (const part of parts(checker.getParameterType(signature, i))) {
      if (!isOptions(checker, part)) continue;
      for (const property of checker.getPropertiesOfType(part)) addOption(found, id, property);
    }
  }
}

/**
 * @param {Found} found
 * @param {string} id
 * @param {any} property
 */
function addOption(found, id, { name, declarations }) {
  const [{ path, index }] = declarations;
  const names = found.options.get(`${path}:${index}`) ?? [];
  found.options.set(`${path}:${index}`, [...names, `${id}{${name}}`]);
}

/**
 * @param {any} type
 * @returns {any[]} what a value of it may be
 */
function parts(type) {
  if (type?.isUnionType?.()) return type.getTypes().flatMap((part) => parts(part));
  return type ? [type] : [];
}

/**
 * @param {any} checker
 * @param {any} type
 * @returns {boolean} whether it is a plain object that our sources describe
 */
function isOptions(checker, type) {
  const symbol = type?.getSymbol?.();
  if (!symbol || (symbol.flags & (SymbolFlags.TypeLiteral | SymbolFlags.Interface)) === 0 || !isOurs(symbol)) return false;
  const { Call, Construct } = SignatureKind;
  return [Call, Construct].every((kind) => checker.getSignaturesOfType(type, kind).length === 0);
}

/** @param {any} symbol */
function isOurs(symbol) {
  return (symbol?.declarations ?? []).some(({ path }) => path.includes("/page/src/main/js/"));
}

/** @returns {string[]} */
function codes() {
  const found = new Set();
  for (const file of readdirSync(SOURCES, { recursive: true }).map(String)) {
    if (!file.endsWith(".js") || FOREIGN.test(file)) continue;
    for (const [, code] of readFileSync(SOURCES + file, "utf8").matchAll(/"(ERR_[A-Z0-9_]+|ABORT_ERR)"/g)) found.add(code);
  }
  const routes = `${ROOT}bridge/target/classes/kith/bridge/routes/`;
  for (const file of readdirSync(routes).filter((name) => name.endsWith(".md") && !OWN_ROUTES.has(name))) {
    for (const [, code] of readFileSync(routes + file, "utf8").matchAll(/^\| `(E[A-Z0-9_]+)` \|/gm)) found.add(code);
  }
  return [...found].filter((code) => !OWN_CODES.test(code));
}
