import { paths } from "kith:application";
import { join } from "node:path";
import { add, load } from "./lines";
import "./style.css";

// A folder of the app's own; each profile has another.
const file = join(paths.data, "lines.txt");

const form = document.querySelector<HTMLFormElement>("#form")!;
const input = document.querySelector<HTMLInputElement>("#line")!;
const list = document.querySelector<HTMLOListElement>("#lines")!;
const message = document.querySelector<HTMLParagraphElement>("#message")!;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await report(() => add(file, input.value));
  input.value = "";
  await report(show);
});

async function show(): Promise<void> {
  const items = (await load(file)).map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });
  list.replaceChildren(...items);
  message.textContent = `Kept in ${file}`;
}

/** Runs a step that may fail, and says on the page when it did. */
async function report(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    message.textContent = (error as Error).message;
    throw error;
  }
}

report(show);
