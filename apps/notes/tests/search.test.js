import { assert, test } from "kith:test";
import { SearchIndex } from "../src/model/search.js";

/** @param {[string, string, string][]} notes path, title, text */
function indexOf(notes) {
  const index = new SearchIndex();
  notes.forEach(([path, title, text]) => index.put(path, title, text));
  return index;
}

/** @param {SearchIndex} index @param {string} query */
async function found(index, query) {
  const hits = await index.find(query);
  return (
    hits && [...hits].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([path]) => path)
  );
}

const NOTES = /** @type {[string, string, string][]} */ ([
  ["a.md", "Shopping", "milk and bread"],
  ["work/b.md", "Plan", "the SHOPPING mall project"],
  ["c.md", "Travel to Zürich", "bread in Zu\u0308rich"],
]);

test("finds words in titles, paths and texts, best first", async () => {
  const index = indexOf(NOTES);
  assert.deepEqual(await found(index, "shopping"), ["a.md", "work/b.md"]);
  assert.deepEqual(await found(index, "work"), ["work/b.md"]);
  assert.deepEqual(await found(index, "bread milk"), ["a.md"]);
  assert.deepEqual(await found(index, "bread mall"), []);
  assert.deepEqual(await found(index, "rea"), ["a.md", "c.md"]);
});

test("takes no notice of case nor of how umlauts are written", async () => {
  const index = indexOf(NOTES);
  assert.deepEqual(await found(index, "ZÜRICH"), ["c.md"]);
  assert.deepEqual(await found(index, "zu\u0308rich bread"), ["c.md"]);
});

test("finds the same with a query typed letter by letter as with one pasted", async () => {
  const words = ["alpha", "beta", "gamma", "delta"];
  const notes = Array.from(
    { length: 200 },
    (_, i) =>
      /** @type {[string, string, string]} */ ([
        `${i}.md`,
        words[i % 4],
        `${words[(i >> 2) % 4]} ${words[(i >> 4) % 4]} ${i}`,
      ]),
  );
  const typed = indexOf(notes);
  for (const query of ["alpha beta", "gam delta 1", "eta 9"]) {
    for (let end = 1; end <= query.length; end++) {
      await typed.find(query.slice(0, end));
    }
    const pasted = await found(indexOf(notes), query);
    assert.ok(pasted && pasted.length > 0 && pasted.length < 200, query);
    assert.deepEqual((await found(typed, query))?.sort(), pasted.sort(), query);
  }
});

test("sees notes that were changed, moved or removed between two letters", async () => {
  const index = indexOf(NOTES);
  await index.find("bre");
  index.put("new.md", "New", "bread");
  index.remove("a.md");
  index.move("c.md", "d.md");
  assert.deepEqual((await found(index, "bread"))?.sort(), ["d.md", "new.md"]);
  assert.equal(index.size, 3);
});

test("shows the text around a find", () => {
  const index = indexOf([
    ["a.md", "A", `${"before ".repeat(30)}The Needle is here ${"after ".repeat(30)}`],
  ]);
  const around = index.around("a.md", "needle") ?? "";
  assert.ok(around.includes("The Needle is here"), around);
  assert.ok(around.startsWith("…") && around.endsWith("…") && around.length < 170, around);
  assert.equal(index.around("a.md", "nothing"), null);
});

test("stops when a newer query comes", async () => {
  const notes = Array.from(
    { length: 3000 },
    (_, i) => /** @type {[string, string, string]} */ ([`${i}.md`, `${i}`, "nowher ".repeat(1500)]),
  );
  const index = indexOf(notes);
  const abort = new AbortController();
  const finding = index.find("nowhere", abort.signal);
  abort.abort();
  assert.equal(await finding, null);
});

test("searches 5000 notes without holding up typing", async () => {
  // Nearly every word begins like the one that is sought, so that each note takes a while.
  const text = "47 471 4710 4712 ".repeat(240);
  const index = indexOf(
    Array.from({ length: 5000 }, (_, i) => [`${i}.md`, `Note ${i}`, `${text}<${i}>`]),
  );
  // How often something else, such as a keystroke, gets its turn; pauses themselves say more about
  // what else the machine does.
  let turns = 0;
  let running = true;
  const beat = async () => {
    while (running) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      turns++;
    }
  };
  const beating = beat();
  const startMs = performance.now();
  assert.deepEqual(await found(index, "4711 <4711>"), ["4711.md"]);
  const allMs = performance.now() - startMs;
  running = false;
  await beating;
  assert.ok(turns >= allMs / 100 && turns >= 3, `${turns} turns within ${allMs} ms`);
  assert.ok(allMs < 5000, `${allMs} ms in all`);
});
