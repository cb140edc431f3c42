import constants, * as named from "node:constants";
import fs from "node:fs";
import os from "node:os";
import { assert, test } from "kith:test";

for (const [what, group] of [["fs", fs.constants], ["errno", os.constants.errno], ["signals", os.constants.signals], ["priority", os.constants.priority]]) {
  test(`constants has those of ${what}`, () => {
    const names = Object.keys(group);
    assert.ok(names.length > 3);
    for (const name of names) assert.equal(constants[name], group[name], name);
  });
}

test("they are numbers, and exported by name", () => {
  assert.deepEqual([named.ENOENT, named.O_RDONLY, named.SIGINT, named.R_OK, named.S_IFDIR], [2, 0, 2, 4, 0o40000]);
});

test("is an ordinary object", () => {
  assert.equal(Object.getPrototypeOf(constants), Object.prototype);
  assert.equal(Object.prototype.hasOwnProperty.call(constants, "O_RDONLY"), true);
});
