/** Addresses as text and as bytes: what `net.isIP` takes, and nothing else. */

/** Four decimal numbers without leading zeros. */
const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const GROUP = /^[0-9a-fA-F]{1,4}$/;

/**
 * @param {string} text
 * @returns {number[] | undefined} 4 bytes
 */
function v4Bytes(text) {
  return V4.test(text) ? text.split(".").map(Number) : undefined;
}

/**
 * @param {string} text groups with colons between, the last perhaps an IPv4 address
 * @returns {number[] | undefined}
 */
function groupBytes(text) {
  if (text === "") return [];
  const parts = text.split(":");
  /** @type {number[]} */
  const bytes = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes(".")) {
      const tail = v4Bytes(part);
      if (tail === undefined) return undefined;
      bytes.push(...tail);
    } else {
      if (!GROUP.test(part)) return undefined;
      const group = parseInt(part, 16);
      bytes.push(group >> 8, group & 0xff);
    }
  }
  return bytes;
}

/**
 * @param {string} text without a zone
 * @returns {number[] | undefined} 16 bytes
 */
function v6Bytes(text) {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [first = "", second] = halves;
  // Only the end of the whole may be an IPv4 address.
  if (second !== undefined && first.includes(".")) return undefined;
  const head = groupBytes(first);
  if (second === undefined) return head?.length === 16 ? head : undefined;
  const tail = groupBytes(second);
  if (head === undefined || tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...new Array(16 - head.length - tail.length).fill(0), ...tail];
}

/**
 * @param {string} text perhaps with a zone after `%`
 * @returns {Uint8Array | undefined} 4 or 16 bytes
 */
export function bytesOf(text) {
  if (!text.includes(":")) {
    const four = v4Bytes(text);
    return four && Uint8Array.from(four);
  }
  const [plain = "", zone, more] = text.split("%");
  if (zone === "" || more !== undefined) return undefined;
  const bytes = v6Bytes(plain);
  return bytes && Uint8Array.from(bytes);
}

/**
 * @param {unknown} input
 * @returns {0 | 4 | 6} the version of an address, 0 for anything else
 */
export function isIP(input) {
  const bytes = bytesOf(`${input}`);
  if (bytes === undefined) return 0;
  return bytes.length === 4 ? 4 : 6;
}

/**
 * @param {unknown} input
 * @returns {boolean} whether it is four decimal numbers
 */
export function isIPv4(input) {
  return isIP(input) === 4;
}

/**
 * @param {unknown} input
 * @returns {boolean} whether it is an IPv6 address, perhaps with a zone
 */
export function isIPv6(input) {
  return isIP(input) === 6;
}

/**
 * @param {Uint8Array} bytes 4 or 16
 * @returns {string} as RFC 5952 writes it; IPv4 in IPv6 with dots, as the system does
 */
export function textOf(bytes) {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, i) => (at(bytes, i * 2) << 8) | at(bytes, i * 2 + 1));
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return `::ffff:${bytes.slice(12).join(".")}`;
  const { start, length } = longestZeros(groups);
  const texts = groups.map((group) => group.toString(16));
  if (length < 2) return texts.join(":");
  return `${texts.slice(0, start).join(":")}::${texts.slice(start + length).join(":")}`;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} index
 */
function at(bytes, index) {
  return /** @type {number} */ (bytes[index]);
}

/** @param {number[]} groups */
function longestZeros(groups) {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
