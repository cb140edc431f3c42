import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";

const [folder] = process.argv.slice(2);
const file = path.join(folder, "rehearsal.txt");
await fs.mkdir(folder, { recursive: true });
for (let round = 0; round < 20; round++) {
  await fs.writeFile(file, `round ${round} on ${os.platform()}`);
  await Promise.all([fs.stat(file), fs.readFile(file, "utf8"), fs.readdir(folder)]);
}
await fs.rm(file);
await fs.readFile("/refused").catch(() => {});
console.log("rehearsed");
