/**
 * Shows in the terminal what the page's console shows, and what goes wrong in the page without
 * anybody saying so: uncaught errors, unhandled rejections, resources that cannot be loaded,
 * violations of the Content-Security-Policy, errors of workers.
 *
 * The page's own console goes on as before. In the inspector a line's place may be this script's;
 * there, blackbox `user-script`. In the terminal it is the app's.
 */

import { errorText, format, inspect } from "./inspect.js";

/** @typedef {"debug" | "log" | "info" | "warn" | "error"} Level */

/**
 * @typedef {object} Line what the host prints
 * @property {Level} level
 * @property {string} text may have several lines
 * @property {string} file the address of the script or document; empty when it is not known
 * @property {number} line counts from 1; 0 when it is not known
 * @property {number} column counts from 1; 0 when it is not known
 */

/** @typedef {Pick<Line, "file" | "line" | "column">} Place */

/** @type {Place} */
const NOWHERE = { file: "", line: 0, column: 0 };

let indent = "";
/** @type {Map<string, number>} */
const counts = new Map();
/** @type {Map<string, number>} */
const timers = new Map();

/** Where a worker's lines go, and who listens there: the app's pages. */
const WORKER_LINES = "kith:console";

/** @type {(line: Line) => void} */
let deliver = (line) => {
  dispatchEvent(new CustomEvent("kith:console", { detail: JSON.stringify(line) }));
};

/**
 * Starts to forward what a worker's console shows, through the page. Once per worker.
 *
 * @param {string} token of the page load, so that only one window shows it
 */
export function forwardWorkerConsole(token) {
  const channel = new BroadcastChannel(WORKER_LINES);
  deliver = (line) => channel.postMessage({ line, token });
  forwardCalls();
}

/** Starts to forward. Once per page. */
export function forwardConsole() {
  forwardCalls();
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", ({ reason }) => {
    const text = `Unhandled rejection: ${reason instanceof Error ? errorText(reason) : inspect(reason)}`;
    send("error", text, reason instanceof Error ? placeIn(reason.stack, 0) : NOWHERE);
  });
  addEventListener("securitypolicyviolation", onViolation);
  listenToWorkers();
}

function forwardCalls() {
  for (const [name, forward] of Object.entries(forwarders)) patch(name, forward);
}

/**
 * @callback Forwarder
 * @param {unknown[]} args
 * @param {() => Place} place of the call
 * @returns {void}
 */

/** @type {Record<string, Forwarder>} */
const forwarders = {
  debug: (args, place) => send("debug", format(args), place()),
  log: (args, place) => send("log", format(args), place()),
  info: (args, place) => send("info", format(args), place()),
  warn: (args, place) => send("warn", format(args), place()),
  error: (args, place) => send("error", format(args), place()),
  dir: ([value], place) => send("log", inspect(value), place()),
  table: ([value], place) => send("log", inspect(value), place()),
  trace: (args, place) => {
    const { stack } = new Error();
    const text = ["Trace:", format(args)].join(" ").trimEnd();
    send("log", errorText(Object.assign(new Error(), { name: text, stack: callers(stack) })), place());
  },
  assert: ([condition, ...args], place) => {
    if (!condition) send("error", ["Assertion failed", ...(args.length ? [format(args)] : [])].join(": "), place());
  },
  group: (args, place) => {
    if (args.length) send("log", format(args), place());
    indent += "  ";
  },
  groupCollapsed: (args, place) => forwarders["group"]?.(args, place),
  groupEnd: () => {
    indent = indent.slice(2);
  },
  count: ([label = "default"], place) => {
    const count = (counts.get(String(label)) ?? 0) + 1;
    counts.set(String(label), count);
    send("log", `${label}: ${count}`, place());
  },
  countReset: ([label = "default"]) => void counts.delete(String(label)),
  time: ([label = "default"]) => void timers.set(String(label), performance.now()),
  timeLog: ([label = "default", ...args], place) => {
    const start = timers.get(String(label));
    if (start === undefined) return;
    const elapsed = `${label}: ${(performance.now() - start).toFixed(3)}ms`;
    send("log", format([elapsed, ...args]), place());
  },
  timeEnd: ([label = "default"], place) => {
    forwarders["timeLog"]?.([label], place);
    timers.delete(String(label));
  },
};

/**
 * @param {string} name
 * @param {Forwarder} forward
 */
function patch(name, forward) {
  const methods = /** @type {any} */ (console);
  const original = methods[name];
  methods[name] = function (/** @type {unknown[]} */ ...args) {
    const { stack } = new Error();
    forward(args, () => placeIn(stack, 1));
    return original.apply(console, args);
  };
  Object.defineProperty(methods[name], "name", { value: name });
}

/**
 * @param {Level} level
 * @param {string} text
 * @param {Place} place
 */
function send(level, text, place) {
  const indented = indent === "" ? text : text.replace(/^/gm, indent);
  /** @type {Line} */
  const line = { level, text: indented, ...place };
  deliver(line);
}

/**
 * The place of a frame of a stack.
 *
 * @param {string | undefined} stack as JavaScriptCore writes it: `name@url:line:column`
 * @param {number} skip how many frames are ours
 * @returns {Place}
 */
function placeIn(stack, skip) {
  for (const frame of callers(stack, skip).split("\n")) {
    const match = /(?:^|@|\()((?:[a-z][a-z0-9+.-]*:)[^\s()]*?):(\d+):(\d+)\)?$/i.exec(frame);
    if (match && !match[1]?.startsWith("user-script:")) return { file: match[1] ?? "", line: Number(match[2]), column: Number(match[3]) };
  }
  return NOWHERE;
}

/**
 * @param {string | undefined} stack
 * @param {number} [skip] how many frames are ours
 * @returns {string} the frames of the app
 */
function callers(stack, skip = 2) {
  return (stack ?? "").split("\n").slice(skip).join("\n");
}

/** @param {Event} event */
function onError(event) {
  if (event instanceof ErrorEvent) {
    const { error, filename, lineno, colno, message } = event;
    const text = error instanceof Error ? `Uncaught ${errorText(error)}` : message;
    send("error", text, { file: filename, line: lineno, column: colno });
    return;
  }
  const { target } = event;
  if (!(target instanceof Element) || target instanceof HTMLMediaElement) return;
  const url = target.getAttribute("src") ?? target.getAttribute("href");
  if (url === null) return;
  const place = { ...NOWHERE, file: target.baseURI };
  send("error", `Cannot load <${target.localName}> ${new URL(url, target.baseURI)}`, place);
}

/** @param {SecurityPolicyViolationEvent} event */
function onViolation({ blockedURI, effectiveDirective, sample, sourceFile, lineNumber, columnNumber }) {
  const what = sample ? `${blockedURI} (${sample})` : blockedURI;
  const text = `Blocked by the Content-Security-Policy (${effectiveDirective}): ${what}`;
  send("error", text, { file: sourceFile ?? "", line: lineNumber, column: columnNumber });
}

/** Workers that cannot be loaded say so to nobody else; their lines come from `channel.js`. */
function listenToWorkers() {
  const lines = new BroadcastChannel(WORKER_LINES);
  let mine = "";
  addEventListener("kith:request", (event) => {
    [mine = ""] = String(/** @type {CustomEvent} */ (event).detail).split(" ", 1);
  });
  lines.onmessage = ({ data: { line, token } }) => {
    if (mine === "" || mine === token) deliver(line);
  };
  if (typeof Worker !== "function") return;
  globalThis.Worker = new Proxy(Worker, {
    construct(target, args, newTarget) {
      const worker = Reflect.construct(target, args, newTarget);
      worker.addEventListener("error", (/** @type {Event} */ event) => {
        // What the worker did not catch comes to the window too.
        if (event instanceof ErrorEvent) return;
        send("error", `Cannot load the worker ${args[0]}`, NOWHERE);
      });
      return worker;
    },
  });
}
