/**
 * Runs programs that end by themselves, each in a process of its own, in one of the engines:
 *
 *     node programs.js KITH FOLDER        in the WebView, as an app each
 *     node programs.js '' FOLDER OPTION…  by this Node, with options
 *
 * A program says in its first lines how it ends and what it writes: `// exit code: 7`, `// stdout: text`,
 * `// stderr: text`. What is printed is TAP without a plan, to stand behind that of the tests.
 */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

/** 60 s: what a start on a busy machine may take. */
const TIMEOUT_MS = 60_000;

/** 134: what a shell says of a program that SIGABRT ended. */
const ABORTED = 134;

const [kith, folder, ...options] = process.argv.slice(2);
const programs = readdirSync(folder).filter((name) => name.endsWith(".js")).sort();
console.log(`# ${path.basename(path.dirname(folder))}/programs.test.js`);
programs.forEach((name, i) => tell(i + 1, name, differences(path.join(folder, name))));

/**
 * @param {number} number
 * @param {string} name
 * @param {string[]} wrong
 */
function tell(number, name, wrong) {
  console.log(`${wrong.length > 0 ? "not ok" : "ok"} ${number} - ${name}`);
  if (wrong.length > 0) console.log(["  ---", ...wrong.map((line) => `  ${line}`), "  ..."].join("\n"));
}

/**
 * @param {string} program
 * @returns {string[]} what went otherwise than it says
 */
function differences(program) {
  const text = readFileSync(program, "utf8");
  const said = (/** @type {string} */ name) => new RegExp(`^// ${name}: (.*)$`, "m").exec(text)?.[1] ?? "";
  const { status, signal, stdout, stderr } = kith ? inWebView(program) : spawnSync(process.execPath, [...options, program], { encoding: "utf8", timeout: TIMEOUT_MS });
  const found = { "exit code": String(signal === "SIGABRT" ? ABORTED : status), stdout: stdout.trim(), stderr: ofProgram(stderr) };
  // Of a program that aborts Node itself writes where it was.
  const isAborted = said("exit code") === String(ABORTED);
  const wrong = Object.entries(found).filter(([name, value]) => value !== said(name) && !(isAborted && name === "stderr"));
  return wrong.map(([name, value]) => `${name}: ${JSON.stringify(value)}, not ${JSON.stringify(said(name))}`);
}

/**
 * @param {string} program
 * @returns {{ status: number | null, signal: string | null, stdout: string, stderr: string }}
 */
function inWebView(program) {
  const app = mkdtempSync(path.join(tmpdir(), "kith-program-"));
  try {
    copyFileSync(program, path.join(app, "program.js"));
    writeFileSync(path.join(app, "index.html"), '<!doctype html><title>Program</title><script type="module" src="program.js"></script>\n');
    writeFileSync(path.join(app, "manifest.webmanifest"), JSON.stringify({ name: "Program", kith: { id: "dev.kith.program", version: "1.0.0" } }));
    return spawnSync(kith, ["run", app], { encoding: "utf8", timeout: TIMEOUT_MS });
  } finally {
    rmSync(app, { recursive: true });
  }
}

/**
 * @param {string} text
 * @returns {string} without what `kith` says by itself
 */
function ofProgram(text) {
  return text.split("\n").filter((line) => !line.startsWith("kith: ")).join("\n").trim();
}
