/**
 * Runs in the private script world `kithworld` of the app's top frame, the only place that sees the
 * host's message handler. Iframes and foreign pages have no such script, so they have no way in.
 *
 * What comes in by a DOM event of the page goes to the handler as a text, and its reply comes back:
 *
 * - `kith:request`, detail `TOKEN CHANNEL BASE64`, sent as it is: a batch of calls. The reply comes
 *   as `kith:reply` with the detail `CHANNEL BASE64`, or `CHANNEL !REASON` when the host refused.
 * - `kith:console`, detail JSON, sent as `console JSON`: a line for the terminal. No reply.
 * - `kith:file`, detail `TICKET URL`, sent as `file TICKET URL`: asks the host for a File of one of
 *   the app's own files (see `start.js`). A refusal comes as `kith:nofile`, detail `TICKET REASON`.
 */
(() => {
  "use strict";

  /** @typedef {{ postMessage(text: string): Promise<never> }} Handler */

  /** @type {Handler} */
  const handler = /** @type {any} */ (globalThis).webkit.messageHandlers.kith;

  /**
   * The host answers by errors alone: an equals sign and the answer, or why it refuses.
   *
   * @param {string} text
   * @returns {Promise<string>}
   */
  const post = (text) => {
    return handler.postMessage(text).catch((error) => {
      const { message } = /** @type {Error} */ (error);
      if (message.startsWith("=")) return message.slice(1);
      throw error;
    });
  };

  /**
   * @param {string} type
   * @param {string} detail
   */
  const tell = (type, detail) => {
    window.dispatchEvent(new CustomEvent(type, { detail }));
  };

  /**
   * @param {string} type
   * @param {(detail: string) => void} listener
   */
  const on = (type, listener) => {
    window.addEventListener(type, (event) => {
      const { detail } = /** @type {CustomEvent<unknown>} */ (event);
      if (typeof detail === "string") listener(detail);
    });
  };

  on("kith:request", (text) => {
    const start = text.indexOf(" ") + 1;
    const channel = text.slice(start, text.indexOf(" ", start) + 1);
    post(text).then(
      (reply) => tell("kith:reply", channel + reply),
      (reason) => tell("kith:reply", `${channel}!${reason}`),
    );
  });

  on("kith:console", (json) => {
    // A host that is going away refuses; nobody is left to read the line.
    post(`console ${json}`).catch(() => {});
  });

  on("kith:file", (text) => {
    const ticket = text.slice(0, text.indexOf(" "));
    post(`file ${text}`).catch((reason) => {
      tell("kith:nofile", `${ticket} ${reason}`);
    });
  });
})();
