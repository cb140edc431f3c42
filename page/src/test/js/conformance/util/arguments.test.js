import util, { MIMEParams, MIMEType, parseArgs } from "node:util";
import { assert, describe, test } from "kith:test";

const string = { type: "string" };
const flag = { type: "boolean" };
const short = (type, letter) => ({ type, short: letter });

/** [config, values, positionals] */
const READ = [
  [{ args: ["-f", "--bar", "b"], options: { f: short("boolean", "f"), bar: string } }, { f: true, bar: "b" }, []],
  [{ args: ["-f"], options: { foo: short("boolean", "f"), bar: { ...string, default: "q" } } }, { foo: true, bar: "q" }, []],
  [{ args: ["--a=1", "--a", "2"], options: { a: { ...string, multiple: true } } }, { a: ["1", "2"] }, []],
  [{ args: [], options: { a: { ...string, multiple: true, default: ["x"] } } }, { a: ["x"] }, []],
  [{ args: ["-abc"], options: { a: short("boolean", "a"), b: short("string", "b") } }, { a: true, b: "c" }, []],
  [{ args: ["-ab", "c"], options: { a: short("boolean", "a"), b: short("string", "b") } }, { a: true, b: "c" }, []],
  [{ args: ["--foo="], options: { foo: string } }, { foo: "" }, []],
  [{ args: ["--foo=a=b"], options: { foo: string } }, { foo: "a=b" }, []],
  [{ args: ["p", "-"], options: {}, allowPositionals: true }, {}, ["p", "-"]],
  [{ args: ["--a", "x", "--", "-b"], options: { a: string }, allowPositionals: true }, { a: "x" }, ["-b"]],
  [{ args: ["--no-foo"], options: { foo: flag }, allowNegative: true }, { foo: false }, []],
  [{ args: ["--x", "y", "-z"], strict: false }, { x: true, z: true }, ["y"]],
  [{ args: ["--x=y"], strict: false }, { x: "y" }, []],
  [{ args: ["--a", "--a"], options: { a: { ...flag, multiple: true } } }, { a: [true, true] }, []],
];

/** [config, code, message] */
const REFUSED = [
  [{ args: ["--unknown"], options: {} }, "ERR_PARSE_ARGS_UNKNOWN_OPTION", "Unknown option '--unknown'"],
  [{ args: ["-u"], options: {} }, "ERR_PARSE_ARGS_UNKNOWN_OPTION", "Unknown option '-u'"],
  [{ args: ["--no-foo"], options: { foo: flag } }, "ERR_PARSE_ARGS_UNKNOWN_OPTION", "Unknown option '--no-foo'"],
  [{ args: ["--toString"], options: {} }, "ERR_PARSE_ARGS_UNKNOWN_OPTION", "Unknown option '--toString'"],
  [{ args: ["p"], options: {} }, "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL", "Unexpected argument 'p'. This command does not take positional arguments"],
  [{ args: ["--foo"], options: { foo: string } }, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", "Option '--foo <value>' argument missing"],
  [{ args: ["-f"], options: { foo: short("string", "f") } }, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", "Option '-f, --foo <value>' argument missing"],
  [{ args: ["--foo=1"], options: { foo: flag } }, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", "Option '--foo' does not take an argument"],
  [{ args: ["--foo", "-x"], options: { foo: string, x: flag } }, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", /^Option '--foo' argument is ambiguous\./],
  [{ args: 1 }, "ERR_INVALID_ARG_TYPE", 'The "args" argument must be an instance of Array. Received type number (1)'],
  [{ options: 1 }, "ERR_INVALID_ARG_TYPE", 'The "options" argument must be of type object. Received type number (1)'],
  [{ args: [], options: { a: 1 } }, "ERR_INVALID_ARG_TYPE", 'The "options.a" property must be of type object. Received type number (1)'],
  [{ args: [], options: { a: { type: "x" } } }, "ERR_INVALID_ARG_TYPE", undefined],
  [{ args: [], options: { a: short("string", "ab") } }, "ERR_INVALID_ARG_VALUE", "The property 'options.a.short' must be a single character. Received 'ab'"],
  [{ args: [], options: { a: { ...string, multiple: 1 } } }, "ERR_INVALID_ARG_TYPE", undefined],
  [{ args: [], options: { a: { ...string, default: 1 } } }, "ERR_INVALID_ARG_TYPE", 'The "options.a.default" property must be of type string. Received type number (1)'],
  [{ args: [], options: { a: { ...flag, default: "x" } } }, "ERR_INVALID_ARG_TYPE", undefined],
  [{ args: [], options: { a: { ...string, multiple: true, default: "x" } } }, "ERR_INVALID_ARG_TYPE", undefined],
  [{ args: [], strict: 1 }, "ERR_INVALID_ARG_TYPE", 'The "strict" argument must be of type boolean. Received type number (1)'],
  [{ args: [], tokens: 1 }, "ERR_INVALID_ARG_TYPE", undefined],
  [{ args: [], allowPositionals: 1 }, "ERR_INVALID_ARG_TYPE", undefined],
];

describe("parseArgs", () => {
  for (const [config, values, positionals] of READ) {
    test(`${config.args.join(" ") || "nothing"} ${JSON.stringify(values)}`, () => {
      const result = parseArgs(config);
      assert.deepEqual({ ...result.values }, values);
      assert.deepEqual(result.positionals, positionals);
    });
  }

  REFUSED.forEach(([config, code, message], i) => {
    test(`refuses ${i + 1}: ${code}`, () => assert.throws(() => parseArgs(config), message === undefined ? { code } : { code, message }));
  });

  test("says how it read them", () => {
    const { tokens } = parseArgs({ args: ["-a", "--b=c", "p", "--", "q"], options: { a: short("boolean", "a"), b: string }, allowPositionals: true, tokens: true });
    assert.deepEqual(tokens.map((token) => ({ ...token })), [
      { kind: "option", name: "a", rawName: "-a", index: 0, value: undefined, inlineValue: undefined },
      { kind: "option", name: "b", rawName: "--b", index: 1, value: "c", inlineValue: true },
      { kind: "positional", index: 2, value: "p" },
      { kind: "option-terminator", index: 3 },
      { kind: "positional", index: 4, value: "q" },
    ]);
  });

  test("values have no prototype", () => assert.equal(Object.getPrototypeOf(parseArgs({ args: [] }).values), null));
});

describe("MIMEType", () => {
  for (const [text, expected] of [
    ["text/html; charset=utf-8", "text/html;charset=utf-8"],
    ['TEXT/HTML;Charset="utf-8";x=y', "text/html;charset=utf-8;x=y"],
    ["text/plain;charset=;a=b;a=c", "text/plain;a=b"],
    ['a/b;c="d\\"e";f', 'a/b;c="d\\"e"'],
    ["a/b; c=d e", 'a/b;c="d e"'],
    ['a/b;x="', 'a/b;x=""'],
    [" a/b ", "a/b"],
    ['a/b;c="unterminated', "a/b;c=unterminated"],
    ['a/b;c="x"junk;d=e', "a/b;c=x;d=e"],
  ]) {
    test(text, () => assert.equal(String(new MIMEType(text)), expected));
  }

  for (const [text, message] of [
    ["text", 'The MIME syntax for a type in "text" is invalid'],
    ["/x", 'The MIME syntax for a type in "/x" is invalid'],
    ["text/", 'The MIME syntax for a subtype in "text/" is invalid'],
    ["te xt/x", 'The MIME syntax for a type in "te xt/x" is invalid at 2'],
  ]) {
    test(`refuses ${text}`, () => assert.throws(() => new MIMEType(text), { code: "ERR_INVALID_MIME_SYNTAX", name: "TypeError", message }));
  }

  test("its parts can be read and set", () => {
    const mime = new MIMEType("a/b;q=1");
    assert.deepEqual([mime.type, mime.subtype, mime.essence, JSON.stringify(mime)], ["a", "b", "a/b", '"a/b;q=1"']);
    mime.type = "X";
    mime.subtype = "Y";
    assert.equal(mime.essence, "x/y");
    assert.throws(() => (mime.type = ""), { code: "ERR_INVALID_MIME_SYNTAX" });
    assert.throws(() => (mime.subtype = "a b"), { code: "ERR_INVALID_MIME_SYNTAX" });
  });

  test("parameters", () => {
    const params = new MIMEParams();
    params.set("a", "b c");
    params.set("d", "e");
    assert.equal(String(params), 'a="b c";d=e');
    assert.deepEqual([params.get("a"), params.get("x"), params.has("d")], ["b c", null, true]);
    assert.deepEqual([[...params.keys()], [...params.values()], [...params], [...params.entries()].length], [["a", "d"], ["b c", "e"], [["a", "b c"], ["d", "e"]], 2]);
    params.delete("a");
    assert.equal(params.has("a"), false);
    assert.throws(() => params.set("a b", "c"), { code: "ERR_INVALID_MIME_SYNTAX", message: 'The MIME syntax for a parameter name in "a b" is invalid at 1' });
    assert.throws(() => params.set("a", "\u0100"), { code: "ERR_INVALID_MIME_SYNTAX" });
    assert.equal(util.MIMEType, MIMEType);
  });
});
