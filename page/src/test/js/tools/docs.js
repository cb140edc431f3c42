/** What the sources of the page's modules say about each export, as the compiler sees them. */

import { fileURLToPath } from "node:url";
import { API, SignatureKind, SymbolFlags } from "typescript/unstable/sync";
import { SyntaxKind } from "typescript/unstable/ast";

const PAGE = fileURLToPath(new URL("../../../../", import.meta.url));
const SOURCES = `${PAGE}src/main/js/`;

/** What is added to the words of a function that others have without `Sync`. */
export const BLOCKS = "Blocks its thread until it is done: in a page the whole window.";

/**
 * @typedef {object} Doc
 * @property {string} text
 * @property {{ name: string, text?: string }[]} tags `param`, `returns`, …
 */

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
