/** The symbols of `using` and `await using`; engines without them get those that compilers look for. */

/** @param {"dispose" | "asyncDispose"} name */
function symbolOf(name) {
  const there = Symbol[name];
  if (there) return there;
  const made = Symbol.for(`Symbol.${name}`);
  Object.defineProperty(Symbol, name, { value: made });
  return made;
}

export const dispose = symbolOf("dispose");
export const asyncDispose = symbolOf("asyncDispose");
