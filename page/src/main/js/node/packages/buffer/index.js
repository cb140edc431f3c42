/** `buffer` for npm packages. */
import { parts } from "../../parts.js";

export const { Blob, Buffer } = parts["buffer"];
