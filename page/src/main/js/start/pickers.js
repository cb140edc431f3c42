/**
 * The web's File System Access API, which the engine lacks: `showOpenFilePicker`, `showSaveFilePicker`,
 * `showDirectoryPicker` and the classes of their handles. Here only what must be there from the
 * beginning; what they do is loaded when a picker is first called (`filesystem.js`).
 */

class FileSystemHandle {
  constructor() {
    throw new TypeError("Illegal constructor");
  }
}

class FileSystemFileHandle extends FileSystemHandle {}

class FileSystemDirectoryHandle extends FileSystemHandle {}

const PICKERS = ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"];

/**
 * Adds what is not there. Once per page.
 *
 * @param {string} home the address of `filesystem.js`
 */
export function offerPickers(home) {
  if ("showOpenFilePicker" in globalThis) return;
  for (const value of [FileSystemHandle, FileSystemFileHandle, FileSystemDirectoryHandle]) {
    add(value.name, value);
  }
  for (const name of PICKERS) add(name, { [name]: (/** @type {unknown} */ options) => pick(home, name, options) }[name]);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function add(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

/**
 * @param {string} home
 * @param {string} name
 * @param {unknown} options
 * @returns {Promise<unknown>}
 */
async function pick(home, name, options) {
  // Asked now, because the person's action does not count for long.
  if (navigator.userActivation?.isActive === false) {
    throw new DOMException("Must be handling a user gesture to show a file picker.", "SecurityError");
  }
  const pickers = await import(home);
  return pickers[name](options);
}
