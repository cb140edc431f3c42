// Keeps lines of text in a file. Code for Node works here as it is: the page may use `node:fs`
// within the folders that public/manifest.webmanifest lists under "permissions", and nowhere else.
import { appendFile, readFile } from "node:fs/promises";

/** The lines of a file, oldest first; none if there is no such file yet. */
export async function load(file: string): Promise<string[]> {
  try {
    const text = await readFile(file, "utf8");
    return text.split("\n").slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Adds a line at the end of a file. */
export async function add(file: string, line: string): Promise<void> {
  await appendFile(file, `${line.replaceAll("\n", " ")}\n`);
}
