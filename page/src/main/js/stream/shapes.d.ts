/** The classes of `stream`, which the npm package `readable-stream` holds without types. */

import { EventEmitter } from "../events.js";

type Callback = (error?: Error | null) => void;
type Chunk = any;

export interface StreamOptions {
  /** Bytes, or objects in object mode, that are held before the stream asks its source to wait. */
  highWaterMark?: number;
  objectMode?: boolean;
  /** Whether `close` is emitted after destruction. Default true. */
  emitClose?: boolean;
  /** Whether the stream destroys itself after its end. Default true. */
  autoDestroy?: boolean;
  /** Destroys the stream when it is aborted. */
  signal?: AbortSignal;
  construct?(this: any, callback: Callback): void;
  destroy?(this: any, error: Error | null, callback: Callback): void;
}

export interface ReadableOptions extends StreamOptions {
  /** With it, chunks are strings. */
  encoding?: BufferEncoding;
  read?(this: any, size: number): void;
}

export interface WritableOptions extends StreamOptions {
  /** Whether strings become Buffers before `_write`. Default true. */
  decodeStrings?: boolean;
  defaultEncoding?: BufferEncoding;
  write?(this: any, chunk: Chunk, encoding: BufferEncoding, callback: Callback): void;
  writev?(this: any, chunks: { chunk: Chunk; encoding: BufferEncoding }[], callback: Callback): void;
  final?(this: any, callback: Callback): void;
}

export interface DuplexOptions extends ReadableOptions, WritableOptions {
  /** Whether the writable side stays open when the readable one ends. Default true. */
  allowHalfOpen?: boolean;
  readable?: boolean;
  writable?: boolean;
  readableObjectMode?: boolean;
  writableObjectMode?: boolean;
  readableHighWaterMark?: number;
  writableHighWaterMark?: number;
  construct?(this: any, callback: Callback): void;
  destroy?(this: any, error: Error | null, callback: Callback): void;
}

export interface TransformOptions extends DuplexOptions {
  transform?(this: any, chunk: Chunk, encoding: BufferEncoding, callback: TransformCallback): void;
  flush?(this: any, callback: TransformCallback): void;
}

export type TransformCallback = (error?: Error | null, data?: Chunk) => void;

/** What the iterating methods of a Readable take. */
export interface OperatorOptions {
  /** How many calls may run at once. Default 1. */
  concurrency?: number;
  /** How many results wait for a consumer. */
  highWaterMark?: number;
  signal?: AbortSignal;
}

/** What all streams are. */
export class Stream extends EventEmitter {
  constructor(options?: object);
  /** Writes all that comes into another stream, no faster than that takes it; gives the other. */
  pipe<T>(destination: T, options?: { end?: boolean }): T;
}

/** A source of data. */
export class Readable extends Stream implements AsyncIterable<any> {
  static from(iterable: Iterable<any> | AsyncIterable<any>, options?: ReadableOptions): Readable;
  static fromWeb(stream: ReadableStream, options?: ReadableOptions): Readable;
  static toWeb(stream: Readable, options?: { strategy?: QueuingStrategy }): ReadableStream;
  constructor(options?: ReadableOptions);
  /** Whether `close` was emitted. */
  readonly closed: boolean;
  /** Whether `destroy` was called. */
  destroyed: boolean;
  /** What it was destroyed with. */
  readonly errored: Error | null;
  /** Whether it may still be read. */
  readable: boolean;
  /** Whether it was destroyed before its end. */
  readonly readableAborted: boolean;
  /** Whether anything was read. */
  readonly readableDidRead: boolean;
  /** The encoding of what is read; null: bytes. */
  readonly readableEncoding: BufferEncoding | null;
  /** Whether `end` was emitted. */
  readonly readableEnded: boolean;
  /** Whether data is emitted as it comes; null: nobody has asked for it yet. */
  readableFlowing: boolean | null;
  /** What it holds before it asks its source to wait: bytes, or objects in object mode. */
  readonly readableHighWaterMark: number;
  /** What it holds: bytes, or objects in object mode. */
  readonly readableLength: number;
  /** Whether it holds objects. */
  readonly readableObjectMode: boolean;
  _construct?(callback: Callback): void;
  _destroy(error: Error | null, callback: Callback): void;
  _read(size: number): void;
  /** Ends it at once, with an error or without. */
  destroy(error?: Error | null): this;
  /** Whether `pause` was called last. */
  isPaused(): boolean;
  /** Stops emitting data. */
  pause(): this;
  /** Adds what will be read, null the end; false: the source should wait. */
  push(chunk: Chunk, encoding?: BufferEncoding): boolean;
  /** Takes what is held, or so much of it; null: not enough yet. */
  read(size?: number): Chunk;
  /** Goes on emitting data. */
  resume(): this;
  /** Makes texts of what is read from now on. */
  setEncoding(encoding: BufferEncoding): this;
  /** Undoes `pipe`, of one stream or of all. */
  unpipe(destination?: any): this;
  /** Puts back what was read. */
  unshift(chunk: Chunk, encoding?: BufferEncoding): boolean;
  /** Reads from a stream of an old kind. */
  wrap(stream: any): this;
  /** Puts another stream behind this one; gives both as one. */
  compose<T>(stream: T, options?: { signal?: AbortSignal }): Duplex;
  /** What `for await` uses; `destroyOnReturn` false leaves the stream open behind it. */
  iterator(options?: { destroyOnReturn?: boolean }): AsyncIterableIterator<any>;
  /** A stream of what a function makes of each chunk. */
  map(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Readable;
  /** A stream of the chunks that a function lets pass. */
  filter(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Readable;
  /** Calls a function for each chunk; fulfilled at the end. */
  forEach(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<void>;
  /** All chunks. */
  toArray(options?: { signal?: AbortSignal }): Promise<any[]>;
  /** Whether a function says yes to a chunk. */
  some(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<boolean>;
  /** The first chunk that a function says yes to. */
  find(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<any>;
  /** Whether a function says yes to all chunks. */
  every(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<boolean>;
  /** A stream of all that a function makes of each chunk. */
  flatMap(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Readable;
  /** A stream without the first chunks. */
  drop(limit: number, options?: { signal?: AbortSignal }): Readable;
  /** A stream of the first chunks only. */
  take(limit: number, options?: { signal?: AbortSignal }): Readable;
  /** What a function makes of all chunks, one after another. */
  reduce(fn: (previous: any, data: any, options: { signal: AbortSignal }) => any, initial?: any, options?: { signal?: AbortSignal }): Promise<any>;
  [Symbol.asyncIterator](): AsyncIterableIterator<any>;
}

/** A sink of data. */
export class Writable extends Stream {
  static fromWeb(stream: WritableStream, options?: WritableOptions): Writable;
  static toWeb(stream: Writable): WritableStream;
  constructor(options?: WritableOptions);
  /** Whether `close` was emitted. */
  readonly closed: boolean;
  /** Whether `destroy` was called. */
  destroyed: boolean;
  /** What it was destroyed with. */
  readonly errored: Error | null;
  /** Whether it may still be written. */
  writable: boolean;
  /** Whether it was destroyed before its end. */
  readonly writableAborted: boolean;
  /** How many `cork` have no `uncork` yet. */
  readonly writableCorked: number;
  /** Whether `end` was called. */
  readonly writableEnded: boolean;
  /** Whether `finish` is emitted: all is written. */
  readonly writableFinished: boolean;
  /** What it holds before `write` says that the writer should wait: bytes, or objects in object mode. */
  readonly writableHighWaterMark: number;
  /** What it holds that is not written yet: bytes, or objects in object mode. */
  readonly writableLength: number;
  /** Whether the writer should wait for `drain`. */
  readonly writableNeedDrain: boolean;
  /** Whether it takes objects. */
  readonly writableObjectMode: boolean;
  _construct?(callback: Callback): void;
  _destroy(error: Error | null, callback: Callback): void;
  _final(callback: Callback): void;
  _write(chunk: Chunk, encoding: BufferEncoding, callback: Callback): void;
  _writev?(chunks: { chunk: Chunk; encoding: BufferEncoding }[], callback: Callback): void;
  /** Holds all that is written until `uncork`, to write it at once. */
  cork(): void;
  /** Ends it at once, with an error or without. */
  destroy(error?: Error | null): this;
  /** Says that nothing more comes, after a last chunk if there is one. */
  end(callback?: () => void): this;
  end(chunk: Chunk, callback?: () => void): this;
  end(chunk: Chunk, encoding: BufferEncoding, callback?: () => void): this;
  /** The encoding of texts that are written without one. */
  setDefaultEncoding(encoding: BufferEncoding): this;
  /** Writes what `cork` held. */
  uncork(): void;
  /** Writes; false: the writer should wait for `drain`. */
  write(chunk: Chunk, callback?: Callback): boolean;
  write(chunk: Chunk, encoding: BufferEncoding, callback?: Callback): boolean;
}

/** A source and a sink. */
export class Duplex extends Readable {
  static from(source: any): Duplex;
  static fromWeb(pair: any, options?: DuplexOptions): any;
  static toWeb(stream: any): any;
  constructor(options?: DuplexOptions);
  /** Whether the writable side stays open when the readable one ends. */
  allowHalfOpen: boolean;
  /** Whether it may still be written. */
  writable: boolean;
  /** Whether it was destroyed before its end. */
  readonly writableAborted: boolean;
  /** How many `cork` have no `uncork` yet. */
  readonly writableCorked: number;
  /** Whether `end` was called. */
  readonly writableEnded: boolean;
  /** Whether `finish` is emitted: all is written. */
  readonly writableFinished: boolean;
  /** What it holds before `write` says that the writer should wait: bytes, or objects in object mode. */
  readonly writableHighWaterMark: number;
  /** What it holds that is not written yet: bytes, or objects in object mode. */
  readonly writableLength: number;
  /** Whether the writer should wait for `drain`. */
  readonly writableNeedDrain: boolean;
  /** Whether it takes objects. */
  readonly writableObjectMode: boolean;
  _final(callback: Callback): void;
  _write(chunk: Chunk, encoding: BufferEncoding, callback: Callback): void;
  _writev?(chunks: { chunk: Chunk; encoding: BufferEncoding }[], callback: Callback): void;
  /** Holds all that is written until `uncork`, to write it at once. */
  cork(): void;
  /** Says that nothing more comes, after a last chunk if there is one. */
  end(callback?: () => void): this;
  end(chunk: Chunk, callback?: () => void): this;
  end(chunk: Chunk, encoding: BufferEncoding, callback?: () => void): this;
  /** The encoding of texts that are written without one. */
  setDefaultEncoding(encoding: BufferEncoding): this;
  /** Writes what `cork` held. */
  uncork(): void;
  /** Writes; false: the writer should wait for `drain`. */
  write(chunk: Chunk, callback?: Callback): boolean;
  write(chunk: Chunk, encoding: BufferEncoding, callback?: Callback): boolean;
}

/** A Duplex whose output is computed from its input. */
export class Transform extends Duplex {
  constructor(options?: TransformOptions);
  _flush(callback: TransformCallback): void;
  _transform(chunk: Chunk, encoding: BufferEncoding, callback: TransformCallback): void;
}

/** A Transform that changes nothing. */
export class PassThrough extends Transform {}

export interface FinishedOptions {
  /** Whether a stream that emits an error without being destroyed counts as failed. Default true. */
  error?: boolean;
  /** Whether the end of reading is waited for. Default: what the stream is. */
  readable?: boolean;
  /** Whether the end of writing is waited for. Default: what the stream is. */
  writable?: boolean;
  signal?: AbortSignal;
  /** Whether listeners are taken away at the end; of the promise only. Default false. */
  cleanup?: boolean;
}
