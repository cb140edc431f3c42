/** `process` for npm packages. */
import { parts } from "../../parts.js";

export const { nextTick } = parts["process"];
