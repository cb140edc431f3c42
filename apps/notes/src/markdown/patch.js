/**
 * The difference between two versions of a rendered note, in whole blocks, so that a keystroke
 * changes one paragraph of the page and not all of it.
 */

/**
 * @typedef {import("./tree.js").Block} Block
 * @typedef {{from: number, removed: number, added: Block[], lines: number[]}} Patch
 *     lines: first line of every block of the new version
 */

/**
 * @param {string[]} before keys of the old blocks
 * @param {Block[]} blocks
 * @returns {{patch: Patch, keys: string[]}}
 */
export function difference(before, blocks) {
  const keys = blocks.map(({ node }) => JSON.stringify(node));
  const most = Math.min(before.length, keys.length);
  let from = 0;
  while (from < most && before[from] === keys[from]) {
    from++;
  }
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === keys[keys.length - 1 - same]) {
    same++;
  }
  const added = blocks.slice(from, blocks.length - same);
  return {
    patch: {
      from,
      removed: before.length - same - from,
      added,
      lines: blocks.map(({ line }) => line),
    },
    keys,
  };
}
