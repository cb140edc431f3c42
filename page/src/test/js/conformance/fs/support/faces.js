/** Each function of `fs` in its three faces, so that a test says once what all of them do. */

import fs from "node:fs";
import { describe } from "kith:test";

/** @type {Record<string, (name: string) => (...args: any[]) => Promise<any>>} */
const faces = {
  promise: (name) => async (...args) => fs.promises[name](...args),
  callback: (name) => (...args) => {
    return new Promise((resolve, reject) => {
      fs[name](...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  },
  sync: (name) => async (...args) => fs[`${name}Sync`](...args),
};

/**
 * Declares tests once for each face.
 *
 * @param {string} what the tests are about
 * @param {...(call: any, face: string) => void} declare `call.stat(path)` is a promise whatever the face
 */
export function inEachFace(what, ...declare) {
  for (const [face, of] of Object.entries(faces)) {
    const call = new Proxy({}, { get: (_, name) => of(String(name)) });
    describe(`${what} by ${face}`, () => declare.forEach((some) => some(call, face)));
  }
}
