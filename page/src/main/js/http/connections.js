/** The connections of one HTTP server. */

/** @typedef {import("./serving.js").Serving} Serving */

/** What is open, and the clock that ends requests that take too long. */
export class Connections {
  /** @type {Set<Serving>} */
  #open = new Set();
  /** @type {any} */
  #timer;

  /**
   * @param {Serving} connection
   * @returns {void}
   */
  add(connection) {
    this.#open.add(connection);
  }

  /**
   * @param {Serving} connection
   * @returns {void}
   */
  delete(connection) {
    this.#open.delete(connection);
  }

  /**
   * @param {boolean} isIdleOnly whether those that are in use go on
   * @returns {void}
   */
  end(isIdleOnly) {
    for (const connection of [...this.#open]) {
      if (!isIdleOnly || connection.isIdle) connection.socket.destroy();
    }
  }

  /**
   * Looks for slow requests as long as a server listens.
   *
   * @param {any} server
   * @returns {void}
   */
  follow(server) {
    server.on("listening", () => {
      server.isClosing = false;
      this.#check(server.connectionsCheckingInterval);
    });
    server.on("close", () => this.forget());
  }

  /**
   * @param {number} intervalMs 0: never
   * @returns {void}
   */
  #check(intervalMs) {
    clearInterval(this.#timer);
    if (!(intervalMs > 0)) return;
    this.#timer = setInterval(() => {
      const nowMs = Date.now();
      for (const connection of [...this.#open]) connection.expire(nowMs);
    }, intervalMs);
    this.#timer.unref?.();
  }

  /** Looks no more. */
  forget() {
    clearInterval(this.#timer);
  }
}
