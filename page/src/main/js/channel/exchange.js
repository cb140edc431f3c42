/**
 * The ways in which a batch of frames gets to the host and its answer back (`docs/ARCHITECTURE.md`,
 * "The bridge on the wire"): a string message through the private script world for small batches of
 * the page, `fetch` for large ones and for workers, a synchronous request for the `*Sync` functions.
 */

import { nodeError } from "./failure.js";
import { origin, token } from "/_kith/session.js";

/** @typedef {Uint8Array<ArrayBuffer>} Batch zero or more frames */

/**
 * Where this code runs. Only the app's own top frame and its own workers are answered by the host:
 *
 * - `page`: the top frame; - `worker`: a dedicated worker; - `frame`: any iframe;
 * - `shared`: a shared worker, which has no origin under a custom scheme.
 */
export const context = contextOf(globalThis);

/**
 * @param {any} scope the global object
 * @returns {"page" | "worker" | "frame" | "shared"}
 */
export function contextOf(scope) {
  if (typeof scope.document === "object") return scope.top === scope ? "page" : "frame";
  return typeof scope.DedicatedWorkerGlobalScope === "function" ? "worker" : "shared";
}

/** 53 random bits: the channel of this page load or worker. */
export const channel = randomChannel();

/** @returns {number} */
function randomChannel() {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high >>> 11) * 0x1_0000_0000 + low;
}

/**
 * 32 KiB: below it base64 through the message handler is faster than a fetch, above it slower.
 * Workers have no message handler.
 */
const MESSAGE_BYTES_MAX = context === "page" ? 32 * 1024 : -1;

const URL_OF_CALLS = `${origin}/_kith/call`;
const HEADERS = { "X-Kith": token, "X-Kith-Channel": String(channel) };
const ONE = { ...HEADERS, "X-Kith-Mode": "one" };
const SLOT = { ...HEADERS, "X-Kith-Mode": "slot" };

// Taken before the app can replace them with doubles of its own.
const { fetch, XMLHttpRequest, CustomEvent } = globalThis;

/**
 * Throws where the host would not answer anyway, in words that say why.
 *
 * @returns {void}
 */
export function requireContext() {
  if (context === "page" || context === "worker") return;
  const here = context === "frame" ? "an iframe" : "a shared worker";
  const message = `Kith answers only the app's own top frame and its workers; this is ${here}`;
  throw Object.assign(nodeError("Error", message, new Error()), { code: "ERR_ACCESS_DENIED" });
}

/**
 * @typedef {object} SlotReceiver
 * @property {(answer: Batch) => void} onAnswer called once for each answered slot
 * @property {(reason: Error) => void} onRefusal called when the host no longer speaks to this page
 */

/**
 * Opens a slot: hands over a batch that the host answers as soon as it has something to say.
 *
 * @param {Batch} batch
 * @param {SlotReceiver} receiver
 * @returns {void}
 */
export function openSlot(batch, receiver) {
  if (batch.length <= MESSAGE_BYTES_MAX) {
    sendMessage(batch, receiver);
  } else {
    post(batch, SLOT, undefined).then(receiver.onAnswer, receiver.onRefusal);
  }
}

/**
 * An exchange for one call alone: its answer holds the frame of that call and nothing else.
 *
 * @param {Batch} batch
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Batch>}
 */
export function exchange(batch, signal) {
  return post(batch, ONE, signal);
}

/**
 * The same while the thread waits: the page's window does not react meanwhile.
 *
 * @param {Batch} batch
 * @returns {Batch}
 */
export function exchangeSync(batch) {
  const request = new XMLHttpRequest();
  request.open("POST", URL_OF_CALLS, false);
  request.responseType = "arraybuffer";
  for (const [name, value] of Object.entries(ONE)) request.setRequestHeader(name, value);
  try {
    request.send(batch);
  } catch (cause) {
    throw refusal("no answer", cause);
  }
  const answer = new Uint8Array(request.response ?? new ArrayBuffer(0));
  if (request.status !== 200) throw refusal(new TextDecoder().decode(answer));
  return answer;
}

/**
 * @param {Batch} batch
 * @param {Record<string, string>} headers
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Batch>}
 */
function post(batch, headers, signal) {
  /** @type {RequestInit} */
  const init = { method: "POST", headers, body: batch, cache: "no-store", credentials: "omit" };
  if (signal !== undefined) init.signal = signal;
  return fetch(URL_OF_CALLS, init).then(answerOf, (cause) => {
    throw refusal("no answer", cause);
  });
}

/**
 * @param {Response} response
 * @returns {Promise<Batch>}
 */
async function answerOf(response) {
  if (response.status !== 200) throw refusal(await response.text());
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {string} reason what the host said
 * @param {unknown} [cause]
 * @returns {Error & { code: string }}
 */
function refusal(reason, cause) {
  const error = nodeError("Error", `Kith refused the call: ${reason}`, new Error());
  return Object.assign(error, { code: "ERR_KITH_REFUSED", cause });
}

/** @type {SlotReceiver | undefined} */
let messageReceiver;

const MESSAGE_HEAD = `${token} ${channel} `;
const REPLY_HEAD = `${channel} `;

/**
 * Passes a batch to `world.js`, in whose world the host's message handler is.
 *
 * @param {Batch} batch
 * @param {SlotReceiver} receiver
 * @returns {void}
 */
function sendMessage(batch, receiver) {
  if (messageReceiver === undefined) {
    messageReceiver = receiver;
    addEventListener("kith:reply", /** @type {EventListener} */ (onReply));
  }
  dispatchEvent(new CustomEvent("kith:request", { detail: MESSAGE_HEAD + toBase64(batch) }));
}

/**
 * @param {CustomEvent<string>} event its detail: the channel, a space, then the answer in base64 or
 *     an exclamation mark and why the host refused
 * @returns {void}
 */
function onReply(event) {
  const { detail } = event;
  if (messageReceiver === undefined || !detail.startsWith(REPLY_HEAD)) return;
  const text = detail.slice(REPLY_HEAD.length);
  if (text.startsWith("!")) messageReceiver.onRefusal(refusal(text.slice(1)));
  else messageReceiver.onAnswer(fromBase64(text));
}

/** @typedef {Uint8Array & { toBase64?: () => string }} Base64Bytes new in ES2026 */
/** @typedef {{ fromBase64?: (text: string) => Batch }} Base64Constructor new in ES2026 */

/**
 * @param {Batch} batch
 * @returns {string}
 */
function toBase64(batch) {
  const bytes = /** @type {Base64Bytes} */ (batch);
  if (bytes.toBase64) return bytes.toBase64();
  let text = "";
  for (const byte of batch) text += String.fromCharCode(byte);
  return btoa(text);
}

/**
 * @param {string} text
 * @returns {Batch}
 */
function fromBase64(text) {
  const { fromBase64: decode } = /** @type {Base64Constructor} */ (
    /** @type {unknown} */ (Uint8Array)
  );
  return decode
    ? decode.call(Uint8Array, text)
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
