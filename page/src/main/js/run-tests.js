/**
 * Runs the test files named in the page's address (`test.html?file=a.test.js&file=…`, paths from the
 * app's folder) and ends the app with the exit code of the tests.
 */

import process from "./process.js";
import { runFiles } from "./test/files.js";
import { failByStray, output } from "./test/runner.js";

output.write = (text) => void process.stdout.write(text);
addEventListener("error", (event) => failByStray(event.error ?? new Error(event.message)));
addEventListener("unhandledrejection", (event) => failByStray(event.reason));
process.exit(await runFiles(new URL(location.href).searchParams.getAll("file"), `${location.origin}/`));
