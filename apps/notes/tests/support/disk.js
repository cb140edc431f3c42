/**
 * Real folders for the tests, and file systems that stop or fail at a chosen moment.
 */
import * as fs from "node:fs/promises";
import path from "node:path";
import { paths } from "kith:application";
import { Folder } from "../../src/model/folder.js";

/** @typedef {typeof import("node:fs/promises")} Fs */

/**
 * Runs a test in an empty folder of its own and removes it afterwards.
 *
 * @param {(root: string) => Promise<void>} run
 * @returns {() => Promise<void>}
 */
export function inFolder(run) {
  return async () => {
    const root = path.join(paths.data, "notes-tests", crypto.randomUUID());
    await fs.mkdir(root, { recursive: true });
    try {
      await run(root);
    } finally {
      await fs.rm(root, { recursive: true, force: true });
    }
  };
}

/** @param {string} root @param {Fs} [on] */
export function folderOf(root, on = fs) {
  return new Folder(root, on);
}

/** @param {string} text */
export function bytes(text) {
  return new TextEncoder().encode(text);
}

/** @param {string} file @returns {Promise<string>} */
export async function textOf(file) {
  return new TextDecoder().decode(await fs.readFile(file));
}

/** @param {string} root @returns {Promise<string[]>} all relative paths of files, sorted */
export async function filesIn(root) {
  /** @type {string[]} */
  const files = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of await fs.readdir(path.join(root, folder), { withFileTypes: true })) {
      (entry.isDirectory() ? pending : files).push(folder ? `${folder}/${entry.name}` : entry.name);
    }
  }
  return files.sort();
}

/**
 * Waits until something is so.
 *
 * @param {() => boolean | Promise<boolean>} isSo
 * @param {string} what
 */
export async function until(isSo, what, timeoutMs = 5000) {
  const endMs = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > endMs) {
      throw new Error(`waited ${timeoutMs} ms for: ${what}`);
    }
    await sleep(10);
  }
}

/** @param {number} ms */
export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * A file system that is killed at a chosen step: a write at that step reaches the disk by half,
 * and neither that step nor any later one ever answers.
 *
 * @param {number} stepsMax steps that still work
 * @returns {{fs: Fs, killed: Promise<void>}}
 */
export function killedAfter(stepsMax) {
  let steps = 0;
  let kill = () => {};
  const killed = new Promise((resolve) => {
    kill = () => resolve(undefined);
  });
  const never = new Promise(() => {});
  return {
    killed,
    fs: intercepted(async (name, args, call) => {
      if (steps++ < stepsMax) {
        return call(...args);
      }
      if (steps === stepsMax + 1 && name === "handle.write") {
        await call(args[0], args[1], Math.floor(args[2] / 2), args[3]);
      }
      kill();
      return never;
    }),
  };
}

/**
 * A file system in which one kind of call fails while `when` says so.
 *
 * @param {string} failing name such as 'rename' or 'handle.write'
 * @param {string} code
 * @param {() => boolean} when
 * @returns {Fs}
 */
export function failingAt(failing, code, when = () => true) {
  return intercepted(async (name, args, call) => {
    if (name === failing && when()) {
      throw Object.assign(new Error(`${code}: made to fail`), { code });
    }
    return call(...args);
  });
}

/**
 * A file system that does something else just before a call.
 *
 * @param {string} before
 * @param {(args: any[]) => Promise<void>} action
 * @returns {Fs}
 */
export function acting(before, action) {
  return intercepted(async (name, args, call) => {
    if (name === before) {
      await action(args);
    }
    return call(...args);
  });
}

/**
 * A file system that writes down which calls were made.
 *
 * @param {string[]} calls takes the names
 * @returns {Fs}
 */
export function recording(calls) {
  return intercepted(async (name, args, call) => {
    calls.push(name);
    return call(...args);
  });
}

/**
 * @param {(name: string, args: any[], call: (...args: any[]) => any) => any} around
 * @returns {Fs}
 */
function intercepted(around) {
  const wrapped = (/** @type {any} */ target, /** @type {string} */ prefix) =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          const value = target[name];
          if (typeof value !== "function" || name === "watch") {
            return value;
          }
          return (/** @type {any[]} */ ...args) =>
            around(`${prefix}${String(name)}`, args, async (...now) => {
              const result = await value.apply(target, now);
              return name === "open" ? wrapped(result, "handle.") : result;
            });
        },
      },
    );
  return /** @type {any} */ (wrapped(fs, ""));
}
