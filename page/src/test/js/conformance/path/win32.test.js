import path from "node:path";
import posix from "node:path/posix";
import win32 from "node:path/win32";
import { assert, describe, test } from "kith:test";

/** [function, arguments, result] */
const CASES = [
  ["normalize", ["C:\\temp\\\\foo\\bar\\..\\"], "C:\\temp\\foo\\"],
  ["normalize", ["C:////temp\\\\/\\/\\/foo/bar"], "C:\\temp\\foo\\bar"],
  ["normalize", [""], "."],
  ["normalize", ["C:"], "C:."],
  ["normalize", ["C:..\\a"], "C:..\\a"],
  ["normalize", ["\\\\srv\\share\\..\\x"], "\\\\srv\\share\\x"],
  ["normalize", ["//srv/share"], "\\\\srv\\share\\"],
  ["normalize", ["./c:foo/.."], "."],
  ["normalize", ["a\\..\\..\\b"], "..\\b"],
  ["join", ["a", "..", "b"], "b"],
  ["join", [], "."],
  ["join", ["C:\\", "a", "b.txt"], "C:\\a\\b.txt"],
  ["join", ["//a", "b"], "\\\\a\\b\\"],
  ["join", ["/", "/a"], "\\a"],
  ["resolve", ["C:\\a", "..\\b"], "C:\\b"],
  ["resolve", ["C:\\a", "D:\\b"], "D:\\b"],
  ["resolve", ["C:/ignore", "c:/some/file"], "c:\\some\\file"],
  ["resolve", ["\\\\srv\\share\\a", "\\b"], "\\\\srv\\share\\b"],
  ["relative", ["C:\\orandea\\test\\aaa", "C:\\orandea\\impl\\bbb"], "..\\..\\impl\\bbb"],
  ["relative", ["C:\\a", "c:\\A"], ""],
  ["relative", ["C:\\a", "D:\\a"], "D:\\a"],
  ["relative", ["\\\\s\\x\\a", "\\\\s\\x\\b"], "..\\b"],
  ["dirname", ["C:\\a\\b"], "C:\\a"],
  ["dirname", ["C:\\"], "C:\\"],
  ["dirname", ["a"], "."],
  ["dirname", ["\\\\srv\\share\\a"], "\\\\srv\\share\\"],
  ["basename", ["C:\\a\\b.html"], "b.html"],
  ["basename", ["C:\\a\\b.html", ".html"], "b"],
  ["basename", ["C:a"], "a"],
  ["basename", ["a/b\\c\\"], "c"],
  ["extname", ["a\\b.tar.gz"], ".gz"],
  ["extname", [".hidden"], ""],
  ["extname", ["a."], "."],
  ["isAbsolute", ["//server"], true],
  ["isAbsolute", ["C:/foo"], true],
  ["isAbsolute", ["C:foo"], false],
  ["isAbsolute", ["bar\\baz"], false],
  ["parse", ["C:\\path\\dir\\file.txt"], { root: "C:\\", dir: "C:\\path\\dir", base: "file.txt", ext: ".txt", name: "file" }],
  ["parse", ["C:"], { root: "C:", dir: "C:", base: "", ext: "", name: "" }],
  ["parse", ["\\\\srv\\share\\a.b"], { root: "\\\\srv\\share\\", dir: "\\\\srv\\share\\", base: "a.b", ext: ".b", name: "a" }],
  ["format", [{ dir: "C:\\path\\dir", base: "file.txt" }], "C:\\path\\dir\\file.txt"],
  ["format", [{ root: "C:\\", name: "f", ext: "txt" }], "C:\\f.txt"],
  ["toNamespacedPath", ["C:\\a"], "\\\\?\\C:\\a"],
  ["toNamespacedPath", ["\\\\srv\\share\\a"], "\\\\?\\UNC\\srv\\share\\a"],
  ["toNamespacedPath", [""], ""],
];

describe("path/win32", () => {
  for (const [name, args, result] of CASES) {
    test(`${name} ${JSON.stringify(args)}`, () => assert.deepEqual(win32[name](...args), result));
  }

  for (const name of ["normalize", "join", "resolve", "dirname", "basename", "extname", "isAbsolute", "parse"]) {
    test(`${name} wants strings`, () => assert.throws(() => win32[name](1), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError" }));
  }

  test("format wants an object", () => {
    assert.throws(() => win32.format(null), { code: "ERR_INVALID_ARG_TYPE", message: /^The "pathObject" argument must be of type object\. Received null$/ });
  });

  test("constants, and each in the other", () => {
    assert.deepEqual([win32.sep, win32.delimiter, posix.sep, posix.delimiter], ["\\", ";", "/", ":"]);
    assert.equal(path.win32, win32);
    assert.equal(path.posix, posix);
    assert.equal(win32.posix, posix);
    assert.equal(win32.win32, win32);
  });
});

describe("matchesGlob", () => {
  for (const [text, pattern, expected] of [
    ["/foo/bar", "/foo/*", true], ["/foo/bar/x", "/foo/*", false], ["a/b/c", "a/**", true], ["a/b/c", "a/**/c", true], ["a/c", "a/**/c", true],
    ["a.js", "*.js", true], ["a.ts", "*.{js,ts}", true], ["a.cs", "*.{js,ts}", false], ["a/b", "*", false], ["abc", "a?c", true],
    ["abc", "a[b-d]c", true], ["aec", "a[b-d]c", false], ["aec", "a[!b-d]c", true], ["a/b/c.js", "**/*.js", true], ["c.js", "**/*.js", true], ["foo.bar", "foo[.]bar", true],
  ]) {
    test(`${text} ${expected ? "is" : "is not"} ${pattern}`, () => assert.equal(posix.matchesGlob(text, pattern), expected));
  }

  test("on Windows a backslash is a slash", () => assert.equal(win32.matchesGlob("a\\b", "a/*"), true));
  test("wants strings", () => assert.throws(() => posix.matchesGlob(1, "*"), { code: "ERR_INVALID_ARG_TYPE" }));
});
