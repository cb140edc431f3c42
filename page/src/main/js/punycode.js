/** Node's `punycode`: the npm package of the same name. */

import punycode from "punycode/punycode.es6.js";

/** @type {(text: string) => string} of a label, to Unicode */
const decode = punycode.decode;
/** @type {(text: string) => string} of a label, to ASCII */
const encode = punycode.encode;
/** @type {(domain: string) => string} of a domain or address of mail */
const toASCII = punycode.toASCII;
/** @type {(domain: string) => string} of a domain or address of mail */
const toUnicode = punycode.toUnicode;
/** @type {{ decode: (text: string) => number[], encode: (codePoints: number[]) => string }} code points */
const ucs2 = punycode.ucs2;
/** @type {string} of the package */
const version = punycode.version;

export default punycode;
export { decode, encode, toASCII, toUnicode, ucs2, version };
