/**
 * Sessions that can be resumed. The keys stay in the host; what `getSession` gives is only a name for
 * them, of use in this window alone.
 */

import { Buffer } from "../buffer.js";

/** 256 sessions, the oldest forgotten first: more hosts than a window talks to at once. */
const KEPT_MAX = 256;

const PREFIX = "kith-session:";

/** @type {Map<string, import("./context.js").SecureContext>} */
const kept = new Map();

/**
 * @param {string} name under which the host keeps it
 * @param {import("./context.js").SecureContext} context
 * @returns {Buffer}
 */
export function keepSession(name, context) {
  kept.set(name, context);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  return Buffer.from(PREFIX + name);
}

/**
 * @param {unknown} session
 * @returns {{ name: string, context: import("./context.js").SecureContext } | undefined} nothing for one that is not ours, or forgotten
 */
export function keptSession(session) {
  if (!ArrayBuffer.isView(session)) return undefined;
  const text = Buffer.from(/** @type {any} */ (session)).toString();
  const name = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : "";
  const context = kept.get(name);
  return context === undefined ? undefined : { name, context };
}
