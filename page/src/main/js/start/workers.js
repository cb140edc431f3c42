/**
 * Tells the host when a worker has ended. A worker that is terminated, closes itself or crashes says
 * no word, but the browser then lets go of its locks: each worker that calls Kith holds one, and the
 * page waits for it.
 */

/** Where workers announce themselves to the app's pages. */
const WORKERS = "kith:workers";

/** A batch of one CLOSE frame (kind 3, call id 0) in base64; see `docs/ARCHITECTURE.md`. */
const CLOSE = btoa("\x05\0\0\0\x03\0\0\0\0");

/** @typedef {{ token: string, channel: number }} Announcement */

/**
 * Holds the worker's lock as long as the worker lives. Once per worker.
 *
 * @param {string} token of the page load
 * @param {number} channel of the worker
 */
export function announceWorker(token, channel) {
  navigator.locks.request(lockOf(channel), () => {
    const pages = new BroadcastChannel(WORKERS);
    pages.postMessage({ token, channel });
    pages.close();
    return new Promise(() => {});
  });
}

/** Waits for workers to end. Once per page. */
export function attendWorkers() {
  new BroadcastChannel(WORKERS).onmessage = ({ data }) => {
    const { token, channel } = /** @type {Announcement} */ (data);
    navigator.locks.request(lockOf(channel), () => {
      // A token of another window is refused by the host, and nobody listens to the reply.
      dispatchEvent(new CustomEvent("kith:request", { detail: `${token} ${channel} ${CLOSE}` }));
    });
  };
}

/** @param {number} channel */
function lockOf(channel) {
  return `kith:worker ${channel}`;
}
