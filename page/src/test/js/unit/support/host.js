/**
 * The other side of the bridge in the same process: takes batches in, hands each call to the test,
 * and answers the oldest open slot when the test says so. It speaks the frames of
 * `docs/ARCHITECTURE.md` with code of its own, so that both sides cannot share a mistake.
 */

const encoder = new TextEncoder();

/** @typedef {{ id: number, kind: number, route: number, payload: Buffer }} Frame */
/** @typedef {{ frames: Frame[], answer: (batch: Buffer) => void, refuse: (reason: string) => void }} Slot */

export class FakeHost {
  /** @type {Slot[]} */
  slots = [];
  /** @type {Frame[]} */
  frames = [];
  /** @type {{ url: string, headers: Record<string, string>, bytes: number }[]} */
  requests = [];
  /** @type {(() => void)[]} */
  #waiting = [];

  /**
   * @param {Buffer} batch
   * @param {(batch: Buffer) => void} answer
   * @param {(reason: string) => void} refuse
   */
  take(batch, answer, refuse) {
    const frames = framesOf(batch);
    this.slots.push({ frames, answer, refuse });
    this.frames.push(...frames);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /**
   * @param {number} count of slots taken since the beginning that are to be open
   * @returns {Promise<void>}
   */
  async opened(count) {
    while (this.slots.length < count) await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
  }

  /** @param {...Buffer} frames sent to the oldest open slot */
  answer(...frames) {
    const slot = this.slots.shift();
    if (!slot) throw new Error("no slot is open");
    slot.answer(Buffer.concat(frames));
  }
}

/**
 * @param {Buffer} batch
 * @returns {Frame[]}
 */
export function framesOf(batch) {
  const frames = [];
  for (let at = 0; at < batch.length; ) {
    const length = batch.readUInt32LE(at);
    const kind = batch[at + 4];
    const id = batch.readUInt32LE(at + 5);
    const isCall = kind === 1;
    const route = isCall ? batch.readUInt16LE(at + 9) : -1;
    frames.push({ id, kind, route, payload: batch.subarray(at + (isCall ? 11 : 9), at + 4 + length) });
    at += 4 + length;
  }
  return frames;
}

/**
 * @param {number} kind
 * @param {number} id
 * @param {Uint8Array} [payload]
 * @returns {Buffer}
 */
export function frame(kind, id, payload = new Uint8Array(0)) {
  const head = Buffer.alloc(9);
  head.writeUInt32LE(5 + payload.length);
  head[4] = kind;
  head.writeUInt32LE(id, 5);
  return Buffer.concat([head, payload]);
}

/** @param {number} value */
export function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** @param {string} text */
export function string(text) {
  const bytes = encoder.encode(text);
  return Buffer.concat([u32(bytes.length), bytes]);
}

/**
 * @param {Record<string, any>} error
 * @returns {Buffer} the payload of an ERROR frame
 */
export function errorPayload(error) {
  const nullable = (/** @type {string | undefined} */ text) => {
    return text === undefined ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), string(text)]);
  };
  const errno = error.errno === undefined ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), u32(error.errno >>> 0)]);
  return Buffer.concat([
    string(error.name ?? "Error"),
    string(error.message ?? ""),
    nullable(error.code),
    errno,
    nullable(error.syscall),
    nullable(error.path),
    nullable(error.dest),
    nullable(error.permission),
    nullable(error.resource),
  ]);
}

/** What a page has and Node lacks: events of the window, requests, and the private world's relay. */
export async function beAPage() {
  const host = new FakeHost();
  const target = new EventTarget();
  const handler = {
    postMessage: (/** @type {string} */ text) => {
      return new Promise((_, reject) => {
        const [token, channel, base64 = ""] = text.split(" ");
        host.requests.push({ url: "message", headers: { "X-Kith": token ?? "", "X-Kith-Channel": channel ?? "" }, bytes: base64.length });
        host.take(Buffer.from(base64, "base64"), (batch) => reject(new Error(`=${batch.toString("base64")}`)), (reason) => reject(new Error(reason)));
      });
    },
  };
  Object.assign(globalThis, {
    document: {},
    window: globalThis,
    top: globalThis,
    addEventListener: target.addEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
    webkit: { messageHandlers: { kith: handler } },
    reportError: (/** @type {unknown} */ error) => host.slots.length >= 0 && reported.push(error),
    fetch: fetchFrom(host),
    XMLHttpRequest: syncRequest(host),
  });
  await import("../../../../main/js/start/world.js");
  return host;
}

/** A worker has requests only. */
export function beAWorker() {
  const host = new FakeHost();
  Object.assign(globalThis, {
    DedicatedWorkerGlobalScope: class {},
    // Node's own would keep the process from ending.
    BroadcastChannel: class {
      postMessage() {}
      close() {}
    },
    fetch: fetchFrom(host),
    XMLHttpRequest: syncRequest(host),
  });
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request: () => {} } } });
  return host;
}

/** @type {unknown[]} what was given to `reportError` */
export const reported = [];

/** @param {FakeHost} host */
function fetchFrom(host) {
  return (/** @type {string} */ url, /** @type {any} */ { headers, body, signal }) => {
    host.requests.push({ url, headers, bytes: body.length });
    return new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
      host.take(
        Buffer.from(body),
        (batch) => resolve(new Response(batch)),
        (reason) => resolve(new Response(reason, { status: 403 })),
      );
    });
  };
}

/** @type {(batch: Buffer) => { status: number, body: Buffer }} how synchronous calls are answered */
let answerSync = () => ({ status: 500, body: Buffer.alloc(0) });

/** @param {typeof answerSync} answer */
export function answerSyncCalls(answer) {
  answerSync = answer;
}

/** @param {FakeHost} host */
function syncRequest(host) {
  return class {
    #headers = /** @type {Record<string, string>} */ ({});
    #url = "";
    responseType = "";
    status = 0;
    response = new ArrayBuffer(0);

    /** @param {string} _method @param {string} url */
    open(_method, url) {
      this.#url = url;
    }

    /** @param {string} name @param {string} value */
    setRequestHeader(name, value) {
      this.#headers[name] = value;
    }

    /** @param {Uint8Array} batch */
    send(batch) {
      host.requests.push({ url: this.#url, headers: this.#headers, bytes: batch.length });
      const { status, body } = answerSync(Buffer.from(batch));
      this.status = status;
      this.response = new Uint8Array(body).buffer;
    }
  };
}
