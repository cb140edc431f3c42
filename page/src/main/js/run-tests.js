/**
 * Runs the test files named in the page's address (`test.html?file=a.test.js&file=…`, paths from the
 * app's folder) and ends the app with the exit code of the tests.
 */

import process from "./process.js";
import { output, root, watchForStrays } from "./test/runner.js";
import { bailOut, comment, head, plan } from "./test/tap.js";

/** What ends the app when no test was found, so that a wrong path is no success. */
const NO_TESTS = 2;

output.write = (text) => void process.stdout.write(text);
watchForStrays();
output.write(head());
process.exit(await runAll(new URL(location.href).searchParams.getAll("file")));

/**
 * @param {string[]} files
 * @returns {Promise<number>} the exit code
 */
async function runAll(files) {
  for (const file of files) {
    output.write(comment(file, 0));
    try {
      await import(new URL(file, `${location.origin}/`).href);
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
