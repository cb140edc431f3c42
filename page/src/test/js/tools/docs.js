/** What the sources of the page's modules say about each export, as the compiler sees them. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { API, SignatureKind, SymbolFlags } from "typescript/unstable/sync";
import { SyntaxKind } from "typescript/unstable/ast";

const PAGE = fileURLToPath(new URL("../../../../", import.meta.url));
const SOURCES = `${PAGE}src/main/js/`;

/** @type {Record<string, { file: string, schemes: string[], bare: boolean }>} by name */
export const modules = JSON.parse(readFileSync(`${SOURCES}modules.json`, "utf8"));

/** The compiler's flag NoTruncation: whole types, however long. */
const WHOLE = 1;

/** What is added to the words of a function that others have without `Sync`. */
export const BLOCKS = "Blocks its thread until it is done: in a page the whole window.";

/**
 * @typedef {object} Doc
 * @property {string} text
 * @property {{ name: string, text?: string }[]} tags `param`, `returns`, …
 */

/**
 * An export or a member of a class.
 *
 * @typedef {object} Described
 * @property {string} name
 * @property {"function" | "class" | "value" | "type"} kind
 * @property {string} type
 * @property {string} text empty when nobody has said what it is
 * @property {Doc["tags"]} tags
 * @property {Described[]} members of a class
 */

/**
 * @param {any} symbol
 * @returns {boolean} whether the compiler's own libraries declare it
 */
export function isOfEngine(symbol) {
  return /\/typescript[^/]*\/lib\/lib\./.test(symbol?.declarations?.[0]?.path ?? "");
}

/** The compiler's view of the page's sources. Close it: it is a process of its own. */
export class Sources {
  #api = new API({ cwd: PAGE });

  constructor() {
    const config = `${PAGE}tsconfig.json`;
    const project = this.#api.updateSnapshot({ openProjects: [config] }).getProjects()[0];
    this.project = project;
    this.checker = project.checker;
  }

  close() {
    this.#api.close();
  }

  /**
   * @param {string} file from the folder of the sources
   * @returns {Map<string, any>} symbols by the names under which they are exported
   */
  exports(file) {
    const module = this.checker.getSymbolAtLocation(this.project.program.getSourceFile(SOURCES + file));
    if (module === undefined) return new Map();
    return new Map(this.checker.getExportsOfModule(module).map((symbol) => [symbol.name, this.target(symbol)]));
  }

  /** @param {any} symbol */
  target(symbol) {
    return symbol.flags & SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /**
   * @param {string} file from the folder of the sources
   * @returns {boolean} whether the default is an object of named exports and no more
   */
  isDefaultOfAll(file) {
    const exports = this.exports(file);
    const type = this.checker.getTypeOfSymbol(exports.get("default"));
    const { Call, Construct } = SignatureKind;
    const isCalled = [Call, Construct].some((kind) => this.checker.getSignaturesOfType(type, kind).length > 0);
    return !isCalled && this.checker.getPropertiesOfType(type).every(({ name }) => exports.has(name));
  }

  /**
   * @param {any} symbol
   * @returns {Doc}
   */
  own(symbol) {
    return {
      text: this.checker.getDocumentationCommentOfSymbol(symbol).trim(),
      tags: [...this.checker.getJsDocTagsOfSymbol(symbol)],
    };
  }

  /**
   * What is said of a symbol, or of what it is made of: `const stat = called(names.stat)` has the
   * words of `names.stat`.
   *
   * @param {any} symbol
   * @returns {Doc}
   */
  doc(symbol) {
    const own = this.own(symbol);
    if (own.text !== "") return own;
    const source = this.#source(symbol);
    if (source === undefined) return own;
    const { text, tags } = this.doc(source);
    const isBlocking = symbol.name.endsWith("Sync") && !source.name.endsWith("Sync");
    return { text: isBlocking && text !== "" ? `${text} ${BLOCKS}` : text, tags: tags.filter((tag) => !/^io\b/.test(tag.text ?? "")) };
  }

  /**
   * @param {any} symbol
   * @returns {any} what its initial value is made of, when that is one thing
   */
  #source(symbol) {
    let value = symbol.valueDeclaration?.resolve(this.project)?.initializer;
    while (value?.kind === SyntaxKind.CallExpression) value = value.arguments[0];
    const isName = value?.kind === SyntaxKind.Identifier || value?.kind === SyntaxKind.PropertyAccessExpression;
    const found = isName ? this.checker.getSymbolAtLocation(value) : undefined;
    return found && this.target(found);
  }

  /**
   * @param {string} file from the folder of the sources
   * @returns {string} what its first comment says of the whole
   */
  head(file) {
    const comment = /^\/\*\*([^]*?)\*\//.exec(readFileSync(SOURCES + file, "utf8"))?.[1] ?? "";
    return comment.replace(/^ *\* ?/gm, "").trim();
  }

  /**
   * @param {string} file from the folder of the sources
   * @returns {Described[]} its exports, sorted by name, without those whose names begin with `_`
   */
  described(file) {
    const exports = [...this.exports(file)].filter(([name]) => !name.startsWith("_")).sort(([a], [b]) => (a < b ? -1 : 1));
    return exports.map(([name, symbol]) => this.#describe(name, symbol));
  }

  /**
   * @param {string} name
   * @param {any} symbol
   * @returns {Described}
   */
  #describe(name, symbol) {
    const isType = (symbol.flags & SymbolFlags.Value) === 0;
    const type = isType ? this.checker.getDeclaredTypeOfSymbol(symbol) : this.checker.getTypeOfSymbol(symbol);
    const isClass = this.checker.getSignaturesOfType(type, SignatureKind.Construct).length > 0;
    const isFunction = this.checker.getSignaturesOfType(type, SignatureKind.Call).length > 0;
    const { text, tags } = this.#words(symbol, type);
    return {
      name,
      kind: isType ? "type" : isClass ? "class" : isFunction ? "function" : "value",
      type: this.#written(type),
      text,
      tags,
      members: !isType && isClass ? this.#members(type) : [],
    };
  }

  /**
   * @param {any} symbol
   * @param {any} type
   * @returns {Doc} also what stands behind `@returns` or `@type`, or by the class that a name stands for
   */
  #words(symbol, type) {
    const { text, tags } = this.doc(symbol);
    if (text !== "") return { text, tags };
    const told = tags.find((tag) => (tag.name === "returns" || tag.name === "type") && /\s/.test(tag.text ?? ""));
    if (told !== undefined) return { text: `${told.name === "returns" ? "Returns " : ""}${told.text}`, tags };
    const named = type.getSymbol?.();
    if (isOfEngine(named)) return { text: "The engine's own, as on the web.", tags };
    return { text: named && named !== symbol ? this.own(named).text : "", tags };
  }

  /**
   * @param {any} type
   * @returns {string}
   */
  #written(type) {
    return this.checker.typeToString(type, undefined, WHOLE).replace(/\bimport\("[^"]*"\)\./g, "");
  }

  /**
   * @param {any} type of a class
   * @returns {Described[]} what its instances have and apps may use, without what is inherited
   */
  #members(type) {
    const named = type.getSymbol?.();
    const members = isOfEngine(named) ? [] : named?.getMembers() ?? [];
    const isOpen = (/** @type {string} */ name) => !/^_|^__|#|^constructor$/.test(name);
    return [...members]
      .filter(([name, member]) => isOpen(name) && (member.flags & SymbolFlags.Value) !== 0)
      .map(([name, member]) => this.#describe(name, member))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /**
   * @param {string} file from the folder of the sources
   * @param {string} name of an export
   * @returns {string | undefined} the words of what it is made of, if it has none of its own
   */
  inherited(file, name) {
    const symbol = this.exports(file).get(name);
    if (symbol === undefined || this.own(symbol).text !== "") return undefined;
    const { text, tags } = this.doc(symbol);
    if (text === "") return undefined;
    const told = tags.filter((tag) => tag.text?.includes(" ")).map((tag) => `@${tag.name} ${tag.text}`);
    return [text, ...(told.length > 0 ? ["", ...told] : [])].join("\n");
  }
}
