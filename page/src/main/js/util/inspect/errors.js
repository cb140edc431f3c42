/** Errors with their stacks, in the way of V8, whatever the engine. */

/**
 * @param {any} error
 * @returns {string} for instance `TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument…`
 */
function headOf(error) {
  const name = String(error.name ?? "Error");
  const code = typeof error.code === "string" && error.code.startsWith("ERR_") && Object.hasOwn(error, "toString");
  const title = code ? `${name} [${error.code}]` : name;
  return error.message ? `${title}: ${error.message}` : title;
}

/**
 * @param {string} frame as JavaScriptCore writes it: `name@url:line:column`
 * @returns {string}
 */
function frameText(frame) {
  const at = frame.indexOf("@");
  if (at < 0) return frame;
  const name = frame.slice(0, at);
  return name === "" ? frame.slice(at + 1) : `${name} (${frame.slice(at + 1)})`;
}

/**
 * @param {Error} error
 * @returns {string} message and stack
 */
export function errorText(error) {
  const stack = String(error.stack ?? "").trimEnd();
  // V8 begins a stack with the error itself, JavaScriptCore does not.
  if (/^\s+at /m.test(stack)) return stack;
  if (stack !== "" && !stack.includes("@") && !/:\d+:\d+$/m.test(stack)) return stack;
  const frames = stack.split("\n").filter((line) => line !== "");
  return [headOf(error), ...frames.map((frame) => `    at ${frameText(frame)}`)].join("\n");
}

/**
 * @param {any} error
 * @param {string} stack
 * @param {string | null} name of its class
 * @returns {string} with the name of the class, when the error has kept that of the one above
 */
function withClassName(error, stack, name) {
  const own = String(error.name ?? "Error");
  if (!stack.startsWith(own)) return stack;
  if (name === null) return stack.replace(own, `[${own}: null prototype]`);
  const isKnown = Object.hasOwn(error, "name") || own === name || stack.slice(own.length).startsWith(` [${name}]`);
  if (isKnown) return stack;
  return name.includes(own) ? stack.replace(own, name) : stack.replace(own, `${name} [${own}]`);
}

/**
 * @param {any} error
 * @param {object} context
 * @param {PropertyKey[]} context.keys that will be shown; those the stack tells already are taken out
 * @param {string | null} context.name of its class
 * @param {number} context.indent in characters
 * @param {boolean} context.showHidden
 * @returns {string}
 */
export function errorBase(error, { keys, name, indent, showHidden }) {
  let stack = error.stack ? errorText(error) : `[${Error.prototype.toString.call(error)}]`;
  if (!showHidden) {
    for (const key of ["name", "message", "stack"]) {
      const at = keys.indexOf(key);
      if (at >= 0 && (typeof error[key] !== "string" || stack.includes(error[key]))) keys.splice(at, 1);
    }
  }
  for (const key of ["cause", "errors"]) {
    const isOwn = Object.hasOwn(error, key) && !keys.includes(key);
    if (isOwn && (key === "cause" || Array.isArray(error.errors))) keys.push(key);
  }
  if (error.stack) stack = withClassName(error, stack, name);
  if (error.stack && !/\n\s+at /.test(stack)) stack = `[${stack}]`;
  return indent === 0 ? stack : stack.replaceAll("\n", `\n${" ".repeat(indent)}`);
}
