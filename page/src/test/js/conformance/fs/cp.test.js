import fs from "node:fs";
import { assert, describe, test } from "kith:test";
import { fifo, inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

/**
 * @param {string} folder
 * @returns {{ tree: string, file: string, other: string, copy: string }} paths in it
 */
function furnished(folder) {
  fs.mkdirSync(`${folder}/tree/below`, { recursive: true });
  fs.writeFileSync(`${folder}/tree/below/deep`, "deep");
  fs.writeFileSync(`${folder}/tree/top`, "top", { mode: 0o640 });
  fs.writeFileSync(`${folder}/file`, "file");
  fs.writeFileSync(`${folder}/other`, "other");
  return { tree: `${folder}/tree`, file: `${folder}/file`, other: `${folder}/other`, copy: `${folder}/copy` };
}

inEachFace("cp", copying, choosing, refusing);

/**
 * @param {any} call a face of fs
 */
function copying(call) {
  test("copies a file", inFolder(async (folder) => {
    const { file, other, copy } = furnished(folder);
    assert.equal(await call.cp(file, copy), undefined);
    assert.equal(fs.readFileSync(copy, "utf8"), "file");
    await call.cp(file, other);
    assert.equal(fs.readFileSync(other, "utf8"), "file");
    await call.cp(file, `${folder}/new/folder/file`);
    assert.equal(fs.readFileSync(`${folder}/new/folder/file`, "utf8"), "file");
    await call.cp(new URL(`file://${file}`), `${folder}/by-url`);
    assert.ok(fs.existsSync(`${folder}/by-url`));
  }));

  test("copies a folder", inFolder(async (folder) => {
    const { tree, copy } = furnished(folder);
    await call.cp(tree, copy, { recursive: true });
    assert.deepEqual(fs.readdirSync(copy, { recursive: true }).sort(), ["below", "below/deep", "top"]);
    assert.equal(fs.readFileSync(`${copy}/below/deep`, "utf8"), "deep");
    assert.equal(fs.statSync(`${copy}/top`).mode & 0o777, 0o640);
    fs.writeFileSync(`${copy}/top`, "changed");
    fs.writeFileSync(`${copy}/more`, "");
    await call.cp(tree, copy, { recursive: true });
    assert.equal(fs.readFileSync(`${copy}/top`, "utf8"), "top");
    assert.ok(fs.existsSync(`${copy}/more`));
  }));

  test("does not copy a folder unasked", inFolder(async (folder) => {
    const { tree, copy } = furnished(folder);
    await assert.rejects(call.cp(tree, copy), { code: "ERR_FS_EISDIR" });
    assert.equal(fs.existsSync(copy), false);
  }));

  test("keeps what is there when it is told", inFolder(async (folder) => {
    const { file, other } = furnished(folder);
    await call.cp(file, other, { force: false });
    assert.equal(fs.readFileSync(other, "utf8"), "other");
    const exists = { code: "ERR_FS_CP_EEXIST", name: "SystemError", errno: 17, syscall: "cp", path: other, message: `Target already exists: cp returned EEXIST (${other} already exists) ${other}` };
    await assert.rejects(call.cp(file, other, { force: false, errorOnExist: true }), exists);
  }));

  test("asks a filter", inFolder(async (folder) => {
    const { tree, copy } = furnished(folder);
    const asked = [];
    const filter = (source, destination) => {
      asked.push([source.slice(tree.length), destination.slice(copy.length)]);
      return !source.endsWith("below");
    };
    await call.cp(tree, copy, { recursive: true, filter });
    assert.deepEqual(asked.sort(), [["", ""], ["/below", "/below"], ["/top", "/top"]]);
    assert.deepEqual(fs.readdirSync(copy), ["top"]);
    await call.cp(tree, `${folder}/nothing`, { recursive: true, filter: () => false });
    assert.equal(fs.existsSync(`${folder}/nothing`), false);
  }));
}

/**
 * @param {any} call a face of fs
 * @param {string} face
 */
function choosing(call, face) {
  test("waits for a filter, unless at once", inFolder(async (folder) => {
    const { file, copy } = furnished(folder);
    const copying = call.cp(file, copy, { filter: async () => false });
    if (face === "sync") await assert.rejects(copying, { code: "ERR_INVALID_RETURN_VALUE", name: "TypeError" });
    else await copying;
    assert.equal(fs.existsSync(copy), false);
  }));

  test("keeps times when it is told", inFolder(async (folder) => {
    const { file, copy } = furnished(folder);
    fs.utimesSync(file, 1_000_000_000, 1_100_000_000);
    await call.cp(file, copy, { preserveTimestamps: true });
    assert.equal(fs.statSync(copy).mtimeMs, 1_100_000_000_000);
    await call.cp(file, `${folder}/later`);
    assert.notEqual(fs.statSync(`${folder}/later`).mtimeMs, 1_100_000_000_000);
    fs.chmodSync(file, 0o400);
    fs.utimesSync(file, 1_000_000_000, 1_200_000_000);
    await call.cp(file, `${folder}/read-only`, { preserveTimestamps: true });
    assert.equal(fs.statSync(`${folder}/read-only`).mtimeMs, 1_200_000_000_000);
    assert.equal(fs.statSync(`${folder}/read-only`).mode & 0o777, 0o400);
  }));

  test("copies links", inFolder(async (folder) => {
    const { file, copy } = furnished(folder);
    fs.symlinkSync("file", `${folder}/link`);
    await call.cp(`${folder}/link`, copy);
    assert.equal(fs.readlinkSync(copy), file);
    await call.cp(`${folder}/link`, `${folder}/verbatim`, { verbatimSymlinks: true });
    assert.equal(fs.readlinkSync(`${folder}/verbatim`), "file");
    const { tree } = furnished(folder);
    fs.symlinkSync("top", `${tree}/link`);
    await call.cp(tree, `${folder}/tree2`, { recursive: true });
    assert.equal(fs.readlinkSync(`${folder}/tree2/link`), `${tree}/top`);
    if (face === "sync") return; // Node 22 has a bug there.
    await call.cp(tree, `${folder}/tree3`, { recursive: true, dereference: true });
    assert.ok(fs.lstatSync(`${folder}/tree3/link`).isFile());
  }));

  test("copies no folder into itself", inFolder(async (folder) => {
    const { tree } = furnished(folder);
    await assert.rejects(call.cp(tree, tree, { recursive: true }), { code: "ERR_FS_CP_EINVAL", message: /src and dest cannot be the same/ });
    await assert.rejects(call.cp(tree, `${tree}/below/again`, { recursive: true }), { code: "ERR_FS_CP_EINVAL", message: /to a subdirectory of self/ });
    if (face === "sync") return; // There Node 22 copies until the path is too long.
    fs.symlinkSync(tree, `${folder}/alias`);
    await assert.rejects(call.cp(tree, `${folder}/alias/below/again`, { recursive: true }), { code: "ERR_FS_CP_EINVAL" });
  }));
}

/**
 * @param {any} call a face of fs
 * @param {string} face
 */
function refusing(call, face) {
  test("makes no file of a folder, no folder of a file", inFolder(async (folder) => {
    const { tree, file } = furnished(folder);
    await assert.rejects(call.cp(tree, file, { recursive: true }), { code: "ERR_FS_CP_DIR_TO_NON_DIR" });
    await assert.rejects(call.cp(file, tree), { code: "ERR_FS_CP_NON_DIR_TO_DIR" });
  }));

  test("copies no FIFO", inFolder(async (folder) => {
    await assert.rejects(call.cp(fifo, `${folder}/copy`), face === "sync" ? { code: "ERR_FS_CP_FIFO_PIPE" } : {
      name: "SystemError",
      code: "ERR_FS_CP_FIFO_PIPE",
      message: `Cannot copy a FIFO pipe: cp returned EINVAL (cannot copy a FIFO pipe: ${folder}/copy) ${folder}/copy`,
    });
    assert.equal(fs.existsSync(`${folder}/copy`), false);
  }));

  test("fails when there is nothing", inFolder(async (folder) => {
    await assert.rejects(call.cp(`${folder}/nothing`, `${folder}/copy`), { code: "ENOENT", errno: -2 });
  }));

  test("refuses wrong arguments", inFolder(async (folder) => {
    const { file, copy } = furnished(folder);
    for (const name of ["dereference", "errorOnExist", "force", "preserveTimestamps", "recursive", "verbatimSymlinks"]) {
      await assert.rejects(call.cp(file, copy, { [name]: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: new RegExp(`options\\.${name}`) });
    }
    await assert.rejects(call.cp(file, copy, { filter: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.filter/ });
    await assert.rejects(call.cp(file, copy, { mode: 8 }), { code: "ERR_OUT_OF_RANGE" });
    await assert.rejects(call.cp(file, copy, { mode: "x" }), { code: "ERR_INVALID_ARG_TYPE" });
    await assert.rejects(call.cp(file, copy, "x"), { code: "ERR_INVALID_ARG_TYPE" });
    await assert.rejects(call.cp(file, copy, { dereference: true, verbatimSymlinks: true }), { code: "ERR_INCOMPATIBLE_OPTION_PAIR" });
    await assert.rejects(call.cp(1, copy), { code: "ERR_INVALID_ARG_TYPE", message: /"src"/ });
    await assert.rejects(call.cp(file, 1), { code: "ERR_INVALID_ARG_TYPE", message: /"dest"/ });
    assert.equal(fs.existsSync(copy), false);
  }));
}

describe("cp by promise, in its words", () => {
  test("says what is wrong", inFolder(async (folder) => {
    const { tree, file } = furnished(folder);
    const { cp } = fs.promises;
    const base = { name: "SystemError", syscall: "cp" };
    await assert.rejects(cp(file, file), { ...base, code: "ERR_FS_CP_EINVAL", errno: 22, path: file, message: `Invalid src or dest: cp returned EINVAL (src and dest cannot be the same) ${file}` });
    await assert.rejects(cp(tree, file, { recursive: true }), { ...base, errno: 21, path: file, message: `Cannot overwrite non-directory with directory: cp returned EISDIR (cannot overwrite non-directory ${file} with directory ${tree}) ${file}` });
    await assert.rejects(cp(file, tree), { ...base, errno: 20, path: tree, message: `Cannot overwrite directory with non-directory: cp returned ENOTDIR (cannot overwrite directory ${tree} with non-directory ${file}) ${tree}` });
    await assert.rejects(cp(tree, `${folder}/copy`), { ...base, errno: 21, path: tree, message: `Path is a directory: cp returned EISDIR (${tree} is a directory (not copied)) ${tree}` });
    await assert.rejects(cp(tree, `${folder}/copy`), (error) => {
      assert.deepEqual(error.info, { message: `${tree} is a directory (not copied)`, path: tree, syscall: "cp", errno: 21, code: "EISDIR" });
      return true;
    });
  }));

  test("does not lead links into themselves", inFolder(async (folder) => {
    const { tree } = furnished(folder);
    fs.mkdirSync(`${folder}/links`);
    fs.symlinkSync(tree, `${folder}/to-tree`);
    fs.symlinkSync(`${tree}/below`, `${folder}/links/below`);
    fs.symlinkSync(folder, `${folder}/links/above`);
    await assert.rejects(fs.promises.cp(`${folder}/to-tree`, `${folder}/links/below`), { code: "ERR_FS_CP_EINVAL", message: /to a subdirectory of self/ });
    await assert.rejects(fs.promises.cp(`${folder}/to-tree`, `${folder}/links/above`), { code: "ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY", message: `Cannot overwrite symlink in subdirectory of self: cp returned EINVAL (cannot overwrite ${folder} with ${tree}) ${folder}/links/above` });
  }));
});
