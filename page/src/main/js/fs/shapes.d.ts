/** The classes of `fs` that are made in the old way, so that packages can derive from them without `new`. */

import type { Readable, ReadableOptions, Writable, WritableOptions } from "../stream/shapes.js";
import type { FileHandle } from "./handle.js";

type PathLike = string | Uint8Array | URL;

interface FileStreamOptions {
  /** How the file is opened; `r`, or `w` for writing. */
  flags?: string | number;
  /** Permissions of a file that is made. */
  mode?: string | number;
  /** An open file instead of the path. */
  fd?: number | FileHandle | null;
  /** Whether the file is closed at the end and after an error. Default true. */
  autoClose?: boolean;
  /** Functions to use instead of those of `fs`. */
  fs?: object | null;
}

export interface ReadStreamOptions extends ReadableOptions, FileStreamOptions {
  /** The first byte; where the file stands when absent. */
  start?: number;
  /** The last byte. */
  end?: number;
}

export interface WriteStreamOptions extends WritableOptions, FileStreamOptions {
  /** Of strings. Default `utf8`. */
  encoding?: BufferEncoding | null;
  /** Where to begin; where the file stands when absent. */
  start?: number;
  /** Whether to wait at the end until the disk has it. */
  flush?: boolean;
}

/** A file as a stream. Emits `open` with the descriptor and `ready`. */
export class ReadStream extends Readable {
  constructor(path: PathLike | undefined, options?: ReadStreamOptions | BufferEncoding | null);
  /** As it was given; undefined when there was none. */
  path: string | Uint8Array | undefined;
  /** How many bytes were read so far. */
  bytesRead: number;
  /** The descriptor; null before it is open. */
  fd: number | null;
  /** How the file is opened. */
  flags: string | number;
  /** Permissions of a file that is made. */
  mode: string | number;
  /** Whether the file is not open yet, or no longer. */
  readonly pending: boolean;
  /** Closes the file; calls when that is done. */
  close(callback?: (error?: Error | null) => void): void;
}

/** A file as a stream. Emits `open` with the descriptor and `ready`. */
export class WriteStream extends Writable {
  constructor(path: PathLike | undefined, options?: WriteStreamOptions | BufferEncoding | null);
  /** As it was given; undefined when there was none. */
  path: string | Uint8Array | undefined;
  /** How many bytes were written so far; what waits does not count. */
  bytesWritten: number;
  /** The descriptor; null before it is open. */
  fd: number | null;
  /** How the file is opened. */
  flags: string | number;
  /** Permissions of a file that is made. */
  mode: string | number;
  /** Whether the file is not open yet, or no longer. */
  readonly pending: boolean;
  /** Closes the file; calls when that is done. */
  close(callback?: (error?: Error | null) => void): void;
  /** Closes it when all is written. */
  destroySoon(): void;
}
