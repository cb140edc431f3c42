/** Methods of the handles of files and directories: the File System standard on top of `fs`. */

import { choose } from "/_kith/routes/window.js";
import path from "../path.js";
import * as fs from "../fs/promises.js";
import { asOnTheWeb, entryOf, give, handleFor } from "./classes.js";
import { fileAt } from "./file.js";
import { writableOf } from "./writable.js";

/** @typedef {{ mode?: "read" | "readwrite" }} PermissionOptions */

give("FileSystemHandle", {
  /** @returns {"file" | "directory"} */
  get kind() {
    return entryOf(this).kind;
  },

  /** @returns {string} without the folder */
  get name() {
    return path.basename(entryOf(this).path);
  },

  /**
   * @param {object} other a handle
   * @returns {Promise<boolean>} whether it stands for the same
   */
  async isSameEntry(other) {
    const [own, others] = [entryOf(this), entryOf(other)];
    return own.kind === others.kind && own.path === others.path;
  },

  /**
   * @param {PermissionOptions} [options]
   * @returns {Promise<"granted" | "prompt">} whether the page may use it so
   */
  queryPermission(options) {
    return permissionFor(entryOf(this).path, options);
  },

  /**
   * Asks the person unless it is granted: in the system's dialog they pick the same once more.
   *
   * @param {PermissionOptions} [options]
   * @returns {Promise<"granted" | "denied">}
   */
  async requestPermission(options) {
    const { kind, path: own } = entryOf(this);
    if ((await permissionFor(own, options)) === "granted") return "granted";
    if (navigator.userActivation?.isActive === false) {
      throw new DOMException("User activation is required to request permissions.", "SecurityError");
    }
    const writes = options?.mode === "readwrite";
    const [picked] = await choose({
      kind: kind === "directory" ? "folder" : writes ? "save" : "open",
      many: false,
      write: writes,
      title: `${writes ? "Allow changes to" : "Allow reading"} ${path.basename(own)}`,
      folder: kind === "directory" ? own : path.dirname(own),
      name: kind === "file" && writes ? path.basename(own) : null,
    });
    return picked === own ? "granted" : "denied";
  },

  /**
   * @param {{ recursive?: boolean }} [options]
   * @returns {Promise<void>}
   */
  remove(options) {
    return removeAt(entryOf(this).path, options);
  },
});

/**
 * @param {string} name
 * @param {PermissionOptions} [options]
 * @returns {Promise<"granted" | "prompt">}
 */
async function permissionFor(name, options) {
  const { R_OK, W_OK } = fs.constants;
  try {
    await fs.access(name, options?.mode === "readwrite" ? R_OK | W_OK : R_OK);
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === "ERR_ACCESS_DENIED") return "prompt";
    // That it is gone, or not this person's, is told by its use.
  }
  return "granted";
}

/**
 * @param {string} name
 * @param {{ recursive?: boolean }} [options]
 * @returns {Promise<void>}
 */
async function removeAt(name, options) {
  const stat = await asOnTheWeb(fs.lstat(name));
  if (!stat.isDirectory()) await asOnTheWeb(fs.unlink(name));
  else if (options?.recursive) await asOnTheWeb(fs.rm(name, { recursive: true }));
  else await asOnTheWeb(fs.rmdir(name));
}

give("FileSystemFileHandle", {
  /** @returns {Promise<File>} what the file holds now */
  async getFile() {
    return asOnTheWeb(fileAt(entryOf(this).path));
  },

  /**
   * @param {{ keepExistingData?: boolean }} [options]
   * @returns {Promise<import("./writable.js").FileSystemWritableFileStream>}
   */
  async createWritable(options) {
    const { path: own } = entryOf(this);
    if ((await permissionFor(own, { mode: "readwrite" })) !== "granted") {
      const answer = await /** @type {any} */ (this).requestPermission({ mode: "readwrite" });
      if (answer !== "granted") throw new DOMException("The person did not allow changes.", "NotAllowedError");
    }
    return writableOf(own, Boolean(options?.keepExistingData));
  },
});

/** @param {object} handle of a directory */
async function* entriesOf(handle) {
  const { path: own } = entryOf(handle);
  for (const entry of await asOnTheWeb(fs.readdir(own, { withFileTypes: true }))) {
    // What is neither has no handle; a link is what it leads to.
    const below = `${own}/${entry.name}`;
    const stat = entry.isSymbolicLink() ? await fs.stat(below).catch(() => undefined) : entry;
    const kind = stat?.isDirectory() ? "directory" : stat?.isFile() ? "file" : undefined;
    if (kind) yield /** @type {[string, any]} */ ([entry.name, handleFor({ kind, path: below })]);
  }
}

give("FileSystemDirectoryHandle", {
  /**
   * @param {string} name
   * @param {{ create?: boolean }} [options]
   * @returns {Promise<FileSystemFileHandle>}
   */
  async getFileHandle(name, options) {
    const own = inside(this, name);
    const stat = await statOf(own, options);
    if (stat === undefined) await asOnTheWeb(fs.writeFile(own, "", { flag: "wx" }));
    else if (!stat.isFile()) throw mismatch();
    return handleFor({ kind: "file", path: own });
  },

  /**
   * @param {string} name
   * @param {{ create?: boolean }} [options]
   * @returns {Promise<FileSystemDirectoryHandle>}
   */
  async getDirectoryHandle(name, options) {
    const own = inside(this, name);
    const stat = await statOf(own, options);
    if (stat === undefined) await asOnTheWeb(fs.mkdir(own));
    else if (!stat.isDirectory()) throw mismatch();
    return handleFor({ kind: "directory", path: own });
  },

  /**
   * @param {string} name
   * @param {{ recursive?: boolean }} [options]
   * @returns {Promise<void>}
   */
  async removeEntry(name, options) {
    await removeAt(inside(this, name), options);
  },

  /**
   * @param {object} possible a handle
   * @returns {Promise<string[] | null>} the names that lead from here to it; null when none do
   */
  async resolve(possible) {
    const relative = path.relative(entryOf(this).path, entryOf(possible).path);
    if (relative === "") return [];
    const names = relative.split("/");
    return names[0] === ".." ? null : names;
  },

  /** All entries as names and handles. */
  entries() {
    return entriesOf(this);
  },

  /** The names of all entries. */
  async *keys() {
    for await (const [name] of entriesOf(this)) yield name;
  },

  /** The handles of all entries. */
  async *values() {
    for await (const [, handle] of entriesOf(this)) yield handle;
  },

  [Symbol.asyncIterator]() {
    return entriesOf(this);
  },
});

/**
 * @param {object} handle of a directory
 * @param {string} name
 * @returns {string}
 */
function inside(handle, name) {
  if (typeof name !== "string" || ["", ".", ".."].includes(name) || /[/\0]/.test(name)) {
    throw new TypeError("Name is not allowed.");
  }
  return path.join(entryOf(handle).path, name);
}

/**
 * @param {string} own
 * @param {{ create?: boolean }} [options]
 * @returns {Promise<any>} undefined when it is to be made
 */
async function statOf(own, options) {
  try {
    return await asOnTheWeb(fs.stat(own));
  } catch (error) {
    if (options?.create && /** @type {DOMException} */ (error).name === "NotFoundError") return undefined;
    throw error;
  }
}

/** @returns {DOMException} */
function mismatch() {
  return new DOMException("The path supplied exists, but was not an entry of requested type.", "TypeMismatchError");
}
