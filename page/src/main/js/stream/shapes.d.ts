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
  pipe<T>(destination: T, options?: { end?: boolean }): T;
}

/** A source of data. */
export class Readable extends Stream implements AsyncIterable<any> {
  static from(iterable: Iterable<any> | AsyncIterable<any>, options?: ReadableOptions): Readable;
  static fromWeb(stream: ReadableStream, options?: ReadableOptions): Readable;
  static toWeb(stream: Readable, options?: { strategy?: QueuingStrategy }): ReadableStream;
  constructor(options?: ReadableOptions);
  readonly closed: boolean;
  destroyed: boolean;
  readonly errored: Error | null;
  readable: boolean;
  readonly readableAborted: boolean;
  readonly readableDidRead: boolean;
  readonly readableEncoding: BufferEncoding | null;
  readonly readableEnded: boolean;
  readableFlowing: boolean | null;
  readonly readableHighWaterMark: number;
  readonly readableLength: number;
  readonly readableObjectMode: boolean;
  _construct?(callback: Callback): void;
  _destroy(error: Error | null, callback: Callback): void;
  _read(size: number): void;
  destroy(error?: Error | null): this;
  isPaused(): boolean;
  pause(): this;
  push(chunk: Chunk, encoding?: BufferEncoding): boolean;
  read(size?: number): Chunk;
  resume(): this;
  setEncoding(encoding: BufferEncoding): this;
  unpipe(destination?: any): this;
  unshift(chunk: Chunk, encoding?: BufferEncoding): boolean;
  wrap(stream: any): this;
  compose<T>(stream: T, options?: { signal?: AbortSignal }): Duplex;
  iterator(options?: { destroyOnReturn?: boolean }): AsyncIterableIterator<any>;
  map(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Readable;
  filter(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Readable;
  forEach(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<void>;
  toArray(options?: { signal?: AbortSignal }): Promise<any[]>;
  some(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<boolean>;
  find(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<any>;
  every(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Promise<boolean>;
  flatMap(fn: (data: any, options: { signal: AbortSignal }) => any, options?: OperatorOptions): Readable;
  drop(limit: number, options?: { signal?: AbortSignal }): Readable;
  take(limit: number, options?: { signal?: AbortSignal }): Readable;
  reduce(fn: (previous: any, data: any, options: { signal: AbortSignal }) => any, initial?: any, options?: { signal?: AbortSignal }): Promise<any>;
  [Symbol.asyncIterator](): AsyncIterableIterator<any>;
}

/** A sink of data. */
export class Writable extends Stream {
  static fromWeb(stream: WritableStream, options?: WritableOptions): Writable;
  static toWeb(stream: Writable): WritableStream;
  constructor(options?: WritableOptions);
  readonly closed: boolean;
  destroyed: boolean;
  readonly errored: Error | null;
  writable: boolean;
  readonly writableAborted: boolean;
  readonly writableCorked: number;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly writableHighWaterMark: number;
  readonly writableLength: number;
  readonly writableNeedDrain: boolean;
  readonly writableObjectMode: boolean;
  _construct?(callback: Callback): void;
  _destroy(error: Error | null, callback: Callback): void;
  _final(callback: Callback): void;
  _write(chunk: Chunk, encoding: BufferEncoding, callback: Callback): void;
  _writev?(chunks: { chunk: Chunk; encoding: BufferEncoding }[], callback: Callback): void;
  cork(): void;
  destroy(error?: Error | null): this;
  end(callback?: () => void): this;
  end(chunk: Chunk, callback?: () => void): this;
  end(chunk: Chunk, encoding: BufferEncoding, callback?: () => void): this;
  setDefaultEncoding(encoding: BufferEncoding): this;
  uncork(): void;
  write(chunk: Chunk, callback?: Callback): boolean;
  write(chunk: Chunk, encoding: BufferEncoding, callback?: Callback): boolean;
}

/** A source and a sink. */
export class Duplex extends Readable {
  static from(source: any): Duplex;
  static fromWeb(pair: any, options?: DuplexOptions): any;
  static toWeb(stream: any): any;
  constructor(options?: DuplexOptions);
  allowHalfOpen: boolean;
  writable: boolean;
  readonly writableAborted: boolean;
  readonly writableCorked: number;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly writableHighWaterMark: number;
  readonly writableLength: number;
  readonly writableNeedDrain: boolean;
  readonly writableObjectMode: boolean;
  _final(callback: Callback): void;
  _write(chunk: Chunk, encoding: BufferEncoding, callback: Callback): void;
  _writev?(chunks: { chunk: Chunk; encoding: BufferEncoding }[], callback: Callback): void;
  cork(): void;
  end(callback?: () => void): this;
  end(chunk: Chunk, callback?: () => void): this;
  end(chunk: Chunk, encoding: BufferEncoding, callback?: () => void): this;
  setDefaultEncoding(encoding: BufferEncoding): this;
  uncork(): void;
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
