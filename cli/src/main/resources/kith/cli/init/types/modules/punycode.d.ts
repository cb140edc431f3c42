// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/punycode" {
  /** Node's `punycode`: the npm package of the same name. */
  import punycode from "kith:internal/npm/punycode/punycode.es6.js";
  /** @type {(text: string) => string} of a label, to Unicode */
  const decode: (text: string) => string;
  /** @type {(text: string) => string} of a label, to ASCII */
  const encode: (text: string) => string;
  /** @type {(domain: string) => string} of a domain or address of mail */
  const toASCII: (domain: string) => string;
  /** @type {(domain: string) => string} of a domain or address of mail */
  const toUnicode: (domain: string) => string;
  /** @type {{ decode: (text: string) => number[], encode: (codePoints: number[]) => string }} code points */
  const ucs2: {
      decode: (text: string) => number[];
      encode: (codePoints: number[]) => string;
  };
  /** @type {string} of the package */
  const version: string;
  export default punycode;
  export { decode, encode, toASCII, toUnicode, ucs2, version };
  export {};
}
