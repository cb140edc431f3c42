/**
 * Keeps notes sorted while some of them change. Comparing titles as people do is slow (some
 * microseconds each), so only what changed is sorted again and put in its place, in short
 * slices.
 */
import { inSlices } from "./slices.js";

/** 100 steps take well under a millisecond. */
const STEPS_AT_ONCE = 100;

/** @template T */
export class Order {
  #compare;
  /** @type {T[]} */
  #sorted = [];

  /** @param {(a: T, b: T) => number} compare */
  constructor(compare) {
    this.#compare = compare;
  }

  /**
   * @param {Set<T>} items an item that changed is another object than before
   * @param {AbortSignal} [signal]
   * @returns {Promise<T[] | null>} null when aborted
   */
  async of(items, signal) {
    const kept = this.#sorted.filter((item) => items.has(item));
    const known = new Set(kept);
    const changed = [...items].filter((item) => !known.has(item));
    /** @type {T[]} */
    const sorted = [];
    if (!(await inSlices(this.#steps(kept, changed, sorted), () => {}, signal))) return null;
    this.#sorted = sorted;
    return sorted;
  }

  /**
   * Merge sort with a rest now and then.
   *
   * @param {T[]} kept sorted
   * @param {T[]} changed not sorted
   * @param {T[]} sorted takes the result
   */
  *#steps(kept, changed, sorted) {
    let runs = changed.map((item) => [item]);
    while (runs.length > 1) {
      /** @type {T[][]} */
      const longer = [];
      for (let i = 0; i < runs.length; i += 2) {
        const [one = [], other = []] = runs.slice(i, i + 2);
        /** @type {T[]} */
        const merged = [];
        yield* this.#merge(one, other, merged);
        longer.push(merged);
      }
      runs = longer;
    }
    yield* this.#merge(kept, runs[0] ?? [], sorted);
  }

  /**
   * @param {T[]} a sorted
   * @param {T[]} b sorted, at best the shorter one
   * @param {T[]} into
   */
  *#merge(a, b, into) {
    let from = 0;
    let steps = 0;
    for (const item of b) {
      const to = this.#place(a, item, from);
      for (const earlier of a.slice(from, to)) into.push(earlier);
      from = to;
      into.push(item);
      if (++steps % STEPS_AT_ONCE === 0) yield;
    }
    for (const item of a.slice(from)) into.push(item);
    yield;
  }

  /**
   * Looks near `from` first, in growing steps: the next place is likely to be close.
   *
   * @param {T[]} sorted
   * @param {T} item
   * @param {number} from
   * @returns {number} where the item belongs
   */
  #place(sorted, item, from) {
    let low = from;
    let step = 1;
    let high = from;
    while (this.#isBefore(sorted[high], item)) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, sorted.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBefore(sorted[middle], item)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {T | undefined} other undefined behind the end @param {T} item */
  #isBefore(other, item) {
    return other !== undefined && this.#compare(other, item) <= 0;
  }
}
