/** The form of frames: u32 length of what follows, u8 kind, u32 call id, payload. */

import { HEAD_BYTES } from "../codec.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Kinds of frames to the host. */
const CALL = 1;
const CANCEL = 2;

/** Kinds of frames from the host; 2 is an error. */
export const RESULT = 1;
export const EVENT = 3;
/** First in an answer that holds events: its number, since one answer may overtake another. */
export const ORDER = 4;

/** 1 MiB: what one request carries at most, as one answer does. */
const BATCH_BYTES_MAX = 1024 * 1024;

/** Bytes of a frame without payload. */
const EMPTY_FRAME_BYTES = 9;

/**
 * Puts the head of a call in front of its arguments, in the room that the Writer left there.
 *
 * @param {number} id
 * @param {number} route
 * @param {Bytes} payload what `Writer.finish` returned
 * @returns {Bytes}
 */
export function callFrame(id, route, payload) {
  const frame = new Uint8Array(payload.buffer, 0, HEAD_BYTES + payload.length);
  writeHead(frame, CALL, id);
  frame[9] = route;
  frame[10] = route >>> 8;
  return frame;
}

/**
 * @param {number} id of the call that nobody waits for any more
 * @returns {Bytes}
 */
export function cancelFrame(id) {
  const frame = new Uint8Array(EMPTY_FRAME_BYTES);
  writeHead(frame, CANCEL, id);
  return frame;
}

/**
 * @param {Bytes} frame the whole frame
 * @param {number} kind
 * @param {number} id
 * @returns {void}
 */
function writeHead(frame, kind, id) {
  const length = frame.length - 4;
  frame[0] = length;
  frame[1] = length >>> 8;
  frame[2] = length >>> 16;
  frame[3] = length >>> 24;
  frame[4] = kind;
  frame[5] = id;
  frame[6] = id >>> 8;
  frame[7] = id >>> 16;
  frame[8] = id >>> 24;
}

/**
 * @param {import("../codec.js").Reader} reader
 * @returns {{ kind: number, id: number, end: number }} `end` is where the next frame begins
 */
export function readHead(reader) {
  const length = reader.u32();
  const end = reader.position + length;
  return { kind: reader.u8(), id: reader.u32(), end };
}

/**
 * @param {readonly Bytes[]} frames
 * @returns {Generator<Bytes, void>} the frames one after another, in as few pieces as may be sent
 */
export function* batchesOf(frames) {
  let start = 0;
  let bytes = 0;
  for (let i = 0; i <= frames.length; i++) {
    const length = frames[i]?.length ?? BATCH_BYTES_MAX;
    if (bytes > 0 && bytes + length > BATCH_BYTES_MAX) {
      yield joined(frames.slice(start, i), bytes);
      start = i;
      bytes = 0;
    }
    bytes += length;
  }
}

/**
 * @param {readonly Bytes[]} pieces
 * @param {number} bytes of all together
 * @returns {Bytes}
 */
function joined(pieces, bytes) {
  const whole = new Uint8Array(bytes);
  let position = 0;
  for (const piece of pieces) {
    whole.set(piece, position);
    position += piece.length;
  }
  return whole;
}
