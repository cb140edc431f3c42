/** Reads what `kith:test` writes: the Test Anything Protocol, version 14. */

/**
 * A test without tests in it, or a group that failed by itself.
 *
 * @typedef {object} Result
 * @property {string} file
 * @property {string} name of its groups and itself
 * @property {"passed" | "failed" | "skipped"} status a failure that is "todo" counts as skipped
 * @property {string} directive why it was skipped
 * @property {string[]} details why it failed
 */

/** @typedef {{ name: string, failed: boolean, directive: string, details: string[], children: Entry[] }} Entry */

const FILE = /^# (\S+\.test\.js)$/;
const RESULT = /^( *)(not ok|ok) \d+ - (.*?)(?: # ((?:skip|todo)\b.*))?$/;
const PLAN = /^1\.\.\d+$/;
const BAIL = /^Bail out! (.*)$/;

/**
 * @param {string} text
 * @returns {{ results: Map<string, Result>, isComplete: boolean }} by file and name; complete when
 *   the run came to its end
 */
export function readTap(text) {
  const reading = { file: "", results: new Map(), isComplete: false, open: /** @type {Entry[][]} */ ([]), last: undefined };
  for (const line of text.split("\n")) readLine(reading, line);
  return { results: reading.results, isComplete: reading.isComplete };
}

/**
 * @param {any} reading
 * @param {string} line
 */
function readLine(reading, line) {
  const file = FILE.exec(line);
  const result = RESULT.exec(line);
  const bail = BAIL.exec(line);
  if (file) {
    reading.file = file[1];
    // A run that ended early leaves groups open.
    reading.open.length = 0;
  } else if (result) {
    readResult(reading, result);
  } else if (bail) {
    add(reading, [], { name: "(loading)", failed: true, directive: "", details: [bail[1]], children: [] });
  } else if (PLAN.test(line)) {
    reading.isComplete = true;
  } else if (/^ *\.\.\.$/.test(line)) {
    reading.last = undefined;
  } else if (!/^ *(---|duration_ms: .*)$/.test(line)) {
    reading.last?.details.push(line.trim());
  }
}

/**
 * Tests within a test come before it, one step further in.
 *
 * @param {any} reading
 * @param {RegExpExecArray} match
 */
function readResult(reading, [, indent, status, name, directive = ""]) {
  const depth = indent.length / 4;
  const children = reading.open[depth + 1] ?? [];
  reading.open.length = depth + 1;
  const entry = { name, failed: status === "not ok", directive, details: [], children };
  reading.last = entry;
  if (depth === 0) add(reading, [], entry);
  else (reading.open[depth] ??= []).push(entry);
}

/**
 * @param {any} reading
 * @param {string[]} groups
 * @param {Entry} entry
 * @returns {boolean} whether something in it failed
 */
function add(reading, groups, entry) {
  const names = [...groups, entry.name];
  const childFailed = entry.children.map((child) => add(reading, names, child)).includes(true);
  const isOwnFailure = entry.failed && !childFailed;
  if (entry.children.length === 0 || isOwnFailure) put(reading, names.join(" > "), entry);
  return entry.failed;
}

/**
 * @param {any} reading
 * @param {string} name
 * @param {Entry} entry
 */
function put({ file, results }, name, entry) {
  let key = `${file}: ${name}`;
  for (let count = 2; results.has(key); count++) key = `${file}: ${name} (${count})`;
  const status = entry.directive !== "" ? "skipped" : entry.failed ? "failed" : "passed";
  // Kept as the live list: its lines are yet to come.
  results.set(key, { file, name, status, directive: entry.directive, details: entry.details });
}
