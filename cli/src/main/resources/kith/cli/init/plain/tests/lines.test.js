// Run by `kith test`, in the WebView, with the app's permissions and a data folder of its own.
import { paths } from "kith:application";
import { assert, test } from "kith:test";
import { join } from "node:path";
import { add, load } from "../lines.js";

test("has no lines at first", async () => {
  assert.deepEqual(await load(join(paths.data, "none.txt")), []);
});

test("keeps lines in their order", async () => {
  const file = join(paths.data, "some.txt");
  await add(file, "first");
  await add(file, "second\nand last");
  assert.deepEqual(await load(file), ["first", "second and last"]);
});

test("may not touch other folders", async () => {
  await assert.rejects(load(join(paths.home, ".profile")), { code: "ERR_ACCESS_DENIED" });
});
