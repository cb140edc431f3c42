import { assert, describe, test } from "kith:test";
import { inFolder } from "./support/folder.js";

const here = (/** @type {string} */ file) => new URL(file, import.meta.url).href;
const expected = { isOneModule: true, length: 3_000_000, isSame: true, many: 500, refused: "ERR_ACCESS_DENIED", hasPaths: true };

/**
 * @param {Worker} worker
 * @param {unknown} message
 * @returns {Promise<any>} its first answer
 */
function ask(worker, message) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(`the worker failed: ${event.message ?? "it cannot be loaded"}`));
    worker.postMessage(message);
  }).finally(() => worker.terminate());
}

describe("workers", () => {
  test("module workers have Kith's modules", inFolder(async (folder) => {
    assert.deepEqual(await ask(new Worker(here("workers/module.js"), { type: "module" }), folder), expected);
  }));

  test("classic workers have them by import()", inFolder(async (folder) => {
    assert.deepEqual(await ask(new Worker(here("workers/classic.js")), folder), expected);
  }));

  test("workers made from a blob have them", inFolder(async (folder) => {
    const code = `import ${JSON.stringify(here("workers/module.js"))};`;
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    assert.deepEqual(await ask(new Worker(url, { type: "module" }), folder), expected);
    const wrapped = `import fs from "node:fs"; import { paths } from "kith:application"; postMessage([fs.existsSync(paths.data), location.protocol])`;
    const other = URL.createObjectURL(new Blob([wrapped], { type: "text/javascript" }));
    assert.deepEqual(await ask(new Worker(other, { type: "module" }), ""), [true, "blob:"]);
  }));

  test("four workers and the page work at once", inFolder(async (folder) => {
    const folders = ["a", "b", "c", "d"].map((name) => `${folder}/${name}`);
    const { mkdir } = await import("node:fs/promises");
    await Promise.all(folders.map((name) => mkdir(name)));
    const answers = folders.map((name) => ask(new Worker(here("workers/module.js"), { type: "module" }), name));
    for (const answer of await Promise.all(answers)) assert.deepEqual(answer, expected);
  }));

  // 280 starts of a worker with fs: 19 s on a loaded machine.
  test("workers that are ended while they watch leave room for others", { timeout: 90_000 }, inFolder(async (folder) => {
    // More than the host has channels for at a time: 256.
    for (let i = 0; i < 28; i++) {
      const watching = Array.from({ length: 10 }, () => ask(new Worker(here("workers/watcher.js"), { type: "module" }), folder));
      assert.deepEqual(await Promise.all(watching), Array.from({ length: 10 }, () => "watching"));
    }
  }));

  test("an iframe is told that it has no way to Kith", async () => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "";
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener("load", resolve));
    const script = frame.contentDocument.createElement("script");
    script.type = "module";
    script.src = here("workers/frame.js");
    const said = new Promise((resolve) => addEventListener("message", ({ data }) => resolve(data), { once: true }));
    frame.contentDocument.body.append(script);
    assert.match(await said, /ERR_ACCESS_DENIED.*only the app's own top frame.*an iframe/);
    frame.remove();
  });
});
