/**
 * Node's `process`, as far as it makes sense for a page: what the app was started with, its standard
 * output, its end. `env` holds what the manifest says under `kith.env`, nothing of the real
 * environment.
 */

import * as os from "/_kith/routes/os.js";
import * as routes from "/_kith/routes/process.js";
import { app } from "/_kith/session.js";
import { EventEmitter } from "./events.js";
import { integer, invalidArgValue, string, withCode } from "./node/codes.js";
import { parts } from "./node/parts.js";
import { nextTick as later } from "./node/tick.js";
import { environmentOf } from "./process/environment.js";
import { TerminalStream } from "./process/terminal.js";
import { hrtime } from "./process/time.js";
import { warn, warningOf } from "./process/warning.js";

/** 128 and the number of SIGABRT: what a shell says of a program that aborted. */
const ABORTED = 134;

/** The version of Node whose interfaces these are. */
const NODE = "22.0.0";

/** The processor: `x64`, `arm64`, … */
const arch = app.arch;
/** `linux`, `darwin`, `win32`, `android`, … */
const platform = app.platform;
/** The number of the host's process. */
const pid = app.pid;
/** The `name` of the manifest. */
const title = app.name;
/** What the program was called by. */
const argv0 = "kith";
/** The program that runs the app, by its name: where it is would say more than an app needs. */
const execPath = "kith";
/** @type {string[]} options of the program itself; there are none */
const execArgv = [];
/** The program, the app's folder, and what stood after `--`. */
const argv = [execPath, app.paths.resources, ...app.args];
/** The version of Node whose interfaces these are, with a `v`. */
const version = `v${NODE}`;
/** The same without a `v`, and the version of Kith. */
const versions = Object.freeze({ node: NODE, kith: app.kith });
/** As Node calls itself. */
const release = Object.freeze({ name: "node", lts: false });
/** What there is: `inspector` with `--debug`. */
const features = Object.freeze({ inspector: app.debug, ipv6: true, tls: true, typescript: false });
/** How Node was compiled: of no meaning here, and empty. */
const config = Object.freeze({ target_defaults: {}, variables: {} });

/** What the manifest says under `kith.env`, and what is assigned, as strings. */
const env = environmentOf(app.env);

/** Standard output. */
const stdout = new TerminalStream(1, routes.writeOutput);
/** Standard error. */
const stderr = new TerminalStream(2, routes.writeErrors);

/** @returns {string} the folder from which relative paths are seen */
function cwd() {
  return app.cwd;
}

/**
 * Not possible, as in a Worker of Node: the folder belongs to the whole app.
 *
 * @param {string} directory
 * @returns {never}
 */
function chdir(directory) {
  string(directory, "directory");
  throw inWorkers("process.chdir()");
}

/**
 * @param {string} what
 * @returns {TypeError} what Node throws where the process belongs to others too
 */
function inWorkers(what) {
  return withCode(new TypeError(`${what} is not supported in workers`), "ERR_WORKER_UNSUPPORTED_OPERATION");
}

/**
 * Ends the app when all is written that was given to `stdout` and `stderr`. Unlike in Node the code
 * behind the call goes on for a moment.
 *
 * @param {number | string | null} [code] `process.exitCode` when absent
 */
function exit(code) {
  if (code !== undefined && code !== null) process.exitCode = code;
  process.emit("exit", process.exitCode ?? 0);
  const status = Number(process.exitCode ?? 0);
  Promise.all([stdout.flushed(), stderr.flushed()]).then(() => routes.exit(status));
}

/** Ends the app as a failure, without waiting for anything. */
function abort() {
  routes.exitSync(ABORTED);
}

/**
 * Calls a function when the code that runs now has ended, before timers. What was asked for first is called
 * first, also among promises; in Node it comes before all promises.
 *
 * @param {(...args: any[]) => void} callback
 * @param {...any} args
 */
function nextTick(callback, ...args) {
  later(callback, ...args);
}

/** @returns {number} seconds since the app was started */
function uptime() {
  return routes.uptimeSync();
}

/** Memory of the host process; the engine does not tell what the page itself uses. */
function usage() {
  return { ...routes.memoryUsageSync(), external: 0, arrayBuffers: 0 };
}

const memoryUsage = Object.assign(usage, { rss: () => routes.memoryUsageSync().rss });

/**
 * The permissions that new files do not get. As in a Worker of Node it cannot be changed.
 *
 * @param {number | string} [mask]
 * @returns {number}
 */
function umask(mask) {
  if (mask === undefined) return routes.umaskSync();
  if (typeof mask !== "string") integer(mask, "mask", 0, 2 ** 32 - 1);
  else if (!/^[0-7]+$/.test(mask)) throw invalidArgValue("mask", mask, "must be a 32-bit unsigned integer or an octal string");
  throw inWorkers("Setting process.umask()");
}

/** @returns {number} of who runs the app; needs the permission `os` */
function getuid() {
  return os.userInfoSync().uid;
}

/** @returns {number} of the group of who runs the app; needs the permission `os` */
function getgid() {
  return os.userInfoSync().gid;
}

/**
 * Writes a warning to the console and emits `warning`.
 *
 * @param {string | Error} warning
 * @param {string | import("./process/warning.js").WarningOptions | Function} [options] its type, or more of it
 * @param {string | Function} [code]
 */
function emitWarning(warning, options, code) {
  warn(warningOf(warning, options, code), process, (made) => void process.emit("warning", made));
}

const process = Object.assign(/** @type {import("./events/emitter.js").EventEmitterShape & import("./process/warning.js").Wishes & { exitCode: ExitCode }} */ (new EventEmitter()), {
  abort,
  arch,
  argv,
  argv0,
  chdir,
  config,
  cwd,
  emitWarning,
  env,
  execArgv,
  execPath,
  exit,
  features,
  getegid: getgid,
  geteuid: getuid,
  getgid,
  getuid,
  hrtime,
  memoryUsage,
  nextTick,
  pid,
  platform,
  release,
  stderr,
  stdout,
  title,
  umask,
  uptime,
  version,
  versions,
});

/** @typedef {number | string | null | undefined} ExitCode a number, or one as a text */

/** @type {number | undefined} */
let exitCode;
Object.defineProperty(process, "exitCode", {
  get: () => exitCode,
  set(/** @type {ExitCode} */ code) {
    const isText = typeof code === "string" && code !== "" && !Number.isNaN(Number(code));
    const given = isText ? Number(code) : code;
    exitCode = given === undefined || given === null ? undefined : integer(given, "code");
  },
  enumerable: true,
});

/** @type {number | undefined} */
let parent;
Object.defineProperty(process, "ppid", { get: () => (parent ??= routes.ppidSync()), enumerable: true });
parts["whole process"] = process;
Object.defineProperty(process, Symbol.toStringTag, { value: "process" });

export default process;
export {
  abort,
  arch,
  argv,
  argv0,
  chdir,
  config,
  cwd,
  emitWarning,
  env,
  execArgv,
  execPath,
  exit,
  features,
  getgid as getegid,
  getuid as geteuid,
  getgid,
  getuid,
  hrtime,
  memoryUsage,
  nextTick,
  pid,
  platform,
  release,
  stderr,
  stdout,
  title,
  umask,
  uptime,
  version,
  versions,
};
