import { assert, test } from "kith:test";
import { slug, targetOf } from "../src/markdown/links.js";
import { difference } from "../src/markdown/patch.js";
import { blocksOf } from "../src/markdown/tree.js";

/** @param {string} text */
const nodes = (text) => blocksOf(text, "sub/note.md").map(({ node }) => node);

/** Every element of a tree. @param {any} node @returns {any[]} */
function elements(node) {
  return typeof node === "string" ? [] : [node, ...(node.children ?? []).flatMap(elements)];
}

/** @param {string} text */
const all = (text) => nodes(text).flatMap(elements);

test("makes the usual elements", () => {
  assert.deepEqual(nodes("# A *b*\n\ntext `c`"), [
    { tag: "h1", attrs: { id: "note:a-b" }, children: ["A ", { tag: "em", children: ["b"] }] },
    { tag: "p", children: ["text ", { tag: "code", children: ["c"] }] },
  ]);
  const tags = all(
    "1. a\n2. b\n\n> q\n\n---\n\n|a|b|\n|-|:-:|\n|1|2|\n\n```js\nx\n```\n~~s~~ **t**",
  ).map(({ tag }) => tag);
  for (const tag of ["ol", "li", "blockquote", "hr", "table", "th", "td", "pre", "s", "strong"]) {
    assert.ok(tags.includes(tag), tag);
  }
});

test("numbers headings of the same name", () => {
  assert.deepEqual(
    nodes("# A\n# A\n# !").map((node) => node.attrs?.id),
    ["note:a", "note:a-1", "note:section"],
  );
});

test("makes tasks that know their line", () => {
  const boxes = all("- [ ] open\n- [x] done\n- [no] box\n\ntext [ ] none").filter(
    ({ tag }) => tag === "input",
  );
  assert.deepEqual(
    boxes.map(({ attrs }) => attrs),
    [
      { type: "checkbox", "data-line": "0" },
      { type: "checkbox", "data-line": "1", checked: "" },
    ],
  );
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="https://example.com"></iframe>',
  "<style>body{display:none}</style>",
  '<form action="https://example.com"><input name=q></form>',
  "inline <b onclick=alert(1)>html</b> <script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#x0A;script:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:x)",
  "[x](file:///etc/passwd)",
  "[x](blob:https://example.com/1)",
  "[x](kith://other-app/)",
  "[x](//example.com/x)",
  "[x](\\\\example.com\\x)",
  "[x](/\\example.com)",
  "![x](https://example.com/track.png)",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  "![x](../../outside.png)",
  "![x](%2e%2e/%2e%2e/%2e%2e/outside.png)",
  "[x]: javascript:alert(1)\n\n[x]",
  "<javascript:alert(1)>",
  '```"><script>alert(1)</script>\ncode\n```',
  "# <img src=x onerror=alert(1)>",
  '[a](https://example.com "\\" onmouseover=alert(1) x=\\"")',
];

test("nothing hostile comes out, whatever goes in", () => {
  const tags = new Set([
    "p",
    "em",
    "strong",
    "s",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "br",
    "code",
    "pre",
    "a",
    "img",
    "span",
    "input",
  ]);
  const attributes = new Set([
    "id",
    "class",
    "title",
    "href",
    "rel",
    "alt",
    "start",
    "type",
    "checked",
    "data-line",
    "data-note",
    "data-anchor",
    "data-file",
    "data-language",
  ]);
  for (const text of HOSTILE) {
    for (const { tag, attrs = {} } of all(text)) {
      assert.ok(tags.has(tag), `${tag} from ${text}`);
      assert.ok(
        Object.keys(attrs).every((name) => attributes.has(name)),
        `${Object.keys(attrs)} from ${text}`,
      );
      assert.ok(
        !("href" in attrs) || /^(https?:\/\/|mailto:)/.test(attrs.href),
        `${attrs.href} from ${text}`,
      );
      assert.ok(!("data-file" in attrs) || !attrs["data-file"].startsWith(".."), text);
      assert.ok(tag !== "input" || attrs.type === "checkbox", text);
    }
  }
});

test("shows HTML as the text it is, but no comments", () => {
  const text = JSON.stringify(
    nodes("<div>\nhello\n</div>\n\n<!-- secret -->\n\na <kbd>k</kbd> b<br>c <!-- x -->"),
  );
  assert.ok(text.includes("<div>") && text.includes("<kbd>") && text.includes('"br"'), text);
  assert.ok(!text.includes("secret") && !text.includes("<!--"), text);
});

test("tells where links lead", () => {
  assert.deepEqual(targetOf("other.md#Part%20two", "sub/note.md"), {
    kind: "note",
    path: "sub/other.md",
    anchor: "Part two",
  });
  assert.deepEqual(targetOf("../top.md", "sub/note.md"), {
    kind: "note",
    path: "top.md",
    anchor: "",
  });
  assert.deepEqual(targetOf("/abs.md", "sub/note.md"), {
    kind: "note",
    path: "abs.md",
    anchor: "",
  });
  assert.deepEqual(targetOf("img/a%20b.png", "n.md"), { kind: "file", path: "img/a b.png" });
  assert.deepEqual(targetOf("./a/../b/./c.png", "x/y/n.md"), { kind: "file", path: "x/y/b/c.png" });
  assert.deepEqual(targetOf("../../b.png", "x/y/n.md"), { kind: "file", path: "b.png" });
  assert.equal(targetOf("../../../b.png", "x/y/n.md").kind, "none");
  assert.equal(targetOf("a/../../../x/y.png", "x/n.md").kind, "none");
  assert.equal(targetOf("..", "x/n.md").kind, "none");
  assert.deepEqual(targetOf("#x", "n.md"), { kind: "anchor", anchor: "x" });
  assert.deepEqual(targetOf("mailto:a@b.c", "n.md"), { kind: "web", href: "mailto:a@b.c" });
  for (const none of [
    "",
    "../up.md",
    "javascript:1",
    "//h/x",
    "a\\b",
    "%zz",
    "a%00.md",
    "http://",
    "https:///x",
  ]) {
    assert.equal(targetOf(none, "n.md").kind, "none", none);
  }
});

test("names headings as other programs do", () => {
  assert.equal(slug("Hello, World! (2)"), "hello-world-2");
  assert.equal(slug("Über_uns – heute"), "über_uns--heute");
});

test("a keystroke changes one block", () => {
  const lines = Array.from({ length: 50 }, (_, i) => `paragraph ${i}`);
  const first = difference([], blocksOf(lines.join("\n\n"), "a.md"));
  assert.equal(first.patch.added.length, 50);
  lines[20] += "!";
  const second = difference(first.keys, blocksOf(lines.join("\n\n"), "a.md"));
  assert.deepEqual(
    [second.patch.from, second.patch.removed, second.patch.added.length],
    [20, 1, 1],
  );
  lines.splice(10, 5);
  const third = difference(second.keys, blocksOf(lines.join("\n\n"), "a.md"));
  assert.deepEqual([third.patch.from, third.patch.removed, third.patch.added.length], [10, 5, 0]);
  const same = difference(third.keys, blocksOf(lines.join("\n\n"), "a.md"));
  assert.deepEqual([same.patch.removed, same.patch.added.length], [0, 0]);
});

test("patches turn any version into any other", () => {
  let seed = 7;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  /** @type {string[]} */
  let keys = [];
  /** @type {string[]} */
  const page = [];
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: random(8) }, () => "abc"[random(3)]).join("\n\n");
    const result = difference(keys, blocksOf(text, "a.md"));
    page.splice(
      result.patch.from,
      result.patch.removed,
      ...result.patch.added.map(({ node }) => JSON.stringify(node)),
    );
    keys = result.keys;
    assert.deepEqual(page, keys);
  }
});

test("hostile nesting and repetition end quickly", () => {
  for (const evil of [
    "[".repeat(20_000),
    "> ".repeat(5_000),
    "*a ".repeat(10_000),
    "`".repeat(20_000),
    "- ".repeat(3_000),
    "![](x".repeat(5_000),
    "|".repeat(20_000),
    "<!--".repeat(5_000),
  ]) {
    const startMs = performance.now();
    blocksOf(evil, "a.md");
    assert.ok(
      performance.now() - startMs < 3000,
      `${evil.slice(0, 10)}: ${performance.now() - startMs} ms`,
    );
  }
});
