// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/util/proxies" {
  /**
   * Remembers which objects are proxies. The engine keeps that to itself, and `util.inspect` and
   * `util.types.isProxy` must know it; so from here on `Proxy` is one that notes what it makes.
   */
  export {};
  export {};
}

declare module "kith:internal/util/abort" {
  /** Signals that end things. */
  /**
   * @param {AbortSignal} signal
   * @param {object} resource while nobody but the returned promise holds it, nothing is waited for
   * @returns {Promise<void>} fulfilled when the signal is aborted
   */
  export function aborted(signal: AbortSignal, resource: object): Promise<void>;
  export {};
}

declare module "kith:internal/util/arguments" {
  /** `util.parseArgs`: the arguments of a program as options and positionals. */
  export type Option = {
      type: "string" | "boolean";
      short?: string;
      multiple?: boolean;
      default?: any;
  };
  export type ParseArgsConfig = {
      /**
       * those of the app when absent
       */
      args?: readonly string[];
      options?: Record<string, Option>;
      /**
       * whether what is unknown is refused; default true
       */
      strict?: boolean;
      /**
       * default: not when strict
       */
      allowPositionals?: boolean;
      /**
       * whether `--no-x` sets `x` to false; default false
       */
      allowNegative?: boolean;
      /**
       * whether the result says how it was read; default false
       */
      tokens?: boolean;
  };
  export type Token = {
      kind: "option" | "positional" | "option-terminator";
      /**
       * of the argument
       */
      index: number;
      /**
       * of an option
       */
      name?: string;
      /**
       * as it was given
       */
      rawName?: string;
      value?: string | undefined;
      /**
       * whether the value was in the same argument
       */
      inlineValue?: boolean | undefined;
  };
  export type Rules = {
      options: Record<string, Option>;
      strict: boolean;
      allowNegative: boolean;
      allowPositionals: boolean;
  };
  /** @typedef {{ type: "string" | "boolean", short?: string, multiple?: boolean, default?: any }} Option */
  /**
   * @typedef {object} ParseArgsConfig
   * @property {readonly string[]} [args] those of the app when absent
   * @property {Record<string, Option>} [options]
   * @property {boolean} [strict] whether what is unknown is refused; default true
   * @property {boolean} [allowPositionals] default: not when strict
   * @property {boolean} [allowNegative] whether `--no-x` sets `x` to false; default false
   * @property {boolean} [tokens] whether the result says how it was read; default false
   */
  /**
   * @typedef {object} Token
   * @property {"option" | "positional" | "option-terminator"} kind
   * @property {number} index of the argument
   * @property {string} [name] of an option
   * @property {string} [rawName] as it was given
   * @property {string | undefined} [value]
   * @property {boolean | undefined} [inlineValue] whether the value was in the same argument
   */
  /** @typedef {{ options: Record<string, Option>, strict: boolean, allowNegative: boolean, allowPositionals: boolean }} Rules */
  /**
   * Reads the arguments of a command line.
   *
   * @param {ParseArgsConfig} [config]
   * @returns {{ values: Record<string, any>, positionals: string[], tokens?: Token[] }}
   */
  export function parseArgs(config?: ParseArgsConfig): {
      values: Record<string, any>;
      positionals: string[];
      tokens?: Token[];
  };
  export type Place = {
      args: readonly string[];
      index: number;
      options: Record<string, Option>;
      tokens: Token[];
  };
  export {};
}

declare module "kith:internal/util/callsites" {
  /** Where a function was called from. */
  export type CallSite = {
      /**
       * empty when it has none
       */
      functionName: string;
      scriptId: string;
      /**
       * the address of the script
       */
      scriptName: string;
      /**
       * counts from 1
       */
      lineNumber: number;
      /**
       * counts from 1
       */
      columnNumber: number;
      /**
       * the same
       */
      column: number;
  };
  /**
   * @param {number | object} [frameCount] how many; 8 when absent
   * @param {{ sourceMap?: boolean }} [options]
   * @returns {CallSite[]} from the innermost outwards
   */
  export function getCallSites(frameCount?: number | object, options?: {
      sourceMap?: boolean;
  }): CallSite[];
  /** The same as {@link getCallSites}, by its first name. */
  export const getCallSite: typeof getCallSites;
  export {};
}

declare module "kith:internal/util/deprecate" {
  /** Warnings that come once, and lines of debugging that come when they are asked for. */
  /**
   * @template {Function} F
   * @param {F} fn a function or a class
   * @param {string} message
   * @param {string} [code] the same code warns once, whatever the function
   * @returns {F} the same, which warns at its first call
   */
  export function deprecate<F extends Function>(fn: F, message: string, code?: string): F;
  /**
   * Prints only when the variable `NODE_DEBUG` names the section.
   *
   * @param {string} section whose lines are shown when the variable `NODE_DEBUG` names it
   * @param {(fn: (message: string, ...args: any[]) => void) => void} [callback] gets a faster function at the first call
   * @returns {((message: string, ...args: any[]) => void) & { enabled: boolean }}
   */
  export function debuglog(section: string, callback?: (fn: (message: string, ...args: any[]) => void) => void): ((message: string, ...args: any[]) => void) & {
      enabled: boolean;
  };
  export {};
}

declare module "kith:internal/util/diff" {
  /** `util.diff`: what was inserted and deleted between two texts or lists. */
  export type Operation = -1 | 0 | 1;
  /** @typedef {-1 | 0 | 1} Operation -1: only in the second, 0: in both, 1: only in the first */
  /**
   * The shortest way from one list to the other (E. Myers, "An O(ND) Difference Algorithm", 1986).
   *
   * @template T
   * @param {readonly T[]} actual
   * @param {readonly T[]} expected
   * @param {(a: T, b: T) => boolean} [isSame]
   * @returns {[Operation, T][]} in the order of the lists
   */
  export function difference<T>(actual: readonly T[], expected: readonly T[], isSame?: (a: T, b: T) => boolean): [Operation, T][];
  /**
   * @param {string | readonly string[]} actual
   * @param {string | readonly string[]} expected
   * @returns {[Operation, string][]} empty when they are the same
   */
  export function diff(actual: string | readonly string[], expected: string | readonly string[]): [Operation, string][];
  export {};
}

declare module "kith:internal/util/inspect/options" {
  /** The options of `util.inspect`, its colours, and which colour is for what. */
  /** An object's method of this name says how it is shown. */
  export const custom: unique symbol;
  export type InspectOptions = {
      /**
       * also what is not enumerable
       */
      showHidden?: boolean;
      /**
       * how many levels of objects are shown; null or Infinity: all
       */
      depth?: number | null;
      /**
       * with ANSI escapes
       */
      colors?: boolean;
      /**
       * whether methods named {@link custom} are called
       */
      customInspect?: boolean;
      /**
       * a proxy's target and handler instead of what it lets see
       */
      showProxy?: boolean;
      /**
       * items of arrays, sets and maps that are shown
       */
      maxArrayLength?: number | null;
      /**
       * characters of strings that are shown
       */
      maxStringLength?: number | null;
      /**
       * characters of a line
       */
      breakLength?: number;
      /**
       * how many inner levels go on one line; false: none
       */
      compact?: boolean | number;
      sorted?: boolean | ((a: string, b: string) => number);
      /**
       * whether getters are called; "get": those without a setter
       */
      getters?: boolean | "get" | "set";
      /**
       * an underscore between groups of three digits
       */
      numericSeparator?: boolean;
  };
  export type Settings = Required<InspectOptions>;
  /**
   * @typedef {object} InspectOptions
   * @property {boolean} [showHidden] also what is not enumerable
   * @property {number | null} [depth] how many levels of objects are shown; null or Infinity: all
   * @property {boolean} [colors] with ANSI escapes
   * @property {boolean} [customInspect] whether methods named {@link custom} are called
   * @property {boolean} [showProxy] a proxy's target and handler instead of what it lets see
   * @property {number | null} [maxArrayLength] items of arrays, sets and maps that are shown
   * @property {number | null} [maxStringLength] characters of strings that are shown
   * @property {number} [breakLength] characters of a line
   * @property {boolean | number} [compact] how many inner levels go on one line; false: none
   * @property {boolean | ((a: string, b: string) => number)} [sorted]
   * @property {boolean | "get" | "set"} [getters] whether getters are called; "get": those without a setter
   * @property {boolean} [numericSeparator] an underscore between groups of three digits
   */
  /** @typedef {Required<InspectOptions>} Settings */
  /** @type {Settings} */
  export const DEFAULTS: Settings;
  /**
   * Codes that switch a colour or a font on and off.
   *
   * @type {Record<string, [number, number]>}
   */
  export const colors: Record<string, [number, number]>;
  /**
   * The colour of each kind of value.
   *
   * @type {Record<string, string>}
   */
  export const styles: Record<string, string>;
  /**
   * @param {string} text
   * @param {string} kind of the value, a key of {@link styles}
   * @returns {string} in the colour of that kind
   */
  export function coloured(text: string, kind: string): string;
  /**
   * @param {string} text
   * @returns {string} as it is
   */
  export function plain(text: string): string;
  export {};
}

declare module "kith:internal/util/inspect" {
  /** `util.inspect`: any value as a text for a person. */
  export type InspectOptions = import("kith:internal/util/inspect/options").InspectOptions;
  /**
   * @param {unknown} value
   * @param {InspectOptions | boolean} [options] true: also what is not enumerable
   * @param {number | null} [depth]
   * @param {boolean} [isColoured]
   * @returns {string} that tells as much of the value as the options allow
   */
  function inspectValue(value: unknown, options?: InspectOptions | boolean, depth?: number | null, isColoured?: boolean): string;
  export const inspect: typeof inspectValue & {
      colors: Record<string, [number, number]>;
      custom: symbol;
      /** @type {InspectOptions} */
      defaultOptions: InspectOptions;
      styles: Record<string, string>;
  };
  export {};
  export {};
}

declare module "kith:internal/util/legacy" {
  /** What `util` has for old code. */
  /**
   * Lets a class written as a function inherit. Old: `extends` does the same.
   *
   * @param {any} constructor gets the methods of the other, for classes written as functions
   * @param {any} superConstructor
   */
  export function inherits(constructor: any, superConstructor: any): void;
  /**
   * @param {any} target
   * @param {any} source
   * @returns {any} the target with the properties of the source
   */
  export function _extend(target: any, source: any): any;
  /**
   * Whether it is an array. Old code has it.
   *
   * @param {unknown} value
   */
  export const isArray: (value: unknown) => value is any[];
  /**
   * Whether it is `true` or `false`. Old code has it.
   *
   * @param {unknown} value
   */
  export const isBoolean: (value: unknown) => value is boolean;
  /**
   * Whether it is `null`. Old code has it.
   *
   * @param {unknown} value
   */
  export const isNull: (value: unknown) => value is null;
  /**
   * Whether it is `null` or `undefined`. Old code has it.
   *
   * @param {unknown} value
   */
  export const isNullOrUndefined: (value: unknown) => value is null | undefined;
  /**
   * Whether it is a number. Old code has it.
   *
   * @param {unknown} value
   */
  export const isNumber: (value: unknown) => value is number;
  /**
   * Whether it is a string. Old code has it.
   *
   * @param {unknown} value
   */
  export const isString: (value: unknown) => value is string;
  /**
   * Whether it is a symbol. Old code has it.
   *
   * @param {unknown} value
   */
  export const isSymbol: (value: unknown) => value is symbol;
  /**
   * Whether it is `undefined`. Old code has it.
   *
   * @param {unknown} value
   */
  export const isUndefined: (value: unknown) => value is undefined;
  /**
   * Whether it is a regular expression. Old code has it.
   *
   * @param {unknown} value
   */
  export const isRegExp: (value: unknown) => boolean;
  /**
   * Whether it is an object, functions not counted. Old code has it.
   *
   * @param {unknown} value
   */
  export const isObject: (value: unknown) => value is object;
  /**
   * Whether it is a Date. Old code has it.
   *
   * @param {unknown} value
   */
  export const isDate: (value: unknown) => boolean;
  /**
   * Whether it is an Error. Old code has it.
   *
   * @param {unknown} value
   */
  export const isError: (value: unknown) => boolean;
  /**
   * Whether it is a function. Old code has it.
   *
   * @param {unknown} value
   */
  export const isFunction: (value: unknown) => value is Function;
  /**
   * Whether it is no object and no function. Old code has it.
   *
   * @param {unknown} value
   */
  export const isPrimitive: (value: unknown) => boolean;
  export {};
}

declare module "kith:internal/util/mime" {
  /** Media types after the WHATWG's MIME Sniffing standard, in the classes of Node's `util`. */
  /** The parameters of a {@link MIMEType}, in their order. */
  export class MIMEParams {
      #private;
      /**
       * Takes a parameter out.
       *
       * @param {string} name
       */
      delete(name: string): void;
      /**
       * The value of a parameter.
       *
       * @param {string} name
       * @returns {string | null} null when there is none of that name
       */
      get(name: string): string | null;
      /**
       * Whether there is a parameter of that name.
       *
       * @param {string} name
       * @returns {boolean}
       */
      has(name: string): boolean;
      /**
       * Gives a parameter a value.
       *
       * @param {string} name
       * @param {string} value
       */
      set(name: string, value: string): void;
      /**
       * Names and values, in their order.
       *
       * @returns {IterableIterator<[string, string]>}
       */
      entries(): IterableIterator<[string, string]>;
      /**
       * The names, in their order.
       *
       * @returns {IterableIterator<string>}
       */
      keys(): IterableIterator<string>;
      /**
       * The values, in their order.
       *
       * @returns {IterableIterator<string>}
       */
      values(): IterableIterator<string>;
      /** Names and values, in their order. */
      [Symbol.iterator](): IterableIterator<[string, string]>;
      /**
       * As they stand in a media type.
       *
       * @returns {string}
       */
      toString(): string;
      /**
       * The same as `toString`.
       *
       * @returns {string}
       */
      toJSON(): string;
  }
  /** A media type, for instance `text/html;charset=utf-8`. */
  export class MIMEType {
      #private;
      /** @param {string | { toString: () => string }} input */
      constructor(input: string | {
          toString: () => string;
      });
      /** The part before the slash. */
      get type(): string;
      set type(value: string);
      /** The part behind the slash. */
      get subtype(): string;
      set subtype(value: string);
      /** Type and subtype. */
      get essence(): string;
      /** What stands behind the semicolons. */
      get params(): MIMEParams;
      /**
       * The whole media type.
       *
       * @returns {string}
       */
      toString(): string;
      /**
       * The same as `toString`.
       *
       * @returns {string}
       */
      toJSON(): string;
  }
  export {};
}

declare module "kith:internal/util/promisify" {
  /** Callbacks as promises, and promises as callbacks. */
  /**
   * @param {any} original takes a callback `(error, value)` as its last argument
   * @returns {(...args: any[]) => Promise<any>}
   */
  function promisify(original: any): (...args: any[]) => Promise<any>;
  /** A function that gives a promise instead of calling back. */
  const withSymbol: typeof promisify & {
      custom: symbol;
  };
  /**
   * @param {(...args: any[]) => Promise<any>} original
   * @returns {(...args: any[]) => void} takes a callback `(error, value)` as its last argument
   */
  function callbackify(original: (...args: any[]) => Promise<any>): (...args: any[]) => void;
  export { callbackify, withSymbol as promisify };
  export {};
}

declare module "kith:internal/util/system" {
  /** What `util` says of the system's errors. */
  /**
   * @param {number} err negative, as in an error's `errno`
   * @returns {string} for instance `ENOENT`
   */
  export function getSystemErrorName(err: number): string;
  /**
   * @param {number} err negative, as in an error's `errno`
   * @returns {string} for instance `no such file or directory`
   */
  export function getSystemErrorMessage(err: number): string;
  /** @returns {Map<number, [string, string]>} name and message by number */
  export function getSystemErrorMap(): Map<number, [string, string]>;
  /**
   * @param {number} errno negative
   * @param {string} syscall
   * @param {string} [original] what the message says instead of the name
   * @returns {Error} as one of the system
   */
  export function _errnoException(errno: number, syscall: string, original?: string): Error;
  /**
   * @param {number} errno negative
   * @param {string} syscall
   * @param {string} address
   * @param {number} [port]
   * @param {string} [additional]
   * @returns {Error} as one of a socket
   */
  export function _exceptionWithHostPort(errno: number, syscall: string, address: string, port?: number, additional?: string): Error;
  export {};
}

declare module "kith:internal/util/text" {
  /** Texts for terminals, and from files of variables. */
  /**
   * @param {string | string[]} format names of colours and fonts: keys of `util.inspect.colors`, or `none`
   * @param {string} text
   * @param {{ validateStream?: boolean, stream?: any }} [options] a stream that is no terminal gets no colours
   * @returns {string} with ANSI escapes
   */
  export function styleText(format: string | string[], text: string, options?: {
      validateStream?: boolean;
      stream?: any;
  }): string;
  /**
   * @param {string} str
   * @returns {string} without codes for terminals
   */
  export function stripVTControlCharacters(str: string): string;
  /**
   * @param {any} value
   * @returns {string} with a replacement character for each half of a surrogate pair
   */
  export function toUSVString(value: any): string;
  /**
   * Reads the variables of a `.env` file.
   *
   * @param {string} content of a `.env` file
   * @returns {Record<string, string>}
   */
  export function parseEnv(content: string): Record<string, string>;
  export {};
}

declare module "kith:internal/util/types" {
  /** Node's `util/types`: of which kind of the engine a value is, whatever its prototype says. */
  export type Test = (value: unknown) => boolean;
  /**
   * Whether it is an array of numbers of one type.
   *
   * @type {Test}
   */
  export const isTypedArray: Test;
  /**
   * Whether it is an array of numbers of one type, or a DataView.
   *
   * @type {Test}
   */
  export const isArrayBufferView: Test;
  /** Whether it is a Uint8Array, as Buffers are. */
  export const isUint8Array: Test;
  /** Whether it is a Uint8ClampedArray. */
  export const isUint8ClampedArray: Test;
  /** Whether it is a Uint16Array. */
  export const isUint16Array: Test;
  /** Whether it is a Uint32Array. */
  export const isUint32Array: Test;
  /** Whether it is an Int8Array. */
  export const isInt8Array: Test;
  /** Whether it is an Int16Array. */
  export const isInt16Array: Test;
  /** Whether it is an Int32Array. */
  export const isInt32Array: Test;
  /** Whether it is a Float16Array. */
  export const isFloat16Array: Test;
  /** Whether it is a Float32Array. */
  export const isFloat32Array: Test;
  /** Whether it is a Float64Array. */
  export const isFloat64Array: Test;
  /** Whether it is a BigInt64Array. */
  export const isBigInt64Array: Test;
  /** Whether it is a BigUint64Array. */
  export const isBigUint64Array: Test;
  /** Whether it is a DataView. */
  export const isDataView: Test;
  /** Whether it is an ArrayBuffer that is not shared. */
  export const isArrayBuffer: Test;
  /**
   * Whether it is memory that threads share.
   *
   * @type {Test}
   */
  export const isSharedArrayBuffer: Test;
  /**
   * Whether it is an ArrayBuffer, shared or not.
   *
   * @type {Test}
   */
  export const isAnyArrayBuffer: Test;
  /** Whether it is a number as an object. */
  export const isNumberObject: Test;
  /** Whether it is a string as an object. */
  export const isStringObject: Test;
  /** Whether it is a boolean as an object. */
  export const isBooleanObject: Test;
  /** Whether it is a symbol as an object. */
  export const isSymbolObject: Test;
  /** Whether it is a BigInt as an object. */
  export const isBigIntObject: Test;
  /**
   * Whether it is a primitive as an object.
   *
   * @type {Test}
   */
  export const isBoxedPrimitive: Test;
  /** Whether it is a Map. */
  export const isMap: Test;
  /** Whether it is a Set. */
  export const isSet: Test;
  /** Whether it is a WeakMap. */
  export const isWeakMap: Test;
  /** Whether it is a WeakSet. */
  export const isWeakSet: Test;
  /** Whether it is a Date. */
  export const isDate: Test;
  /**
   * Whether it is a regular expression.
   *
   * @type {Test}
   */
  export const isRegExp: Test;
  /**
   * Whether it is a Promise of the engine.
   *
   * @type {Test}
   */
  export const isPromise: Test;
  /**
   * Whether it is an Error of the engine, whatever its class.
   *
   * @type {Test}
   */
  export const isNativeError: Test;
  /**
   * Whether it is what `keys`, `values` and `entries` of a Map give.
   *
   * @type {Test}
   */
  export const isMapIterator: Test;
  /**
   * Whether it is what `values` and `entries` of a Set give.
   *
   * @type {Test}
   */
  export const isSetIterator: Test;
  /**
   * Whether it is the `arguments` of a function.
   *
   * @type {Test}
   */
  export const isArgumentsObject: Test;
  /**
   * Whether it is an `async` function.
   *
   * @type {Test}
   */
  export const isAsyncFunction: Test;
  /**
   * Whether it is a generator function.
   *
   * @type {Test}
   */
  export const isGeneratorFunction: Test;
  /**
   * Whether it is what a generator function gives.
   *
   * @type {Test}
   */
  export const isGeneratorObject: Test;
  /**
   * Whether it is what `import()` gives.
   *
   * @type {Test}
   */
  export const isModuleNamespaceObject: Test;
  /** @type {Test} of those made since `util` was loaded */
  export const isProxy: Test;
  /** @type {Test} there are none in a page */
  export const isExternal: Test;
  /**
   * Whether it is a key of Node's `crypto`, of which a page has none.
   *
   * @type {Test} there are none in a page
   */
  export const isKeyObject: Test;
  /**
   * Whether it is a key of the web's `crypto`.
   *
   * @type {Test}
   */
  export const isCryptoKey: Test;
  const _default: {
      isAnyArrayBuffer: Test;
      isArgumentsObject: Test;
      isArrayBuffer: Test;
      isArrayBufferView: Test;
      isAsyncFunction: Test;
      isBigInt64Array: Test;
      isBigIntObject: Test;
      isBigUint64Array: Test;
      isBooleanObject: Test;
      isBoxedPrimitive: Test;
      isCryptoKey: Test;
      isDataView: Test;
      isDate: Test;
      isExternal: Test;
      isFloat16Array: Test;
      isFloat32Array: Test;
      isFloat64Array: Test;
      isGeneratorFunction: Test;
      isGeneratorObject: Test;
      isInt16Array: Test;
      isInt32Array: Test;
      isInt8Array: Test;
      isKeyObject: Test;
      isMap: Test;
      isMapIterator: Test;
      isModuleNamespaceObject: Test;
      isNativeError: Test;
      isNumberObject: Test;
      isPromise: Test;
      isProxy: Test;
      isRegExp: Test;
      isSet: Test;
      isSetIterator: Test;
      isSharedArrayBuffer: Test;
      isStringObject: Test;
      isSymbolObject: Test;
      isTypedArray: Test;
      isUint16Array: Test;
      isUint32Array: Test;
      isUint8Array: Test;
      isUint8ClampedArray: Test;
      isWeakMap: Test;
      isWeakSet: Test;
  };
  export default _default;
  export {};
}

declare module "kith:internal/util" {
  /** Node's `util`: values as text, promises and callbacks, kinds of values, arguments, media types. */
  import "kith:internal/util/proxies";
  import { aborted } from "kith:internal/util/abort";
  import { parseArgs } from "kith:internal/util/arguments";
  import { getCallSite, getCallSites } from "kith:internal/util/callsites";
  import { debuglog, deprecate } from "kith:internal/util/deprecate";
  import { diff } from "kith:internal/util/diff";
  import { inspect } from "kith:internal/util/inspect";
  import { _extend, inherits, isArray, isBoolean, isDate, isError, isFunction, isNull, isNullOrUndefined, isNumber, isObject, isPrimitive, isRegExp, isString, isSymbol, isUndefined } from "kith:internal/util/legacy";
  import { MIMEParams, MIMEType } from "kith:internal/util/mime";
  import { callbackify, promisify } from "kith:internal/util/promisify";
  import { _errnoException, _exceptionWithHostPort, getSystemErrorMap, getSystemErrorMessage, getSystemErrorName } from "kith:internal/util/system";
  import { parseEnv, stripVTControlCharacters, styleText, toUSVString } from "kith:internal/util/text";
  const TextDecoder: {
      new (label?: string, options?: TextDecoderOptions): TextDecoder;
      prototype: TextDecoder;
  }, TextEncoder: {
      new (): TextEncoder;
      prototype: TextEncoder;
  };
  /** Of which kind of the engine a value is: `util/types`. */
  const types: {
      isAnyArrayBuffer: import("kith:internal/util/types").Test;
      isArgumentsObject: import("kith:internal/util/types").Test;
      isArrayBuffer: import("kith:internal/util/types").Test;
      isArrayBufferView: import("kith:internal/util/types").Test;
      isAsyncFunction: import("kith:internal/util/types").Test;
      isBigInt64Array: import("kith:internal/util/types").Test;
      isBigIntObject: import("kith:internal/util/types").Test;
      isBigUint64Array: import("kith:internal/util/types").Test;
      isBooleanObject: import("kith:internal/util/types").Test;
      isBoxedPrimitive: import("kith:internal/util/types").Test;
      isCryptoKey: import("kith:internal/util/types").Test;
      isDataView: import("kith:internal/util/types").Test;
      isDate: import("kith:internal/util/types").Test;
      isExternal: import("kith:internal/util/types").Test;
      isFloat16Array: import("kith:internal/util/types").Test;
      isFloat32Array: import("kith:internal/util/types").Test;
      isFloat64Array: import("kith:internal/util/types").Test;
      isGeneratorFunction: import("kith:internal/util/types").Test;
      isGeneratorObject: import("kith:internal/util/types").Test;
      isInt16Array: import("kith:internal/util/types").Test;
      isInt32Array: import("kith:internal/util/types").Test;
      isInt8Array: import("kith:internal/util/types").Test;
      isKeyObject: import("kith:internal/util/types").Test;
      isMap: import("kith:internal/util/types").Test;
      isMapIterator: import("kith:internal/util/types").Test;
      isModuleNamespaceObject: import("kith:internal/util/types").Test;
      isNativeError: import("kith:internal/util/types").Test;
      isNumberObject: import("kith:internal/util/types").Test;
      isPromise: import("kith:internal/util/types").Test;
      isProxy: import("kith:internal/util/types").Test;
      isRegExp: import("kith:internal/util/types").Test;
      isSet: import("kith:internal/util/types").Test;
      isSetIterator: import("kith:internal/util/types").Test;
      isSharedArrayBuffer: import("kith:internal/util/types").Test;
      isStringObject: import("kith:internal/util/types").Test;
      isSymbolObject: import("kith:internal/util/types").Test;
      isTypedArray: import("kith:internal/util/types").Test;
      isUint16Array: import("kith:internal/util/types").Test;
      isUint32Array: import("kith:internal/util/types").Test;
      isUint8Array: import("kith:internal/util/types").Test;
      isUint8ClampedArray: import("kith:internal/util/types").Test;
      isWeakMap: import("kith:internal/util/types").Test;
      isWeakSet: import("kith:internal/util/types").Test;
  };
  /**
   * Fills values into a text, as `console.log` does.
   *
   * @param {...any} args a text with `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`, `%c`, and values
   * @returns {string}
   */
  function format(...args: any[]): string;
  /**
   * As {@link format}, with options of {@link inspect}.
   *
   * @param {import("kith:internal/util/inspect/options").InspectOptions} inspectOptions
   * @param {...any} args as those of {@link format}
   * @returns {string}
   */
  function formatWithOptions(inspectOptions: import("kith:internal/util/inspect/options").InspectOptions, ...args: any[]): string;
  /**
   * @param {unknown} val1
   * @param {unknown} val2
   * @returns {boolean} whether they are equal in the sense of `assert.deepStrictEqual`
   */
  function isDeepStrictEqual(val1: unknown, val2: unknown): boolean;
  /**
   * Whether it is a Buffer. Old: `Buffer.isBuffer` does the same.
   *
   * @param {unknown} value
   */
  const isBuffer: (value: unknown) => value is import("kith:internal/buffer/shape").Buffer;
  /**
   * Prints a text with the time before it.
   *
   * @param {...any} args
   */
  function log(...args: any[]): void;
  /** The same as {@link debuglog}. */
  const debug: typeof debuglog;
  const _default: {
      MIMEParams: typeof MIMEParams;
      MIMEType: typeof MIMEType;
      TextDecoder: {
          new (label?: string, options?: TextDecoderOptions): TextDecoder;
          prototype: TextDecoder;
      };
      TextEncoder: {
          new (): TextEncoder;
          prototype: TextEncoder;
      };
      _errnoException: typeof _errnoException;
      _exceptionWithHostPort: typeof _exceptionWithHostPort;
      _extend: typeof _extend;
      aborted: typeof aborted;
      callbackify: typeof callbackify;
      debug: typeof debuglog;
      debuglog: typeof debuglog;
      deprecate: typeof deprecate;
      diff: typeof diff;
      format: typeof format;
      formatWithOptions: typeof formatWithOptions;
      getCallSite: typeof getCallSites;
      getCallSites: typeof getCallSites;
      getSystemErrorMap: typeof getSystemErrorMap;
      getSystemErrorMessage: typeof getSystemErrorMessage;
      getSystemErrorName: typeof getSystemErrorName;
      inherits: typeof inherits;
      inspect: ((value: unknown, options?: import("kith:internal/util/inspect").InspectOptions | boolean, depth?: number | null, isColoured?: boolean) => string) & {
          colors: Record<string, [number, number]>;
          custom: symbol;
          defaultOptions: import("kith:internal/util/inspect").InspectOptions;
          styles: Record<string, string>;
      };
      isArray: typeof isArray;
      isBoolean: typeof isBoolean;
      isBuffer: typeof isBuffer;
      isDate: typeof isDate;
      isDeepStrictEqual: typeof isDeepStrictEqual;
      isError: typeof isError;
      isFunction: typeof isFunction;
      isNull: typeof isNull;
      isNullOrUndefined: typeof isNullOrUndefined;
      isNumber: typeof isNumber;
      isObject: typeof isObject;
      isPrimitive: typeof isPrimitive;
      isRegExp: typeof isRegExp;
      isString: typeof isString;
      isSymbol: typeof isSymbol;
      isUndefined: typeof isUndefined;
      log: typeof log;
      parseArgs: typeof parseArgs;
      parseEnv: typeof parseEnv;
      promisify: ((original: any) => (...args: any[]) => Promise<any>) & {
          custom: symbol;
      };
      stripVTControlCharacters: typeof stripVTControlCharacters;
      styleText: typeof styleText;
      toUSVString: typeof toUSVString;
      types: {
          isAnyArrayBuffer: import("kith:internal/util/types").Test;
          isArgumentsObject: import("kith:internal/util/types").Test;
          isArrayBuffer: import("kith:internal/util/types").Test;
          isArrayBufferView: import("kith:internal/util/types").Test;
          isAsyncFunction: import("kith:internal/util/types").Test;
          isBigInt64Array: import("kith:internal/util/types").Test;
          isBigIntObject: import("kith:internal/util/types").Test;
          isBigUint64Array: import("kith:internal/util/types").Test;
          isBooleanObject: import("kith:internal/util/types").Test;
          isBoxedPrimitive: import("kith:internal/util/types").Test;
          isCryptoKey: import("kith:internal/util/types").Test;
          isDataView: import("kith:internal/util/types").Test;
          isDate: import("kith:internal/util/types").Test;
          isExternal: import("kith:internal/util/types").Test;
          isFloat16Array: import("kith:internal/util/types").Test;
          isFloat32Array: import("kith:internal/util/types").Test;
          isFloat64Array: import("kith:internal/util/types").Test;
          isGeneratorFunction: import("kith:internal/util/types").Test;
          isGeneratorObject: import("kith:internal/util/types").Test;
          isInt16Array: import("kith:internal/util/types").Test;
          isInt32Array: import("kith:internal/util/types").Test;
          isInt8Array: import("kith:internal/util/types").Test;
          isKeyObject: import("kith:internal/util/types").Test;
          isMap: import("kith:internal/util/types").Test;
          isMapIterator: import("kith:internal/util/types").Test;
          isModuleNamespaceObject: import("kith:internal/util/types").Test;
          isNativeError: import("kith:internal/util/types").Test;
          isNumberObject: import("kith:internal/util/types").Test;
          isPromise: import("kith:internal/util/types").Test;
          isProxy: import("kith:internal/util/types").Test;
          isRegExp: import("kith:internal/util/types").Test;
          isSet: import("kith:internal/util/types").Test;
          isSetIterator: import("kith:internal/util/types").Test;
          isSharedArrayBuffer: import("kith:internal/util/types").Test;
          isStringObject: import("kith:internal/util/types").Test;
          isSymbolObject: import("kith:internal/util/types").Test;
          isTypedArray: import("kith:internal/util/types").Test;
          isUint16Array: import("kith:internal/util/types").Test;
          isUint32Array: import("kith:internal/util/types").Test;
          isUint8Array: import("kith:internal/util/types").Test;
          isUint8ClampedArray: import("kith:internal/util/types").Test;
          isWeakMap: import("kith:internal/util/types").Test;
          isWeakSet: import("kith:internal/util/types").Test;
      };
  };
  export default _default;
  export { MIMEParams, MIMEType, TextDecoder, TextEncoder, _errnoException, _exceptionWithHostPort, _extend, aborted, callbackify, debug, debuglog, deprecate, diff, format, formatWithOptions, getCallSite, getCallSites, getSystemErrorMap, getSystemErrorMessage, getSystemErrorName, inherits, inspect, isArray, isBoolean, isBuffer, isDate, isDeepStrictEqual, isError, isFunction, isNull, isNullOrUndefined, isNumber, isObject, isPrimitive, isRegExp, isString, isSymbol, isUndefined, log, parseArgs, parseEnv, promisify, stripVTControlCharacters, styleText, toUSVString, types, };
  export {};
}
