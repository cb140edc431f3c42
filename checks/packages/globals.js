/** What Node has as globals and pages do not. */
import "./builtins.js";
export { Buffer } from "node:buffer";
export { default as process } from "node:process";
export { clearImmediate, setImmediate } from "node:timers";
