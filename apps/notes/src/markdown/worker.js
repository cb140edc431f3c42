/**
 * Renders notes off the page's thread: a slow note never holds up typing.
 *
 * Messages in: {id, text, note, fresh}, where fresh means to forget the version before. Messages
 * out: {id, patch}.
 */
import { difference } from "./patch.js";
import { blocksOf } from "./tree.js";

/** @type {string[]} */
let keys = [];

self.addEventListener("message", ({ data }) => {
  const result = difference(data.fresh ? [] : keys, blocksOf(data.text, data.note));
  keys = result.keys;
  self.postMessage({ id: data.id, patch: result.patch });
});
