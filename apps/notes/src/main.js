/**
 * Starts the app: finds the folder, opens the notebook, and saves at the end of the page what is
 * unsaved.
 */
import * as fs from "node:fs/promises";
import * as fsSync from "node:fs";
import path from "node:path";
import process from "node:process";
import { launchQueue, paths } from "kith:application";
import { Folder } from "./model/folder.js";
import { handedNotes } from "./model/handed.js";
import { Notebook } from "./model/notebook.js";
import { placeOf } from "./model/place.js";
import { codeOf } from "./model/replace.js";
import { Stash } from "./model/stash.js";
import { t } from "./strings.js";
import { App } from "./view/app.js";
import { showFolderProblem } from "./view/blank.js";
import { byId, localize } from "./view/dom.js";
import { stamp } from "./view/offers.js";

const stash = new Stash(localStorage);

localize();
void start();

/** Opens the folder; when it cannot be read, says why. */
async function start() {
  const args = process.argv.slice(2);
  let root = args[0] ?? "";
  try {
    root = await placeOf(fs, { args, cwd: process.cwd(), paths });
    byId("book-name", HTMLElement).textContent = path.basename(root);
    byId("book-name", HTMLElement).title = root;
    const notebook = new Notebook(new Folder(root, fs), {
      copyName: (name) => t("copyName", { name, time: stamp(Date.now()) }),
      stash,
    });
    saveAtEnd(notebook);
    const app = new App(notebook);
    await app.begin(notebook.start());
    launchQueue.setConsumer((start) => void openHanded(app, notebook.folder, start));
  } catch (error) {
    if (!codeOf(error)) throw error;
    // Without a folder there is no list to show beside the message.
    byId("app", HTMLElement).dataset.pane = "problem";
    showFolderProblem(error, root, () => location.reload());
  }
}

/**
 * The person has opened notes in the file manager.
 *
 * @param {App} app
 * @param {Folder} folder
 * @param {{args: readonly string[], cwd: string}} start
 */
async function openHanded(app, folder, start) {
  for (const note of await handedNotes(folder, start)) await app.open(note, {});
}

/**
 * WebKit refuses synchronous calls while a page is being left, but not yet when it is hidden, which
 * comes first or at least in between. What the other two events cannot write goes to the stash.
 *
 * @param {Notebook} notebook
 */
function saveAtEnd(notebook) {
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveNow(notebook);
  });
  addEventListener("pagehide", () => saveNow(notebook));
  addEventListener("beforeunload", (event) => {
    if (!saveNow(notebook)) event.preventDefault();
  });
}

/**
 * Nothing asynchronous would end any more: writes synchronously, else keeps the text in the
 * storage of the page.
 *
 * @param {Notebook} notebook
 * @returns {boolean} false when some text is nowhere but in this page
 */
function saveNow(notebook) {
  let safe = true;
  for (const session of notebook.sessions) {
    const before = session.safe;
    try {
      session.flushSync(fsSync);
    } catch {
      // Whatever it is, the text must not be lost for it; session.safe tells.
    }
    if (!session.safe) safe = stash.keep(session.file, session.text) && safe;
    else if (!before) stash.forget(session.file);
  }
  return safe;
}
