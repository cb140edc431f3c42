/**
 * Stands for `process.cwd` in npm packages, so that they work in a page without the global `process`
 * that Node has.
 */

import { app } from "/_kith/session.js";

/** @returns {string} the folder from which the host sees relative paths */
export function kithFolder() {
  return app.cwd;
}
