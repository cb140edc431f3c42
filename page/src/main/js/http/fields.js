/** Header fields as they came: names and values in turn, made into objects as Node's documentation says. */

/** Of these only the first counts. */
const SINGLE = new Set([
  "age", "authorization", "content-length", "content-type", "etag", "expires", "from", "host",
  "if-modified-since", "if-unmodified-since", "last-modified", "location", "max-forwards",
  "proxy-authorization", "referer", "retry-after", "server", "user-agent",
]);

/**
 * @param {string[]} raw
 * @param {boolean} [isJoined] whether even those that may stand once are joined
 * @returns {Record<string, string | string[] | undefined>} names in lower case
 */
export function joinedFields(raw, isJoined = false) {
  /** @type {Record<string, any>} */
  const fields = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = /** @type {string} */ (raw[at]).toLowerCase();
    const value = raw[at + 1];
    const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (name === "set-cookie") fields[name] = [...(before ?? []), value];
    else if (before === undefined) put(fields, name, value);
    else if (name === "cookie") fields[name] = `${before}; ${value}`;
    else if (isJoined || !SINGLE.has(name)) put(fields, name, `${before}, ${value}`);
  }
  return fields;
}

/**
 * @param {Record<string, any>} fields
 * @param {string} name may be `__proto__`, sent by a stranger
 * @param {unknown} value
 * @returns {void}
 */
function put(fields, name, value) {
  if (name === "__proto__") {
    Object.defineProperty(fields, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    fields[name] = value;
  }
}

/**
 * @param {string[]} raw
 * @returns {Record<string, string[]>} all values of each name, in lower case
 */
export function distinctFields(raw) {
  /** @type {Record<string, string[]>} */
  const fields = Object.create(null);
  for (let at = 0; at < raw.length; at += 2) {
    const name = /** @type {string} */ (raw[at]).toLowerCase();
    (fields[name] ??= []).push(/** @type {string} */ (raw[at + 1]));
  }
  return fields;
}
