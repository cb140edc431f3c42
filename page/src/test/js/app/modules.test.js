import { assert, describe, test } from "kith:test";
import modules from "/_kith/modules.json" with { type: "json" };
import { compareNames } from "./workers/identity.js";

const entries = Object.entries(modules);

/** All names of each module; the file itself first. */
const names = entries.map(([name, { file, schemes }]) => [`/_kith/${file}`, ...schemes.map((scheme) => `${scheme}:${name}`)]);

const here = (/** @type {string} */ file) => new URL(file, import.meta.url).href;

for (const [i, [name, { bare }]] of entries.entries()) {
  test(`${name} is one module under all its names`, async () => {
    const { compared, different } = await compareNames([bare ? [...names[i], name] : names[i]]);
    assert.deepEqual(different, []);
    const count = names[i].length - (bare ? 0 : 1);
    assert.ok(compared >= 2 * count, `${compared}`);
  });

  test(`the default of ${name} holds its exports`, async () => {
    const module = await import(`kith:${name}`);
    for (const key of Object.keys(module)) {
      if (key === "default" || key === "test") continue;
      assert.ok(Object.is(module.default[key], module[key]), `default.${key}`);
    }
  });
}

test("a module that does not exist says so", async () => {
  await assert.rejects(import("node:nothing"));
});

test("two modules that are not the same are told apart", async () => {
  const { different } = await compareNames([["node:path", "node:os"]]);
  assert.ok(different.includes("default of node:path and node:os"));
});

/**
 * @param {MessagePort | Worker} port
 * @returns {Promise<{ compared: number, different: string[] }>}
 */
function ask(port) {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }) => resolve(data);
    port.onerror = (/** @type {any} */ event) => reject(new Error(`the worker failed: ${event.message}`));
    port.postMessage(names);
  });
}

const blob = (/** @type {string} */ code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));

const workers = {
  "module worker": () => new Worker(here("workers/identity-module.js"), { type: "module" }),
  "classic worker": () => new Worker(here("workers/identity-classic.js")),
  "module worker from a blob": () => new Worker(blob(`import ${JSON.stringify(here("workers/identity-module.js"))};`), { type: "module" }),
};

describe("modules have one instance", () => {
  for (const [kind, make] of Object.entries(workers)) {
    test(`in a ${kind}`, async (t) => {
      const worker = make();
      t.after(() => worker.terminate());
      const { compared, different } = await ask(worker);
      assert.deepEqual(different, []);
      assert.ok(compared > 500, `${compared}`);
    });
  }

  test("shared workers have none: the engine gives them no origin, so they can import nothing", async (t) => {
    const { port } = new SharedWorker(here("workers/shared.js"));
    t.after(() => port.close());
    assert.match(String(await ask(port)), /^TypeError: Importing a module script failed/);
  });
});
