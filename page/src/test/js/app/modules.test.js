import { assert, test } from "kith:test";
import modules from "/_kith/modules.json" with { type: "json" };

const names = Object.entries(modules).flatMap(([name, { schemes, bare }]) => {
  const all = schemes.map((scheme) => `${scheme}:${name}`);
  return [bare ? [...all, name] : all];
});

for (const specifiers of names) {
  test(`${specifiers.join(", ")} are one module`, async () => {
    const [first, ...others] = await Promise.all(specifiers.map((specifier) => import(specifier)));
    for (const other of others) {
      assert.deepEqual(Object.keys(other), Object.keys(first));
      for (const key of Object.keys(first)) assert.ok(Object.is(other[key], first[key]), key);
    }
    assert.ok("default" in first);
    for (const key of Object.keys(first)) {
      if (key === "default" || key === "test") continue;
      assert.ok(Object.is(first.default[key], first[key]), `default.${key}`);
    }
  });
}

test("a module that does not exist says so", async () => {
  await assert.rejects(import("node:nothing"));
});
