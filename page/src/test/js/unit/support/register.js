/** Lets Node load the page's modules: what the host serves under `/_kith/` is found in the sources. */
import { webcrypto } from "node:crypto";
import { register } from "node:module";

register("./resolve.js", import.meta.url);

// A page always has it; Node only since 20, and Debian 12 has 18.
globalThis.crypto ??= webcrypto;
