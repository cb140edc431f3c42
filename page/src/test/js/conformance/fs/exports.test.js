import fs, * as all from "node:fs";
import promises, * as allPromises from "node:fs/promises";
import { assert, test } from "kith:test";

const FUNCTIONS = (
  "access accessSync appendFile appendFileSync chmod chmodSync chown chownSync close closeSync copyFile " +
  "copyFileSync cp cpSync createReadStream createWriteStream exists existsSync fchmod fchmodSync fchown " +
  "fchownSync fdatasync fdatasyncSync fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes " +
  "futimesSync glob globSync lchown lchownSync link linkSync lstat lstatSync lutimes lutimesSync mkdir " +
  "mkdirSync mkdtemp mkdtempSync open openAsBlob openSync opendir opendirSync read readFile readFileSync " +
  "readSync readdir readdirSync readlink readlinkSync readv readvSync realpath realpathSync rename renameSync " +
  "rm rmSync rmdir rmdirSync stat statSync statfs statfsSync symlink symlinkSync truncate truncateSync unlink " +
  "unlinkSync unwatchFile utimes utimesSync watch watchFile write writeFile writeFileSync writeSync writev " +
  "writevSync"
).split(" ");

const PROMISES = (
  "access appendFile chmod chown copyFile cp glob lchmod lchown link lstat lutimes mkdir mkdtemp open opendir " +
  "readFile readdir readlink realpath rename rm rmdir stat statfs symlink truncate unlink utimes watch " +
  "writeFile"
).split(" ");

test("fs has all functions of Node", () => {
  for (const name of FUNCTIONS) {
    assert.equal(typeof fs[name], "function", name);
    assert.equal(fs[name], all[name], name);
    assert.equal(fs[name].name, name);
  }
});

test("fs/promises has all functions of Node", () => {
  for (const name of PROMISES) {
    assert.equal(typeof promises[name], "function", name);
    assert.equal(promises[name], allPromises[name], name);
    if (name !== "watch") assert.equal(promises[name].name, name);
  }
});

test("fs has the classes of Node", () => {
  for (const name of ["Dir", "Dirent", "ReadStream", "Stats", "WriteStream"]) {
    assert.equal(typeof fs[name], "function", name);
    assert.equal(all[name], fs[name]);
  }
  assert.equal(fs["FileReadStream"], fs.ReadStream);
  assert.equal(fs["FileWriteStream"], fs.WriteStream);
});

test("both modules are one", () => {
  assert.equal(fs.promises, promises);
  assert.equal(promises.constants, fs.constants);
  assert.equal(all.promises, promises);
  assert.ok("lchmod" in fs && fs["lchmod"] === undefined);
  assert.ok("lchmodSync" in fs && fs["lchmodSync"] === undefined);
});

test("has no name that Node lacks", () => {
  const known = new Set([
    ...FUNCTIONS,
    ..."Dir Dirent ReadStream Stats WriteStream FileReadStream FileWriteStream F_OK R_OK W_OK X_OK".split(" "),
    ..."constants promises lchmod lchmodSync _toUnixTimestamp default Utf8Stream".split(" "),
    "mkdtempDisposable", "mkdtempDisposableSync",
  ]);
  assert.deepEqual(Object.keys(all).filter((name) => !known.has(name)), []);
  const ofPromises = new Set([...PROMISES, "constants", "default", "mkdtempDisposable"]);
  assert.deepEqual(Object.keys(allPromises).filter((name) => !ofPromises.has(name)), []);
});

test("constants are those of Linux", () => {
  assert.deepEqual({ ...fs.constants }, {
    UV_FS_SYMLINK_DIR: 1, UV_FS_SYMLINK_JUNCTION: 2, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, UV_DIRENT_UNKNOWN: 0,
    UV_DIRENT_FILE: 1, UV_DIRENT_DIR: 2, UV_DIRENT_LINK: 3, UV_DIRENT_FIFO: 4, UV_DIRENT_SOCKET: 5, UV_DIRENT_CHAR: 6,
    UV_DIRENT_BLOCK: 7, S_IFMT: 61_440, S_IFREG: 32_768, S_IFDIR: 16_384, S_IFCHR: 8192, S_IFBLK: 24_576, S_IFIFO: 4096,
    S_IFLNK: 40_960, S_IFSOCK: 49_152, O_CREAT: 64, O_EXCL: 128, UV_FS_O_FILEMAP: 0, O_NOCTTY: 256, O_TRUNC: 512,
    O_APPEND: 1024, O_DIRECTORY: 65_536, O_NOATIME: 262_144, O_NOFOLLOW: 131_072, O_SYNC: 1_052_672, O_DSYNC: 4096,
    O_DIRECT: 16_384, O_NONBLOCK: 2048, S_IRWXU: 448, S_IRUSR: 256, S_IWUSR: 128, S_IXUSR: 64, S_IRWXG: 56, S_IRGRP: 32,
    S_IWGRP: 16, S_IXGRP: 8, S_IRWXO: 7, S_IROTH: 4, S_IWOTH: 2, S_IXOTH: 1, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1,
    UV_FS_COPYFILE_EXCL: 1, COPYFILE_EXCL: 1, UV_FS_COPYFILE_FICLONE: 2, COPYFILE_FICLONE: 2,
    UV_FS_COPYFILE_FICLONE_FORCE: 4, COPYFILE_FICLONE_FORCE: 4,
  });
  assert.deepEqual([fs.F_OK, fs.R_OK, fs.W_OK, fs.X_OK], [0, 4, 2, 1]);
});
