/**
 * Node's `process`, as far as it makes sense for a page: what the app was started with, its standard
 * output, its end. `env` holds what the manifest says under `kith.env`, nothing of the real
 * environment.
 */

import * as os from "/_kith/routes/os.js";
import * as routes from "/_kith/routes/process.js";
import { app } from "/_kith/session.js";
import { EventEmitter } from "./events.js";
import { callable, integer, withCode } from "./node/codes.js";
import { parts } from "./node/parts.js";
import { TerminalStream } from "./process/terminal.js";

/** The version of Node whose interfaces these are. */
const NODE = "22.0.0";

/** The permissions of new files that are taken away: what the host leaves as it is. */
const UMASK = 0o022;

const arch = app.arch;
const platform = app.platform;
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

/** As in Node, whatever is assigned becomes a string. */
const env = new Proxy(/** @type {Record<string, string>} */ ({ ...app.env }), {
  set: (target, name, value) => Reflect.set(target, name, String(value)),
  defineProperty: (target, name, property) => {
    return Reflect.defineProperty(target, name, { ...property, value: String(property.value) });
  },
});

const stdout = new TerminalStream(1, routes.writeOutput);
const stderr = new TerminalStream(2, routes.writeErrors);

/** @returns {string} the folder from which relative paths are seen */
function cwd() {
  return app.cwd;
}

/** Not possible: the folder belongs to the whole app. */
function chdir() {
  throw withCode(new TypeError("process.chdir() is not supported here"), "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM");
}

/**
 * Ends the app when all is written that was given to `stdout` and `stderr`. Unlike in Node the code
 * behind the call goes on for a moment.
 *
 * @param {number | string | null} [code] `process.exitCode` when absent
 */
function exit(code) {
  const status = integer(Number(code ?? process.exitCode ?? 0), "code");
  process.exitCode = status;
  process.emit("exit", status);
  Promise.all([stdout.flushed(), stderr.flushed()]).then(() => routes.exit(status));
}

/** Ends the app as a failure, without waiting for anything. */
function abort() {
  routes.exit(134);
}

/**
 * Calls a function when the code that runs now has ended.
 *
 * @param {(...args: any[]) => void} callback called before anything else that waits
 * @param {...any} args
 */
function nextTick(callback, ...args) {
  callable(callback, "callback");
  queueMicrotask(() => callback(...args));
}

/** @returns {bigint} nanoseconds since a moment in the past */
function nanoseconds() {
  const ms = performance.timeOrigin + performance.now();
  return BigInt(Math.round(ms * 1000)) * 1000n;
}

/**
 * @param {[number, number]} [since] what an earlier call returned
 * @returns {[number, number]} seconds and nanoseconds
 */
function elapsed(since) {
  const now = nanoseconds();
  const start = since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n;
  const difference = now - start;
  return [Number(difference / 1_000_000_000n), Number(difference % 1_000_000_000n)];
}

const hrtime = Object.assign(elapsed, { bigint: nanoseconds });

/** @returns {number} seconds since the app was started */
function uptime() {
  return routes.uptimeSync();
}

/** Memory of the host process; the engine does not tell what the page itself uses. */
function usage() {
  return { ...routes.memoryUsageSync(), external: 0, arrayBuffers: 0 };
}

const memoryUsage = Object.assign(usage, { rss: () => routes.memoryUsageSync().rss });

/** @returns {number} the permissions that new files do not get; it cannot be changed */
function umask() {
  return UMASK;
}

/** @returns {number} needs the permission `os` */
function getuid() {
  return os.userInfoSync().uid;
}

/** @returns {number} needs the permission `os` */
function getgid() {
  return os.userInfoSync().gid;
}

/**
 * Writes a warning to the console and emits `warning`.
 *
 * @param {string | Error} warning
 * @param {string | { type?: string, code?: string, detail?: string }} [options]
 */
function emitWarning(warning, options) {
  const { type = "Warning", code, detail } = typeof options === "string" ? { type: options } : (options ?? {});
  const error = warning instanceof Error ? warning : Object.assign(new Error(warning), { name: type });
  if (code !== undefined) Object.assign(error, { code });
  if (detail !== undefined) Object.assign(error, { detail });
  console.warn(`${error.name}: ${error.message}`);
  queueMicrotask(() => process.emit("warning", error));
}

const process = Object.assign(new EventEmitter(), {
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
  /** @type {number | undefined} */
  exitCode: undefined,
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
