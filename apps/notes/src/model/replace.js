/**
 * Replaces the content of a note so that at every instant, and after a kill or a power cut at
 * any instant, the note holds either all of the old or all of the new text: temporary file in
 * the same folder, fsync, rename. It refuses when the note is no longer what the caller read,
 * and then leaves the complete temporary file as a draft.
 *
 * One gap remains: another program may write between our last look and the rename (some hundred
 * microseconds). No portable call closes it.
 */
import path from "node:path";
import { sameBytes } from "./text.js";
import { tempPath } from "./temp-name.js";

/** @typedef {typeof import("node:fs/promises")} Fs */
/** @typedef {typeof import("node:fs")} FsSync */

/** The note holds something else than the caller believed. The new text is safe in `draft`. */
export class ChangedOnDisk extends Error {
  /** @param {string} file @param {string} draft */
  constructor(file, draft) {
    super(`changed by another program: ${file}`);
    this.name = "ChangedOnDisk";
    this.draft = draft;
  }
}

/**
 * @param {Fs} fs
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {(Uint8Array | null)[]} expected what the file may hold now; null: it may be absent
 * @param {() => boolean} [stillWanted] asked last before the rename; false leaves everything as
 *     it was
 * @returns {Promise<boolean>} true when the file holds the bytes now, false when they were no
 *     longer wanted
 * @throws {ChangedOnDisk} when the file holds anything else
 * @throws errors of the file system, with the temporary file removed
 */
export async function replaceFile(fs, file, bytes, expected, stillWanted = () => true) {
  const draft = await writeDraft(fs, file, bytes);
  try {
    const stat = await statOrNull(fs, file);
    const actual = stat && candidate(stat, expected, bytes) ? await fs.readFile(file) : null;
    const wanted = stillWanted();
    if (!wanted || (actual && sameBytes(actual, bytes))) {
      await fs.rm(draft, { force: true });
      return wanted;
    }
    if (!matches(stat, actual, expected)) throw new ChangedOnDisk(file, draft);
    await fs.rename(draft, file);
  } catch (error) {
    if (!(error instanceof ChangedOnDisk)) {
      await discard(fs, draft);
    }
    throw error;
  }
  await syncFolder(fs, path.dirname(file));
  return true;
}

/**
 * The same for the moment in which the page goes away and nothing asynchronous would finish.
 *
 * @param {FsSync} fs
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {(Uint8Array | null)[]} expected
 * @throws as replaceFile
 */
export function replaceFileSync(fs, file, bytes, expected) {
  const stat = fs.statSync(file, { throwIfNoEntry: false }) ?? null;
  const draft = tempPath(file, bytes);
  const fd = fs.openSync(draft, "wx", modeOf(stat));
  try {
    for (let done = 0; done < bytes.length;) {
      done += fs.writeSync(fd, bytes, done, bytes.length - done, done);
    }
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  const actual = stat && candidate(stat, expected, bytes) ? fs.readFileSync(file) : null;
  if (!matches(stat, actual, [...expected, bytes])) throw new ChangedOnDisk(file, draft);
  fs.renameSync(draft, file);
}

/**
 * Writes a complete temporary file beside the note and makes it durable.
 *
 * @param {Fs} fs
 * @param {string} file the note
 * @param {Uint8Array} bytes
 * @returns {Promise<string>} its path
 */
export async function writeDraft(fs, file, bytes) {
  const draft = tempPath(file, bytes);
  const handle = await fs.open(draft, "wx", modeOf(await statOrNull(fs, file)));
  try {
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done, bytes.length - done, done)).bytesWritten;
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await discard(fs, draft);
    throw error;
  }
  await handle.close();
  return draft;
}

/**
 * @param {Fs} fs
 * @param {string} file
 * @returns {Promise<import("node:fs").Stats | null>} null when there is nothing at this path
 */
export async function statOrNull(fs, file) {
  try {
    return await fs.stat(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * @param {unknown} error
 * @returns {string} Node's error code, or '' when it has none
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/**
 * Removes a temporary file when something else already failed; that first error is the one to
 * report.
 *
 * @param {Fs} fs
 * @param {string} draft
 */
async function discard(fs, draft) {
  await fs.rm(draft, { force: true }).catch(() => undefined);
}

/**
 * Makes the rename itself durable. Not every file system can sync a folder, and the note is
 * whole without it.
 *
 * @param {Fs} fs
 * @param {string} folder
 */
async function syncFolder(fs, folder) {
  try {
    const handle = await fs.open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!codeOf(error)) throw error;
  }
}

/**
 * Only a file of a fitting size needs to be read to know that it is unchanged.
 *
 * @param {{size: number}} stat
 * @param {(Uint8Array | null)[]} expected
 * @param {Uint8Array} bytes
 */
function candidate(stat, expected, bytes) {
  return [...expected, bytes].some((content) => content?.length === stat.size);
}

/**
 * @param {object | null} stat
 * @param {Uint8Array | null} actual
 * @param {(Uint8Array | null)[]} expected
 */
function matches(stat, actual, expected) {
  return expected.some((content) =>
    content === null ? stat === null : actual !== null && sameBytes(actual, content),
  );
}

/** @param {{mode: number} | null} stat */
function modeOf(stat) {
  return stat ? stat.mode & 0o777 : 0o666;
}
