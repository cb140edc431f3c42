/** Lets Node load the page's modules: what the host serves under `/_kith/` is found in the sources. */
import { webcrypto } from "node:crypto";
import { register } from "node:module";

/** What a page always has, and Node since 19 and 20; Debian 12 has 18. */
const OF_PAGES = {
  crypto: webcrypto,
  CustomEvent: class CustomEvent extends Event {
    /**
     * @param {string} type
     * @param {CustomEventInit} [init]
     */
    constructor(type, init) {
      super(type, init);
      this.detail = init?.detail ?? null;
    }
  },
};

for (const [name, value] of Object.entries(OF_PAGES)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value });
}

register("./resolve.js", import.meta.url);
