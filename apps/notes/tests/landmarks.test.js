import { assert, test } from "kith:test";

/** @returns {Promise<Document>} the notebook's page, not started */
async function page() {
  const response = await fetch("/index.html");
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

test("has one main landmark, which a narrow window shows with the list and with the note", async () => {
  const document = await page();
  const mains = [...document.querySelectorAll("main, [role=main]")];
  assert.equal(mains.length, 1);
  for (const id of ["list", "sheet"]) assert.ok(mains[0]?.querySelector(`#${id}`), id);
});

test("leaves out no level of headings", async () => {
  const document = await page();
  let last = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Number(heading.localName[1]);
    assert.ok(level <= last + 1, `${heading.id} after level ${last}`);
    last = level;
  }
});
