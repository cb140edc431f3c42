/**
 * Bundles the tests of npm packages for a page: packages as they are for Node, Node's modules from
 * outside. `node bundle.js OUT`. Ends with 1 when a package would take its browser build or needs a
 * module that pages do not have.
 */

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? "out";
const modules = Object.keys(JSON.parse(await readFile(join(here, "../../page/src/main/js/modules.json"), "utf8")));
const require = createRequire(import.meta.url);

/**
 * Where `require` finds Node's modules: `builtins.js` puts them there first. What is not a function
 * must be the module itself, since `require("events")` is a class.
 */
const TABLE = 'globalThis[Symbol.for("node modules")]';

/** @type {import("esbuild").Plugin} */
const builtins = {
  name: "Node's modules",
  setup(building) {
    building.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      const name = path.replace(/^node:/, "").replace(/\/$/, "");
      if (!isBuiltin(name) || (name !== path && !path.startsWith("node:") && !path.endsWith("/"))) return undefined;
      if (path.endsWith("/") && !path.startsWith("node:")) return undefined;
      if (!modules.includes(name)) {
        return { errors: [{ text: `${relative(here, importer)} needs node:${name}, which pages do not have` }] };
      }
      if (kind === "require-call") return { path: name, namespace: "required" };
      return { path: `node:${name}`, external: true };
    });
    building.onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => {
      return { contents: `module.exports = ${TABLE}["${path}"];`, loader: "js" };
    });
  },
};

const tests = (await readdir(here)).filter((name) => name.endsWith(".test.js"));
await mkdir(out, { recursive: true });
await writeFile(join(out, "package.json"), '{ "type": "module" }\n');
const names = modules.filter((name) => isBuiltin(name) && name !== "test");
await writeFile(join(out, "builtins.js"), tableOf(names));
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: tests,
  outdir: out,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2022",
  external: ["kith:*", "./builtins.js"],
  define: { global: "globalThis" },
  inject: ["globals.js"],
  plugins: [builtins],
  logLevel: "error",
  metafile: true,
});
for (const file of ["index.html", "manifest.webmanifest"]) await writeFile(join(out, file), await readFile(join(here, file)));
prove(Object.keys(metafile.inputs));

/**
 * @param {string[]} builtin
 * @returns {string} a module that puts Node's modules where `require` finds them
 */
function tableOf(builtin) {
  const imports = builtin.map((name, at) => `import m${at} from "node:${name}";`);
  const members = builtin.map((name, at) => `  ${JSON.stringify(name)}: m${at},`);
  return `${imports.join("\n")}\n${TABLE} = {\n${members.join("\n")}\n};\n`;
}

/**
 * Each package must have been entered by the file that Node itself would load.
 *
 * @param {string[]} inputs paths from here
 */
function prove(inputs) {
  const packages = Object.keys(require("./package.json").dependencies);
  for (const name of packages) {
    const entry = relative(here, entryOf(name));
    if (inputs.includes(entry)) continue;
    console.error(`${name}: Node's entry ${entry} is not in the bundle`);
    process.exitCode = 1;
  }
  const browserFiles = inputs.filter((path) => /(^|\/)(browser|[\w-]+\.browser|browser-[\w-]+)\.(js|mjs|cjs)$/.test(path));
  if (browserFiles.length > 0) {
    console.error(`files for browsers are in the bundle: ${browserFiles.join(", ")}`);
    process.exitCode = 1;
  }
}

/**
 * @param {string} name
 * @returns {string} the file that Node loads
 */
function entryOf(name) {
  try {
    return fileURLToPath(import.meta.resolve(name));
  } catch {
    return require.resolve(name);
  }
}
