/**
 * The channel of this page load or worker to the host: calls, their answers, events and
 * cancellation. The modules under `routes/`, made from the Java declarations, are its only users.
 *
 * Calls made in one turn of the event loop go out as one batch. Each batch opens a *slot*, which the
 * host answers as soon as it has something to say; while calls are pending at least one slot is kept
 * open, so the host can always speak, and never faster than the page listens.
 */

import { channel, context, exchange, exchangeSync, openSlot, requireContext } from "./channel/exchange.js";
import { abortError, readError } from "./channel/failure.js";
import { EVENT, ORDER, RESULT, batchesOf, callFrame, cancelFrame, readHead } from "./channel/frames.js";
import { Reader } from "./codec.js";
import { token } from "/_kith/session.js";

if (context === "worker") {
  import("./start/console.js").then(({ forwardWorkerConsole }) => forwardWorkerConsole(token));
  import("./start/workers.js").then(({ announceWorker }) => announceWorker(token, channel));
}

/** @typedef {Uint8Array<ArrayBuffer>} Payload what a Writer's `finish` returns */

/**
 * @template T
 * @typedef {object} CallOptions
 * @property {AbortSignal} [signal] cancels the call
 * @property {boolean} [large] whether arguments or result are so large that the call goes alone
 * @property {(reader: Reader) => T} [decode] reads the result; absent for none
 */

/**
 * @template T
 * @typedef {object} SubscribeOptions
 * @property {AbortSignal} [signal] ends the subscription
 * @property {(reader: Reader) => T} decode reads one event
 * @property {(event: T) => void} onEvent gets each event
 */

/** 32 KiB: a larger payload goes alone, so that it neither waits for a batch nor is copied into it. */
const BATCHED_BYTES_MAX = 32 * 1024;

/** 128 KiB: an answer of this size is one of many, such as what a socket receives. */
const BULK_BYTES = 128 * 1024;

/** The largest call id; 0 stands for no call. */
const ID_MAX = 0xffff_ffff;

/** A call that waits for its answer. */
class PendingCall {
  /**
   * @param {(value: any) => void} resolve
   * @param {(reason: unknown) => void} reject
   * @param {((reader: Reader) => unknown) | undefined} decode of the result or of each event
   * @param {((event: any) => void) | undefined} onEvent
   */
  constructor(resolve, reject, decode, onEvent) {
    this.resolve = resolve;
    this.reject = reject;
    this.decode = decode;
    this.onEvent = onEvent;
    // Made now, while the app's own frames are on the stack.
    this.trace = new Error();
    /** @type {(() => void) | undefined} */
    this.forgetSignal = undefined;
  }
}

/** @type {Map<number, PendingCall>} */
const pending = new Map();

/** @type {Payload[]} */
let frames = [];
let flushIsDue = false;
let slotsOpen = 0;
let lastId = 0;

/**
 * Answers with events carry a number, since one may overtake another; these came too early.
 *
 * @type {Map<number, Payload>}
 */
const early = new Map();
let lastOrder = 0;

/**
 * Calls a route and waits for its result.
 *
 * @template T
 * @param {number} route
 * @param {Payload} payload the arguments
 * @param {CallOptions<T>} [options]
 * @returns {Promise<T>}
 */
export function call(route, payload, options) {
  return new Promise((resolve, reject) => {
    requireContext();
    const waiting = new PendingCall(resolve, reject, options?.decode, undefined);
    begin(route, payload, waiting, options?.signal, options?.large);
  });
}

/**
 * Calls a route that sends events until it ends, fails or is cancelled.
 *
 * @template T
 * @param {number} route
 * @param {Payload} payload the arguments
 * @param {SubscribeOptions<T>} options
 * @returns {Promise<void>} settled when no more events come; rejected when the signal ended it
 */
export function subscribe(route, payload, { signal, decode, onEvent }) {
  return new Promise((resolve, reject) => {
    requireContext();
    begin(route, payload, new PendingCall(resolve, reject, decode, onEvent), signal, false);
  });
}

/**
 * Calls a route while this thread waits. In a page that stops the whole window.
 *
 * @template T
 * @param {number} route
 * @param {Payload} payload the arguments
 * @param {(reader: Reader) => T} [decode] reads the result; absent for none
 * @returns {T}
 */
export function callSync(route, payload, decode) {
  requireContext();
  const reader = new Reader(exchangeSync(callFrame(nextId(), route, payload)));
  if (reader.array.length === 0) throw ended();
  const { kind } = readHead(reader);
  if (kind !== RESULT) throw readError(reader, new Error());
  return /** @type {T} */ (decode?.(reader));
}

/**
 * @param {number} route
 * @param {Payload} payload
 * @param {PendingCall} waiting
 * @param {AbortSignal | undefined} signal
 * @param {boolean | undefined} large
 * @returns {void}
 */
function begin(route, payload, waiting, signal, large) {
  if (signal?.aborted) {
    waiting.reject(abortError(signal));
    return;
  }
  const id = nextId();
  pending.set(id, waiting);
  if (signal !== undefined) cancelOn(signal, id, waiting);
  const frame = callFrame(id, route, payload);
  if (large === true || frame.length > BATCHED_BYTES_MAX) sendAlone(id, frame, signal);
  else enqueue(frame);
}

/** @returns {number} a call id that no pending call has */
function nextId() {
  do lastId = (lastId % ID_MAX) + 1;
  while (pending.has(lastId));
  return lastId;
}

/**
 * @param {Payload} frame goes out with the next batch
 * @returns {void}
 */
function enqueue(frame) {
  frames.push(frame);
  flushSoon();
}

/** @returns {void} */
function flushSoon() {
  if (flushIsDue) return;
  flushIsDue = true;
  queueMicrotask(flush);
}

/** @returns {void} */
function flush() {
  flushIsDue = false;
  const due = frames;
  frames = [];
  if (due.length > 1) {
    for (const batch of batchesOf(due)) send(batch);
  } else if (due.length === 1 || (slotsOpen === 0 && pending.size > 0)) {
    // A frame alone is a batch; none is a slot for what the host still has to say.
    send(due[0] ?? new Uint8Array(0));
  }
}

/**
 * @param {Payload} batch
 * @returns {void}
 */
function send(batch) {
  slotsOpen++;
  openSlot(batch, receiver);
}

const receiver = {
  /** @param {Payload} answer */
  onAnswer(answer) {
    slotsOpen--;
    // The host gets the next answer ready while this one is taken.
    if (answer.length >= BULK_BYTES && slotsOpen === 0) send(new Uint8Array(0));
    receive(answer);
    if (pending.size > 0 && slotsOpen === 0) flushSoon();
  },

  /** @param {Error} reason */
  onRefusal(reason) {
    slotsOpen--;
    endAll(reason);
  },
};

/**
 * @param {Payload} batch
 * @returns {void}
 */
function receive(batch) {
  const reader = new Reader(batch);
  if (batch.length === 0) return;
  const head = readHead(reader);
  if (head.kind !== ORDER) {
    reader.position = 0;
    takeFrames(reader);
    return;
  }
  const order = reader.u32();
  // The host forgot this channel while it was idle, and counts from 1 again.
  if (order === 1) lastOrder = 0;
  early.set(order, batch);
  for (let next = early.get(lastOrder + 1); next; next = early.get(lastOrder + 1)) {
    early.delete(++lastOrder);
    const ordered = new Reader(next);
    ordered.position = readHead(ordered).end;
    takeFrames(ordered);
  }
}

/**
 * @param {Reader} reader
 * @returns {void}
 */
function takeFrames(reader) {
  const { length } = reader.array;
  while (reader.position < length) {
    const { kind, id, end: next } = readHead(reader);
    if (id === 0) endAll(readError(reader, new Error()));
    else settle(kind, id, reader);
    reader.position = next;
  }
}

/**
 * @param {number} kind
 * @param {number} id
 * @param {Reader} reader stands at the payload
 * @returns {void}
 */
function settle(kind, id, reader) {
  if (kind === EVENT) {
    deliver(id, reader);
    return;
  }
  // A call that was cancelled meanwhile is no longer there.
  const waiting = end(id);
  if (waiting === undefined) return;
  try {
    if (kind !== RESULT) waiting.reject(readError(reader, waiting.trace));
    else if (waiting.onEvent === undefined) waiting.resolve(waiting.decode?.(reader));
    else waiting.resolve(undefined);
  } catch (error) {
    waiting.reject(error);
  }
}

/**
 * @param {number} id
 * @param {Reader} reader stands at the event
 * @returns {void}
 */
function deliver(id, reader) {
  const waiting = pending.get(id);
  if (waiting?.onEvent === undefined) return;
  try {
    waiting.onEvent(waiting.decode?.(reader));
  } catch (error) {
    // An error in the app's listener is the app's, and the frames behind this one still count.
    reportError(error);
  }
}

/**
 * @param {number} id
 * @returns {PendingCall | undefined} the call, which is no longer pending
 */
function end(id) {
  const waiting = pending.get(id);
  if (waiting === undefined) return undefined;
  pending.delete(id);
  waiting.forgetSignal?.();
  return waiting;
}

/**
 * An answer that is for no call in particular, and a refused slot, mean that this page load is over
 * for the host or that answers were lost: nothing pending can be relied on to be answered.
 *
 * @param {unknown} reason
 * @returns {void}
 */
function endAll(reason) {
  for (const id of [...pending.keys()]) end(id)?.reject(reason);
}

/** @returns {Error} what a call gets that was open when the host ended the page load */
function ended() {
  const error = new Error("This page load has ended");
  return Object.assign(error, { code: "ERR_BRIDGE_CLOSED" });
}

/**
 * @param {number} id
 * @param {Payload} frame
 * @param {AbortSignal | undefined} signal also ends the transfer, not only the wait for it
 * @returns {void}
 */
function sendAlone(id, frame, signal) {
  exchange(frame, signal).then(
    (answer) => {
      const reader = new Reader(answer);
      if (answer.length === 0) end(id)?.reject(ended());
      else settle(readHead(reader).kind, id, reader);
    },
    (reason) => end(id)?.reject(reason),
  );
}

/**
 * @param {AbortSignal} signal
 * @param {number} id
 * @param {PendingCall} waiting
 * @returns {void}
 */
function cancelOn(signal, id, waiting) {
  const onAbort = () => {
    end(id)?.reject(abortError(signal));
    enqueue(cancelFrame(id));
  };
  signal.addEventListener("abort", onAbort, { once: true });
  waiting.forgetSignal = () => signal.removeEventListener("abort", onAbort);
}
