/** The part of `qs` that the npm package `url` uses, by our `querystring`. */
import querystring from "../../../querystring.js";

export const parse = (/** @type {string} */ text) => querystring.parse(text);
export const stringify = (/** @type {object} */ object) => querystring.stringify(object);
