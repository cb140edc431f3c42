// Built and run by `npm test`, in the WebView, with the app's permissions and its own data folder.
import { paths } from "kith:application";
import { assert, test } from "kith:test";
import { join } from "node:path";
import { add, load } from "../src/lines";

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
