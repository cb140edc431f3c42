/** The symbols of `using` and `await using`; engines without them get those that compilers look for. */

/**
 * @param {"dispose" | "asyncDispose"} name
 * @returns {any}
 */
function symbolOf(name) {
  const there = Symbol[name];
  if (there) return there;
  const made = Symbol.for(`Symbol.${name}`);
  Object.defineProperty(Symbol, name, { value: made });
  return made;
}

/** @type {typeof Symbol.dispose} */
export const dispose = symbolOf("dispose");
/** @type {typeof Symbol.asyncDispose} */
export const asyncDispose = symbolOf("asyncDispose");
