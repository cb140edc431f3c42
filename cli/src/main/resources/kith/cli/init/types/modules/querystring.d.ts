// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/querystring" {
  /** Node's `querystring`. */
  import { Buffer } from "kith:internal/buffer";
  export type ParseOptions = {
      /**
       * default {@link unescape}
       */
      decodeURIComponent?: (text: string) => string;
      /**
       * 0: no limit; default 1000
       */
      maxKeys?: number;
  };
  /**
   * @typedef {object} ParseOptions
   * @property {(text: string) => string} [decodeURIComponent] default {@link unescape}
   * @property {number} [maxKeys] 0: no limit; default 1000
   */
  /**
   * @param {any} str
   * @returns {string} with percent signs for what may not stand in a query
   */
  function escape(str: any): string;
  /**
   * @param {string} s
   * @param {boolean} [decodeSpaces] whether `+` is a space
   * @returns {Buffer} of the bytes it stands for; what is no code stays as it is
   */
  function unescapeBuffer(s: string, decodeSpaces?: boolean): Buffer;
  /**
   * @param {string} str
   * @returns {string} which `decodeURIComponent` gives, or, where that fails, what its bytes are
   */
  function unescape(str: string): string;
  /**
   * @param {any} obj
   * @param {string} [sep] between pairs; default `&`
   * @param {string} [eq] between name and value; default `=`
   * @param {{ encodeURIComponent?: (text: string) => string }} [options]
   * @returns {string} a list gives a pair for each item
   */
  function stringify(obj: any, sep?: string, eq?: string, options?: {
      encodeURIComponent?: (text: string) => string;
  }): string;
  /**
   * @param {string} str
   * @param {string} [sep] between pairs; default `&`
   * @param {string} [eq] between name and value; default `=`
   * @param {ParseOptions} [options]
   * @returns {Record<string, string | string[]>} without a prototype; a list for a name that is there twice
   */
  function parse(str: string, sep?: string, eq?: string, options?: ParseOptions): Record<string, string | string[]>;
  /** The same as {@link stringify}. */
  const encode: typeof stringify;
  /** The same as {@link parse}. */
  const decode: typeof parse;
  /** `escape` and `unescape` may be replaced here by an app. */
  const querystring: {
      decode: typeof parse;
      encode: typeof stringify;
      escape: typeof escape;
      parse: typeof parse;
      stringify: typeof stringify;
      unescape: typeof unescape;
      unescapeBuffer: typeof unescapeBuffer;
  };
  export default querystring;
  export { decode, encode, escape, parse, stringify, unescape, unescapeBuffer };
  export {};
}
