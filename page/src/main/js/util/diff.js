/** `util.diff`: what was inserted and deleted between two texts or lists. */

import { invalidArgType } from "../node/codes.js";

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
export function difference(actual, expected, isSame = Object.is) {
  const max = actual.length + expected.length;
  /** @type {Map<number, number>} */
  let reach = new Map([[1, 0]]);
  /** @type {Map<number, number>[]} */
  const trace = [];
  for (let steps = 0; steps <= max; steps++) {
    trace.push(new Map(reach));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = isDown(reach, diagonal, steps) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < actual.length && x - diagonal < expected.length && isSame(/** @type {T} */ (actual[x]), /** @type {T} */ (expected[x - diagonal]))) x++;
      reach.set(diagonal, x);
      if (x >= actual.length && x - diagonal >= expected.length) return wayBack(trace, actual, expected);
    }
    reach = new Map(reach);
  }
  return [];
}

/**
 * @param {Map<number, number>} reach
 * @param {number} diagonal
 * @param {number} steps
 * @returns {boolean} whether the step to this diagonal takes from the second list
 */
function isDown(reach, diagonal, steps) {
  if (diagonal === -steps) return true;
  return diagonal !== steps && (reach.get(diagonal - 1) ?? 0) < (reach.get(diagonal + 1) ?? 0);
}

/**
 * @template T
 * @param {Map<number, number>[]} trace
 * @param {readonly T[]} actual
 * @param {readonly T[]} expected
 * @returns {[Operation, T][]}
 */
function wayBack(trace, actual, expected) {
  /** @type {[Operation, T][]} */
  const result = [];
  let x = actual.length;
  let y = expected.length;
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reach = /** @type {Map<number, number>} */ (trace[steps]);
    const down = isDown(reach, x - y, steps);
    const before = down ? x - y + 1 : x - y - 1;
    const beforeX = reach.get(before) ?? 0;
    const beforeY = beforeX - before;
    while (x > beforeX && y > beforeY) {
      result.push([0, /** @type {T} */ (actual[--x])]);
      y--;
    }
    if (steps > 0) result.push(down ? [-1, /** @type {T} */ (expected[--y])] : [1, /** @type {T} */ (actual[--x])]);
  }
  return result.reverse();
}

/**
 * @param {string | readonly string[]} actual
 * @param {string | readonly string[]} expected
 * @returns {[Operation, string][]} empty when they are the same
 */
export function diff(actual, expected) {
  if (actual === expected) return [];
  const isText = typeof actual === "string" && typeof expected === "string";
  if (!isText) {
    checkList(actual, "actual");
    checkList(expected, "expected");
  }
  return difference([...actual], [...expected]);
}

/**
 * @param {any} list
 * @param {string} name
 */
function checkList(list, name) {
  if (!Array.isArray(list)) throw invalidArgType(name, ["string", "Array"], list);
  list.forEach((item, i) => {
    if (typeof item !== "string") throw invalidArgType(`${name}[${i}]`, "string", item);
  });
}
