/** Makes handles of the classes that `start/pickers.js` put into the page, and gives those their methods. */

/**
 * What a handle stands for.
 *
 * @typedef {object} Entry
 * @property {"file" | "directory"} kind
 * @property {string} path absolute
 */

/** @type {WeakMap<object, Entry>} */
const entries = new WeakMap();

/**
 * @param {"FileSystemHandle" | "FileSystemFileHandle" | "FileSystemDirectoryHandle"} name
 * @returns {{ prototype: object }}
 */
function classOf(name) {
  return Reflect.get(globalThis, name);
}

/**
 * @param {Entry} entry
 * @returns {any} a FileSystemFileHandle or FileSystemDirectoryHandle
 */
export function handleFor(entry) {
  const { prototype } = classOf(entry.kind === "file" ? "FileSystemFileHandle" : "FileSystemDirectoryHandle");
  const handle = Object.create(prototype);
  entries.set(handle, entry);
  return handle;
}

/**
 * @param {unknown} handle
 * @returns {Entry}
 */
export function entryOf(handle) {
  const entry = entries.get(/** @type {object} */ (handle));
  if (entry === undefined) throw new TypeError("The object is no handle of a file or directory");
  return entry;
}

/**
 * @param {"FileSystemHandle" | "FileSystemFileHandle" | "FileSystemDirectoryHandle"} name
 * @param {Record<PropertyKey, any>} methods
 */
export function give(name, methods) {
  const { prototype } = classOf(name);
  for (const key of Reflect.ownKeys(methods)) {
    const property = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(methods, key));
    Object.defineProperty(prototype, key, property);
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** @type {Record<string, [name: string, text: string]>} the web's errors for those of files */
const ERRORS = {
  ENOENT: ["NotFoundError", "A requested file or directory could not be found at the time an operation was processed."],
  ENOTDIR: ["TypeMismatchError", "The path supplied exists, but was not an entry of requested type."],
  EISDIR: ["TypeMismatchError", "The path supplied exists, but was not an entry of requested type."],
  ENOTEMPTY: ["InvalidModificationError", "The object can not be modified in this way."],
  ENOSPC: ["QuotaExceededError", "The disk is full."],
  EACCES: ["NoModificationAllowedError", "The file may not be changed by this person."],
  EPERM: ["NoModificationAllowedError", "The file may not be changed by this person."],
  EROFS: ["NoModificationAllowedError", "The file may not be changed by this person."],
};

/**
 * @template T
 * @param {Promise<T>} promise of a function of `fs`
 * @returns {Promise<T>} rejected as the web's functions are
 */
export async function asOnTheWeb(promise) {
  try {
    return await promise;
  } catch (error) {
    const { code = "", message } = /** @type {{ code?: string, message: string }} */ (error);
    if (code === "ERR_ACCESS_DENIED") throw new DOMException(message, "NotAllowedError");
    const known = ERRORS[code];
    if (known === undefined) throw error;
    throw Object.assign(new DOMException(known[1], known[0]), { cause: error });
  }
}
