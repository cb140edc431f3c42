/** `string_decoder` for npm packages. */
import { parts } from "../../parts.js";

export const { StringDecoder } = parts["string_decoder"];
