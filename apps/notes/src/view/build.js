/**
 * Trees of rendered Markdown to elements of the page. Only what is listed here is ever made,
 * whatever the tree says.
 */

import { TAGS } from "../markdown/tags.js";

/** @typedef {import("../markdown/tree.js").Node} TreeNode */

const ATTRIBUTES = new Set([
  "id",
  "class",
  "title",
  "href",
  "rel",
  "alt",
  "start",
  "type",
  "checked",
  "data-line",
  "data-note",
  "data-anchor",
  "data-file",
  "data-language",
]);

/**
 * @param {TreeNode} node
 * @returns {Node}
 */
export function build(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const { tag, attrs = {}, children = [] } = node;
  if (!TAGS.has(tag)) throw new Error(`no element for "${tag}"`);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (!ATTRIBUTES.has(name)) throw new Error(`no attribute "${name}"`);
    if (name === "href" && !/^(https?:|mailto:)/i.test(value)) {
      throw new Error(`no address "${value}"`);
    }
    element.setAttribute(name, value);
  }
  // Links inside of the notebook are followed by the app; the address only makes them links.
  if (tag === "a" && !("href" in attrs)) element.setAttribute("href", "#");
  for (const child of children) element.append(build(child));
  return element;
}
