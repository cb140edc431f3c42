/** `events` for npm packages. */
import { parts } from "../../parts.js";

export const { EventEmitter } = parts["events"];
