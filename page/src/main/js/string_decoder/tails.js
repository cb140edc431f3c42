/** How many bytes at the end of a piece belong to a character whose rest is still to come. */

/** The least and the largest second byte of a UTF-8 sequence, by its first (Unicode, table 3-7). */
const SECOND_BYTES = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/**
 * @param {number} lead
 * @returns {number} how many bytes a sequence has that begins so; 1 for what begins none
 */
function lengthOf(lead) {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 1;
}

/**
 * @param {Uint8Array} bytes
 * @returns {number} 0 to 3
 */
export function incompleteUtf8(bytes) {
  const end = bytes.length;
  for (let count = 1; count <= Math.min(3, end); count++) {
    const lead = bytes[end - count] ?? 0;
    if ((lead & 0xc0) === 0x80) continue;
    if (lengthOf(lead) <= count) return 0;
    const [least, most] = SECOND_BYTES.get(lead) ?? [0x80, 0xbf];
    const second = bytes[end - count + 1];
    const isPossible = count === 1 || (second !== undefined && second >= (least ?? 0) && second <= (most ?? 0));
    return isPossible ? count : 0;
  }
  return 0;
}

/**
 * @param {Uint8Array} bytes
 * @returns {number} 0 to 3: half a unit, a high surrogate without its low one, or both
 */
export function incompleteUtf16(bytes) {
  const odd = bytes.length % 2;
  const high = bytes[bytes.length - odd - 1] ?? 0;
  return odd + ((high & 0xfc) === 0xd8 ? 2 : 0);
}

/**
 * @param {Uint8Array} bytes
 * @returns {number} 0 to 2, because three bytes make four characters
 */
export function incompleteBase64(bytes) {
  return bytes.length % 3;
}
