/**
 * Runs in the page's main world before its first element; bundled into `start.js`, one classic
 * script that the host injects into each top document of the app.
 */

import { forwardConsole } from "./console.js";
import { takeDrops } from "./drops.js";
import { hostFile, hostFiles, listenForFiles } from "./hostfile.js";
import { offerLaunchQueue } from "./launchqueue.js";
import { playAppFiles } from "./media.js";
import { offerPickers } from "./pickers.js";
import { acceptServiceWorkers } from "./serviceworker.js";
import { attendWorkers } from "./workers.js";

forwardConsole();
attendWorkers();
listenForFiles();
// For `fs`, whose large reads come the same way and must wait for the same file input.
Object.defineProperty(globalThis, Symbol.for("kith.hostFile"), { value: hostFile });
Object.defineProperty(globalThis, Symbol.for("kith.hostFiles"), { value: hostFiles });
// A dev server's page is served by http, where the engine refuses neither.
if (location.protocol !== "http:" && location.protocol !== "https:") {
  playAppFiles();
  offerPickers(`${location.origin}/_kith/filesystem.js`);
  takeDrops(`${location.origin}/_kith/filesystem.js`);
  offerLaunchQueue(`${location.origin}/_kith/application.js`);
  acceptServiceWorkers();
}
