/**
 * Compares what the tests reach (by `record.js`) with what the typings promise:
 *
 *     node unreached.js REACHED [MODULE…]
 *
 * What no test reaches fails the run. With modules named, what they lack is shown and nothing fails.
 */

import { readFileSync, readdirSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { surface } from "../tools/surface.js";

const TESTS = fileURLToPath(new URL("../conformance/", import.meta.url));

const [file, ...named] = process.argv.slice(2);
const { reached, assertions, known, fixed } = JSON.parse(readFileSync(file, "utf8"));
const found = new Set(reached);
const inNode = new Set(known);
const texts = textsByModule();
const promised = surface();
const missing = [
  ...promised.reached.filter((id) => !found.has(id) && !isAsked(id) && !(fixed.includes(id) && isMentioned(id))),
  ...promised.options.filter((ids) => !ids.some((id) => found.has(id))).map(([id]) => id),
  ...promised.mentioned.filter((id) => !found.has(id) && !isMentioned(id)),
];
process.exit(named.length > 0 ? show() : compare());

/** @returns {Map<string, string>} what the tests of a module say, with those of `fs/promises` for `fs` */
function textsByModule() {
  const all = new Map();
  for (const name of readdirSync(TESTS, { recursive: true }).map(String).filter((path) => path.endsWith(".test.js"))) {
    const [module] = name.split("/");
    all.set(module, `${all.get(module) ?? ""}${readFileSync(TESTS + name, "utf8")}`);
  }
  return all;
}

/**
 * @param {string} id of something that is looked at, not called
 * @returns {boolean}
 */
function isMentioned(id) {
  const [, module, name] = /^(\w+).*?[.#](\w+)$/.exec(id) ?? [];
  return new RegExp(`\\b${name}\\b`).test(texts.get(module ?? "") ?? "");
}

/**
 * @param {string} id
 * @returns {boolean} whether it is a class of which a test asks what is an instance: some are made by Node alone
 */
function isAsked(id) {
  const [, module, name] = /^(\w+)[^#{]*\.(\w+)$/.exec(id) ?? [];
  return name !== undefined && new RegExp(`instanceof [\\w.]*\\b${name}\\b`).test(texts.get(module ?? "") ?? "");
}

/** @returns {number} the exit code */
function show() {
  const shown = missing.filter((id) => named.some((module) => id.startsWith(`${module}.`)));
  if (shown.length > 0) console.log(`no test reaches:\n${shown.map((id) => `  ${id}`).join("\n")}`);
  return 0;
}

/**
 * @param {string} id
 * @returns {boolean} false for what is in our typings and not in Node: no test that runs in both can reach it
 */
function isFunctionOfNode(id) {
  return inNode.has(id.replace(/\{.*/, "")) || !/[.#]/.test(id) || promised.mentioned.includes(id);
}

/** @returns {number} the exit code */
function compare() {
  const total = promised.reached.length + promised.options.length + promised.mentioned.length;
  console.log(`${assertions} assertions reach ${total - missing.length} of ${total} exports, members, options and error codes`);
  for (const id of missing) console.log(`NOT REACHED  ${id}${isFunctionOfNode(id) ? "" : "  (Node 22 has no such function)"}`);
  return missing.length > 0 ? 1 : 0;
}
