/**
 * Sets the results of the same tests in two engines side by side: how many passed by module, what
 * failed, and what went otherwise in one than in the other.
 *
 *     node compare.js COUNTS WEBVIEW.tap NODE.tap
 *
 * COUNTS is written for `./dev test`: a line `page SUITE TESTS FAILED SKIPPED` for each engine. The
 * exit code is 1 when something failed or differs.
 */

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { readTap } from "./tap.js";

/** @typedef {import("./tap.js").Result} Result */
/** @typedef {{ label: string, suite: string, results: Map<string, Result>, isComplete: boolean }} Run */

/** 12 lines say why an assertion failed; the rest of a stack is in the output itself. */
const DETAIL_LINES_MAX = 12;

const [counts, ...files] = process.argv.slice(2);
const runs = [
  { label: "WebView", suite: "conformance-webview" },
  { label: `Node ${process.versions.node}`, suite: "conformance-node" },
].map((run, i) => ({ ...run, ...readTap(readFileSync(files[i], "utf8")) }));

/**
 * @param {Result[]} results
 * @param {Result["status"]} status
 */
const count = (results, status) => results.filter((result) => result.status === status).length;

const isBad = [printFailures(), printIncomplete()].includes(true);
printTable();
writeFileSync(counts, runs.map(countsOf).join(""));
process.exit(isBad ? 1 : 0);

/** @returns {boolean} whether there are any */
function printFailures() {
  const keys = new Set(runs.flatMap(({ results }) => [...results.keys()]));
  let isAny = false;
  for (const key of keys) {
    const found = runs.map(({ results }) => results.get(key));
    const states = found.map((result) => result?.status ?? "not run");
    const isDifferent = states[0] !== states[1];
    if (!isDifferent && states[0] !== "failed") continue;
    isAny = true;
    // What a run that ended early has not come to is told as a number.
    if (runs.some(({ isComplete }, i) => !isComplete && found[i] === undefined)) continue;
    console.log(`${isDifferent ? "DIFFERENT" : "FAILED"}  ${key}`);
    runs.forEach(({ label }, i) => printResult(label, states[i], found[i]));
  }
  return isAny;
}

/**
 * @param {string} label
 * @param {string} state
 * @param {Result | undefined} result
 */
function printResult(label, state, result) {
  console.log(`  ${label}: ${state}${result?.directive ? ` (${result.directive})` : ""}`);
  for (const line of result?.details.slice(0, DETAIL_LINES_MAX) ?? []) console.log(`      ${line}`);
}

/** @returns {boolean} whether a run ended before its time */
function printIncomplete() {
  const incomplete = runs.filter(({ isComplete }) => !isComplete);
  for (const { label, results } of incomplete) {
    const last = [...results.values()].at(-1);
    const most = Math.max(...runs.map((run) => run.results.size));
    const end = last ? `, after ${last.file}: ${last.name}` : "";
    console.log(`ENDED EARLY  ${label}: ${results.size} of ${most} tests${end}`);
  }
  return incomplete.length > 0;
}

function printTable() {
  const modules = new Set(runs.flatMap(({ results }) => [...results.values()].map(moduleOf)));
  console.log(["passed".padEnd(18), ...runs.map(({ label }) => label.padStart(14))].join(""));
  for (const module of [...modules].sort()) printRow(module, (result) => moduleOf(result) === module);
  printRow("together", () => true);
}

/**
 * @param {Result} result
 * @returns {string} the folder of its file, which is named as the module is; without one, its own name
 */
function moduleOf({ file }) {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : file.replace(/\.test\.js$/, "");
}

/**
 * @param {string} label
 * @param {(result: Result) => boolean} isMeant
 */
function printRow(label, isMeant) {
  const cells = runs.map(({ results }) => {
    const meant = [...results.values()].filter(isMeant);
    const skipped = count(meant, "skipped");
    return `${count(meant, "passed")}${skipped > 0 ? ` (-${skipped})` : ""}`.padStart(14);
  });
  console.log([label.padEnd(18), ...cells].join(""));
}

/**
 * @param {Run} run
 * @returns {string}
 */
function countsOf({ suite, results, isComplete }) {
  const all = [...results.values()];
  const failed = count(all, "failed") + (isComplete ? 0 : 1);
  return `page ${suite} ${all.length} ${failed} ${count(all, "skipped")}\n`;
}
