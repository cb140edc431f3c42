/**
 * The C floor: page JavaScript packs a frame, the private world carries it as base64, C sends the same string back. There
 * is no file system behind it, so `stat` is an echo of the same size as a stat request: what the transport alone allows.
 */

const TOKEN = "f".repeat(32);
const CHANNEL = "1";
const HEADER_BYTES = 11;
const CALL = 1;

/** @type {Map<number, () => void>} */
const pending = new Map();
const encoder = new TextEncoder();
let lastCallId = 0;
let onEvent = () => {};

window.addEventListener("kith:reply", (event) => {
  const text = event.detail;
  const batch = Uint8Array.fromBase64(text.slice(text.lastIndexOf(" ") + 1));
  const view = new DataView(batch.buffer);
  const callId = view.getUint32(5, true);
  pending.get(callId)?.();
  pending.delete(callId);
});

globalThis.floorEvent = (text) => onEvent(text.length);

/** One CALL frame: u32 length, u8 kind, u32 call id, u16 route id, u32 byte length and the UTF-8 text. */
function frame(callId, text) {
  const bytes = encoder.encode(text);
  const batch = new Uint8Array(HEADER_BYTES + 4 + bytes.length);
  const view = new DataView(batch.buffer);
  view.setUint32(0, batch.length - 4, true);
  view.setUint8(4, CALL);
  view.setUint32(5, callId, true);
  view.setUint16(9, 0, true);
  view.setUint32(11, bytes.length, true);
  batch.set(bytes, HEADER_BYTES + 4);
  return batch;
}

function echo(text) {
  const callId = ++lastCallId;
  const detail = `${TOKEN} ${CHANNEL} ${frame(callId, text).toBase64()}`;
  return new Promise((resolve) => {
    pending.set(callId, resolve);
    window.dispatchEvent(new CustomEvent("kith:request", { detail }));
  });
}

function floor(text) {
  window.webkit.messageHandlers.floor.postMessage(text);
}

/** @type {import("../../apps/ipc/measure.js").Adapter} */
export const adapter = {
  folder: () => globalThis.floorFolder,
  report: (line) => floor("report " + line),
  call: () => echo("ping"),
  stat: async (path) => {
    await echo(path);
    return 4096;
  },
  events: async (count, listener) => {
    onEvent = listener;
    floor("events " + count);
  },
};
