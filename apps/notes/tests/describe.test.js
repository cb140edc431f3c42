import { assert, test } from "kith:test";
import { describe, fileNameFor } from "../src/model/describe.js";

test("takes the title from the first heading", () => {
  assert.equal(describe("# Shopping\n\nMilk", "x.md").title, "Shopping");
  assert.equal(describe("Intro\n\n## Later heading ##\n", "x.md").title, "Later heading");
  assert.equal(describe("Plans\n=====\n\ntext", "x.md").title, "Plans");
  assert.equal(
    describe("# **Bold** and `code` [link](http://x)\n", "x.md").title,
    "Bold and code link",
  );
});

test("falls back to the file name", () => {
  assert.equal(describe("only text", "my plan.md").title, "my plan");
  assert.equal(describe("", "a.markdown").title, "a");
  assert.equal(describe("#hashtag is no heading", "a.md").title, "a");
  assert.equal(describe("#\n", "a.md").title, "a");
});

test("skips a YAML head and headings inside of code", () => {
  const described = describe("---\nkey: 1\n---\n```sh\n# comment\n```\n# Real\ntext", "x.md");
  assert.equal(described.title, "Real");
  assert.ok(!described.snippet.includes("key"));
});

test("shows plain words as snippet", () => {
  const { snippet } = describe(
    "# T\n\n- [ ] buy *milk*\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "x.md",
  );
  assert.equal(snippet, "buy milk quoted a b 1 2");
  assert.ok(describe(`# T\n\n${"word ".repeat(200)}`, "x.md").snippet.length <= 181);
});

test("leaves underscores inside of words alone", () => {
  assert.equal(
    describe("# snake_case_name and 2*3*4\n", "x.md").title,
    "snake_case_name and 2*3*4",
  );
});

test("makes file names any file system takes", () => {
  assert.equal(fileNameFor('a/b: "c"? <d>|*'), "a b c d");
  assert.equal(fileNameFor("...hidden"), "hidden");
  assert.equal(fileNameFor("///"), "");
  assert.equal(fileNameFor("Bücher & Ideen"), "Bücher & Ideen");
  assert.ok(fileNameFor("x".repeat(500)).length <= 60);
});

test("answers quickly for a hostile first line", () => {
  const start = performance.now();
  for (const evil of ["[", "*", "_", "`", "~", "\\", "![](", "<!--", "* ", "|", " "]) {
    describe(`# ${evil.repeat(20_000)}\n${evil.repeat(20_000)}`, "x.md");
  }
  assert.ok(performance.now() - start < 1000);
});
