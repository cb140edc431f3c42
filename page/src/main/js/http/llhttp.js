/**
 * Calls of llhttp, the parser that Node itself uses (https://github.com/nodejs/llhttp), as WebAssembly
 * out of the npm package `undici`. One instance serves all parsers of a JavaScript context.
 */

import bytes from "undici/lib/llhttp/llhttp-wasm.js";

/** 64 KiB: what is copied into the instance at once; a socket seldom gives more. */
export const PIECE_BYTES_MAX = 65_536;

/** What `on_headers_complete` may answer: go on, there is no body, there is none and the protocol changes. */
export const After = Object.freeze({ GO_ON: 0, NO_BODY: 1, UPGRADE: 2 });

/** `llhttp_errno` of a parser that stopped because the bytes that follow are not HTTP. */
export const PAUSED_UPGRADE = 22;

/**
 * What a parser is told while it reads; texts as they stand, maybe in several parts. A true answer to a part
 * stops it there.
 *
 * @typedef {object} Sink
 * @property {() => void} begin a message begins
 * @property {(at: number, length: number) => boolean} url
 * @property {(at: number, length: number) => boolean} status the reason phrase
 * @property {(at: number, length: number) => boolean} field
 * @property {(at: number, length: number) => boolean} value
 * @property {(status: number, isUpgrade: boolean, isKeptAlive: boolean) => number} head one of {@link After}
 * @property {(at: number, length: number) => boolean} body
 * @property {() => void} end the message is complete
 */

/** @type {Map<number, WeakRef<Sink>>} by the parser's address */
const sinks = new Map();

/** Where pieces are copied to, in the instance's memory. */
let input = 0;

/**
 * @param {"url" | "status" | "field" | "value" | "body"} name
 * @returns {(parser: number, at: number, length: number) => number}
 */
function span(name) {
  return (parser, at, length) => {
    return sinks.get(parser)?.deref()?.[name](at, length) ? -1 : 0;
  };
}

/**
 * @param {"begin" | "end"} name
 * @returns {(parser: number) => number}
 */
function mark(name) {
  return (parser) => {
    sinks.get(parser)?.deref()?.[name]();
    return 0;
  };
}

/** @type {any} */
let loaded;

/** @returns {any} the exports of the instance; made at first use */
function calls() {
  if (loaded === undefined) {
    const env = {
      wasm_on_message_begin: mark("begin"),
      wasm_on_url: span("url"),
      wasm_on_status: span("status"),
      wasm_on_header_field: span("field"),
      wasm_on_header_value: span("value"),
      wasm_on_headers_complete(/** @type {number} */ parser, /** @type {number} */ status, /** @type {number} */ upgrade, /** @type {number} */ alive) {
        return sinks.get(parser)?.deref()?.head(status, upgrade !== 0, alive !== 0) ?? 0;
      },
      wasm_on_body: span("body"),
      wasm_on_message_complete: mark("end"),
    };
    loaded = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env }).exports;
    input = loaded.malloc(PIECE_BYTES_MAX);
  }
  return loaded;
}

/** @type {FinalizationRegistry<number>} */
const forgotten = new FinalizationRegistry(free);

/**
 * @param {number} parser
 * @returns {void}
 */
function free(parser) {
  if (sinks.delete(parser)) calls().llhttp_free(parser);
}

/** One parser inside the instance. */
export class Machine {
  #at;

  /**
   * @param {"request" | "response"} kind what it reads
   * @param {Sink} sink
   * @param {boolean} isLenient takes what RFC 9112 forbids: Node's `insecureHTTPParser`
   */
  constructor(kind, sink, isLenient) {
    const llhttp = calls();
    this.#at = llhttp.llhttp_alloc(kind === "request" ? 1 : 2);
    sinks.set(this.#at, new WeakRef(sink));
    forgotten.register(sink, this.#at, this);
    if (isLenient) {
      for (const name of ["headers", "chunked_length", "keep_alive", "transfer_encoding", "version", "data_after_close"]) {
        llhttp[`llhttp_set_lenient_${name}`](this.#at, 1);
      }
    }
  }

  /**
   * Reads one piece. The sink's places are from its beginning.
   *
   * @param {Uint8Array} piece at most {@link PIECE_BYTES_MAX}
   * @returns {number} 0, or llhttp's errno
   */
  execute(piece) {
    const llhttp = calls();
    new Uint8Array(llhttp.memory.buffer, input, piece.length).set(piece);
    return llhttp.llhttp_execute(this.#at, input, piece.length);
  }

  /** @returns {number} where it stopped, in bytes from the beginning of the piece */
  stoppedAt() {
    return calls().llhttp_get_error_pos(this.#at) - input;
  }

  /** @returns {number} 0, or llhttp's errno: the bytes ended in the middle of a message */
  finish() {
    return calls().llhttp_finish(this.#at);
  }

  /** Reads what follows an upgrade that nobody wants as HTTP. */
  resumeAfterUpgrade() {
    calls().llhttp_resume_after_upgrade(this.#at);
  }

  /** @returns {{ major: number, minor: number, method: string }} of the message that is being read */
  head() {
    const llhttp = calls();
    return {
      major: llhttp.llhttp_get_http_major(this.#at),
      minor: llhttp.llhttp_get_http_minor(this.#at),
      method: text(llhttp.llhttp_method_name(llhttp.llhttp_get_method(this.#at))),
    };
  }

  /**
   * @param {number} errno
   * @returns {{ code: string, reason: string }} as Node names them, for instance `HPE_INVALID_METHOD`
   */
  failure(errno) {
    const name = text(calls().llhttp_errno_name(errno));
    const code = name.startsWith("HPE_") ? name : `HPE_${name}`;
    return { code, reason: text(calls().llhttp_get_error_reason(this.#at)) || code };
  }

  /** Gives its memory back. */
  free() {
    forgotten.unregister(this);
    free(this.#at);
  }
}

/**
 * @param {number} at an address in the instance's memory
 * @param {number} length in bytes
 * @returns {string} each byte one character, as in Node's headers
 */
export function latin1(at, length) {
  let read = "";
  for (const byte of new Uint8Array(calls().memory.buffer, at, length)) read += String.fromCharCode(byte);
  return read;
}

/**
 * @param {number} at
 * @returns {number} in bytes from the beginning of the piece
 */
export function placeOf(at) {
  return at - input;
}

/**
 * @param {number} at the address of a C string, or 0
 * @returns {string}
 */
function text(at) {
  if (at === 0) return "";
  const memory = new Uint8Array(calls().memory.buffer, at);
  return latin1(at, memory.indexOf(0));
}
