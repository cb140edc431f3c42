/** What collections and buffers hold, each item as a text. */

import { bigintText, numberText, remaining } from "./primitives.js";

/** @typedef {import("./walk.js").Walk} Walk */

/**
 * @param {Walk} walk
 * @param {any[]} array
 * @param {number} depth
 * @returns {string[]}
 */
export function arrayItems(walk, array, depth) {
  const max = walk.itemsMax(array.length);
  const items = [];
  let i = 0;
  for (; i < array.length && items.length < max && walk.hasRoom; i++) {
    if (Object.hasOwn(array, i)) {
      items.push(walk.property(array, String(i), depth, true));
      continue;
    }
    const next = nextIndex(array, i);
    const holes = next - i;
    items.push(walk.style(`<${holes} empty item${holes === 1 ? "" : "s"}>`, "undefined"));
    i = next - 1;
  }
  if (i < array.length) items.push(remaining(array.length - i));
  return items;
}

/**
 * @param {any[]} array
 * @param {number} from where nothing is
 * @returns {number} the next index where something is, or the length
 */
function nextIndex(array, from) {
  // A sparse array may be 2^32 long, so its keys are looked at instead of its places.
  for (const key of Object.keys(array)) {
    const index = Number(key);
    if (index > from && index < array.length) return index;
    if (!Number.isInteger(index)) break;
  }
  return array.length;
}

/**
 * @param {Walk} walk
 * @param {any} array typed
 * @returns {string[]}
 */
export function typedItems(walk, array) {
  const max = walk.itemsMax(array.length);
  const isSeparated = walk.settings.numericSeparator;
  const items = [];
  for (let i = 0; i < array.length && i < max && walk.hasRoom; i++) {
    const text = typeof array[i] === "bigint" ? bigintText(array[i], isSeparated) : numberText(array[i], isSeparated);
    items.push(walk.style(text, typeof array[i] === "bigint" ? "bigint" : "number"));
  }
  if (array.length > items.length) items.push(remaining(array.length - items.length));
  return items;
}

/**
 * @param {Walk} walk
 * @param {object} value
 * @param {string[]} names of accessors that are shown in brackets
 * @param {number} depth
 * @returns {string[]}
 */
export function hiddenItems(walk, value, names, depth) {
  const isTyped = ArrayBuffer.isView(value) && !(value instanceof DataView);
  return names.map((name) => {
    walk.isBare = isTyped;
    const text = walk.inner(2, () => walk.value(Reflect.get(value, name), depth));
    walk.isBare = false;
    return `${isTyped ? `[${name}]` : walk.style(`[${name}]`, "string")}: ${text}`;
  });
}

/**
 * @param {Walk} walk
 * @param {Set<any>} set
 * @param {number} depth
 * @returns {string[]}
 */
export function setItems(walk, set, depth) {
  const max = walk.itemsMax(set.size);
  const items = [];
  for (const item of Set.prototype.values.call(set)) {
    if (items.length >= max || !walk.hasRoom) break;
    items.push(walk.inner(2, () => walk.value(item, depth)));
  }
  if (set.size > items.length) items.push(remaining(set.size - items.length));
  return items;
}

/**
 * @param {Walk} walk
 * @param {Map<any, any>} map
 * @param {number} depth
 * @returns {string[]}
 */
export function mapItems(walk, map, depth) {
  const max = walk.itemsMax(map.size);
  const items = [];
  for (const [key, item] of Map.prototype.entries.call(map)) {
    if (items.length >= max || !walk.hasRoom) break;
    items.push(walk.inner(2, () => `${walk.value(key, depth)} => ${walk.value(item, depth)}`));
  }
  if (map.size > items.length) items.push(remaining(map.size - items.length));
  return items;
}

/**
 * @param {Walk} walk
 * @param {ArrayBuffer | SharedArrayBuffer} buffer
 * @returns {string[]}
 */
export function bufferItems(walk, buffer) {
  if ("detached" in buffer && buffer.detached) return [walk.style("(detached)", "special")];
  const bytes = new Uint8Array(buffer);
  const max = Math.min(walk.itemsMax(bytes.length), bytes.length);
  const digits = Array.from(bytes.subarray(0, max), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const more = bytes.length - max;
  const rest = more > 0 ? ` ... ${more} more byte${more === 1 ? "" : "s"}` : "";
  return [`${walk.style("[Uint8Contents]", "special")}: <${digits}${rest}>`];
}
