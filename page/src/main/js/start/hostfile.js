/**
 * Files that the host puts into the page: disk-backed `File`s, the fastest way for many bytes.
 *
 * How one comes in (host and page agree on this):
 *
 * 1. The page draws a *ticket*, 32 random hexadecimal digits, and asks the host for a file under it:
 *    for one of the app's own files by `kith:file` (see `world.js`), for any other by a route. The
 *    host checks that the app may read it.
 * 2. The host evaluates, in the page's main world, exactly
 *    `window.dispatchEvent(new CustomEvent("kith:pick",{detail:"TICKET"}))`. A script that the host
 *    evaluates counts as an action of the person, so a file input may be opened in it.
 * 3. The listener below clicks an `<input type=file accept="application/x-kith-TICKET">` that is in
 *    no document. The host knows its ticket, shows no dialog and selects the file at once; an input
 *    with a ticket that is unknown or used up gets nothing.
 *
 * The engine has one file input open at a time and drops a click while a person's own dialog is up.
 * So files come one after another, and one that does not come in time fails.
 */

/** 2 s: it takes 3 ms, unless a person's own file dialog is open. */
const WAIT_MS_MAX = 2000;

/**
 * @callback Ask
 * @param {string} ticket
 * @returns {Promise<unknown> | void} rejected when the host refuses
 */

/** @type {Map<string, { resolve: (files: File[]) => void, reject: (reason: unknown) => void }>} */
const waiting = new Map();

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * Gets files from the host.
 *
 * @param {Ask} ask asks the host to give them under a ticket
 * @returns {Promise<File[]>} the content of each can be read until the file on the disk changes
 */
export function hostFiles(ask) {
  const files = last.then(() => pick(ask));
  last = files.catch(() => {});
  return files;
}

/**
 * Gets one file from the host.
 *
 * @param {Ask} ask asks the host to give it under a ticket
 * @returns {Promise<File>}
 */
export async function hostFile(ask) {
  const [file] = await hostFiles(ask);
  return /** @type {File} */ (file);
}

/**
 * One of the app's own files.
 *
 * @param {string} url on the app's origin
 * @returns {Promise<File>}
 */
export function appFile(url) {
  return hostFile((ticket) => {
    dispatchEvent(new CustomEvent("kith:file", { detail: `${ticket} ${url}` }));
  });
}

/**
 * @param {Ask} ask
 * @returns {Promise<File[]>} at least one
 */
function pick(ask) {
  const ticket = newTicket();
  /** @type {PromiseWithResolvers<File[]>} */
  const { promise, resolve, reject } = Promise.withResolvers();
  waiting.set(ticket, { resolve, reject });
  const late = new DOMException("The host gave no file in time", "TimeoutError");
  const timer = setTimeout(() => reject(late), WAIT_MS_MAX);
  Promise.resolve(ask(ticket)).catch(reject);
  return promise.finally(() => {
    clearTimeout(timer);
    waiting.delete(ticket);
  });
}

/** @returns {string} */
function newTicket() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Listens for what the host says. Once per page. */
export function listenForFiles() {
  addEventListener("kith:pick", (event) => {
    const ticket = String(/** @type {CustomEvent} */ (event).detail);
    const request = waiting.get(ticket);
    if (request === undefined) return;
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = `application/x-kith-${ticket}`;
    input.onchange = () => {
      const files = Array.from(input.files ?? []);
      if (files.length > 0) request.resolve(files);
      else request.reject(new Error("The host gave no file"));
    };
    input.oncancel = () => request.reject(new Error("The host gave no file"));
    input.click();
  });
  addEventListener("kith:nofile", (event) => {
    const detail = String(/** @type {CustomEvent} */ (event).detail);
    const space = detail.indexOf(" ");
    waiting.get(detail.slice(0, space))?.reject(new Error(detail.slice(space + 1)));
  });
}
