/** Node's `stream`: the npm package `readable-stream`, and what it lacks of Node 22. */

import "./stream/iteration.js";
import "./stream/parts.js";
import Base from "readable-stream/lib/stream.js";
import { duplexPair } from "./stream/pair.js";
import { acceptViews, addDisposal, named } from "./stream/patches.js";
import * as web from "./stream/adapters.js";

/** 64 KiB: what a stream of bytes holds before it asks its source to wait, since Node 22. */
const HIGH_WATER_BYTES = 64 * 1024;

Base.setDefaultHighWaterMark(false, HIGH_WATER_BYTES);
acceptViews(Base);
addDisposal(Base);
Object.assign(Base.Readable, { fromWeb: web.readableFromWeb, toWeb: web.readableToWeb });
Object.assign(Base.Writable, { fromWeb: web.writableFromWeb, toWeb: web.writableToWeb });
Object.assign(Base.Duplex, { fromWeb: web.duplexFromWeb, toWeb: web.duplexToWeb });

/** @typedef {import("./stream/shapes.js").FinishedOptions} FinishedOptions */
/** @typedef {(error?: Error | null, value?: any) => void} Callback */

/** @type {typeof import("./stream/shapes.js").Stream} what all streams are */
const Stream = Object.assign(Base, { duplexPair, _isArrayBufferView: ArrayBuffer.isView });
/** @type {typeof import("./stream/shapes.js").Readable} a source of data */
const Readable = Base.Readable;
/** @type {typeof import("./stream/shapes.js").Writable} a sink of data */
const Writable = Base.Writable;
/** @type {typeof import("./stream/shapes.js").Duplex} a source and a sink */
const Duplex = Base.Duplex;
/** @type {typeof import("./stream/shapes.js").Transform} a Duplex whose output comes from its input */
const Transform = Base.Transform;
/** @type {typeof import("./stream/shapes.js").PassThrough} a Transform that changes nothing */
const PassThrough = Base.PassThrough;
/** @type {<T>(signal: AbortSignal, stream: T) => T} destroys the stream when the signal is aborted */
const addAbortSignal = Base.addAbortSignal;
/** @type {(...streams: any[]) => import("./stream/shapes.js").Duplex} one stream made of several */
const compose = Base.compose;
/** @type {(stream: any, error?: Error | null) => void} destroys any kind of stream */
const destroy = Base.destroy;
/** @type {(stream: any, options: FinishedOptions | Callback, callback?: Callback) => () => void} calls when a stream has ended */
const finished = Base.finished;
/** @type {(isObjectMode: boolean) => number} bytes or objects that a stream holds by default */
const getDefaultHighWaterMark = Base.getDefaultHighWaterMark;
/** @type {(isObjectMode: boolean, value: number) => void} */
const setDefaultHighWaterMark = Base.setDefaultHighWaterMark;
/** @type {(stream: any) => boolean | null} */
const isDestroyed = Base.isDestroyed;
/** @type {(stream: any) => boolean} whether it was read from or cancelled */
const isDisturbed = Base.isDisturbed;
/** @type {(stream: any) => boolean} */
const isErrored = Base.isErrored;
/** @type {(stream: any) => boolean | null} */
const isReadable = Base.isReadable;
/** @type {(stream: any) => boolean | null} */
const isWritable = Base.isWritable;
/** @type {(...streams: any[]) => any} connects streams; the last argument is called at the end */
const pipeline = Base.pipeline;
/** The same with promises: `stream/promises`. */
const promises = Base.promises;
/** @type {(value: unknown) => boolean} */
const _isArrayBufferView = Base._isArrayBufferView;
/** @type {(value: unknown) => boolean} */
const _isUint8Array = Base._isUint8Array;
/** @type {(view: ArrayBufferView) => import("./buffer.js").Buffer} */
const _uint8ArrayToBuffer = Base._uint8ArrayToBuffer;

named({ Stream, Readable, Writable, Duplex, Transform, PassThrough });

export default Stream;
export {
  Duplex,
  PassThrough,
  Readable,
  Stream,
  Transform,
  Writable,
  _isArrayBufferView,
  _isUint8Array,
  _uint8ArrayToBuffer,
  addAbortSignal,
  compose,
  destroy,
  duplexPair,
  finished,
  getDefaultHighWaterMark,
  isDestroyed,
  isDisturbed,
  isErrored,
  isReadable,
  isWritable,
  pipeline,
  promises,
  setDefaultHighWaterMark,
};
