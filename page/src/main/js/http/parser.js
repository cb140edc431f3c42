/**
 * Reads HTTP/1.1 messages out of bytes. What is found is told after the bytes were read, in order, so
 * that a listener may do as it likes, for instance close the connection.
 */

import { After, latin1, Machine, PAUSED_UPGRADE, PIECE_BYTES_MAX, placeOf } from "./llhttp.js";

/** 16 KiB of names and values: as in Node. */
export const MAX_HEADER_SIZE = 16_384;

/** 1000 fields: as in Node. */
const HEADERS_MAX = 1000;

/** 16 KiB of extensions of one chunk, as in Node, and the size and line ends around them. */
const BETWEEN_CHUNKS_MAX = 16_384 + 22;

/**
 * The beginning of a message.
 *
 * @typedef {object} Head
 * @property {string} method of a request
 * @property {string} url of a request, as it stands
 * @property {number} statusCode of a response
 * @property {string} statusMessage of a response
 * @property {number} httpVersionMajor
 * @property {number} httpVersionMinor
 * @property {string[]} rawHeaders names and values in turn
 * @property {boolean} isUpgrade it asks for, or begins, another protocol
 * @property {boolean} isKeptAlive another message may follow
 */

/**
 * @typedef {object} Reader
 * @property {(head: Head) => number} decide whether a body follows: one of {@link After}; must change nothing
 * @property {(head: Head) => void} head
 * @property {(part: Uint8Array) => void} body
 * @property {(rawTrailers: string[]) => void} end
 */

/** @typedef {Error & { code: string, reason: string, bytesParsed: number, rawPacket?: Uint8Array }} ParseError */

/**
 * @typedef {object} Parsed
 * @property {ParseError} [error] the bytes are not HTTP; the parser reads no more
 * @property {Uint8Array} [rest] bytes of another protocol, after an upgrade; maybe none
 */

/** @typedef {import("./llhttp.js").Sink} Sink */

/** @implements {Sink} */
export class Parser {
  #kind;
  #machine;
  #reader;
  #headerSizeMax;

  /** @type {(() => void)[]} what was found and is not yet told */
  #found = [];
  /** @type {Uint8Array} */
  #piece = new Uint8Array();

  #url = "";
  #status = "";
  /** @type {string[]} */
  #fields = [];
  #isInValue = false;
  #headerSize = 0;
  #isTooLarge = false;

  /** llhttp does not tell of extensions: what stands between the parts of a body is counted. */
  #isChunked = false;
  /** Where the last part that was told ended, in bytes from the beginning of the piece. */
  #toldTo = 0;
  #isExtensionTooLong = false;

  /** Most header fields: a request with more is refused, of a response the rest is dropped; 0: any number. */
  maxHeadersCount = HEADERS_MAX;

  /**
   * @param {"request" | "response"} kind
   * @param {Reader} reader
   * @param {{ maxHeaderSize?: number, isLenient?: boolean }} [options] size in bytes
   */
  constructor(kind, reader, options = {}) {
    this.#kind = kind;
    this.#reader = reader;
    this.#headerSizeMax = options.maxHeaderSize || MAX_HEADER_SIZE;
    this.#machine = new Machine(kind, this, options.isLenient ?? false);
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {Parsed}
   */
  parse(bytes) {
    let from = 0;
    while (from < bytes.length) {
      this.#piece = bytes.subarray(from, from + PIECE_BYTES_MAX);
      const errno = this.#machine.execute(this.#piece);
      if (errno === PAUSED_UPGRADE) {
        from += this.#machine.stoppedAt();
        if (this.#isUpgraded) {
          this.#tell();
          return { rest: bytes.subarray(from) };
        }
        this.#machine.resumeAfterUpgrade();
        this.#toldTo = 0;
        this.#tell();
        continue;
      }
      const stopped = errno === 0 ? 0 : this.#machine.stoppedAt();
      this.#isWithinChunks(this.#piece.length);
      const failure = this.#failure(errno);
      this.#tell();
      if (failure) return { error: Object.assign(failure, { bytesParsed: from + Math.max(0, stopped), rawPacket: bytes }) };
      from += this.#piece.length;
      this.#toldTo -= this.#piece.length;
    }
    return {};
  }

  /**
   * The connection has ended.
   *
   * @returns {Parsed}
   */
  finish() {
    const failure = this.#isReading ? this.#failure(this.#machine.finish()) : undefined;
    this.#tell();
    return failure ? { error: failure } : {};
  }

  /** Whether a message has begun and is not complete. */
  get isInMessage() {
    return this.#isReading;
  }

  free() {
    this.#machine.free();
  }

  #isUpgraded = false;
  #isReading = false;

  /**
   * @param {number} errno
   * @returns {ParseError | undefined}
   */
  #failure(errno) {
    if (this.#isTooLarge) return parseError("HPE_HEADER_OVERFLOW", "Header overflow");
    if (this.#isExtensionTooLong) return parseError("HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
    if (errno === 0 || errno === PAUSED_UPGRADE) return undefined;
    const { code, reason } = this.#machine.failure(errno);
    return parseError(code, reason);
  }

  #tell() {
    const found = this.#found;
    this.#found = [];
    for (const tell of found) tell();
  }

  begin() {
    this.#isReading = true;
    this.#isChunked = false;
    this.#headerSize = 0;
    this.#url = "";
    this.#status = "";
    this.#fields = [];
    this.#isInValue = true;
  }

  /** @type {Sink["url"]} */
  url(at, length) {
    if (this.#isWithin(at, length)) this.#url += latin1(at, length);
    return this.#isTooLarge;
  }

  /** @type {Sink["status"]} */
  status(at, length) {
    if (this.#isWithin(at, length)) this.#status += latin1(at, length);
    return this.#isTooLarge;
  }

  /** @type {Sink["field"]} */
  field(at, length) {
    if (!this.#isWithin(at, length)) return true;
    if (this.#isInValue) this.#fields.push("", "");
    this.#isInValue = false;
    const isTooMany = this.maxHeadersCount > 0 && this.#fields.length > 2 * this.maxHeadersCount;
    if (isTooMany && this.#kind === "request") this.#isTooLarge = true;
    this.#fields[this.#fields.length - 2] += latin1(at, length);
    return this.#isTooLarge;
  }

  /** @type {Sink["value"]} */
  value(at, length) {
    this.#isInValue = true;
    if (this.#isWithin(at, length)) this.#fields[this.#fields.length - 1] += latin1(at, length);
    return this.#isTooLarge;
  }

  /** @type {Sink["head"]} */
  head(statusCode, isUpgrade, isKeptAlive) {
    const { major, minor, method } = this.#machine.head();
    const head = {
      method,
      url: this.#url,
      statusCode,
      statusMessage: this.#status,
      httpVersionMajor: major,
      httpVersionMinor: minor,
      rawHeaders: this.#taken(),
      isUpgrade,
      isKeptAlive,
    };
    this.#headerSize = 0;
    if (this.#isTooLarge) return -1;
    const after = this.#reader.decide(head);
    this.#isUpgraded = after === After.UPGRADE;
    this.#isChunked = after === After.GO_ON && saysChunked(head.rawHeaders);
    this.#found.push(() => this.#reader.head(head));
    return after;
  }

  /** @type {Sink["body"]} */
  body(at, length) {
    const from = placeOf(at);
    if (!this.#isWithinChunks(from)) return true;
    this.#toldTo = from + length;
    const part = this.#piece.subarray(from, from + length);
    this.#found.push(() => this.#reader.body(part));
    return false;
  }

  end() {
    this.#isReading = false;
    this.#isChunked = false;
    const trailers = this.#taken();
    this.#found.push(() => this.#reader.end(trailers));
  }

  /** @returns {string[]} the fields since the last time */
  #taken() {
    const fields = this.#fields;
    this.#fields = [];
    this.#isInValue = true;
    return this.maxHeadersCount > 0 ? fields.slice(0, 2 * this.maxHeadersCount) : fields;
  }

  /**
   * Counts what was read of a head or of trailers; beyond the bound nothing is kept.
   *
   * @param {number} at
   * @param {number} length
   * @returns {boolean}
   */
  #isWithin(at, length) {
    this.#toldTo = placeOf(at) + length;
    this.#headerSize += length;
    if (this.#headerSize >= this.#headerSizeMax) this.#isTooLarge = true;
    return !this.#isTooLarge;
  }

  /**
   * @param {number} at a place in the piece, to which nothing was told since the last part
   * @returns {boolean}
   */
  #isWithinChunks(at) {
    if (this.#isChunked && at - this.#toldTo > BETWEEN_CHUNKS_MAX) this.#isExtensionTooLong = true;
    return !this.#isExtensionTooLong;
  }
}

/**
 * @param {string[]} rawHeaders
 * @returns {boolean}
 */
function saysChunked(rawHeaders) {
  return rawHeaders.some((name, i) => i % 2 === 0 && name.toLowerCase() === "transfer-encoding");
}

/**
 * @param {string} code
 * @param {string} reason
 * @returns {ParseError}
 */
function parseError(code, reason) {
  return Object.assign(new Error(`Parse Error: ${reason}`), { code, reason, bytesParsed: 0 });
}

export { After };
