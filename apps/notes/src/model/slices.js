/**
 * Long work in short slices, so that typing, drawing and answers of the device come in between.
 */

/** 5 ms: leaves most of a 16 ms frame to typing and drawing. */
const SLICE_MS = 5;

/**
 * Runs a step for each item, resting between slices.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} step
 * @param {AbortSignal} [signal]
 * @returns {Promise<boolean>} false when aborted before the end
 */
export async function inSlices(items, step, signal) {
  let endMs = performance.now() + SLICE_MS;
  for (const item of items) {
    if (performance.now() >= endMs) {
      await rest();
      if (signal?.aborted) return false;
      endMs = performance.now() + SLICE_MS;
    }
    step(item);
  }
  return !signal?.aborted;
}

/** Lets everything that waits run first. @returns {Promise<void>} */
export function rest() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
