/**
 * Gives the engine's ReadableStream what the standard says and not every engine has: iteration by
 * `for await` and `ReadableStream.from`.
 */

import { shown, withCode } from "../node/codes.js";

const { prototype } = /** @type {any} */ (ReadableStream);

/**
 * @this {ReadableStream}
 * @param {{ preventCancel?: boolean }} [options]
 * @returns {AsyncGenerator<any, void, void>}
 */
function values(options = {}) {
  const reader = this.getReader();
  return (async function* () {
    let isOver = false;
    try {
      for (;;) {
        const { done, value } = await reader.read().catch((error) => {
          isOver = true;
          throw error;
        });
        isOver = done;
        if (done) return;
        yield value;
      }
    } finally {
      if (!isOver && !options.preventCancel) await reader.cancel();
      reader.releaseLock();
    }
  })();
}

/**
 * @param {Iterable<any> | AsyncIterable<any>} iterable
 * @returns {ReadableStream}
 */
function from(iterable) {
  const all = /** @type {any} */ (iterable);
  const method = all?.[Symbol.asyncIterator] ?? all?.[Symbol.iterator];
  if (typeof method !== "function") throw withCode(new TypeError(`${shown(iterable)} must be iterable`), "ERR_ARG_NOT_ITERABLE");
  const iterator = method.call(all);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(await value);
      },
      async cancel(reason) {
        await iterator.return?.(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * @param {any} target
 * @param {PropertyKey} name
 * @param {Function} value
 */
function add(target, name, value) {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

add(prototype, "values", values);
add(prototype, Symbol.asyncIterator, prototype.values);
add(ReadableStream, "from", from);
