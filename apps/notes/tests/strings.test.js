import { assert, test } from "kith:test";
import { WORDS, counted, localeOf, megabytes, shortTime, t } from "../src/strings.js";

test("says everything in both languages, with the same values", () => {
  for (const [key, [english, german]] of Object.entries(WORDS)) {
    assert.ok(english !== "" && german !== "", key);
    const values = (/** @type {string} */ words) =>
      words
        .match(/\{\w+\}/g)
        ?.sort()
        .join() ?? "";
    assert.equal(values(english), values(german), key);
  }
});

test("puts values in, and one is not many", () => {
  assert.ok(t("trashed", { name: "A {b}" }).includes("A {b}"));
  assert.equal(counted("oneNote", "manyNotes", 1), t("oneNote"));
  assert.ok(/1.?234/.test(counted("oneNote", "manyNotes", 1234)));
  assert.throws(() => t("no such words"));
});

test("takes what is no language for English", () => {
  for (const tag of ["C", "", "POSIX", "x y"]) assert.equal(localeOf(tag), "en", tag);
  assert.equal(localeOf("de-AT"), "de-AT");
});

test("shows the clock for today and the day for other days", () => {
  const now = new Date(2026, 5, 15, 18, 0).getTime();
  assert.ok(/\d.\d\d/.test(shortTime(new Date(2026, 5, 15, 9, 30).getTime(), now)));
  assert.ok(!shortTime(new Date(2026, 5, 14, 9, 30).getTime(), now).includes("2026"));
  assert.ok(shortTime(new Date(2024, 5, 14, 9, 30).getTime(), now).includes("2024"));
  assert.ok(megabytes(2_500_000).startsWith("2"));
});
