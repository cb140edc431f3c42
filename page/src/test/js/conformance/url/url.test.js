import { Buffer } from "node:buffer";
import url from "node:url";
import { assert, describe, test } from "kith:test";

const windows = { windows: true };
const refuses = (run, code, message) => assert.throws(run, message === undefined ? { code } : { code, message });

describe("files", () => {
  for (const [address, path, options] of [
    ["file:///a%20b/c", "/a b/c"], ["file:///", "/"], ["file:///%C3%BC", "/ü"], ["file://localhost/a", "/a"],
    ["file:///C:/a%20b", "C:\\a b", windows], ["file://host/a/b", "\\\\host\\a\\b", windows],
  ]) {
    test(`fileURLToPath ${address}`, () => {
      assert.equal(url.fileURLToPath(address, options), path);
      assert.equal(url.fileURLToPath(new URL(address), options), path);
    });
  }

  for (const [address, code, message, options] of [
    ["http://x", "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file"],
    ["file://host/a", "ERR_INVALID_FILE_URL_HOST", /^File URL host must be "localhost" or empty on/],
    ["file:///a%2fb", "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters"],
    [1, "ERR_INVALID_ARG_TYPE", 'The "path" argument must be of type string or an instance of URL. Received type number (1)'],
    [{}, "ERR_INVALID_ARG_TYPE", undefined],
    ["file:///a", "ERR_INVALID_FILE_URL_PATH", "File URL path must be absolute", windows],
    ["file:///C:/a%5cb", "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded \\ or / characters", windows],
  ]) {
    test(`fileURLToPath refuses ${JSON.stringify(address)}`, () => refuses(() => url.fileURLToPath(address, options), code, message));
  }

  for (const [address, path, options] of [
    ["file:///a%20b/%FFc", [0x2f, 0x61, 0x20, 0x62, 0x2f, 0xff, 0x63]], ["file:///%C3%BC", [0x2f, 0xc3, 0xbc]],
    ["file:///a%2Fb%zz%2", [..."/a/b%zz%2"].map((letter) => letter.charCodeAt(0))], ["file:///C:/%FF", [0x43, 0x3a, 0x5c, 0xff], windows],
    ["file:///C:/a%20b", [..."C:\\a b"].map((letter) => letter.charCodeAt(0)), windows],
  ]) {
    test(`fileURLToPathBuffer ${address}`, () => {
      for (const input of [address, new URL(address)]) {
        const bytes = url.fileURLToPathBuffer(input, options);
        assert.ok(bytes instanceof Buffer);
        assert.deepEqual([...bytes], path);
      }
    });
  }

  test("fileURLToPathBuffer refuses", () => {
    refuses(() => url.fileURLToPathBuffer("http://x"), "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
    refuses(() => url.fileURLToPathBuffer("file://host/a"), "ERR_INVALID_FILE_URL_HOST", /^File URL host must be "localhost" or empty on/);
    refuses(() => url.fileURLToPathBuffer("file:///a", windows), "ERR_INVALID_FILE_URL_PATH", "File URL path must be absolute");
    refuses(() => url.fileURLToPathBuffer(1), "ERR_INVALID_ARG_TYPE");
  });

  for (const [path, address, options] of [
    ["/a b#?%\\\n\t\r", "file:///a%20b%23%3F%25%5C%0A%09%0D"], ["/a/", "file:///a/"], ["/ü~", "file:///%C3%BC%7E"], ["/a//b", "file:///a/b"],
    ["C:\\a b", "file:///C:/a%20b", windows], ["\\\\host\\share\\x", "file://host/share/x", windows],
  ]) {
    test(`pathToFileURL ${JSON.stringify(path)}`, () => assert.equal(url.pathToFileURL(path, options).href, address));
  }

  test("pathToFileURL refuses", () => {
    refuses(() => url.pathToFileURL(1), "ERR_INVALID_ARG_TYPE", 'The "path" argument must be of type string. Received type number (1)');
    refuses(() => url.pathToFileURL("\\\\host", windows), "ERR_INVALID_ARG_VALUE", String.raw`The argument 'path' Missing UNC resource path. Received '\\\\host'`);
    refuses(() => url.pathToFileURL("\\\\\\x", windows), "ERR_INVALID_ARG_VALUE", String.raw`The argument 'path' Empty UNC servername. Received '\\\\\\x'`);
  });
});

describe("domains", () => {
  for (const [domain, ascii] of [["español.com", "xn--espaol-zwa.com"], ["中文.com", "xn--fiq228c.com"], ["xn--iñvalid.com", ""], ["", ""], ["EXAMPLE.com", "example.com"]]) {
    test(`domainToASCII ${domain}`, () => assert.equal(url.domainToASCII(domain), ascii));
  }
  for (const [domain, unicode] of [["xn--espaol-zwa.com", "español.com"], ["xn--fiq228c.com", "中文.com"], ["xn--iñvalid.com", ""], ["plain.com", "plain.com"]]) {
    test(`domainToUnicode ${domain}`, () => assert.equal(url.domainToUnicode(domain), unicode));
  }
});

describe("the web's addresses", () => {
  test("are the engine's", () => {
    assert.equal(url.URL, URL);
    assert.equal(url.URLSearchParams, URLSearchParams);
  });

  test("urlToHttpOptions", () => {
    const options = url.urlToHttpOptions(new URL("https://a:b@測試.com:81/p?q=1#h"));
    assert.deepEqual({ ...options }, {
      protocol: "https:", hostname: "xn--g6w251d.com", hash: "#h", search: "?q=1", pathname: "/p", path: "/p?q=1",
      href: "https://a:b@xn--g6w251d.com:81/p?q=1#h", port: 81, auth: "a:b",
    });
    assert.equal(url.urlToHttpOptions(new URL("http://[::1]/")).hostname, "::1");
    refuses(() => url.urlToHttpOptions("x"), "ERR_INVALID_ARG_TYPE", `The "url" argument must be of type object. Received type string ('x')`);
  });

  for (const [options, text] of [
    [undefined, "https://a:b@xn--g6w251d.com:81/p?q=1#h"], [{ auth: false }, "https://xn--g6w251d.com:81/p?q=1#h"],
    [{ fragment: false }, "https://a:b@xn--g6w251d.com:81/p?q=1"], [{ search: false }, "https://a:b@xn--g6w251d.com:81/p#h"],
    [{ unicode: true }, "https://a:b@測試.com:81/p?q=1#h"],
  ]) {
    test(`format ${JSON.stringify(options)}`, () => assert.equal(url.format(new URL("https://a:b@測試.com:81/p?q=1#h"), options), text));
  }

  test("format refuses", () => {
    refuses(() => url.format(new URL("http://x"), 1), "ERR_INVALID_ARG_TYPE", 'The "options" argument must be of type object. Received type number (1)');
    refuses(() => url.format(1), "ERR_INVALID_ARG_TYPE", 'The "urlObject" argument must be one of type object or string. Received type number (1)');
  });
});

const parts = (address, ...rest) => ({ ...url.parse(address, ...rest) });

describe("the old functions", () => {
  test("parse takes apart", () => {
    assert.deepEqual(parts("http://a:b@c.d:80/e?f=g#h"), {
      protocol: "http:", slashes: true, auth: "a:b", host: "c.d:80", port: "80", hostname: "c.d", hash: "#h",
      search: "?f=g", query: "f=g", pathname: "/e", path: "/e?f=g", href: "http://a:b@c.d:80/e?f=g#h",
    });
    assert.deepEqual(parts("a/b"), {
      protocol: null, slashes: null, auth: null, host: null, port: null, hostname: null, hash: null,
      search: null, query: null, pathname: "a/b", path: "a/b", href: "a/b",
    });
  });

  test("parse with queries and hosts", () => {
    assert.deepEqual({ ...url.parse("http://a.com/?a=1&b=2&a=3", true).query }, { a: ["1", "3"], b: "2" });
    assert.equal(url.parse("//x/y", false, true).host, "x");
    assert.equal(url.parse("//x/y").host, null);
    assert.equal(url.parse("mailto:a@b.c").href, "mailto:a@b.c");
    assert.equal(url.parse("HTTP://EXAMPLE.com/A").href, "http://example.com/A");
    assert.equal(url.parse(url.parse("http://a")).host, "a");
    assert.ok(url.parse("x") instanceof url.Url);
  });

  test("parse refuses", () => {
    refuses(() => url.parse(1), "ERR_INVALID_ARG_TYPE", 'The "url" argument must be of type string. Received type number (1)');
    refuses(() => url.parse("http://\0/"), "ERR_INVALID_URL", "Invalid URL");
  });

  for (const [object, text] of [
    [{ protocol: "http", host: "a.com", pathname: "x", search: "y=1" }, "http://a.com/x?y=1"],
    [{ protocol: "http:", hostname: "a", port: 80, query: { a: [1, 2], b: "c d" }, hash: "h" }, "http://a:80?a=1&a=2&b=c%20d#h"],
    [{ pathname: "/a?b#c" }, "/a%3Fb%23c"],
    [{ hostname: "::1", protocol: "http" }, "http://[::1]"],
    [{ protocol: "mailto", pathname: "a@b" }, "mailto:a@b"],
    [{}, ""],
  ]) {
    test(`format ${JSON.stringify(object)}`, () => assert.equal(url.format(object), text));
  }

  for (const [from, to, result] of [
    ["/one/two/three", "four", "/one/two/four"], ["http://example.com/", "/one", "http://example.com/one"],
    ["http://example.com/one", "/two", "http://example.com/two"], ["http://a/b/c/d", "../e", "http://a/b/e"],
    ["http://a/b?q", "#h", "http://a/b?q#h"], ["http://a/b", "//c/d", "http://c/d"], ["http://a/b", "https://c/d", "https://c/d"],
    ["http://u:p@a/b", "http://c/d", "http://c/d"], ["mailto:a@b", "c@d", "mailto:c@d"],
  ]) {
    test(`resolve ${from} ${to}`, () => {
      assert.equal(url.resolve(from, to), result);
      assert.equal(url.resolveObject(from, to).href, result);
    });
  }
});
