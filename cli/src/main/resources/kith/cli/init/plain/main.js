import { paths } from "kith:application";
import { join } from "node:path";
import { add, load } from "./lines.js";

// A folder of the app's own; each profile has another.
const file = join(paths.data, "lines.txt");

const form = document.getElementById("form");
const input = document.getElementById("line");
const list = document.getElementById("lines");
const message = document.getElementById("message");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await report(() => add(file, input.value));
  input.value = "";
  await report(show);
});

async function show() {
  const items = (await load(file)).map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });
  list.replaceChildren(...items);
  message.textContent = `Kept in ${file}`;
}

/** Runs a step that may fail, and says on the page when it did. */
async function report(step) {
  try {
    await step();
  } catch (error) {
    message.textContent = error.message;
    throw error;
  }
}

report(show);
