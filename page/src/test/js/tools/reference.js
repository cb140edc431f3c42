/**
 * Writes a page of reference for each module of the page, of the comments in its sources:
 *
 *     node reference.js OUT [--shrink]
 *
 * An export without words fails, unless it stands in `undocumented.txt` beside this file, which may only
 * shrink: what has got words must leave it, and does so by itself with `--shrink`.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Sources, modules } from "./docs.js";

const ALLOWED = fileURLToPath(new URL("undocumented.txt", import.meta.url));

/** 200 characters: of a value whose type is longer, the words say more. */
const TYPE_CHARACTERS_MAX = 200;

const [out, option] = process.argv.slice(2);
const sources = new Sources();

/** Functions that do not say that they block the window. @type {Set<string>} */
const silent = new Set();

/** Exports without words, as `fs.stat` or `events.EventEmitter.on`. @type {Set<string>} */
const undocumented = new Set();

for (const [name, { file, schemes, bare }] of Object.entries(modules)) {
  const names = [...schemes.map((scheme) => `${scheme}:${name}`), ...(bare ? [name] : [])];
  const page = path.join(out, `${name}.md`);
  mkdirSync(path.dirname(page), { recursive: true });
  writeFileSync(page, pageOf(name, file, names));
}
sources.close();
process.exit(compareWithAllowed() ? 0 : 1);

/**
 * @param {string} name
 * @param {string} file
 * @param {string[]} names all it has
 * @returns {string}
 */
function pageOf(name, file, names) {
  const described = sources.described(file).filter((entry) => entry.name !== "default");
  const parts = [`# ${name}`, sources.head(file), `Names: ${names.map((text) => `\`${text}\``).join(", ")}.`];
  for (const entry of described.filter(({ kind }) => kind !== "type")) parts.push(...sectionOf(name, entry));
  const types = described.filter(({ kind }) => kind === "type");
  if (types.length > 0) parts.push("## Types");
  for (const type of types) parts.push(`### ${type.name}`, code(`type ${type.name} = ${type.type}`), type.text);
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`.replace(/[ \t]+$/gm, "");
}

/**
 * @param {string} module
 * @param {import("./docs.js").Described} entry
 * @returns {string[]}
 */
function sectionOf(module, entry) {
  const title = entry.kind === "class" ? `Class ${entry.name}` : entry.name;
  const parts = [`## ${title}`, ...bodyOf(`${module}.${entry.name}`, entry)];
  for (const member of entry.members) {
    parts.push(`### ${entry.name}: ${member.name}`, ...bodyOf(`${module}.${entry.name}.${member.name}`, member));
  }
  return parts;
}

/**
 * @param {string} id
 * @param {import("./docs.js").Described} entry
 * @returns {string[]}
 */
function bodyOf(id, { name, kind, type, text, tags }) {
  if (text === "") undocumented.add(id);
  if (kind === "function" && text !== "" && name.endsWith("Sync") && !/\bblocks\b/i.test(text)) silent.add(id);
  const told = tags.filter((tag) => tag.name === "param" && / /.test(tag.text ?? ""));
  const list = told.map(({ text: words = "" }) => words.replace(/^(\S+) (?:- )?/, "- `$1`: ")).join("\n");
  const isShown = kind !== "class" && (kind === "function" || type.length <= TYPE_CHARACTERS_MAX);
  return [isShown ? code(`${name}: ${type}`) : "", text, list];
}

/**
 * @param {string} text
 * @returns {string}
 */
function code(text) {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

/** @returns {boolean} whether all have words that must */
function compareWithAllowed() {
  const lines = readFileSync(ALLOWED, "utf8").split("\n").filter((line) => line !== "");
  const listed = new Set(lines.filter((line) => !line.startsWith("#")));
  const missing = [...undocumented].filter((id) => !listed.has(id));
  const needless = [...listed].filter((id) => !undocumented.has(id));
  for (const id of missing) console.log(`${id} has no comment that says what it does`);
  for (const id of silent) console.log(`${id} does not say that it blocks the window`);
  if (option === "--shrink") {
    const kept = lines.filter((line) => !needless.includes(line));
    writeFileSync(ALLOWED, `${kept.join("\n")}\n`);
    return missing.length + silent.size === 0;
  }
  for (const id of needless) console.log(`${id} has one now: ./dev reference takes it out of undocumented.txt`);
  return missing.length + silent.size + needless.length === 0;
}
