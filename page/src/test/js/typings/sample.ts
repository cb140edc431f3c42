/** How apps use Kith's modules: all of this compiles, and what is marked as an error is one. */

import application, { paths } from "kith:application";
import { currentWindow } from "kith:window";
import { assert, describe, test } from "kith:test";
import { Buffer, isUtf8 } from "node:buffer";
import events, { EventEmitter, once } from "node:events";
import fs, { readFileSync, stat } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path, { join } from "node:path";
import process from "node:process";
import sameFs from "fs";
import socketFs from "socket:fs";
import kithFs from "kith:fs";

const isSame: boolean = [sameFs, socketFs, kithFs].every((module: typeof fs) => module === fs);

export async function files(): Promise<void> {
  const text: string = await readFile(join(paths.data, "a"), "utf8");
  const bytes: Buffer = await readFile("a");
  const names: string[] = await readdir(paths.data);
  await writeFile("b", text + names.join());
  const { size, mtime }: fs.Stats = fs.statSync("b");
  const time: number = mtime.getTime() + size + bytes.length;
  stat("b", (error, stats) => void (error ?? stats.isFile()));
  stat("b", { bigint: true }, (error, stats) => void (error ?? stats.size));
  readFileSync("a", "utf8").trim();
  fs.watch("a").on("change", () => time);
  // @ts-expect-error there is no such option
  await readFile("a", { encodin: "utf8" });
  // @ts-expect-error no path
  await readFile({});
  // @ts-expect-error no such function
  fs.readFileSynchronously("a");
  // @ts-expect-error a callback comes last
  stat((error: unknown) => error, "b");
}

export async function pure(): Promise<void> {
  const emitter = new EventEmitter();
  emitter.on("x", (value) => value);
  const [first] = await once(emitter, "x", { signal: AbortSignal.timeout(1) });
  events.setMaxListeners(3, emitter);
  const buffer: Buffer = Buffer.concat([Buffer.from("a"), Buffer.alloc(3)]);
  const encoded: string = buffer.toString("base64url");
  const good: boolean = isUtf8(buffer);
  // @ts-expect-error no listener
  emitter.on("x", 1);
  // @ts-expect-error no such method
  buffer.toStrin();
  void [first, encoded, good];
}

export async function pickedAndDropped(event: DragEvent): Promise<void> {
  const [file] = await showOpenFilePicker({ multiple: true });
  const mode = await file?.requestPermission({ mode: "readwrite" });
  const folder: FileSystemDirectoryHandle = await showDirectoryPicker();
  await folder.remove({ recursive: mode === "granted" });
  const { items } = event.dataTransfer ?? new DataTransfer();
  const handle = await items[0]?.getAsFileSystemHandle();
  if (handle?.kind === "directory") await handle.getFileHandle("a", { create: true });
  const paths = Array.from(event.dataTransfer?.files ?? [], (file): string | undefined => currentWindow.droppedPath(file));
  // @ts-expect-error a picker of files has no mode
  await showOpenFilePicker({ mode: "readwrite" });
  void paths;
}

export function system(): (string | number)[] {
  const { username, uid } = os.userInfo();
  const [load]: number[] = os.loadavg();
  // @ts-expect-error a string is no number
  path.join(1);
  // @ts-expect-error it takes no argument
  os.cpus(1);
  return [String(username), uid, load ?? 0, os.EOL, path.sep, process.platform, process.argv[2] ?? "", `${isSame}`];
}

describe("a group", () => {
  test("a test", async (t) => {
    t.after(() => currentWindow.setTitle("x"));
    assert.equal(application.getCurrentWindow(), currentWindow);
    await assert.rejects(files(), { code: "ENOENT" });
  });
});
