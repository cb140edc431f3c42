/** Runs test files one after another and says how it went. */

import { output, root } from "./runner.js";
import { bailOut, comment, head, plan } from "./tap.js";

/** The exit code when no test was found, so that a wrong path is no success. */
const NO_TESTS = 2;

/**
 * Writes the whole of the output, from the version to the counts.
 *
 * @param {string[]} files paths of modules that declare tests
 * @param {string} base the address they are relative to
 * @returns {Promise<number>} the exit code
 */
export async function runFiles(files, base) {
  output.write(head());
  for (const file of files) {
    output.write(comment(file, 0));
    try {
      await import(new URL(file, base).href);
    } catch (error) {
      root.failed++;
      output.write(bailOut(`${file} cannot be loaded: ${error}`));
      return 1;
    }
    await root.drained();
  }
  await root.end();
  output.write(plan(root.started, 0));
  output.write(comment(`tests ${root.started}\nfailed ${root.failed}`, 0));
  if (root.started === 0) return NO_TESTS;
  return root.failed > 0 ? 1 : 0;
}
