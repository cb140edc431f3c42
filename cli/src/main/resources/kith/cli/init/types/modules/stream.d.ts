// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/stream/shapes" {
  /** The classes of `stream`, which the npm package `readable-stream` holds without types. */

  import { EventEmitter } from "kith:internal/events";

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
  export {};
}

declare module "kith:internal/stream/iteration" {
  /**
   * Gives the engine's ReadableStream what the standard says and not every engine has: iteration by
   * `for await` and `ReadableStream.from`.
   */
  export {};
  export {};
}

declare module "kith:internal/stream/parts" {
  /**
   * Prepares what the npm package `readable-stream` asks for, before it is loaded: our `events` and
   * `buffer`, so that a stream is an instance of their classes, and our errors, which are Node's.
   */
  export {};
  export {};
}

declare module "kith:internal/stream/pair" {
  /** Two ends of a connection within the same context, as `stream.duplexPair` gives them. */
  /**
   * Two streams: what is written to one is read from the other.
   *
   * @param {import("kith:internal/stream/shapes").DuplexOptions} [options] of both
   * @returns {[import("kith:internal/stream/shapes").Duplex, import("kith:internal/stream/shapes").Duplex]}
   */
  export function duplexPair(options?: import("kith:internal/stream/shapes").DuplexOptions): [import("kith:internal/stream/shapes").Duplex, import("kith:internal/stream/shapes").Duplex];
  export {};
}

declare module "kith:internal/stream" {
  /** Node's `stream`: the npm package `readable-stream`, and what it lacks of Node 22. */
  import "kith:internal/stream/iteration";
  import "kith:internal/stream/parts";
  import { duplexPair } from "kith:internal/stream/pair";
  export type FinishedOptions = import("kith:internal/stream/shapes").FinishedOptions;
  export type Callback = (error?: Error | null, value?: any) => void;
  /** @typedef {import("kith:internal/stream/shapes").FinishedOptions} FinishedOptions */
  /** @typedef {(error?: Error | null, value?: any) => void} Callback */
  /** @type {typeof import("kith:internal/stream/shapes").Stream} what all streams are */
  const Stream: typeof import("kith:internal/stream/shapes").Stream;
  /** @type {typeof import("kith:internal/stream/shapes").Readable} a source of data */
  const Readable: typeof import("kith:internal/stream/shapes").Readable;
  /** @type {typeof import("kith:internal/stream/shapes").Writable} a sink of data */
  const Writable: typeof import("kith:internal/stream/shapes").Writable;
  /** @type {typeof import("kith:internal/stream/shapes").Duplex} a source and a sink */
  const Duplex: typeof import("kith:internal/stream/shapes").Duplex;
  /** @type {typeof import("kith:internal/stream/shapes").Transform} a Duplex whose output comes from its input */
  const Transform: typeof import("kith:internal/stream/shapes").Transform;
  /** @type {typeof import("kith:internal/stream/shapes").PassThrough} a Transform that changes nothing */
  const PassThrough: typeof import("kith:internal/stream/shapes").PassThrough;
  /** @type {<T>(signal: AbortSignal, stream: T) => T} destroys the stream when the signal is aborted */
  const addAbortSignal: <T>(signal: AbortSignal, stream: T) => T;
  /** @type {(...streams: any[]) => import("kith:internal/stream/shapes").Duplex} one stream made of several */
  const compose: (...streams: any[]) => import("kith:internal/stream/shapes").Duplex;
  /** @type {(stream: any, error?: Error | null) => void} destroys any kind of stream */
  const destroy: (stream: any, error?: Error | null) => void;
  /** @type {(stream: any, options: FinishedOptions | Callback, callback?: Callback) => () => void} calls when a stream has ended */
  const finished: (stream: any, options: FinishedOptions | Callback, callback?: Callback) => () => void;
  /** @type {(isObjectMode: boolean) => number} bytes or objects that a stream holds by default */
  const getDefaultHighWaterMark: (isObjectMode: boolean) => number;
  /** @type {(isObjectMode: boolean, value: number) => void} */
  const setDefaultHighWaterMark: (isObjectMode: boolean, value: number) => void;
  /** @type {(stream: any) => boolean | null} */
  const isDestroyed: (stream: any) => boolean | null;
  /** @type {(stream: any) => boolean} whether it was read from or cancelled */
  const isDisturbed: (stream: any) => boolean;
  /** @type {(stream: any) => boolean} */
  const isErrored: (stream: any) => boolean;
  /** @type {(stream: any) => boolean | null} */
  const isReadable: (stream: any) => boolean | null;
  /** @type {(stream: any) => boolean | null} */
  const isWritable: (stream: any) => boolean | null;
  /** @type {(...streams: any[]) => any} connects streams; the last argument is called at the end */
  const pipeline: (...streams: any[]) => any;
  /** The same with promises: `stream/promises`. */
  const promises: any;
  /** @type {(value: unknown) => boolean} */
  const _isArrayBufferView: (value: unknown) => boolean;
  /** @type {(value: unknown) => boolean} */
  const _isUint8Array: (value: unknown) => boolean;
  /** @type {(view: ArrayBufferView) => import("kith:internal/buffer").Buffer} */
  const _uint8ArrayToBuffer: (view: ArrayBufferView) => import("kith:internal/buffer").Buffer;
  export default Stream;
  export { Duplex, PassThrough, Readable, Stream, Transform, Writable, _isArrayBufferView, _isUint8Array, _uint8ArrayToBuffer, addAbortSignal, compose, destroy, duplexPair, finished, getDefaultHighWaterMark, isDestroyed, isDisturbed, isErrored, isReadable, isWritable, pipeline, promises, setDefaultHighWaterMark, };
  export {};
}

declare module "kith:internal/stream/consumers" {
  /** Node's `stream/consumers`: a whole stream of Node or of the web as one value. */
  import "kith:internal/stream/iteration";
  import { Buffer } from "kith:internal/buffer";
  export type Source = AsyncIterable<any> | ReadableStream;
  /** @typedef {AsyncIterable<any> | ReadableStream} Source */
  /**
   * All of a stream as a Blob.
   *
   * @param {Source} stream
   * @returns {Promise<Blob>}
   */
  function blob(stream: Source): Promise<Blob>;
  /**
   * All of a stream as an ArrayBuffer.
   *
   * @param {Source} stream
   * @returns {Promise<ArrayBuffer>}
   */
  function arrayBuffer(stream: Source): Promise<ArrayBuffer>;
  /**
   * All of a stream as a Buffer.
   *
   * @param {Source} stream
   * @returns {Promise<Buffer>}
   */
  function buffer(stream: Source): Promise<Buffer>;
  /**
   * All of a stream as a text.
   *
   * @param {Source} stream of bytes in UTF-8, or of strings
   * @returns {Promise<string>}
   */
  function text(stream: Source): Promise<string>;
  /**
   * All of a stream, read as JSON.
   *
   * @param {Source} stream
   * @returns {Promise<any>}
   */
  function json(stream: Source): Promise<any>;
  const _default: {
      arrayBuffer: typeof arrayBuffer;
      blob: typeof blob;
      buffer: typeof buffer;
      json: typeof json;
      text: typeof text;
  };
  export default _default;
  export { arrayBuffer, blob, buffer, json, text };
  export {};
}

declare module "kith:internal/stream/promises" {
  /** Node's `stream/promises`: {@link pipeline} and {@link finished} that give promises. */
  import "kith:internal/stream";
  /**
   * Connects streams, and is fulfilled when all are done.
   *
   * @type {(...streams: any[]) => Promise<any>} the last argument may be `{ signal, end }`
   */
  export const pipeline: (...streams: any[]) => Promise<any>;
  /**
   * Is fulfilled when a stream has ended, rejected when it failed.
   *
   * @type {(stream: any, options?: import("kith:internal/stream/shapes").FinishedOptions) => Promise<void>}
   */
  export const finished: (stream: any, options?: import("kith:internal/stream/shapes").FinishedOptions) => Promise<void>;
  const _default: any;
  export default _default;
  export {};
}

declare module "kith:internal/stream/web" {
  /**
   * Node's `stream/web`: the streams of the engine. WebKitGTK has none of bytes (`type: "bytes"`), so the classes of
   * those are missing.
   */
  import "kith:internal/stream/iteration";
  const ByteLengthQueuingStrategy: {
      new (init: QueuingStrategyInit): ByteLengthQueuingStrategy;
      prototype: ByteLengthQueuingStrategy;
  }, CompressionStream: {
      new (format: CompressionFormat): CompressionStream;
      prototype: CompressionStream;
  }, CountQueuingStrategy: {
      new (init: QueuingStrategyInit): CountQueuingStrategy;
      prototype: CountQueuingStrategy;
  }, DecompressionStream: {
      new (format: CompressionFormat): DecompressionStream;
      prototype: DecompressionStream;
  }, ReadableStream: {
      new (underlyingSource: UnderlyingByteSource, strategy?: {
          highWaterMark?: number;
      }): ReadableStream<Uint8Array<ArrayBuffer>>;
      new <R = any>(underlyingSource: UnderlyingDefaultSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
      new <R = any>(underlyingSource?: UnderlyingSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
      prototype: ReadableStream;
  }, ReadableStreamDefaultController: {
      new (): ReadableStreamDefaultController;
      prototype: ReadableStreamDefaultController;
  }, ReadableStreamDefaultReader: {
      new <R = any>(stream: ReadableStream<R>): ReadableStreamDefaultReader<R>;
      prototype: ReadableStreamDefaultReader;
  }, TextDecoderStream: {
      new (label?: string, options?: TextDecoderOptions): TextDecoderStream;
      prototype: TextDecoderStream;
  }, TextEncoderStream: {
      new (): TextEncoderStream;
      prototype: TextEncoderStream;
  }, TransformStream: {
      new <I = any, O = any>(transformer?: Transformer<I, O>, writableStrategy?: QueuingStrategy<I>, readableStrategy?: QueuingStrategy<O>): TransformStream<I, O>;
      prototype: TransformStream;
  }, TransformStreamDefaultController: {
      new (): TransformStreamDefaultController;
      prototype: TransformStreamDefaultController;
  }, WritableStream: {
      new <W = any>(underlyingSink?: UnderlyingSink<W>, strategy?: QueuingStrategy<W>): WritableStream<W>;
      prototype: WritableStream;
  }, WritableStreamDefaultController: {
      new (): WritableStreamDefaultController;
      prototype: WritableStreamDefaultController;
  }, WritableStreamDefaultWriter: {
      new <W = any>(stream: WritableStream<W>): WritableStreamDefaultWriter<W>;
      prototype: WritableStreamDefaultWriter;
  };
  const _default: {
      ByteLengthQueuingStrategy: {
          new (init: QueuingStrategyInit): ByteLengthQueuingStrategy;
          prototype: ByteLengthQueuingStrategy;
      };
      CompressionStream: {
          new (format: CompressionFormat): CompressionStream;
          prototype: CompressionStream;
      };
      CountQueuingStrategy: {
          new (init: QueuingStrategyInit): CountQueuingStrategy;
          prototype: CountQueuingStrategy;
      };
      DecompressionStream: {
          new (format: CompressionFormat): DecompressionStream;
          prototype: DecompressionStream;
      };
      ReadableStream: {
          new (underlyingSource: UnderlyingByteSource, strategy?: {
              highWaterMark?: number;
          }): ReadableStream<Uint8Array<ArrayBuffer>>;
          new <R = any>(underlyingSource: UnderlyingDefaultSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
          new <R = any>(underlyingSource?: UnderlyingSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
          prototype: ReadableStream;
      };
      ReadableStreamDefaultController: {
          new (): ReadableStreamDefaultController;
          prototype: ReadableStreamDefaultController;
      };
      ReadableStreamDefaultReader: {
          new <R = any>(stream: ReadableStream<R>): ReadableStreamDefaultReader<R>;
          prototype: ReadableStreamDefaultReader;
      };
      TextDecoderStream: {
          new (label?: string, options?: TextDecoderOptions): TextDecoderStream;
          prototype: TextDecoderStream;
      };
      TextEncoderStream: {
          new (): TextEncoderStream;
          prototype: TextEncoderStream;
      };
      TransformStream: {
          new <I = any, O = any>(transformer?: Transformer<I, O>, writableStrategy?: QueuingStrategy<I>, readableStrategy?: QueuingStrategy<O>): TransformStream<I, O>;
          prototype: TransformStream;
      };
      TransformStreamDefaultController: {
          new (): TransformStreamDefaultController;
          prototype: TransformStreamDefaultController;
      };
      WritableStream: {
          new <W = any>(underlyingSink?: UnderlyingSink<W>, strategy?: QueuingStrategy<W>): WritableStream<W>;
          prototype: WritableStream;
      };
      WritableStreamDefaultController: {
          new (): WritableStreamDefaultController;
          prototype: WritableStreamDefaultController;
      };
      WritableStreamDefaultWriter: {
          new <W = any>(stream: WritableStream<W>): WritableStreamDefaultWriter<W>;
          prototype: WritableStreamDefaultWriter;
      };
  };
  export default _default;
  export { ByteLengthQueuingStrategy, CompressionStream, CountQueuingStrategy, DecompressionStream, ReadableStream, ReadableStreamDefaultController, ReadableStreamDefaultReader, TextDecoderStream, TextEncoderStream, TransformStream, TransformStreamDefaultController, WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter, };
  export {};
}
