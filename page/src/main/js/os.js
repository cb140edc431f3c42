/**
 * Node's `os`. The machine's name, user and addresses need the permission `os`. Each function asks
 * the host and blocks for about half a millisecond, unless it says something that cannot change.
 */

import * as routes from "/_kith/routes/os.js";
import { app } from "/_kith/session.js";
import { Buffer } from "./buffer.js";
import { integer } from "./node/codes.js";
import { systemError } from "./node/system.js";
import { constants } from "./os/constants.js";

/** @typedef {import("/_kith/routes/os.js").SystemInfo} SystemInfo */

/** What ends a line of text on this system. */
const EOL = "\n";

/** The file that is always empty and takes whatever is written. */
const devNull = "/dev/null";

/** @type {SystemInfo | undefined} */
let known;

/** @returns {SystemInfo} */
function system() {
  return (known ??= routes.systemSync());
}

/** @returns {string} the processor: `x64`, `arm64`, … */
function arch() {
  return app.arch;
}

/** @returns {string} `linux`, `darwin`, `win32`, `android`, … */
function platform() {
  return app.platform;
}

/** @returns {number} how many threads run at once */
function availableParallelism() {
  return system().parallelism;
}

/** @returns {"LE" | "BE"} whether numbers begin with their low byte or their high one */
function endianness() {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? "LE" : "BE";
}

/** @returns {string} the system's word for the processor, for instance `x86_64` */
function machine() {
  return system().machine;
}

/** @returns {string} of the kernel */
function release() {
  return system().release;
}

/** @returns {string} the kernel's name, for instance `Linux` */
function type() {
  return system().type;
}

/** @returns {string} of the kernel, in its own words */
function version() {
  return system().version;
}

/** @returns {string} needs the permission `os` */
function hostname() {
  return routes.hostnameSync();
}

/** @returns {string} needs the permission `os` or any for files */
function homedir() {
  return routes.homedirSync();
}

/** @returns {string} the folder for temporary files, without a slash at its end */
function tmpdir() {
  return routes.tmpdirSync();
}

/** @returns {number} bytes that programs could still get */
function freemem() {
  return routes.freememSync();
}

/** @returns {number} bytes of the machine */
function totalmem() {
  return routes.totalmemSync();
}

/** @returns {number[]} how many programs wanted to run, on average over 1, 5 and 15 minutes */
function loadavg() {
  return routes.loadavgSync();
}

/** @returns {number} seconds since the machine was started */
function uptime() {
  return routes.uptimeSync();
}

/**
 * @typedef {object} CpuInfo
 * @property {string} model
 * @property {number} speed in MHz
 * @property {{ user: number, nice: number, sys: number, idle: number, irq: number }} times in ms
 */

/** @returns {CpuInfo[]} one for each logical processor */
function cpus() {
  return routes.cpusSync().map(({ model, speed, ...times }) => ({ model, speed, times }));
}

/**
 * @typedef {object} Interface
 * @property {string} address
 * @property {string} netmask
 * @property {string} family
 * @property {string} mac
 * @property {boolean} internal
 * @property {string} cidr
 * @property {number} [scopeid]
 */

/** @returns {Record<string, Interface[]>} by the interface's name; needs the permission `os` */
function networkInterfaces() {
  /** @type {Record<string, Interface[]>} */
  const interfaces = {};
  for (const { name, scopeid, ...address } of routes.networkInterfacesSync()) {
    (interfaces[name] ??= []).push(scopeid == null ? address : { ...address, scopeid });
  }
  return interfaces;
}

/**
 * Who runs the app; needs the permission `os`.
 *
 * @param {{ encoding?: string }} [options] `buffer` for Buffers instead of strings
 */
function userInfo(options) {
  const { username, uid, gid, shell, homedir: home } = routes.userInfoSync();
  const text = (/** @type {string | null} */ value) => {
    return value !== null && options?.encoding === "buffer" ? Buffer.from(value) : value;
  };
  return { uid, gid, username: text(username), homedir: text(home), shell: text(shell ?? null) };
}

/** Process numbers are 32-bit integers with a sign. */
const PID_MAX = 2 ** 31 - 1;

const { PRIORITY_HIGHEST, PRIORITY_LOW } = constants.priority;

/**
 * How much time the scheduler gives a process; needs the permission `os`.
 *
 * @param {number} [pid] 0: the app's host
 * @returns {number} from -20, which gets the most, to 19
 */
function getPriority(pid = 0) {
  const known = integer(pid, "pid", -PID_MAX - 1, PID_MAX);
  return told(() => routes.prioritySync(known));
}

/**
 * Asks for less or more time of the scheduler for the app's host, with all its threads; needs the
 * permission `os`. Another process is refused with `EPERM`, and usually it is `EACCES` to ask for more.
 *
 * @param {number} pid 0 or `process.pid`; may be left out
 * @param {number} [priority] from -20, which gets the most, to 19; see `os.constants.priority`
 */
function setPriority(pid, priority) {
  const [whose, nice] = priority === undefined ? [0, pid] : [pid, priority];
  const known = integer(whose, "pid", -PID_MAX - 1, PID_MAX);
  const wanted = integer(nice, "priority", PRIORITY_HIGHEST, PRIORITY_LOW);
  told(() => routes.changePrioritySync(known, wanted));
}

/**
 * @template T
 * @param {() => T} ask
 * @returns {T}
 */
function told(ask) {
  try {
    return ask();
  } catch (error) {
    const { code, errno, message, syscall } = /** @type {import("./channel/failure.js").NodeError} */ (error);
    if (code === undefined || errno === undefined || syscall === undefined) throw error;
    const text = message.slice(`${code}: `.length, -`, ${syscall}`.length);
    throw systemError("ERR_SYSTEM_ERROR", "A system error occurred", { errno, code, message: text, syscall });
  }
}

/** Those that stand for their value, as in Node: `${os.platform}`, `os.totalmem / 1024`. */
const VALUES = [
  arch,
  availableParallelism,
  endianness,
  freemem,
  homedir,
  hostname,
  machine,
  platform,
  release,
  tmpdir,
  totalmem,
  type,
  uptime,
  version,
];
for (const method of VALUES) {
  Object.defineProperty(method, Symbol.toPrimitive, { value: () => method(), configurable: true });
}

export default {
  EOL,
  arch,
  availableParallelism,
  constants,
  cpus,
  devNull,
  endianness,
  freemem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  machine,
  networkInterfaces,
  platform,
  release,
  setPriority,
  tmpdir,
  totalmem,
  type,
  uptime,
  userInfo,
  version,
};
export {
  EOL,
  arch,
  availableParallelism,
  constants,
  cpus,
  devNull,
  endianness,
  freemem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  machine,
  networkInterfaces,
  platform,
  release,
  setPriority,
  tmpdir,
  totalmem,
  type,
  uptime,
  userInfo,
  version,
};
