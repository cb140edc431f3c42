/**
 * Makes the typings that `kith types DIR` copies, of the declarations that tsc has emitted:
 *
 *     node typings.js EMITTED OUT
 *
 * Editors find a module by its name only when the name is declared (`declare module "node:fs"`), and
 * there relative imports are not allowed. So each file of the page becomes a declared module of its
 * own, `kith:internal/fs/stats`. `kith.d.ts` declares the names with `kith:` and `socket:`, `node.d.ts`
 * the names `node:fs` and `fs`, which somebody who has @types/node for other reasons leaves away.
 */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Sources, modules } from "./docs.js";

const ROOT = fileURLToPath(new URL("../../../../../", import.meta.url));
const PAGE = `${ROOT}page/`;
const SOURCES = `${PAGE}src/main/js/`;
const PACKAGES = `${PAGE}node_modules/`;

/** Where the compiler finds what npm has not installed. @type {Record<string, string[]>} */
const { paths } = JSON.parse(readFileSync(`${PAGE}tsconfig.json`, "utf8")).compilerOptions;

const [emitted, out] = process.argv.slice(2).map((folder) => path.resolve(folder));

/** Where a specifier stands in emitted declarations: `from "x"`, `import("x")`, `declare module "x"`. */
const SPECIFIER = /(\bfrom |\bimport\(|^declare module |^import )(["'])([^"'\n]+)\2/gm;

/** Declared modules by the file they are put in. @type {Map<string, string[]>} */
const files = new Map();
/** @type {Set<string>} */
const seen = new Set();

/** @param {string} file from the folder of the page's sources, with `.js` */
const nameOf = (file) => `kith:internal/${file.replace(/\.js$/, "")}`;

/**
 * @param {string} group the file it is put in
 * @param {string} name
 * @param {string} text of a declaration file, with its specifiers translated
 */
function declare(group, name, text) {
  const body = text
    .replace(/^\/\/\/ .*\n/gm, "")
    .replace(/^(export )?declare (?!global)/gm, "$1")
    .replace(/^(?!$)/gm, "  ");
  const parts = files.get(group) ?? [];
  files.set(group, parts);
  parts.push(`declare module "${name}" {\n${body.trimEnd()}\n  export {};\n}\n`);
}

/** @param {string} file from the folder of the page's sources, with `.js` */
function addSource(file) {
  if (seen.has(file)) return;
  seen.add(file);
  const own = `${emitted}/page/src/main/js/${file.replace(/\.js$/, ".d.ts")}`;
  const written = `${SOURCES}${file.replace(/\.js$/, ".d.ts")}`;
  const text = readFileSync(existsSync(own) ? own : written, "utf8");
  const folder = path.posix.dirname(file);
  declare(groupOf(file), nameOf(file), withDocs(file, translated(text, (specifier) => translate(specifier, folder))));
}

/**
 * @param {string} text
 * @param {(specifier: string) => string} name
 * @returns {string} with the names that modules have in the typings
 */
function translated(text, name) {
  return text.replace(SPECIFIER, (_, before, quote, specifier) => `${before}${quote}${name(specifier)}${quote}`);
}

/**
 * @param {string} file
 * @returns {string} `fs` for `fs.js` and all in `fs/`
 */
function groupOf(file) {
  return file.split("/")[0].replace(/\.js$/, "");
}

/**
 * @param {string} specifier
 * @param {string} folder of the file that imports it
 * @returns {string} the name it has in the typings; what it names is added to them
 */
function translate(specifier, folder) {
  const route = /^\/_kith\/routes\/(.*)\.js$/.exec(specifier);
  if (route) return addRoutes(route[1]);
  if (specifier.startsWith(".") || specifier.startsWith("/_kith/")) {
    const file = specifier.startsWith("/") ? specifier.slice("/_kith/".length) : path.posix.join(folder, specifier);
    addSource(file);
    return nameOf(file);
  }
  // Names of Kith's own stand in examples.
  return /^\w+:/.test(specifier) ? specifier : addPackage(specifier);
}

/** @param {string} name of a namespace of routes */
function addRoutes(name) {
  const id = `kith:internal/routes/${name}`;
  if (!seen.has(id)) {
    seen.add(id);
    declare("routes", id, readFileSync(`${ROOT}bridge/target/classes/kith/bridge/routes/${name}.d.ts`, "utf8"));
  }
  return id;
}

/** @param {string} name of an npm package */
function addPackage(name) {
  const file = typesOf(name);
  const own = ownDeclarations.get(name) ?? [];
  if (file === undefined && own.length === 0) throw new Error(`no types for the npm package ${name}`);
  const id = file === undefined ? `kith:internal/npm/${name}` : addPackageFile(file);
  if (!seen.has(name)) {
    seen.add(name);
    for (const text of own) declare("packages", id, translated(text, (specifier) => translate(specifier, ".")));
  }
  return id;
}

/**
 * @param {string} file of an npm package
 * @returns {string} the name it has in the typings
 */
function addPackageFile(file) {
  const id = `kith:internal/npm/${file.replace(/^.*\/node_modules\//, "").replace(/\.d\.ts$/, "")}`;
  if (seen.has(id)) return id;
  seen.add(id);
  const name = (/** @type {string} */ specifier) => {
    if (!specifier.startsWith(".")) return translate(specifier, ".");
    return addPackageFile(path.join(path.dirname(file), specifier.replace(/\.js$/, ".d.ts")));
  };
  declare("packages", id, translated(readFileSync(file, "utf8"), name));
  return id;
}

/**
 * @param {string} name of an npm package
 * @returns {string | undefined} absent when only the page's own sources declare it
 */
function typesOf(name) {
  const [named] = paths[name] ?? [];
  if (named) return path.join(PAGE, named);
  for (const folder of [`${PACKAGES}${name}`, `${PACKAGES}@types/${name}`]) {
    if (!existsSync(`${folder}/package.json`)) continue;
    const { types, typings } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = types ?? typings;
    if (file) return path.join(folder, file);
  }
  return undefined;
}

/**
 * What `…package.d.ts` beside the sources say about npm packages, and `…globals.d.ts` about the page.
 *
 * @returns {Map<string, string[]>}
 */
function readOwnDeclarations() {
  const found = new Map();
  for (const file of readdirSync(SOURCES, { recursive: true }).filter((name) => /(package|globals)\.d\.ts$/.test(String(name)))) {
    const text = readFileSync(SOURCES + file, "utf8");
    for (const [, head, body] of text.matchAll(/^declare (global|module "[^"]+") \{\n([^]*?)^\}/gm)) {
      const name = /"(.*)"/.exec(head)?.[1] ?? "global";
      found.set(name, [...(found.get(name) ?? []), body.replace(/^ {2}/gm, "")]);
    }
  }
  return found;
}

/**
 * @param {string} file
 * @param {string} text its declarations
 * @returns {string} with a comment where the emitter has none: a name made of another has its words
 */
function withDocs(file, text) {
  return text.replace(/(\*\/\n)?^(export )?declare (const|function) (\w+)/gm, (whole, before, _exported, _kind, name) => {
    const doc = before ? undefined : docs.inherited(file, name);
    return doc === undefined ? whole : `/**\n * ${doc.replaceAll("\n", "\n * ").replaceAll(" * \n", " *\n")}\n */\n${whole}`;
  });
}

/**
 * @param {(scheme: string) => boolean} isMeant
 * @param {boolean} isBareMeant whether names without a scheme are meant too
 * @returns {string}
 */
function aliases(isMeant, isBareMeant) {
  const parts = Object.entries(modules).flatMap(([name, { file, schemes, bare }]) => {
    const names = schemes.filter(isMeant).map((scheme) => `${scheme}:${name}`);
    if (isBareMeant && bare) names.push(name);
    return names.map((alias) => `declare module "${alias}" {\n${contents(file)}}\n`);
  });
  return parts.join("\n");
}

/**
 * Where the default holds the named exports it is declared as all of them, because so
 * `import fs from "node:fs"` gives the type `fs.Stats` too.
 *
 * @param {string} file
 * @returns {string}
 */
function contents(file) {
  const from = `from "${nameOf(file)}";\n`;
  const isAll = docs.isDefaultOfAll(file);
  const value = isAll ? `import * as all ${from}  export default all;\n` : `export { default } ${from}`;
  return `  export * ${from}  ${value}`;
}

const docs = new Sources();
const ownDeclarations = readOwnDeclarations();
for (const { file } of Object.values(modules)) addSource(file);
files.set("globals", (ownDeclarations.get("global") ?? []).map((text) => text.replace(/^(?=\w)/gm, "declare ")));

const HEAD = "// Made of the sources of Kith's modules; `./dev reference` writes it anew.\n\n";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const groups = [...files.keys()].sort();
const references = groups.map((group) => `/// <reference path="./modules/${group}.d.ts" />\n`);
mkdirSync(`${out}/modules`);
for (const group of groups) write(`modules/${group}.d.ts`, HEAD + files.get(group).join("\n"));
write("kith.d.ts", `${HEAD}${references.join("")}\n${aliases((scheme) => scheme !== "node", false)}`);
write("node.d.ts", `${HEAD}/// <reference path="./kith.d.ts" />\n\n${aliases((scheme) => scheme === "node", true)}`);
write("files.txt", ["kith.d.ts", "node.d.ts", ...groups.map((group) => `modules/${group}.d.ts`)].map((file) => `${file}\n`).join(""));
docs.close();

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  writeFileSync(`${out}/${file}`, text.replaceAll("\t", "    ").replace(/[ \t]+$/gm, "").replace(/\n+$/, "\n"));
}
