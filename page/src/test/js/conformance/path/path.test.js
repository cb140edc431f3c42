import path from "node:path";
import process from "node:process";
import { assert, test } from "kith:test";

test("has the separators of POSIX", () => {
  assert.deepEqual([path.sep, path.delimiter], ["/", ":"]);
});

test("posix is path itself", () => {
  assert.equal(path.posix, path);
  assert.equal(path.posix.posix, path.posix);
});

const basenames = [
  [["/foo/bar/baz/asdf/quux.html"], "quux.html"],
  [["/foo/bar/baz/asdf/quux.html", ".html"], "quux"],
  [["quux.html", "quux.html"], ""],
  [["a/quux.html", "quux.html"], "quux.html"],
  [["a.HTML", ".html"], "a.HTML"],
  [["/a/b/"], "b"],
  [["/a/b//", "b"], "b"],
  [["/"], ""],
  [[""], ""],
  [["a\\b"], "a\\b"],
];
for (const [args, expected] of basenames) {
  test(`basename(${JSON.stringify(args).slice(1, -1)})`, () => assert.equal(path.basename(...args), expected));
}

const unary = {
  dirname: [["/a/b/c", "/a/b"], ["/a/b/", "/a"], ["/a", "/"], ["/", "/"], ["", "."], ["a", "."], ["a/b", "a"], ["//a", "//"]],
  extname: [["index.html", ".html"], ["index.coffee.md", ".md"], ["index.", "."], ["index", ""], [".index", ""], [".index.md", ".md"], ["a.b/c", ""], ["..", ""], ["a/..b", ".b"]],
  isAbsolute: [["/foo/bar", true], ["/baz/..", true], ["qux/", false], [".", false], ["", false]],
  normalize: [["/foo/bar//baz/asdf/quux/..", "/foo/bar/baz/asdf"], ["", "."], ["a/", "a/"], ["./a/./b", "a/b"], ["../../a", "../../a"], ["/../a", "/a"], ["a/..", "."], ["a/../", "./"]],
  toNamespacedPath: [["/a/b", "/a/b"], ["", ""]],
};
for (const [name, cases] of Object.entries(unary)) {
  for (const [value, expected] of cases) {
    test(`${name}(${JSON.stringify(value)})`, () => assert.equal(path[name](value), expected));
  }
}

const joins = [
  [["/foo", "bar", "baz/asdf", "quux", ".."], "/foo/bar/baz/asdf"],
  [[], "."],
  [["", ""], "."],
  [["a", "", "b"], "a/b"],
  [["a/", "../../b"], "../b"],
  [["/", "a"], "/a"],
];
for (const [args, expected] of joins) {
  test(`join(${JSON.stringify(args).slice(1, -1)})`, () => assert.equal(path.join(...args), expected));
}

test("resolve begins at the last absolute path, or where the process is", () => {
  assert.equal(path.resolve("/foo/bar", "./baz"), "/foo/bar/baz");
  assert.equal(path.resolve("/foo/bar", "/tmp/file/"), "/tmp/file");
  assert.equal(path.resolve("/a", "", "../b"), "/b");
  assert.equal(path.resolve(), process.cwd());
  assert.equal(path.resolve("x", ".."), process.cwd());
  assert.equal(path.resolve("wwwroot", "a/png/", "../gif/b.gif"), `${process.cwd()}/wwwroot/a/gif/b.gif`.replace("//", "/"));
});

test("relative", () => {
  assert.equal(path.relative("/data/orandea/test/aaa", "/data/orandea/impl/bbb"), "../../impl/bbb");
  assert.equal(path.relative("/a/b", "/a/b"), "");
  assert.equal(path.relative("/a", "/a/b/c"), "b/c");
  assert.equal(path.relative("/a/bc", "/a/b"), "../b");
  assert.equal(path.relative("", ""), "");
  assert.equal(path.relative("/", "/x"), "x");
});

test("parse and format are each other's opposite", () => {
  assert.deepEqual(path.parse("/home/user/dir/file.txt"), { root: "/", dir: "/home/user/dir", base: "file.txt", ext: ".txt", name: "file" });
  assert.deepEqual(path.parse(""), { root: "", dir: "", base: "", ext: "", name: "" });
  assert.deepEqual(path.parse("/"), { root: "/", dir: "/", base: "", ext: "", name: "" });
  assert.deepEqual(path.parse("./a/.b"), { root: "", dir: "./a", base: ".b", ext: "", name: ".b" });
  for (const text of ["/a/b.c", "a", "/x", "a/b/.c.d"]) assert.equal(path.format(path.parse(text)), text);
  assert.equal(path.format({ root: "/ignored", dir: "/home/user/dir", base: "file.txt" }), "/home/user/dir/file.txt");
  assert.equal(path.format({ root: "/", base: "file.txt", ext: "ignored" }), "/file.txt");
  assert.equal(path.format({ root: "/", name: "file", ext: ".txt" }), "/file.txt");
  assert.equal(path.format({ root: "/", name: "file", ext: "txt" }), "/file.txt");
  assert.equal(path.format({}), "");
});

test("takes strings only", () => {
  const expected = { code: "ERR_INVALID_ARG_TYPE", name: "TypeError" };
  for (const name of ["basename", "dirname", "extname", "isAbsolute", "join", "normalize", "parse", "resolve"]) {
    assert.throws(() => path[name](1), { ...expected, message: /must be of type string\. Received type number \(1\)/ }, name);
  }
  assert.throws(() => path.join("a", null), { ...expected, message: 'The "path" argument must be of type string. Received null' });
  assert.throws(() => path.relative("a"), { ...expected, message: 'The "to" argument must be of type string. Received undefined' });
  assert.throws(() => path.basename("a", 1), { ...expected, message: 'The "suffix" argument must be of type string. Received type number (1)' });
  assert.throws(() => path.format("a"), { ...expected, message: `The "pathObject" argument must be of type object. Received type string ('a')` });
  assert.throws(() => path.format(null), expected);
  assert.equal(path.toNamespacedPath(/** @type {any} */ (1)), 1);
});
