/**
 * Writes a page of reference for each module of the page, of the comments in its sources:
 *
 *     node reference.js OUT
 *
 * An export without words fails.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Sources, modules } from "./docs.js";

/** 200 characters: of a value whose type is longer, the words say more. */
const TYPE_CHARACTERS_MAX = 200;

const [out] = process.argv.slice(2);
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
for (const id of undocumented) console.log(`${id} has no comment that says what it does`);
for (const id of silent) console.log(`${id} does not say that it blocks the window`);
process.exit(undocumented.size + silent.size > 0 ? 1 : 0);

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
  const text = linked(parts.filter((part) => part !== "").join("\n\n"), new Set(described.map((entry) => entry.name)));
  return `${text}\n`.replace(/[ \t]+$/gm, "");
}

/**
 * @param {string} text
 * @param {Set<string>} here what the page has sections about
 * @returns {string} with `{@link name}` as a link to the section of that name, or as code
 */
function linked(text, here) {
  return text.replace(/\{@link ([^\s}]+)\}/g, (_, name) => (here.has(name) ? `[\`${name}\`](#${name.toLowerCase()})` : `\`${name}\``));
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
